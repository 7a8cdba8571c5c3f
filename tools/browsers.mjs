// `npm run test:browsers`: runs the component tests in Chromium, Firefox and WebKitGTK, one after the other.
// `npm run test:browsers firefox webkit` runs these two. An argument with a slash is a test file or a pattern.
import { install } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { chromeLauncher, startTestRunner } = await import('@web/test-runner');
const puppeteer = await import('puppeteer-core');
const { findBrowser, findFirefox } = await import('./browser.mjs');
const { installOnDebian } = await import('./debian.mjs');
const { settings } = await import('./test-runner.mjs');
const { findWebKit, startWebKit } = await import('./webkit.mjs');

/**
 * @typedef {import('@web/test-runner').TestSuiteResult} Suite
 * @typedef {{ launcher: import('@web/test-runner').BrowserLauncher, stop?: () => void }} Started
 */

/** The function that starts each browser. @type {Record<string, () => Promise<Started>>} */
const engines = {
  chromium: async () => ({ launcher: chromeLauncher({ launchOptions: await findBrowser() }) }),
  firefox: async () => {
    const executablePath = found('Firefox', findFirefox, 'firefox-esr');
    return { launcher: chromeLauncher({ puppeteer, launchOptions: { browser: 'firefox', executablePath } }) };
  },
  webkit: async () => startWebKit(found('WebKitGTK', findWebKit, 'webkit2gtk-driver', 'xvfb')),
};

/**
 * @template Found
 * @param {string} name @param {() => Found | undefined} find @param {string[]} packages of Debian
 * @returns {Found}
 * @throws with one line that says what to do
 */
function found(name, find, ...packages) {
  if (find() === undefined) installOnDebian(...packages);
  const there = find();
  if (there === undefined)
    throw new Error(`${name} is missing: install it (Debian: apt-get install ${packages.join(' ')}).`);
  return there;
}

/** Every test below this one, each with its full name. @param {Suite} suite @param {string} above @returns {{ name: string, passed: boolean, skipped: boolean }[]} */
const testsOf = (suite, above = '') => [
  ...suite.tests.map((test) => ({ ...test, name: `${above}${test.name}` })),
  ...suite.suites.flatMap((inner) => testsOf(inner, `${above}${inner.name} › `)),
];

/** @param {string} name @param {string[]} files */
async function run(name, files) {
  const { launcher, stop } = await /** @type {() => Promise<Started>} */ (engines[name])();
  try {
    const runner = await startTestRunner({
      config: { ...settings, ...(files.length > 0 && { files }), browsers: [launcher] },
      readCliArgs: false,
      readFileConfig: false,
      autoExitProcess: false,
    });
    if (!runner) throw new Error(`The tests could not be started in ${name}.`);
    await new Promise((resolve) => runner.on('stopped', resolve));
    const sessions = [...runner.sessions.all()];
    const tests = sessions.flatMap(({ testResults }) => (testResults ? testsOf(testResults) : []));
    const skipped = tests.filter((test) => test.skipped);
    for (const { name } of skipped) console.log(`  skipped: ${name.replace(/\s+/g, ' ')}`);
    const failures = tests.filter((test) => !test.passed && !test.skipped).length;
    const failed = sessions.every(({ passed }) => passed) ? failures : Math.max(1, failures); // an aborted run has failed
    return { passed: tests.filter((test) => test.passed).length, failed, skipped: skipped.length };
  } finally {
    stop?.();
  }
}

// The launcher does not wait for its requests, and the last ones can fail when the browser is closed. Tests are not affected: a file
// that has not started or ended in time counts as failed.
process.on('unhandledRejection', (cause) => console.error(cause instanceof Error ? cause.message : cause));

const args = process.argv.slice(2);
const unknown = args.filter((arg) => !arg.includes('/') && !(arg in engines));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}; there are ${Object.keys(engines).join(', ')}.`);
  process.exit(1);
}
const named = args.filter((arg) => arg in engines);
const files = args.filter((arg) => arg.includes('/'));

let passed = 0;
let failed = 0;
for (const name of named.length > 0 ? named : Object.keys(engines)) {
  const counts = await run(name, files).catch((cause) => {
    console.error(cause instanceof Error ? cause.message : cause);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  passed += counts.passed;
  failed += counts.failed;
  console.log(
    `${counts.failed > 0 ? '✗' : '✓'} ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`,
  );
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
