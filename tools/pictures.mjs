// `npm run pictures`: takes the pictures of README.md, which show each variant on the demo's front page, and those of the guides under
// docs/, which show states of the dropzone and the viewer; light and dark.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, root } from './install.mjs';

install();
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { register } = await import('tsx/esm/api');
register(); // the demo is TypeScript
const { choose, launch, startDemo } = await import('../test/e2e/demo.js');

const MARGIN = 16; // pixels around the element
/** Real photos, by the photographers that docs/pictures/README.md names. */
const photos = join(root, 'docs/pictures/photos');

/** @param {string} folder @returns {Record<string, string>} paths of the photos, and of a file that is not an image */
function pathsOf(folder) {
  const itinerary = join(folder, 'itinerary.pdf');
  writeFileSync(itinerary, '%PDF-1.7\n');
  return {
    ...Object.fromEntries(readdirSync(photos).map((name) => [name, join(photos, name)])),
    'itinerary.pdf': itinerary,
  };
}

/** The photos that each variant shows. @type {Readonly<Record<string, readonly string[]>>} */
const shown = {
  gallery: ['mountain-path.jpg', 'sunset.jpg', 'dog.jpg', 'autumn.jpg', 'brook.jpg', 'dandelions.jpg'],
  avatar: ['dog.jpg'],
  button: ['sunset.jpg', 'mountain-path.jpg'],
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
  await choose(page, [paths['mountain-path.jpg'] ?? '', paths['itinerary.pdf'] ?? ''], '#dropzone');
  await settle(page, 'dropzone');
  await limit(page, 60_000);
  await choose(page, [paths['sunset.jpg'] ?? ''], '#dropzone');
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
    await choose(page, of(['mountain-path.jpg', 'autumn.jpg']), '#dropzone');
    await page.waitForFunction(() => document.querySelector('s3-image-upload')?.matches(':state(failed)'));
    await limit(page, 60_000);
    await choose(page, of(['sunset.jpg', 'dog.jpg', 'dandelions.jpg', 'brook.jpg']), '#dropzone');
    await sent(page, 0.5);
  },
  'required-alt': async (page, paths) => {
    await choose(page, [paths['mountain-path.jpg'] ?? '', paths['sunset.jpg'] ?? ''], '#dropzone');
    await settle(page, 'dropzone');
    await page.evaluate(async () => {
      const element = /** @type {import('s3-image-upload').S3ImageUpload} */ (
        document.querySelector('#dropzone')
      );
      element.requiredAlt = true;
      await element.updateComplete;
    });
    await page.type('#dropzone >>> [part=alt-input]', 'A path below snowy mountains');
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
    await choose(page, [paths['mountain-path.jpg'] ?? '', paths['sunset.jpg'] ?? ''], '#dropzone');
    await page.waitForFunction(() =>
      document
        .querySelector('s3-image-upload')
        ?.items.every(({ state, previewUrl }) => state === 'ready' && previewUrl),
    );
    await limit(page, 60_000);
    await page.evaluate(() => document.querySelector('form')?.requestSubmit());
    await sent(page, 0.5);
  },
};

/** @param {import('puppeteer-core').Page} page with a window that the picture shows @param {Record<string, string>} paths @param {string} path of the picture */
async function takeViewer(page, paths, path) {
  await choose(page, [paths['mountain-path.jpg'] ?? ''], '#dropzone');
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
  const paths = pathsOf(folder);
  for (const scheme of ['light', 'dark']) await takeAll(browser, demo.url, paths, scheme);
} finally {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true });
}
