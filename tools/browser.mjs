// Finds the Chromium for the tests, and the options to launch it. If there is none, Linux downloads one from npm.
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

/**
 * The options for puppeteer's `launch`.
 *
 * @typedef {{ executablePath: string, args: string[], headless?: 'shell', env?: Record<string, string | undefined> }} Browser
 */

const FALLBACK = '@sparticuz/chromium@153.0.0'; // the browser is in the tarball, so only a registry is needed
const cache = join(root, 'node_modules/.cache/chromium');

const args = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const noSandbox = '--no-sandbox';

/**
 * Looks for `CHROME_PATH`, an installed Chrome, Chromium or Edge, and a download of Puppeteer or Playwright. If there is none, it
 * downloads one into node_modules/.cache on Linux x64.
 *
 * @returns {Promise<Browser>}
 * @throws with one line that says what to do
 */
export async function findBrowser() {
  const asked = process.env.CHROME_PATH;
  if (asked && !canRun(asked)) throw new Error(`CHROME_PATH is ${asked}, which can't be run.`);
  const executablePath = asked || [...installed(), ...downloaded()].find(canRun);
  if (executablePath) {
    const isRoot = process.getuid?.() === 0; // Chromium's sandbox refuses to start for root
    return { executablePath, args: isRoot ? [...args, noSandbox] : args };
  }
  if (process.platform === 'linux' && process.arch === 'x64') return fromNpm();
  throw new Error('No browser was found. Install Chrome, Chromium or Edge, or set CHROME_PATH.');
}

/** The paths at which a shell would look for a program. @param {string} name */
export const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));

/** `FIREFOX_PATH` or an installed Firefox; `undefined` if there is none. */
export const findFirefox = () =>
  [
    ...[process.env.FIREFOX_PATH ?? '', ...onPath('firefox-esr'), ...onPath('firefox')],
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ].find(canRun);

/** @param {string} file */
export function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string[]} */
function installed() {
  const { env, platform } = process;
  switch (platform) {
    case 'darwin':
      return ['', homedir()].flatMap((home) =>
        ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
          (name) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
        ),
      );
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
        folder
          ? ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((file) =>
              join(folder, file),
            )
          : [],
      );
    default: {
      const names = [
        'google-chrome-stable',
        'google-chrome',
        'chromium',
        'chromium-browser',
        'microsoft-edge',
      ];
      return names.flatMap((name) => [...onPath(name), `/snap/bin/${name}`]);
    }
  }
}

/** Browsers in the caches of other tools: `<cache>/<version>/<folder of the platform>/<file>`, newest version first. */
function downloaded() {
  const files = [
    ...['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-win64/chrome.exe', 'chrome-win/chrome.exe'],
    ...['chrome-mac-arm64', 'chrome-mac-x64'].map(
      (folder) => `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
    ),
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ];
  const caches = [
    join(process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache/puppeteer'), 'chrome'),
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? '',
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
    join(process.env.LOCALAPPDATA ?? '', 'ms-playwright'),
  ];
  return caches
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }))
        .flatMap((version) => files.map((file) => join(folder, version, file))),
    );
}

/** @returns {Promise<Browser>} */
async function fromNpm() {
  const unpacked = join(cache, 'unpacked');
  if (!existsSync(unpacked)) {
    if (!existsSync(join(cache, 'node_modules/.package-lock.json'))) download(); // npm writes it last
    await unpack(unpacked);
  }
  const libraries = [join(unpacked, 'al2023/lib'), process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(delimiter);
  return {
    executablePath: join(unpacked, 'chromium'),
    // Its own list of arguments would turn off web security, and therefore CORS errors. It has no sandbox.
    args: [...args, noSandbox],
    headless: 'shell',
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(unpacked, 'fonts') },
  };
}

/** Downloads it into a separate project. As a dependency of this one, everybody would download it. */
function download() {
  console.log('No browser was found. Downloading a Chromium from npm (70 MB, once) …');
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{ "private": true }');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--no-update-notifier'];
  const npm = spawnSync('npm', ['install', '--prefix', cache, ...options, FALLBACK], { stdio: 'inherit' });
  if (npm.status !== 0)
    throw new Error('npm could not download a Chromium. Install Chrome or Chromium, or set CHROME_PATH.');
}

/**
 * `inflate` unpacks into the system's folder for temporary files, and assumes that existing files are complete. So it unpacks into
 * another folder, which is renamed when it is complete.
 *
 * @param {string} unpacked
 */
async function unpack(unpacked) {
  const { TMPDIR } = process.env;
  const part = `${unpacked}-${process.pid}`;
  mkdirSync(part);
  process.env.TMPDIR = part;
  try {
    const folder = join(cache, 'node_modules/@sparticuz/chromium');
    const { inflate } = await import(pathToFileURL(join(folder, 'build/index.js')).href);
    for (const pack of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'])
      await inflate(join(folder, 'bin', pack));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  const fonts = join(unpacked, 'fonts');
  writeFileSync(
    join(part, 'fonts/fonts.conf'),
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${fonts}-cache</cachedir></fontconfig>`,
  );
  renameSync(part, unpacked);
}
