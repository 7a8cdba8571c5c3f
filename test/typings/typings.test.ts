// Compiles the typings of the tarball with the compilers of users.
import assert from 'node:assert/strict';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { install } from '../../tools/install.mjs';
import { makeProject, pack, root, run } from '../package/tarball.js';

const tarball = await pack();

const inRoot = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, join(root, 'node_modules', name)]));
const react18 = { '@types/react': join(root, 'test/react/eighteen/node_modules/@types/react') };

const options = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  jsx: 'react-jsx',
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  types: [],
};

const node10 = { module: 'ESNext', moduleResolution: 'node' };
const node16 = { module: 'Node16', moduleResolution: 'Node16' };
const bundler = { module: 'ESNext', moduleResolution: 'Bundler' };

const typescripts = join(root, 'test/package/typescripts');
const oldest = join(typescripts, 'node_modules/oldest/bin/tsc');
const usual = join(root, 'node_modules/typescript/bin/tsc');
const newest = join(typescripts, 'node_modules/newest/bin/tsc');

/** A project with some of the consumers, and options of the compiler. */
async function consume(names: readonly string[], compilerOptions: object, installed: Record<string, string>) {
  const project = await makeProject(tarball, { ...inRoot('lit'), ...inRoot('@lit'), ...installed });
  for (const name of names)
    await cp(new URL(`../package/consumers/${name}`, import.meta.url), join(project, name));
  await writeFile(join(project, 'package.json'), '{ "type": "module" }');
  const config = { compilerOptions: { ...options, ...compilerOptions }, include: names };
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify(config));
  return project;
}

suite('the typings', () => {
  install(typescripts);
  const versions = run(process.execPath, [oldest, '--version'], root).trim();

  const react19 = inRoot('@types/react');
  const compilers = [
    [`${versions}, node10`, oldest, node10, react19],
    [`${versions}, node16`, oldest, node16, react18],
    [`${versions}, bundler`, oldest, bundler, react19],
    ['the usual version, node10', usual, { ...node10, ignoreDeprecations: '6.0' }, react18],
    ['the usual version, node16', usual, node16, react19],
    ['the usual version, bundler', usual, bundler, react18],
    ['the newest version, node16', newest, node16, react18],
    ['the newest version, bundler', newest, bundler, react19],
  ] as const;
  for (const [name, tsc, resolution, react] of compilers)
    test(`compile with and without React ${react === react18 ? 18 : 19}, libraries checked: ${name}`, async () => {
      run(process.execPath, [tsc], await consume(['main.ts', 'server.ts', 'react.tsx'], resolution, react));
    });

  const jsx = join(root, 'test/package/jsx');
  for (const [framework, file, ofFramework] of [
    ['preact', 'preact.tsx', {}],
    ['solid-js', 'solid.tsx', { jsx: 'preserve' }],
  ] as const)
    test(`compile in JSX of ${framework}, libraries checked`, async () => {
      install(jsx);
      const options = { ...bundler, ...ofFramework, jsxImportSource: framework };
      const installed = { [framework]: join(jsx, 'node_modules', framework) };
      run(process.execPath, [usual], await consume([file], options, installed));
    });

  test('compile in templates of Vue', async () => {
    const vue = await consume(['app.vue'], { ...bundler, jsx: 'preserve' }, inRoot('vue'));
    run(process.execPath, [join(root, 'node_modules/vue-tsc/bin/vue-tsc.js')], vue);
  });

  test('compile in markup of Svelte, and find errors there', async () => {
    const check = join(root, 'node_modules/svelte-check/bin/svelte-check');
    const project = await consume(['App.svelte', 'Wrong.svelte'], bundler, inRoot('svelte'));
    const config = ['--workspace', project, '--tsconfig', join(project, 'tsconfig.json')];
    assert.throws(
      () => run(process.execPath, [check, ...config], root),
      /Wrong\.svelte[^]*found 2 errors and 0 warnings in 1 file/,
    );
  });
});
