// A site for the code of the documentation: the built package, the presign route, the embedded storage, and a browser.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { launch, type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import type { S3ImageUpload } from 's3-image-upload';
import { startEmbeddedStore, type EmbeddedStore } from '../../demo/embedded-store.js';
import { createPresignHandler } from '../../src/server.js';
import { findBrowser } from '../../tools/browser.mjs';
import { serveFolder } from '../../tools/serve-folder.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const photo = join(root, 'docs/pictures/photos/autumn.jpg'); // 1600 × 1200

type Route = (request: Request) => Response | Promise<Response>;

export interface PhotoSite {
  readonly url: string;
  readonly browser: Browser;
  readonly settings: EmbeddedStore['settings'];
  readonly presign: Route;
  /** By path. A test may add some. */
  readonly routes: Map<string, Route>;
  readonly close: () => Promise<void>;
}

/** A response with a page or a script. */
export const text = (body: string, type = 'text/html'): Response =>
  new Response(body, { headers: { 'Content-Type': type } });

export async function openPhotoSite(): Promise<PhotoSite> {
  const folder = await mkdtemp(join(tmpdir(), 's3-image-upload-docs-'));
  const store = await startEmbeddedStore({ STORAGE_PORT: '0', DATA_FOLDER: folder });
  const { accessKeyId, secretAccessKey, ...place } = store.settings;
  const presign = createPresignHandler({
    ...place,
    endpoint: place.endpoint ?? '',
    credentials: { accessKeyId, secretAccessKey },
    secret: 'a secret of the tests, not of any site',
    purpose: 'listing',
    authorize: () => ({ id: 'ada' }),
  });
  const jpeg = await readFile(photo);
  const routes = new Map<string, Route>([
    ['/generate-presigned-url', presign],
    ['/presign', presign],
  ]);
  const routeTo = (path: string): Route | undefined =>
    routes.get(path) ??
    (path.endsWith('.jpg')
      ? () => new Response(jpeg, { headers: { 'Content-Type': 'image/jpeg' } })
      : undefined);
  const listener = createRequestListener((request) => {
    const route = routeTo(new URL(request.url).pathname);
    return route?.(request) ?? new Response(null, { status: 404 });
  });
  const server = await serveFolder(root, 0, (request, response) => {
    const isRoute = routeTo(new URL(request.url ?? '', 'http://site').pathname) !== undefined;
    if (isRoute) listener(request, response);
    return isRoute;
  });
  const browser = await launch(await findBrowser());
  return {
    url: server.url,
    browser,
    settings: store.settings,
    presign,
    routes,
    async close() {
      await browser.close();
      server.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Chooses a photo in the element, and uploads it. Resolves to `stored`, or the code of its error. */
export async function storePhoto(element: ElementHandle<S3ImageUpload>, file = photo): Promise<unknown> {
  const page = element.frame.page();
  await element.evaluate((host) => {
    host.addEventListener('upload-success', () => (host.dataset.outcome = 'stored'));
    for (const name of ['upload-error', 'upload-reject'] as const)
      host.addEventListener(name, ({ detail }) => (host.dataset.outcome = detail.error.code));
  });
  await chooseIn(element, file);
  await page.waitForFunction(
    ({ dataset, items }) => dataset.outcome ?? items.some(({ state }) => state === 'ready'),
    {},
    element,
  );
  await element.evaluate((host) => host.upload()); // those that wait for the submit, too
  await page.waitForFunction(({ dataset }) => dataset.outcome, {}, element);
  return element.evaluate(({ dataset }) => dataset.outcome);
}

/** Chooses a photo with the input of the element. */
export async function chooseIn(element: ElementHandle<S3ImageUpload>, file = photo): Promise<void> {
  const input = await element.frame
    .page()
    .waitForFunction(
      ({ shadowRoot }) => shadowRoot?.querySelector<HTMLInputElement>('input[type=file]'),
      {},
      element,
    );
  await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
}

/** The only element of the page, once it is defined. */
export async function elementOf(page: Page): Promise<ElementHandle<S3ImageUpload>> {
  await page.waitForSelector('s3-image-upload:defined');
  const [element, ...others] = await page.$$<'s3-image-upload'>('s3-image-upload');
  if (!element || others.length > 0) throw new Error(`The page has ${others.length + 1} elements.`);
  return element;
}
