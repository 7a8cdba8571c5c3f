// `npm run pictures`: takes the pictures of README.md, which show each variant on the demo's front page, and those of the guides under
// docs/, which show states of the dropzone and the viewer; light and dark.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { register } = await import('tsx/esm/api');
register(); // the demo is TypeScript
const { default: sharp } = await import('sharp');
const { choose, launch, startDemo } = await import('../test/e2e/demo.js');
const { scene } = await import('../test/photos.js');
const { randomFrom } = await import('../test/random.js');

const MARGIN = 16; // pixels around the element
const SIZE = { width: 1600, height: 1200 };

/**
 * Ridges of mountains in the haze, drawn from random heights.
 *
 * @param {number} seed
 * @param {readonly [sky: string, horizon: string, near: string]} colours
 */
async function mountains(seed, [sky, horizon, near]) {
  const random = randomFrom(seed);
  const ridges = Array.from({ length: 5 }, (_, index) => {
    const base = 520 + index * 140;
    let height = base;
    const points = Array.from({ length: 81 }, (_point, step) => {
      height += (random() - 0.5) * (90 - index * 8) + (base - height) * 0.12;
      return `${step * 20},${Math.round(height)}`;
    });
    const share = Math.round(25 + index * 18);
    return `<polygon points="0,1200 ${points.join(' ')} 1600,1200" fill="${near}" opacity="${share / 100}"/>`;
  });
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1200" width="1600" height="1200">
    <linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky}"/><stop offset=".62" stop-color="${horizon}"/></linearGradient>
    <radialGradient id="sun"><stop stop-color="#fff8e4" stop-opacity=".95"/><stop offset=".18" stop-color="#fff3d2" stop-opacity=".7"/>
      <stop offset="1" stop-color="#fff3d2" stop-opacity="0"/></radialGradient>
    <rect width="1600" height="1200" fill="url(#sky)"/>
    <circle cx="${400 + Math.round(random() * 800)}" cy="430" r="420" fill="url(#sun)"/>
    ${ridges.join('')}</svg>`;
  const noise = { type: /** @type {const} */ ('gaussian'), mean: 128, sigma: 10 };
  const grain = await sharp({ create: { ...SIZE, channels: 3, background: '#808080', noise } })
    .png()
    .toBuffer();
  return sharp(Buffer.from(drawing)).composite([{ input: grain, blend: 'soft-light' }]);
}

const photos = {
  'harbour.jpg': () => scene(SIZE.width, SIZE.height),
  'dawn.jpg': () => mountains(3, ['#44608c', '#f3c9a5', '#2a3550']),
  'north-face.jpg': () => mountains(11, ['#7fb0dd', '#e8f1f7', '#31506a']),
  'evening.jpg': () => mountains(29, ['#3d2f5c', '#ee8f66', '#261c33']),
  'last-snow.jpg': () => mountains(57, ['#5f7fa8', '#f6ead8', '#4a4258']),
  'pines.jpg': () => mountains(41, ['#a9c6c0', '#eef1e2', '#1f4436']),
};

/** @param {string} folder @returns {Promise<Record<string, string>>} paths of the photos, and of a file that is not an image */
async function write(folder) {
  for (const [name, draw] of Object.entries(photos))
    await (await draw()).jpeg({ quality: 92 }).toFile(join(folder, name));
  writeFileSync(join(folder, 'itinerary.pdf'), '%PDF-1.7\n');
  return Object.fromEntries(
    [...Object.keys(photos), 'itinerary.pdf'].map((name) => [name, join(folder, name)]),
  );
}

/** The photos that each variant shows. @type {Readonly<Record<string, readonly string[]>>} */
const shown = {
  gallery: ['harbour.jpg', 'dawn.jpg', 'north-face.jpg', 'evening.jpg', 'last-snow.jpg', 'pines.jpg'],
  avatar: ['north-face.jpg'],
  button: ['dawn.jpg', 'harbour.jpg'],
};

/** @param {import('puppeteer-core').Page} page @param {number} bytesPerSecond of uploads; -1 for any */
async function limit(page, bytesPerSecond) {
  const network = await page.createCDPSession();
  await network.send('Network.enable');
  const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytesPerSecond };
  await network.send('Network.emulateNetworkConditions', conditions);
}

/** @param {import('puppeteer-core').Page} page @param {string} id of the element @param {string} path of the picture, without its extension */
async function take(page, id, path) {
  const box = await (await page.$(`#${id}`))?.boundingBox();
  if (!box) throw new Error(`The front page has no #${id}.`);
  const { x, y, width, height } = box;
  const clip = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  await page.screenshot({
    path: `${path}.webp`,
    clip,
    captureBeyondViewport: true,
    type: 'webp',
    quality: 82,
  });
}

/** Waits until the images are stored and have their previews, which a closed list does not draw. @param {import('puppeteer-core').Page} page @param {string} id */
const settle = (page, id) =>
  page.waitForFunction(
    (selector) => {
      const { items, variant } = document.querySelector(/** @type {'s3-image-upload'} */ (selector)) ?? {};
      return items?.every(
        ({ state, previewUrl }) =>
          state === 'rejected' || (state === 'stored' && (variant === 'button' || previewUrl)),
      );
    },
    {},
    `#${id}`,
  );

/** Waits until an image has been sent to this share. @param {import('puppeteer-core').Page} page @param {number} share */
const sent = (page, share) =>
  page.waitForFunction(
    (least) =>
      document
        .querySelector('s3-image-upload')
        ?.items.some(({ state, loaded, total }) => state === 'uploading' && loaded / total > least),
    {},
    share,
  );

