// `npm test`: everything that must be true, and one line at the end that says how much of it is.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { install, root } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { findBrowser } = await import('./browser.mjs');
const { buildPackage } = await import('./build.mjs');
const { packPackage } = await import('./tarball.mjs');
const { WITHOUT_RANDOM } = await import('./test-runner.mjs');

const total = { passed: 0, failed: 0 };

/** @param {string} name @param {number} passed @param {number} failed */
function count(name, passed, failed) {
  total.passed += passed;
  total.failed += failed;
  console.log(`${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed\n`);
}

/** Runs Node with these arguments, and prints what it says once it has ended: something else runs beside it. @param {string[]} args */
function node(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (/** @type {Buffer} */ text) => (output += text.toString()));
  return new Promise((/** @type {(end: { ok: boolean, output: string }) => void} */ resolve) =>
    child.on('close', (status) => {
      process.stdout.write(output);
      resolve({ ok: status === 0, output });
    }),
  );
}

/** One thing that is so or not. @param {string} name @param {string} tool @param {string[]} args */
async function check(name, tool, ...args) {
  const { ok } = await node([`node_modules/${tool}`, ...args]);
  count(name, Number(ok), Number(!ok));
}

/** Many tests, counted by their runner in lines like `# pass 12` or `12 passed`. @param {string} name @param {string[]} args */
async function suite(name, ...args) {
  const { ok, output } = await node(args);
  const last = (/** @type {RegExp} */ figure) =>
    Number([...output.matchAll(figure)].at(-1)?.slice(1).find(Boolean) ?? 0);
  const failures = last(/# fail (\d+)|(\d+) failed/g);
  count(name, last(/# pass (\d+)|(\d+) passed/g), ok ? failures : Math.max(1, failures)); // broken off is failed
}

/** @param {string} folder */
const testsIn = (folder) =>
  readdirSync(`${root}/test/${folder}`)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${folder}/${name}`);
// A test that hangs is a failure, not an endless wait. It counts for each file.
const nodeTests = ['--import', 'tsx', '--test', '--test-reporter', 'tap', '--test-timeout', '180000'];

/** What is generated from the JSDoc is as if it were generated now. */
async function checkManifest() {
  const editors = readdirSync(`${root}/editors`).map((name) => `editors/${name}`);
  const files = ['custom-elements.json', 'src/jsx.d.ts', 'README.md', ...editors];
  const read = () => files.map((file) => readFileSync(`${root}/${file}`, 'utf8'));
  const before = read();
  const analyzed = await node(['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze']);
  const referenced = await node(['tools/reference.mjs']);
  const stale = files.filter((_, index) => before[index] !== read()[index]);
  if (stale.length > 0) console.log(`Stale until now, and written anew: ${stale.join(', ')}. Commit them.`);
  const ok = analyzed.ok && referenced.ok && stale.length === 0;
  count('manifest, typings, editor data and reference are fresh', Number(ok), Number(!ok));
}

/** What may run side by side, the longest first. @type {(() => Promise<void>)[]} */
const jobs = [
  () => components('the element', 'test/element/**/*.test.ts'),
  () => suite('end to end', ...nodeTests, '--test-concurrency=1', ...testsIn('e2e')),
  () => components('rules, images, uploads', 'test/{rules,image,upload}/**/*.test.ts'),
  () => suite('package', ...nodeTests, ...testsIn('package')),
  () => check('lint and layers', 'eslint/bin/eslint.js', '.'),
  () => suite('storage, demo server', ...nodeTests, ...['storage', 'demo'].flatMap(testsIn)),
  () => suite('React 18 and 19, and Lit’s server', ...nodeTests, ...['react', 'lit-server'].flatMap(testsIn)),
  () => check('types', 'typescript/bin/tsc'),
  () => check('format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  checkSizes,
  () =>
    check(
      'typings for every resolver',
      '@arethetypeswrong/cli/dist/index.js',
      tarball,
      '--ignore-rules',
      'cjs-resolves-to-esm',
      '--exclude-entrypoints',
      'worker.js', // a file to host, which nobody imports for what it exports
    ),
  () => check('nothing unused', 'knip/bin/knip.js'),
  () => check('package linted', 'publint/src/cli.js', '--strict', tarball),
];

/** Component tests, in a browser of their own: a page in the background draws no frames. @param {string} name @param {string} files */
function components(name, files) {
  return suite(name, 'node_modules/@web/test-runner/dist/bin.js', '--files', files, WITHOUT_RANDOM);
}

async function checkSizes() {
  const { ok } = await node(['tools/size.mjs']);
  count('sizes are within their budgets', Number(ok), Number(!ok));
}

await findBrowser(); // better now than after a minute; a path alone would not do, one from npm needs its libraries
await checkManifest(); // before the build: what it writes in src/ is newer than a build that is there
await buildPackage();
const tarball = packPackage(); // before anything that reads package.json: while npm packs, another one is in its place
process.env.PACKED = tarball;
const left = jobs.values();
await Promise.all(
  Array.from({ length: Math.max(2, availableParallelism()) }, async () => {
    for (const job of left) await job();
  }),
);

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
