// `npm test`: runs the tests, and prints how many have passed at the end. Static checks are in `npm run check`.
import { readFileSync, readdirSync } from 'node:fs';
import { install, root } from './install.mjs';
import { count, node, runJobs, suite } from './jobs.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { findBrowser } = await import('./browser.mjs');
const { buildPackage } = await import('./build.mjs');
const { packPackage } = await import('./tarball.mjs');
const { WITHOUT_LONG } = await import('./test-runner.mjs');

/** @param {string} folder */
const testsIn = (folder) =>
  readdirSync(`${root}/test/${folder}`)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${folder}/${name}`);
// The limit, in milliseconds for each file, turns a test that hangs into a failure.
const nodeTests = ['--import', 'tsx', '--test', '--test-reporter', 'tap', '--test-timeout', '180000'];

/** Checks that the files that are generated from JSDoc are up to date. */
async function checkManifest() {
  const editors = readdirSync(`${root}/editors`).map((name) => `editors/${name}`);
  const files = ['custom-elements.json', 'src/jsx.d.ts', 'docs/reference.md', ...editors];
  const read = () => files.map((file) => readFileSync(`${root}/${file}`, 'utf8'));
  const before = read();
  const analyzed = await node(['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze']);
  const referenced = await node(['tools/reference.mjs']);
  const stale = files.filter((_, index) => before[index] !== read()[index]);
  if (stale.length > 0)
    console.log(`These files were out of date and were generated again: ${stale.join(', ')}. Commit them.`);
  const ok = analyzed.ok && referenced.ok && stale.length === 0;
  count('manifest, typings, editor data and reference are fresh', Number(ok), Number(!ok));
}

/** The jobs that can run in parallel, the longest first. @type {(() => Promise<void>)[]} */
const jobs = [
  () => components('the element', 'test/element/**/*.test.ts'),
  () => suite('end to end', ...nodeTests, '--test-concurrency=1', ...testsIn('e2e')),
  () => components('rules, images, uploads', 'test/{rules,image,upload}/**/*.test.ts'),
  () => suite('package', ...nodeTests, ...testsIn('package')),
  () => suite('storage, servers', ...nodeTests, ...['storage', 'demo', 'server'].flatMap(testsIn)),
  () => suite('React 18 and 19, and Lit’s server', ...nodeTests, ...['react', 'lit-server'].flatMap(testsIn)),
  checkSizes,
];

/** Component tests in a separate browser, since a page in the background draws no frames. @param {string} name @param {string} files */
function components(name, files) {
  return suite(name, 'node_modules/@web/test-runner/dist/bin.js', '--files', files, WITHOUT_LONG);
}

async function checkSizes() {
  const { ok } = await node(['tools/size.mjs']);
  count('sizes are within their budgets', Number(ok), Number(!ok));
}

await findBrowser(); // fails now instead of after a minute. It also unpacks the libraries of a Chromium from npm
await checkManifest(); // before the build, since it can write files in src/
await buildPackage();
process.env.PACKED = packPackage(); // before anything reads package.json, which is replaced by another while npm packs
await runJobs(jobs);