/**
 * Opens the demo's front page, whose first element is the dropzone.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 * @param {string} scheme
 * @param {import('puppeteer-core').Viewport} viewport
 */
async function open(browser, url, scheme, viewport = { width: 1120, height: 900, deviceScaleFactor: 1.5 }) {
  const page = await browser.newPage();
  page.on('dialog', (dialog) => void dialog.accept()); // the page asks before it is closed while images are being sent
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(url, { waitUntil: 'networkidle0' });
  return page;
}

/** @param {import('puppeteer-core').Page} page @param {Record<string, string>} paths @param {string} end of the names of the pictures */
async function takeVariants(page, paths, end) {
  for (const [id, names] of Object.entries(shown)) {
    await choose(
      page,
      names.map((name) => paths[name] ?? ''),
      `#${id}`,
    );
    await settle(page, id);
    await take(page, id, join(into, id + end));
  }
  await choose(page, [paths['harbour.jpg'] ?? '', paths['itinerary.pdf'] ?? ''], '#dropzone');
  await settle(page, 'dropzone');
  await limit(page, 250_000);
  await choose(page, [paths['dawn.jpg'] ?? ''], '#dropzone');
  await sent(page, 0.6);
  await take(page, 'dropzone', join(into, `dropzone${end}`));
}

/**
 * How the dropzone reaches each state of the guides, from an empty one.
 *
 * @type {Readonly<Record<string, (page: import('puppeteer-core').Page, paths: Record<string, string>) => Promise<unknown>>>}
 */
const states = {
  summary: async (page, paths) => {
    await page.evaluate(async () => {
      const element = /** @type {import('s3-image-upload').S3ImageUpload} */ (
        document.querySelector('#dropzone')
      );
      element.retries = 0;
      await fetch('/_faults', {
        method: 'PUT',
        body: '[{ "method": "POST", "skip": 1, "times": 1, "status": 503 }]',
      });
    });
    const of = (/** @type {readonly string[]} */ names) => names.map((name) => paths[name] ?? '');
    await choose(page, of(['harbour.jpg', 'evening.jpg']), '#dropzone');
    await page.waitForFunction(() => document.querySelector('s3-image-upload')?.matches(':state(failed)'));
    await limit(page, 150_000);
    await choose(page, of(['dawn.jpg', 'north-face.jpg', 'pines.jpg', 'last-snow.jpg']), '#dropzone');
    await sent(page, 0.5);
  },
  'required-alt': async (page, paths) => {
    await choose(page, [paths['harbour.jpg'] ?? '', paths['dawn.jpg'] ?? ''], '#dropzone');
    await settle(page, 'dropzone');
    await page.evaluate(async () => {
      const element = /** @type {import('s3-image-upload').S3ImageUpload} */ (
        document.querySelector('#dropzone')
      );
      element.requiredAlt = true;
      await element.updateComplete;
    });
    await page.type('#dropzone >>> [part=alt-input]', 'A sailing boat in the evening');
    await page.evaluate(() => document.querySelector('s3-image-upload')?.checkValidity());
  },
  submitting: async (page, paths) => {
    await page.evaluate(() => {
      const element = /** @type {import('s3-image-upload').S3ImageUpload} */ (
        document.querySelector('#dropzone')
      );
      const form = document.createElement('form');
      form.id = 'album';
      document.body.append(form);
      element.setAttribute('form', form.id);
      Object.assign(element, { name: 'photos', uploadOn: 'submit' });
    });
    await choose(page, [paths['harbour.jpg'] ?? '', paths['dawn.jpg'] ?? ''], '#dropzone');
    await page.waitForFunction(() =>
      document
        .querySelector('s3-image-upload')
        ?.items.every(({ state, previewUrl }) => state === 'ready' && previewUrl),
    );
    await limit(page, 150_000);
    await page.evaluate(() => document.querySelector('form')?.requestSubmit());
    await sent(page, 0.5);
  },
};

/** @param {import('puppeteer-core').Page} page with a window that the picture shows @param {Record<string, string>} paths @param {string} path of the picture */
async function takeViewer(page, paths, path) {
  await choose(page, [paths['harbour.jpg'] ?? ''], '#dropzone');
  await settle(page, 'dropzone');
  await page.click('#dropzone >>> [part=view-button]');
  await page.waitForFunction(() =>
    document.querySelector('#dropzone')?.shadowRoot?.querySelector('dialog:not([aria-busy])'),
  );
  await page.screenshot({ path: `${path}.webp`, type: 'webp', quality: 75 });
}

/** @param {import('puppeteer-core').Browser} browser @param {string} url @param {Record<string, string>} paths @param {string} scheme */
async function takeAll(browser, url, paths, scheme) {
  const end = `-${scheme}`;
  const page = await open(browser, url, scheme);
  await takeVariants(page, paths, end);
  await page.close();
  for (const [state, reach] of Object.entries(states)) {
    const own = await open(browser, url, scheme);
    await reach(own, paths);
    await take(own, 'dropzone', join(into, state + end));
    await own.close();
  }
  const small = await open(browser, url, scheme, { width: 720, height: 540 });
  await takeViewer(small, paths, join(into, `viewer${end}`));
  await small.close();
}

const folder = mkdtempSync(join(tmpdir(), 's3-image-upload-pictures-'));
const into = join(root, 'docs/pictures');
mkdirSync(into, { recursive: true });
const demo = await startDemo();
const browser = await launch();
try {
  const paths = await write(folder);
  for (const scheme of ['light', 'dark']) await takeAll(browser, demo.url, paths, scheme);
} finally {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true });
}
