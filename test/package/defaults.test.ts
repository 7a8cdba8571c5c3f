// The element's properties and the documentation of the options have the defaults of `rules/defaults`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as defaults from '../../src/rules/defaults.js';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly { readonly members?: readonly { name: string; default?: string }[] }[];
  }[];
}

const manifest = JSON.parse(read('custom-elements.json')) as Manifest;
const properties = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .flatMap(({ members = [] }) => members);

const declared = ['rules/limits', 'rules/preparation', 'upload/options', 'upload/presign']
  .map((name) => read(`src/${name}.ts`))
  .join('\n');

/** The default in the JSDoc of this option: `Default 3.`, ``Default `keep`.``, `Default 268 435 456.` */
function documented(name: string): string | undefined {
  const [, comment = ''] =
    new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*readonly ${name}\\?:`).exec(declared) ?? [];
  const [, code, number] = /Default (?:`([^`]+)`|(\d[\d ]*))/.exec(comment) ?? [];
  return code ?? number?.replaceAll(' ', '').trim();
}

/** `maxPixels` of `MAX_PIXELS`. */
const optionOf = (constant: string) =>
  constant.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

for (const [constant, value] of Object.entries(defaults)) {
  const name = optionOf(constant);

  test(`the property ${name} of the element is ${value} by default`, () => {
    const text = properties.find((property) => property.name === name)?.default;
    assert.equal(text?.replaceAll(/['_]/g, ''), String(value));
  });

  test(`the documentation of the option ${name} says that it is ${value} by default`, () =>
    assert.equal(documented(name), String(value)));
}
