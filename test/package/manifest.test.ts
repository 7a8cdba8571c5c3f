// The files that are generated from the element's JSDoc are correct.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type * as Element from 's3-image-upload/element';
import { list } from '../../src/element/engine/list-styles.js';
import { base } from '../../src/element/shell/styles/base.js';
import { uploadEvents } from '../../src/upload/events.js';

const read = (name: string) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');

/** The events that the element dispatches: the uploader's, and its own. */
const events = [...Object.keys(uploadEvents), 'upload-submit', 'input', 'change'].sort();

interface Declaration {
  readonly events?: readonly { name: string }[];
  readonly cssProperties?: readonly { name: string; default?: string }[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
}

const listed: Readonly<Record<string, (text: string) => string[]>> = {
  'custom-elements.json': (text) =>
    (JSON.parse(text) as Manifest).modules
      .flatMap(({ declarations }) => declarations.flatMap((declaration) => declaration.events ?? []))
      .map(({ name }) => name),
  'docs/reference.md': (text) => {
    const [, table = ''] = /## Events\n([^]*?)\n##/.exec(text) ?? [];
    return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name);
  },
  'editors/web-types.json': (text) => {
    const { contributions } = JSON.parse(text) as {
      contributions: { html: { elements: { js: { events: { name: string }[] } }[] } };
    };
    return contributions.html.elements.flatMap(({ js }) => js.events.map(({ name }) => name));
  },
};

for (const [file, namesIn] of Object.entries(listed))
  test(`${file} lists exactly the events of the element`, async () => {
    assert.deepEqual(namesIn(await read(file)).sort(), events);
  });

test('the typings for JSX have exactly the events of the element', async () => {
  const [, props = ''] =
    /export type S3ImageUploadProps = ([^]*?)\n\};/.exec(await read('src/jsx.d.ts')) ?? [];
  const names = new Set([...props.matchAll(/^ {2}"?on([\w-]+)"?\?:/gm)].map(([, name = '']) => name));
  assert.deepEqual([...names].sort(), events);
});

test('each custom property is documented with its default in the styles', async () => {
  const { modules } = JSON.parse(await read('custom-elements.json')) as Manifest;
  const documented = modules
    .flatMap(({ declarations }) => declarations.flatMap(({ cssProperties = [] }) => cssProperties))
    .map(({ name, default: value }) => `var(${name}, ${value})`);
  const css = [base, list]
    .map(({ cssText }) => cssText)
    .join('\n')
    .replaceAll('var(--_accent)', 'var(--s3-image-upload-accent)');
  assert.ok(documented.length > 10);
  assert.deepEqual(
    documented.filter((declared) => !css.includes(declared)),
    [],
  );
});

test('the version of the class is that of the package', async () => {
  const { version } = JSON.parse(await read('package.json')) as { version: string };
  const { S3ImageUpload } = (await import(
    new URL('../../dist/element.js', import.meta.url).href
  )) as typeof Element;
  assert.equal(S3ImageUpload.version, version);
});
