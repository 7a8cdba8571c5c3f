// When the engine is loaded, and what happens to a visitor's actions if it is loaded late or not at all.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { after, before, suite, test, type TestContext } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { drawn } from '../drawn.js';
import { openWatched } from '../watched-page.js';
import { cdn } from './builds.js';

const photo = fileURLToPath(new URL('../image/files/plain.jpg', import.meta.url));

/** How the requests for the engine are answered, in order: at once, not yet, or with an error. */
type Answer = 'give' | 'hold' | 'fail';

interface Site {
  readonly url: string;
  /** Number of requests for the engine. */
  readonly requests: () => number;
  /** Resolves once there were so many requests. */
  readonly requested: (count: number) => Promise<void>;
  answer: Answer;
  /** Answers the requests that wait. */
  readonly deliver: () => void;
}

/** A page with so many elements, which is never idle. */
async function startSite(t: TestContext, attributes = '', count = 1): Promise<Site> {
  let requests = 0;
  const held: (() => void)[] = [];
  const waiting = new Set<() => void>();
  const give = (response: ServerResponse, path: string) =>
    void readFile(`${cdn}/${path}`).then((script) => response.end(script));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    response.setHeader('Cache-Control', 'no-store');
    if (!pathname.endsWith('.js')) {
      response.setHeader('Content-Type', 'text/html');
      response.end(
        pathname === '/'
          ? `<!doctype html><title>Site</title><script>window.requestIdleCallback = () => 0;</script>
             <script type="module" src="/s3-image-upload.js"></script>
             ${`<s3-image-upload upload-on="manual" ${attributes}></s3-image-upload>`.repeat(count)}`
          : '',
      );
      return;
    }
    response.setHeader('Content-Type', 'text/javascript');
    if (!pathname.includes('/engine-')) {
      give(response, pathname);
      return;
    }
    requests += 1;
    for (const look of waiting) look();
    if (site.answer === 'give') give(response, pathname);
    else if (site.answer === 'fail') response.writeHead(503).end();
    else held.push(() => give(response, pathname));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const site: Site = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests: () => requests,
    requested: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (requests >= wanted) resolve();
        };
        waiting.add(look);
        look();
      }),
    answer: 'give',
    deliver: () => {
      for (const each of held.splice(0)) each();
    },
  };
  return site;
}

const tag = 's3-image-upload';

/** Resolves once so many images have passed their checks. */
const taken = (page: Page, count = 1) =>
  page.waitForFunction(
    (wanted) =>
      document.querySelector('s3-image-upload')?.items.filter(({ state }) => state === 'ready').length ===
      wanted,
    {},
    count,
  );

