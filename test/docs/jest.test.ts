// The pattern for Jest in docs/frameworks.md: with it, Jest transforms the modules of the package and those that they import, and no others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { root } from './photo-site.js';
import { kindOf, snippets } from './snippets.js';

test('Jest transforms the modules of the package and of Lit', async () => {
  const [snippet, ...others] = snippets.filter((each) => kindOf(each) === 'jest');
  assert.equal(others.length, 0);
  const [, pattern = ''] = /^transformIgnorePatterns: \['(.+)'\];$/m.exec(snippet?.code ?? '') ?? [];
  const isIgnored = (path: string) => new RegExp(pattern).test(`/site/${path}`);

  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['dist/s3-image-upload.js', 'dist/core.js', 'dist/react.js'],
    external: ['react'],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    outdir: 'unwritten',
  });
  const paths = Object.keys(metafile.inputs).map((path) =>
    path.replace(/^dist/, 'node_modules/s3-image-upload/dist'),
  );
  assert.deepEqual(paths.filter(isIgnored), []);
  assert.ok(isIgnored('node_modules/react/index.js'));
});
