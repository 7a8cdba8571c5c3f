// `npm run test:clipboard`: tests Ctrl+V in Chromium and Firefox. Not part of `npm test`, since it needs windows on a virtual screen.
import { install } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { canRun, findBrowser, findFirefox, onPath } = await import('./browser.mjs');
const { buildPackage } = await import('./build.mjs');
const { installOnDebian } = await import('./debian.mjs');
const { runTests } = await import('./tap.mjs');

const isOnPath = (/** @type {string} */ name) => onPath(name).some(canRun);

/** By name of the Debian package. @type {Record<string, () => boolean | Promise<boolean>>} */
const needed = {
  chromium: async () => (await findBrowser()).headless === undefined, // the one from npm can't open a window
  'firefox-esr': () => findFirefox() !== undefined,
  xdotool: () => isOnPath('xdotool'),
  xvfb: () => isOnPath('Xvfb'),
};

async function findMissing() {
  const found = await Promise.all(Object.values(needed).map((isThere) => isThere()));
  return Object.keys(needed).filter((_, index) => !found[index]);
}

const lacking = await findMissing();
if (lacking.length > 0) installOnDebian(...lacking);
const missing = await findMissing();
if (missing.length > 0) {
  console.error(
    `Missing: ${missing.join(', ')}. Install them (Debian: apt-get install ${missing.join(' ')}).`,
  );
  console.log('0 passed, 1 failed');
  process.exit(1);
}
await buildPackage();
runTests('clipboard', '--test-timeout', '60000');
