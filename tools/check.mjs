// `npm run check`: checks types, lint and layers, format, unused code, and the package.
import { install } from './install.mjs';
import { check, runJobs } from './jobs.mjs';

install();
const { buildPackage } = await import('./build.mjs');
const { packPackage } = await import('./tarball.mjs');

await buildPackage();
const tarball = packPackage(); // before anything reads package.json, which is replaced by another while npm packs

await runJobs([
  () => check('lint and layers', 'eslint/bin/eslint.js', '.'),
  () => check('types', 'typescript/bin/tsc'),
  () => check('format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  () =>
    check(
      'typings for every resolver',
      '@arethetypeswrong/cli/dist/index.js',
      tarball,
      '--ignore-rules',
      'cjs-resolves-to-esm',
      '--exclude-entrypoints',
      'worker.js', // a file to host, which is not imported
    ),
  () => check('nothing unused', 'knip/bin/knip.js'),
  () => check('package linted', 'publint/src/cli.js', '--strict', tarball),
]);
