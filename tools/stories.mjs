// `npm run test:stories`: opens every story and every page of Storybook in a browser. A story or page fails if something throws, if the
// console shows an error, if a response has the status 4xx or 5xx, if its play function fails, if axe finds a violation, or if several
// stories of a page use the same id. `npm run test:stories -- welcome` opens those whose id contains that word.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { install, root } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { register } = await import('tsx/esm/api');
register(); // the storage is TypeScript
const { startLiveStorage } = await import('../stories/live-storage.js');
const { LIVE_ENDPOINT } = await import('../stories/live-endpoint.js');
const { watchPage } = await import('../test/watched-page.js');
const { default: puppeteer } = await import('puppeteer-core');
const { findBrowser } = await import('./browser.mjs');
const { isFresh } = await import('./fresh.mjs');

const storybook = join(root, 'storybook-static');
const LONGEST = 30_000; // ms, after which a story is considered to hang
const BROWSERS = 2; // at the same time, since one does not keep two cores busy, and draws no frames of a page in the background

/** The sources of Storybook. */
const sources = [
  '.storybook',
  'stories',
  'src',
  'custom-elements.json',
  'package-lock.json',
  'vite.config.ts',
];

/** @returns {boolean} whether there is a build of Storybook that is newer than its sources */
function build() {
  if (isFresh('storybook-static/index.json', sources)) return true;
  console.log('Building Storybook …');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/storybook/dist/bin/dispatcher.js', 'build', '--quiet'],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) console.error(stdout, stderr);
  return status === 0;
}

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Serves the built Storybook, and the requests of its live story, on a free port of the loopback address. */
async function serve() {
  const folder = mkdtempSync(join(tmpdir(), 's3-image-upload-stories-'));
  const storage = await startLiveStorage(folder);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://storybook');
    const file = join(storybook, decodeURIComponent(pathname));
    if (pathname === LIVE_ENDPOINT) storage.presign(request, response);
    else if (statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
    } else response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end(); // browsers request it on their own
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * A message of the preview on its channel. `reports` are those of its addons, including axe.
 *
 * @typedef {{ type: string, status: string, result?: { violations?: Violation[] } }} Report
 * @typedef {{ id: string, help: string, nodes: { target: unknown }[] }} Violation
 * @typedef {{ event: string, message?: string, render?: string, reports?: Report[] }} Heard
 */

/** Runs in the page before Storybook's scripts. */
function listen() {
  const page = /** @type {typeof globalThis & { heard: Heard[] }} */ (globalThis);
  page.heard = [];
  /** @type {unknown} */
  let channel;
  Object.defineProperty(page, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set: (/** @type {{ on(event: string, listener: (data: any) => void): void }} */ value) => {
      channel = value;
      /** @param {string} event @param {(data: any) => Omit<Heard, 'event'>} read */
      const hear = (event, read) =>
        value.on(event, (data) => {
          page.heard.push({ event, ...read(data) });
        });
      hear('docsRendered', () => ({}));
      hear('storyRenderPhaseChanged', ({ newPhase, renderId }) => ({ render: `${newPhase} ${renderId}` }));
      hear('storyFinished', ({ storyId, status, reporters }) => ({
        message: `${storyId} ${status}`,
        reports: reporters,
      }));
      hear('storyMissing', (id) => ({ message: id }));
      hear('storyErrored', ({ title, description }) => ({ message: `${title} ${description}` }));
      // `storyFinished` reports `success` even after these two.
      hear('storyThrewException', ({ message }) => ({ message }));
      hear('playFunctionThrewException', ({ message }) => ({ message }));
    },
  });
}

/** Runs in the page: whether a story, or a page with all its stories, has finished. */
function hasEnded() {
  const { heard } = /** @type {typeof globalThis & { heard: Heard[] }} */ (globalThis);
  const happened = (/** @type {string} */ name) => heard.some(({ event }) => event === name);
  if (happened('storyMissing') || happened('storyErrored') || happened('storyThrewException')) return true;
  if (!happened('docsRendered')) return happened('storyFinished');
  const ended = new Set(
    heard.map(({ render }) => render).filter((render) => render?.startsWith('finished ')),
  );
  return ended.size >= document.querySelectorAll('.sb-story').length;
}

/** Runs in the page: the ids that more than one element of its stories uses. */
function repeatedIds() {
  const ids = [...document.querySelectorAll('.sb-story [id=root-inner] [id], #storybook-root [id]')].map(
    ({ id }) => id,
  );
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

/** @param {Heard} heard @returns {string[]} errors */
function faultsIn({ event, message, reports = [] }) {
  if (/^story(Missing|Errored|ThrewException)$/.test(event)) return [`${event}: ${message}`];
  if (event === 'playFunctionThrewException') return [`play: ${message}`];
  if (message?.endsWith(' error')) return [message]; // a story inside a page reports nothing more
  return reports
    .filter(({ status }) => status === 'failed')
    .flatMap(({ type, result }) =>
      (result?.violations ?? []).length > 0
        ? (result?.violations ?? []).map(
            ({ id, help, nodes }) => `axe, ${id}: ${help}: ${nodes.map(({ target }) => target).join('  ')}`,
          )
        : [`${type} failed`],
    );
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 * @returns {Promise<string[]>} errors
 */
async function open(browser, address) {
  const page = await browser.newPage();
  const seen = watchPage(page, [/^console warn/]); // Storybook and its addons write many warnings
  /** @type {string[]} */
  const faults = [];
  const broken = new AbortController(); // after an exception the page may never finish
  page.on('pageerror', () => broken.abort());
  try {
    await page.evaluateOnNewDocument(listen);
    await page.goto(address);
    await page.waitForFunction(hasEnded, { timeout: LONGEST, signal: broken.signal });
    const heard = await page.evaluate(
      () => /** @type {typeof globalThis & { heard: Heard[] }} */ (globalThis).heard,
    );
    faults.push(...heard.flatMap(faultsIn));
    faults.push(...(await page.evaluate(repeatedIds)).map((id) => `several elements have the id ${id}`));
  } catch (error) {
    if (!broken.signal.aborted) faults.push(error instanceof Error ? error.message : String(error));
  }
  await page.close();
  return [...seen, ...faults];
}

async function openAll() {
  const { url, close } = await serve();
  const total = { passed: 0, failed: 0 };
  try {
    /** @type {{ entries: Record<string, { id: string, type: 'story' | 'docs' }> }} */
    const { entries } = JSON.parse(readFileSync(join(storybook, 'index.json'), 'utf8'));
    const [word = ''] = process.argv.slice(2);
    const left = Object.values(entries)
      .filter(({ id }) => id.includes(word))
      .values();
    const openLeft = async () => {
      const browser = await puppeteer.launch(await findBrowser());
      try {
        for (const { id, type } of left) {
          const begun = performance.now();
          const faults = await open(browser, `${url}/iframe.html?id=${id}&viewMode=${type}`);
          total[faults.length > 0 ? 'failed' : 'passed'] += 1;
          console.log(`${faults.length > 0 ? '✗' : '✓'} ${id} ${Math.round(performance.now() - begun)} ms`);
          for (const fault of faults) console.log(`    ${fault.replaceAll(/\s+/g, ' ').slice(0, 400)}`);
        }
      } finally {
        await browser.close();
      }
    };
    await Promise.all(Array.from({ length: BROWSERS }, openLeft));
  } finally {
    await close();
  }
  return total;
}

const { passed, failed } = build() ? await openAll() : { passed: 0, failed: 1 };
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