suite('the engine', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  async function open(t: TestContext, site: Site, expected: readonly RegExp[] = []): Promise<Page> {
    const page = await openWatched(t, browser, expected);
    t.after(() => page.close());
    await page.goto(site.url);
    await drawn(page, 'button');
    return page;
  }

  test('is not loaded by a page that does not need it', async (t) => {
    const site = await startSite(t);
    await open(t, site);
    assert.equal(site.requests(), 0);
  });

  test('is loaded once by 200 elements', async (t) => {
    const site = await startSite(t, 'value="/picture.jpg"', 200);
    const page = await open(t, site);
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('s3-image-upload')].filter(({ shadowRoot }) =>
          shadowRoot?.querySelector('[part~=item]'),
        ).length === 200,
    );
    assert.equal(site.requests(), 1);
  });

  for (const [sign, give] of Object.entries({
    'a pointer comes near': (page: Page) => page.hover(tag),
    'the focus comes in': (page: Page) => page.keyboard.press('Tab'),
  }))
    test(`is loaded when ${sign}`, async (t) => {
      const site = await startSite(t);
      const page = await open(t, site);
      await give(page);
      await site.requested(1);
    });

  test('can be loaded while the button is pressed: the press still opens the picker', async (t) => {
    const site = await startSite(t);
    site.answer = 'hold';
    const page = await open(t, site);
    const chosen = page.waitForFileChooser();
    await page.hover(`${tag} >>> button`);
    await page.mouse.down();
    await site.requested(1);
    site.deliver();
    await page.waitForFunction(() =>
      document.querySelector('s3-image-upload')?.updateComplete.then(() => true),
    );
    await page.mouse.up();
    await (await chosen).accept([photo]);
    await taken(page);
  });

  test('can be loaded while the picker is open: the chosen files are added', async (t) => {
    const site = await startSite(t);
    site.answer = 'hold';
    const page = await open(t, site);
    const chosen = page.waitForFileChooser();
    await page.click(`${tag} >>> button`);
    const chooser = await chosen;
    await site.requested(1);
    site.deliver();
    await page.waitForFunction(() =>
      document.querySelector('s3-image-upload')?.updateComplete.then(() => true),
    );
    await chooser.accept([photo]);
    await taken(page);
  });

  test('that can’t be loaded shows a message with a button, which loads it and takes the image', async (t) => {
    const site = await startSite(t);
    site.answer = 'fail';
    const page = await open(t, site, [/engine-/, /503/]);
    const chosen = page.waitForFileChooser();
    await page.click(`${tag} >>> button`);
    await (await chosen).accept([photo]);
    await drawn(page, '[part=error] button');
    const text = await page.$eval(`${tag} >>> [part=error] span`, ({ textContent }) => textContent);
    assert.equal(text, 'Part of this page didn’t load.');
    const said = await page.$eval(`${tag} >>> [role=status]`, ({ textContent }) => textContent);
    const describedBy = await page.$eval(`${tag} >>> [part=browse-button]`, (button) =>
      button.getAttribute('aria-describedby'),
    );
    assert.deepEqual({ said, describedBy }, { said: text, describedBy: 'hint complaint' });
    assert.deepEqual(await page.$eval(tag, ({ items }) => items.map(({ state }) => state)), ['checking']);
    site.answer = 'give';
    await page.click(`${tag} >>> [part=error] button`);
    await taken(page);
    assert.equal(await page.$(`${tag} >>> [part=error]`), null);
  });

  test('is loaded automatically once the browser is online', async (t) => {
    const site = await startSite(t, 'multiple');
    const page = await open(t, site, [/engine-/, /ERR_INTERNET_DISCONNECTED/]);
    await page.setOfflineMode(true);
    await page.$eval(tag, (element) => void element.addFiles([new File(['GIF89a'], 'a.gif')]));
    await drawn(page, '[part=error] button');
    await page.setOfflineMode(false);
    await taken(page);
  });

  test('is loaded with the next image after a failure', async (t) => {
    const site = await startSite(t, 'multiple');
    site.answer = 'fail';
    const page = await open(t, site, [/engine-/, /503/]);
    const add = () =>
      page.$eval(tag, async (element) => {
        const canvas = document.createElement('canvas');
        canvas.width = 1 + element.items.length;
        const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
        void element.addFiles(blob && [blob]);
      });
    await add();
    await drawn(page, '[part=error] button');
    site.answer = 'give';
    await add();
    await taken(page, 2);
  });

  test('that can’t be loaded is not requested repeatedly by a variant that needs it', async (t) => {
    const site = await startSite(t, 'variant="gallery"');
    site.answer = 'fail';
    const page = await open(t, site, [/engine-/, /503/]);
    await drawn(page, '[part=error] button');
    await page.evaluate(async () => {
      for (let frames = 0; frames < 20; frames += 1) await new Promise(requestAnimationFrame);
    });
    assert.ok(site.requests() <= 2, `${site.requests()} requests`); // one of them is that of the variant
  });

  test('is awaited by a variant that needs it: the dropzone is not drawn first', async (t) => {
    const site = await startSite(t, 'variant="avatar"');
    site.answer = 'hold';
    const page = await openWatched(t, browser);
    t.after(() => page.close());
    await page.goto(site.url);
    await site.requested(1);
    await page.$eval(tag, ({ shadowRoot }) => {
      if (shadowRoot)
        new MutationObserver(() => {
          if (shadowRoot.querySelector('.dropzone')) document.body.setAttribute('data-seen', '');
        }).observe(shadowRoot, { childList: true, subtree: true });
    });
    assert.equal(await page.$(`${tag} >>> .dropzone`), null);
    site.deliver();
    await drawn(page, '.portrait');
    assert.equal(await page.$('[data-seen]'), null);
  });

  test('that is loaded late gets the images that a visitor has pasted and dropped, in order', async (t) => {
    const site = await startSite(t, 'multiple');
    site.answer = 'hold';
    const page = await open(t, site);
    await page.$eval(tag, async (element) => {
      for (const [index, type] of ['paste', 'drop'].entries()) {
        const canvas = document.createElement('canvas');
        canvas.width = 10 + index;
        const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
        const data = new DataTransfer();
        data.items.add(new File(blob ? [blob] : [], `${type}.png`, { type: 'image/png' }));
        const how = { bubbles: true, cancelable: true };
        if (type === 'paste')
          document.body.dispatchEvent(new ClipboardEvent(type, { ...how, clipboardData: data }));
        else element.dispatchEvent(new DragEvent(type, { ...how, dataTransfer: data }));
      }
    });
    await site.requested(1);
    site.deliver();
    await taken(page, 2);
  });
});
