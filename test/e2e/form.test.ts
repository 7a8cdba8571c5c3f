// A form with the built element, which the browser submits and restores.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, suite, test, type TestContext } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { openWatched } from '../watched-page.js';
import { startDemo } from './demo.js';
import { drawn } from '../drawn.js';

const cdn = new URL('../../dist/cdn/', import.meta.url);

/** A page with a form that is sent to /sent. The browser keeps only the state from which it restores forms. */
async function startPage(t: TestContext, attributes: string): Promise<string> {
  const { url: demo, stop } = await startDemo();
  t.after(stop);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    response.setHeader('Cache-Control', 'no-store');
    if (path === '/form') {
      response.setHeader('Content-Type', 'text/html');
      response.end(`<!doctype html><title>Form</title><script type="module" src="/s3-image-upload.js"></script>
        <form action="/sent">
          <input name="title" />
          <s3-image-upload name="photo" multiple presign-endpoint="/presign" ${attributes}></s3-image-upload>
          <button name="then" value="publish">Publish</button><button name="then" value="draft">Draft</button>
        </form>`);
    } else if (path === '/presign')
      void fetch(`${demo}generate-presigned-url`).then(async (answer) => response.end(await answer.text()));
    else if (path.endsWith('.js')) {
      response.setHeader('Content-Type', 'text/javascript');
      void readFile(new URL(`.${path}`, cdn)).then((script) => response.end(script));
    } else response.end('<!doctype html><title>Sent</title>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/form`;
}

const urlsIn = (page: Page) =>
  page.$eval('s3-image-upload', ({ images }) => images.map(({ url, alt }) => [url, alt].join(' ').trim()));

const defined = (page: Page) => page.waitForSelector('s3-image-upload:defined');

suite('a form', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  test('is submitted by its button once its images are uploaded', async (t) => {
    const page = await openWatched(t, browser);
    t.after(() => page.close());
    await page.goto(await startPage(t, 'upload-on="submit" required'));
    await defined(page);
    await page.click('button[value=draft]');
    assert.equal(await page.$eval('s3-image-upload', (one) => one.matches(':state(user-invalid)')), true);
    const input = await drawn<HTMLInputElement>(page, 'input');
    await input.uploadFile('test/image/files/camera.jpg');
    await page.waitForFunction(() => document.querySelector('s3-image-upload')?.items[0]?.state === 'ready');
    await Promise.all([page.waitForNavigation(), page.click('button[value=draft]')]);
    const sent = new URL(page.url());
    assert.equal(sent.pathname, '/sent');
    assert.equal(sent.searchParams.get('then'), 'draft');
    const stored = sent.searchParams.get('photo') ?? '';
    assert.equal((await fetch(stored)).status, 200);
  });

  test('restores its images after back and forward, and after a reload if the browser restores forms', async (t) => {
    const page = await openWatched(t, browser);
    t.after(() => page.close());
    await page.goto(await startPage(t, `value='["/old.jpg"]'`));
    await defined(page);
    await page.type('input[name=title]', 'Holidays');
    await page.$eval('s3-image-upload', (one) => {
      one.images = [{ url: '/new.jpg', alt: 'A lake' }, ...one.images];
    });
    const expected = ['/new.jpg A lake', '/old.jpg'];
    await Promise.all([page.waitForNavigation(), page.click('button[value=publish]')]);
    assert.deepEqual(new URL(page.url()).searchParams.getAll('photo'), ['/new.jpg', '/old.jpg']);
    await page.goBack();
    await defined(page);
    assert.equal(await page.$eval('input[name=title]', ({ value }) => value), 'Holidays', 'as a native one');
    assert.deepEqual(await urlsIn(page), expected);
    await page.reload();
    await defined(page);
    const title = await page.$eval('input[name=title]', ({ value }) => value);
    assert.deepEqual(await urlsIn(page), title === '' ? ['/old.jpg'] : expected, 'as a native one');
    await page.$eval('form', (form) => form.reset());
    assert.deepEqual(await urlsIn(page), ['/old.jpg']);
  });
});
