// The built package as a Node program sees it: importing throws nothing.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const { exports } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as {
  exports: Record<string, string | { default?: string }>;
};

for (const [entry, target] of Object.entries(exports)) {
  const file = typeof target === 'string' ? undefined : target.default;
  if (file)
    test(`s3-image-upload${entry.slice(1)} can be imported in Node`, async () => {
      assert.ok(Object.keys((await import(new URL(file, root).href)) as object).length > 0);
    });
}

test('the script-tag build imports nothing by a bare name', async () => {
  const source = await readFile(new URL('dist/cdn/s3-image-upload.js', root), 'utf8');
  assert.doesNotMatch(source, /(?:from|import)\s*["'`](?![./])/);
});

test('the uploader alone comes without Lit', async () => {
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
