// Stored pictures of another origin, on plain pages and on isolated pages.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, suite, test, type TestContext } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { openWatched } from '../watched-page.js';
import { cdn } from './builds.js';

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const pages = {
  'a plain page': {},
  'a page with COEP': { 'Cross-Origin-Embedder-Policy': 'require-corp' },
  'a credentialless page': { 'Cross-Origin-Embedder-Policy': 'credentialless' },
  'an isolated page': {
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Opener-Policy': 'same-origin',
  },
} as const;
const stores = {
  'a store without CORS': {},
  'a store with CORS': { 'Access-Control-Allow-Origin': '*' },
  'a store with CORP': { 'Cross-Origin-Resource-Policy': 'cross-origin' },
} as const;

/** The store whose pictures such a page shows with the first way that the element tries. The others refuse that way. */
const firstWay: Readonly<Record<string, string>> = {
  'a page with COEP': 'a store with CORP',
  'an isolated page': 'a store with CORS',
};
const refusal = /^(failed|console error): .*\/photo\.jpg/;

/** The URL of a picture in this store. */
const addresses = {
  'by its address': (store: string) => `${store}photo.jpg`,
  'by an address of the page that redirects there': () => '/redirected/photo.jpg',
} as const;

const cases = Object.keys(pages).flatMap((page) =>
  Object.keys(stores).flatMap((store) => Object.keys(addresses).map((address) => ({ page, store, address }))),
) as { page: keyof typeof pages; store: keyof typeof stores; address: keyof typeof addresses }[];

suite('stored pictures of another origin', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  for (const { page: pageName, store: storeName, address } of cases) {
    const first = firstWay[pageName];
    const expected = first === undefined || first === storeName ? [] : [refusal];
    const isShown = first === undefined || storeName !== 'a store without CORS';

    test(`from ${storeName} are ${isShown ? 'shown' : 'placeholders'} on ${pageName}, ${address}`, async (t) => {
      const picture = await readFile(new URL('../image/files/plain.jpg', import.meta.url));
      const store = await serve(t, (_, response) => {
        response.writeHead(200, { 'Content-Type': 'image/jpeg', ...stores[storeName] }).end(picture);
      });
      const site = await serve(t, ({ url = '' }, response) => {
        if (url.startsWith('/redirected/')) {
          response.writeHead(302, { Location: `${store}photo.jpg` }).end();
          return;
        }
        const isScript = url.endsWith('.js');
        response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
        for (const [name, value] of Object.entries(pages[pageName])) response.setHeader(name, value);
        if (isScript) void readFile(`${cdn}/${url}`).then((script) => response.end(script));
        else
          response.end(
            `<!doctype html><title>Site</title><script type="module" src="s3-image-upload.js"></script>
              <s3-image-upload value="${addresses[address](store)}"></s3-image-upload>`,
          );
      });
      const page = await openWatched(t, browser, expected);
      await page.goto(site);
      const shown = await page.waitForFunction(() => {
        const thumbnail = document
          .querySelector('s3-image-upload')
          ?.shadowRoot?.querySelector('[part=thumbnail]');
        const image = thumbnail?.querySelector('img');
        if (thumbnail?.querySelector('[part=placeholder]')) return { width: 0 };
        return image?.complete && image.naturalWidth > 0 && { width: image.naturalWidth };
      });
      const { width } = (await shown.jsonValue()) as { width: number };
      assert.equal(width > 0, isShown);
      await page.close();
    });
  }
});
