// The HTML in the documentation, in a browser: each element stores a photo that was chosen with its input, through the presign route and
// the embedded storage, and the console stays empty.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { launch, type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import type { S3ImageUpload } from 's3-image-upload';
import { startEmbeddedStore, type EmbeddedStore } from '../../demo/embedded-store.js';
import { createPresignHandler } from '../../src/server.js';
import { findBrowser } from '../../tools/browser.mjs';
import { serveFolder } from '../../tools/serve-folder.mjs';
import { openWatched } from '../watched-page.js';
import { snippetsIn } from './snippets.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const photo = join(root, 'docs/pictures/photos/autumn.jpg'); // 1600 × 1200
const CDN = 'https://cdn.example/s3-image-upload/';

let folder: string;
let store: EmbeddedStore;
let site: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;
const pages = new Map<string, string>();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 's3-image-upload-docs-'));
  store = await startEmbeddedStore({ STORAGE_PORT: '0', DATA_FOLDER: folder });
  const { accessKeyId, secretAccessKey, ...place } = store.settings;
  const presign = createRequestListener(
    createPresignHandler({
      ...place,
      endpoint: place.endpoint ?? '',
      credentials: { accessKeyId, secretAccessKey },
      secret: 'a secret of the tests, not of any site',
      purpose: 'listing',
      authorize: () => ({ id: 'ada' }),
    }),
  );
  const jpeg = await readFile(photo);
  site = await serveFolder(root, 0, (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    const page = pages.get(path);
    const isPresign = /^\/(generate-presigned-url|presign)(\?|$)/.test(path);
    if (page !== undefined) response.setHeader('Content-Type', 'text/html').end(page);
    else if (path.endsWith('.jpg')) response.setHeader('Content-Type', 'image/jpeg').end(jpeg);
    else if (isPresign) presign(request, response);
    return page !== undefined || path.endsWith('.jpg') || isPresign;
  });
  browser = await launch(await findBrowser());
});

after(async () => {
  await browser.close();
  site.close();
  await store.close();
  await rm(folder, { recursive: true });
});

/** The snippet in a page, with the files of the built package and pictures of this server. */
const pageWith = (code: string) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A snippet</title><link rel="icon" href="data:,">
<script type="importmap">{ "imports": { "s3-image-upload/core": "/dist/core.js" } }</script>
${code.includes(CDN) ? '' : `<script type="module" src="/dist/cdn/s3-image-upload.js"></script>`}
${code.replaceAll(CDN, '/').replaceAll('https://cdn.example/', '/')}`;

/** Chooses the photo. Resolves to `stored`, or the code of its error. */
async function storePhoto(page: Page, element: ElementHandle<S3ImageUpload>): Promise<unknown> {
  await element.evaluate((host) => {
    host.addEventListener('upload-success', () => (host.dataset.outcome = 'stored'));
    for (const name of ['upload-error', 'upload-reject'] as const)
      host.addEventListener(name, ({ detail }) => (host.dataset.outcome = detail.error.code));
  });
  const input = await page.waitForFunction(
    ({ shadowRoot }) => shadowRoot?.querySelector<HTMLInputElement>('input[type=file]'),
    {},
    element,
  );
  await (input as ElementHandle<HTMLInputElement>).uploadFile(photo);
  await page.waitForFunction(
    ({ dataset, items }) => dataset.outcome ?? items.some(({ state }) => state === 'ready'),
    {},
    element,
  );
  await element.evaluate((host) => host.upload()); // those that wait for the submit, too
  await page.waitForFunction(({ dataset }) => dataset.outcome, {}, element);
  return element.evaluate(({ dataset }) => dataset.outcome);
}

/** Chooses the photo with the input of an interface that is not the element. */
async function storeWithout(page: Page): Promise<unknown> {
  await (await page.$('input'))?.uploadFile(photo);
  await page.waitForFunction(() => /stored|failed|rejected/.test(document.body.innerText));
  return page.evaluate(() => /stored|failed|rejected/.exec(document.body.innerText)?.[0]);
}

suite('each element stores a photo', () => {
  for (const { name, code } of snippetsIn('html'))
    test(name, async (t) => {
      pages.set('/snippet', pageWith(code));
      const page = await openWatched(t, browser);
      await page.goto(`${site.url}/snippet`);
      await page.waitForFunction(() => customElements.get('s3-image-upload') !== undefined);
      const elements = await page.$$<'s3-image-upload'>('s3-image-upload');
      if (elements.length === 0) assert.equal(await storeWithout(page), 'stored');
      for (const element of elements) assert.equal(await storePhoto(page, element), 'stored');
      await page.close();
    });
});
