// `npm run pictures`: takes the pictures of README.md, which show each variant on the demo's front page, light and dark.
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

/** @param {import('puppeteer-core').Page} page @param {string} id @param {string} folder @param {string} scheme */
async function take(page, id, folder, scheme) {
  const box = await (await page.$(`#${id}`))?.boundingBox();
  if (!box) throw new Error(`The front page has no #${id}.`);
  const { x, y, width, height } = box;
  const clip = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  const path = /** @type {`${string}.webp`} */ (join(folder, `${id}-${scheme}.webp`));
  await page.screenshot({ path, clip, captureBeyondViewport: true, type: 'webp', quality: 82 });
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

/** @param {import('puppeteer-core').Browser} browser @param {string} url @param {Record<string, string>} paths @param {string} into @param {string} scheme */
async function takeAll(browser, url, paths, into, scheme) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1120, height: 900, deviceScaleFactor: 1.5 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(url, { waitUntil: 'networkidle0' });
  for (const [id, names] of Object.entries(shown)) {
    await choose(
      page,
      names.map((name) => paths[name] ?? ''),
      `#${id}`,
    );
    await settle(page, id);
    await take(page, id, into, scheme);
  }
  await choose(page, [paths['harbour.jpg'] ?? '', paths['itinerary.pdf'] ?? ''], '#dropzone');
  await settle(page, 'dropzone');
  await limit(page, 250_000);
  await choose(page, [paths['dawn.jpg'] ?? ''], '#dropzone');
  await page.waitForFunction(() => {
    const last = document.querySelector('s3-image-upload')?.items.at(-1);
    return last?.state === 'uploading' && last.total > 0 && last.loaded / last.total > 0.6;
  });
  await take(page, 'dropzone', into, scheme);
  await page.close();
}

const folder = mkdtempSync(join(tmpdir(), 's3-image-upload-pictures-'));
const into = join(root, 'docs/pictures');
mkdirSync(into, { recursive: true });
const demo = await startDemo();
const browser = await launch();
try {
  const paths = await write(folder);
  for (const scheme of ['light', 'dark']) await takeAll(browser, demo.url, paths, into, scheme);
} finally {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true });
}
