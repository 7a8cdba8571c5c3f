// The built package as a Node program sees it: importing throws nothing.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { Script } from 'node:vm';
import type { Locale } from 's3-image-upload';
import { languages as table } from '../../src/element/page/words.js';

const root = new URL('../../', import.meta.url);
const { exports } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as {
  exports: Record<string, string | { default?: string }>;
};

const languages = (await readdir(new URL('dist/locales', root)))
  .filter((name) => name.endsWith('.js'))
  .map((name) => name.slice(0, -'.js'.length));

for (const [entry, target] of Object.entries(exports)) {
  const file = typeof target === 'string' ? undefined : target.default;
  for (const language of entry.includes('*') ? languages : ['']) {
    const one = (pattern: string) => pattern.replace('*', language);
    if (file)
      test(`s3-image-upload${one(entry).slice(1)} can be imported in Node`, async () => {
        assert.ok(Object.keys((await import(new URL(one(file), root).href)) as object).length > 0);
      });
  }
}

test('each language except English, which is built in, is an entry with its table', async () => {
  const tables = await Promise.all(
    languages.map(
      (tag) => import(new URL(`dist/locales/${tag}.js`, root).href) as Promise<{ locale: Locale }>,
    ),
  );
  assert.deepEqual(languages, Object.keys(table).sort());
  assert.deepEqual(
    tables.map(({ locale }) => locale.language),
    languages,
  );
});

test('the React component is marked as a client component', async () => {
  assert.match(await readFile(new URL('dist/react.js', root), 'utf8'), /^["']use client["'];/);
});

test('the script-tag build imports nothing by a bare name', async () => {
  const source = await readFile(new URL('dist/cdn/s3-image-upload.js', root), 'utf8');
  assert.doesNotMatch(source, /(?:from|import)\s*["'`](?![./])/);
});

test('the script-tag build is a classic script as well as a module', async () => {
  const source = await readFile(new URL('dist/cdn/s3-image-upload.js', root), 'utf8');
  assert.doesNotThrow(() => new Script(source));
});

test('the uploader alone does not import Lit', async () => {
  const seen = new Set<string>();
  const visit = async (file: URL): Promise<void> => {
    if (seen.has(file.href)) return;
    seen.add(file.href);
    const source = await readFile(file, 'utf8');
    assert.doesNotMatch(source, /from ["']lit/, file.pathname);
    for (const [, path = ''] of source.matchAll(/from ["'](\.[^"']+)["']/g)) await visit(new URL(path, file));
  };
  await visit(new URL('dist/core.js', root));
  assert.ok(seen.size > 1);
});
