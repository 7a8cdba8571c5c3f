// The documentation names everything that a page's author can use or encounter.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { variantNames } from '../../src/element/variants/variants.js';
import { languages } from '../../src/element/page/words.js';
import { errors } from '../../src/locales/en-errors.js';
import { types } from '../../src/rules/accept.js';
import { formatName } from '../../src/rules/format-name.js';
import { uploadEvents } from '../../src/upload/events.js';
import { apps } from '../hosts/apps.js';
import { codes } from '../rules/codes.js';

const url = (name: string) => new URL(`../../${name}`, import.meta.url);

/** `Portuguese` of `pt-BR`. */
const languageNames = ['en', ...Object.keys(languages)].map((tag) =>
  new Intl.DisplayNames('en', { type: 'language' }).of(new Intl.Locale(tag).language),
);
const events = Object.keys(uploadEvents);

const documents: readonly (readonly [what: string, file: string, texts: readonly unknown[]])[] = [
  ['format', 'README.md', [...types.values()].map(formatName)],
  ['format', 'docs/images.md', [...types.values()].map(formatName)],
  ['language', 'docs/languages.md', languageNames],
  ['example app', 'docs/frameworks.md', Object.keys(apps).map((name) => `| \`${name}\``)],
  ['variant', 'README.md', variantNames.map((name) => `\`${name}\``)],
  ['language', 'stories/languages.mdx', languageNames],
  ['event', 'docs/reference.md', events.map((name) => `\n| \`${name}\``)],
  ['event', 'stories/events.mdx', events.map((name) => `\n- \`${name}\`:`)],
  ['event', 'demo/pages/plain.js', events.map((name) => `'${name.replace('upload-', '')}',`)],
  ['event', 'stories/events.stories.ts', events.map((name) => `@${name}=`)],
];

for (const [what, file, texts] of documents)
  test(`${file} names each ${what}`, () => {
    const document = readFileSync(url(file), 'utf8');
    const missing = texts.filter((text) => !document.includes(String(text)));
    assert.deepEqual(missing, []);
  });

const troubleshooting = readFileSync(url('docs/errors.md'), 'utf8');

test('docs/errors.md has a row for each error code, and no other', () => {
  const rows = [...troubleshooting.matchAll(/^\| `([\w-]+)`/gm)].map(([, code = '']) => code);
  assert.deepEqual(rows.toSorted(), codes.toSorted());
});

test('docs/errors.md has each message that a visitor can see', () => {
  const all: Readonly<Record<string, string | Readonly<Record<string, string>>>> = { ...errors };
  const texts = Object.values(all).flatMap((text) =>
    typeof text === 'string' ? [text] : Object.values(text),
  );
  const missing = texts.filter((text) => {
    const parts = text.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return !new RegExp(`“${parts.join('[^”|]+')}”`).test(troubleshooting.replaceAll('\n', ' '));
  });
  assert.deepEqual(missing, []);
});

test('each example app is used by npm run test:hosts', () => {
  const folders = readdirSync(url('demo/hosts'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  assert.deepEqual(folders.map(({ name }) => name).sort(), Object.keys(apps).sort());
});

for (const name of variantNames)
  test(`the variant ${name} has its stories`, () => assert.ok(existsSync(url(`stories/${name}.stories.ts`))));

const contributing = readFileSync(url('CONTRIBUTING.md'), 'utf8');

test('CONTRIBUTING.md names files that exist', () => {
  const named = [...contributing.matchAll(/`((?:src|test|tools|stories|demo|bench|docs)\/[\w./-]+\.\w+)`/g)];
  const missing = named.map(([, path = '']) => path).filter((path) => !existsSync(url(path)));
  assert.deepEqual(missing, []);
});

test('CONTRIBUTING.md names identifiers that its files contain', () => {
  // `nextTries` in `src/rules/failure.ts`
  const named = [
    ...contributing.matchAll(/`(\w+)`(?: in| of| to|,)?\s+\(?`((?:src|test|tools)\/[\w./-]+\.\w+)`/g),
  ];
  const missing = named.filter(([, name = '', path = '']) => !readFileSync(url(path), 'utf8').includes(name));
  assert.deepEqual(
    missing.map(([text]) => text),
    [],
  );
});
