// Uploads images in the page of a host, and checks the results.
import type { Browser } from 'puppeteer-core';
import { watchPage } from '../watched-page.js';
import { CAMERA, type Services } from './services.js';
import { drawn } from '../drawn.js';

const LONGEST = 30_000; // ms, after which the page is considered to hang

/** Runs in the page before its scripts: records the names and URL schemes of the workers that did some work. */
const recordWorkers = `
  globalThis.workers = new Set();
  globalThis.Worker = class extends Worker {
    constructor(url, options) {
      super(url, options);
      const { protocol } = new URL(url, document.baseURI);
      this.addEventListener('message', ({ data }) => data.is === 'done' && workers.add(protocol + ' ' + options.name));
    }
  };`;

/**
 * @param address URL of the host's page
 * @param expected messages of the page that are not caused by the package
 * @param scheme of the URLs from which workers have to be started
 * @returns errors
 */
export async function drive(
  browser: Browser,
  address: string,
  { presignEndpoint, photos, drawing }: Services,
  expected: readonly RegExp[],
  scheme: 'blob:' | 'http:' = 'blob:',
): Promise<string[]> {
  const page = await browser.newPage();
  page.setDefaultTimeout(LONGEST);
  const faults = watchPage(page, expected);
  let started = 0;
  page.on('workercreated', () => (started += 1));
  try {
    await page.evaluateOnNewDocument(recordWorkers);
    await page.goto(`${address}?presign=${encodeURIComponent(presignEndpoint)}`, { waitUntil: 'load' });
    const input = await drawn<HTMLInputElement>(page, 'input[type=file]');
    await input.uploadFile(...photos, drawing);
    await page.waitForFunction(() =>
      document
        .querySelector('s3-image-upload')
        ?.items.every(({ state }) => ['stored', 'failed', 'rejected'].includes(state)),
    );
    await page.waitForFunction(
      (count) => {
        const pictures = document.querySelector('s3-image-upload')?.shadowRoot?.querySelectorAll('img');
        return pictures?.length === count && [...pictures].every(({ naturalWidth }) => naturalWidth > 0);
      },
      {},
      photos.length + 1,
    );
    const found = await page.evaluate(async (camera) => {
      const wrong: string[] = [];
      for (const item of document.querySelector('s3-image-upload')?.items ?? []) {
        if (item.state !== 'stored') {
          wrong.push(
            `${item.name} is ${item.state}${'error' in item ? `: ${String(item.error.cause)}` : ''}`,
          );
          continue;
        }
        if (!item.checksum) wrong.push(`${item.name} has no checksum`);
        if (item.type === 'image/svg+xml') continue;
        const stored = await (await fetch(item.url)).blob();
        const { width, height } = await createImageBitmap(stored);
        if (Math.max(width, height) !== 1600) wrong.push(`${item.name} is ${width} × ${height}`);
        if ((await stored.text()).includes(camera)) wrong.push(`${item.name} still names its camera`);
      }
      return { wrong, workers: [...(globalThis as unknown as { workers: Set<string> }).workers].sort() };
    }, CAMERA);
    const kinds = ['hash', 'preview', 'resize', 'strip', 'svg'].map(
      (kind) => `${scheme} s3-image-upload ${kind}`,
    );
    const missing = kinds.filter((name) => !found.workers.includes(name));
    if (started < kinds.length || missing.length > 0)
      found.wrong.push(`${started} workers started; these did no work: ${missing.join(', ')}`);
    return [...faults, ...found.wrong];
  } catch (error) {
    return [...faults, error instanceof Error ? error.message : String(error)];
  } finally {
    await page.close();
  }
}
