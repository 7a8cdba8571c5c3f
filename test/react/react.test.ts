// `s3-image-upload/react` with the supported versions of React: rendered by a server and hydrated, and rendered by the browser.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, suite, test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { S3ImageUploadProps } from 's3-image-upload/react';
import { findBrowser } from '../../tools/browser.mjs';
import { watchPage } from '../watched-page.js';
import { photos } from '../photos.js';
import type { ReactPage } from './client.js';
import type * as Server from './server.js';
import { bundle, startSite, versions } from './site.js';
import { drawn } from '../drawn.js';

declare function reactPage(): ReactPage;

/** Chooses files with the input, as a visitor does. */
async function upload(page: Page, selector: string, ...paths: string[]): Promise<void> {
  const input = await page.$(selector);
  if (!input) throw new Error(`There is no ${selector}.`);
  await (input as unknown as { uploadFile: (...files: string[]) => Promise<void> }).uploadFile(...paths);
}

/** Waits for an event, and returns all events of the handlers. */
async function told(page: Page, awaited?: string): Promise<string[]> {
  if (awaited !== undefined)
    await page.waitForFunction((one: string) => reactPage().told.includes(one), { timeout: 10_000 }, awaited);
  return page.evaluate(() => reactPage().told);
}

const { 'small.jpg': small, 'phone.jpg': phone } = await photos();

for (const [version, packages] of Object.entries(versions))
  suite(`the component for React ${version}`, () => {
    let browser: Browser;
    before(async () => (browser = await puppeteer.launch(await findBrowser())));
    after(() => browser.close());

    /** A page with this content, and its console messages, including warnings of React. */
    async function open(t: TestContext, body = '', hash = '') {
      const script = await readFile(await bundle(t, packages, 'client', 'browser'), 'utf8');
      const page = await browser.newPage();
      t.after(() => page.close());
      const complaints = watchPage(page);
      await page.goto((await startSite(t, body, script)) + hash);
      return { page, complaints };
    }

    async function renderOnServer(t: TestContext, props: S3ImageUploadProps) {
      const server = (await import(
        pathToFileURL(await bundle(t, packages, 'server', 'node')).href
      )) as typeof Server;
      const warn = t.mock.method(console, 'error');
      const rendered = { asString: server.asString(props), asStream: await server.asStream(props) };
      assert.deepEqual(
        warn.mock.calls.map(({ arguments: [text] }) => String(text)),
        [],
      );
      return rendered;
    }

    test('is hydrated with its limit and headers before it adds the files that were chosen until then', async (t) => {
      const props = { multiple: true };
      const { page, complaints } = await open(t, (await renderOnServer(t, props)).asString);
      await page.waitForSelector('s3-image-upload:defined');
      await upload(page, 's3-image-upload > input', small.path, phone.path);
      await page.evaluate((given) => reactPage().hydrate(given), props);
      await told(page, 'first: complete 2');
      await told(page, 'first: change 1');
      assert.deepEqual((await told(page)).sort(), [
        'first: add small.jpg',
        'first: change 1',
        'first: complete 2',
        'first: reject phone.jpg too-large',
        'first: success small.jpg',
      ]);
      assert.deepEqual(complaints, []);
    });

    test('is hydrated in a streamed page', async (t) => {
      const { page, complaints } = await open(t, (await renderOnServer(t, {})).asStream);
      await page.evaluate(() => reactPage().hydrate({}));
      await drawn(page, 'button');
      await upload(page, 's3-image-upload >>> input', small.path);
      assert.ok((await told(page, 'first: complete 1')).includes('first: success small.jpg'));
      assert.deepEqual(complaints, []);
    });

    test('hydrates a bare tag that is in the document before the element is defined', async (t) => {
      const server = (await import(
        pathToFileURL(await bundle(t, packages, 'server', 'node')).href
      )) as typeof Server;
      const { page, complaints } = await open(t, server.bareAsString(), '#bare');
      await drawn(page, 'button', 's3-image-upload[tabindex="0"]');
      assert.deepEqual(complaints, []);
    });

    test('leaves the input in the tag usable until it is hydrated', async (t) => {
      const { page } = await open(t, (await renderOnServer(t, {})).asString);
      await page.waitForSelector('s3-image-upload:defined');
      const input = 's3-image-upload > input';
      await upload(page, input, small.path);
      assert.deepEqual(
        await page.$eval(input, (one) => [
          one.checkVisibility(),
          new FormData(one.form ?? undefined).has('photos'),
        ]),
        [true, true],
      );
    });

    test('handles each event once if the browser renders it, also in strict mode', async (t) => {
      const { page, complaints } = await open(t);
      await page.evaluate(() => reactPage().render({}));
      await drawn(page, 'button');
      await upload(page, 's3-image-upload >>> input', small.path);
      await told(page, 'first: complete 1');
      await told(page, 'first: change 1');
      assert.deepEqual((await told(page)).sort(), [
        'first: add small.jpg',
        'first: change 1',
        'first: complete 1',
        'first: success small.jpg',
      ]);
      assert.deepEqual(complaints, []);
    });

    test('sets HTML attributes as attributes, and its own as properties', async (t) => {
      const { page } = await open(t);
      await page.evaluate(() => reactPage().render({ multiple: false, variant: 'button', minFiles: 2 }));
      const seen = await page.$eval('s3-image-upload', (element) => ({
        attributes: element.getAttributeNames().sort(),
        values: [element.className, element.style.width, element.hidden, element.slot],
        properties: [
          element.multiple,
          element.variant,
          element.minFiles,
          element.presignEndpoint,
          element.name,
        ],
      }));
      assert.deepEqual(seen, {
        attributes: ['aria-description', 'class', 'data-test', 'id', 'name', 'style', 'tabindex', 'variant'],
        values: ['wide', '20em', false, ''],
        properties: [false, 'button', 2, '/presign', 'photos'],
      });
    });

    test('restores the default once a prop is removed', async (t) => {
      const { page } = await open(t);
      const read = (props: S3ImageUploadProps) =>
        page.evaluate((given) => {
          reactPage().render(given);
          const { concurrency, multiple, quality, credentials, images } = reactPage().ref.current ?? {};
          return [concurrency, multiple, quality, credentials, images?.length];
        }, props);
      await read({});
      const images = ['https://cdn.example/1.jpg', 'https://cdn.example/2.jpg'];
      const given = { concurrency: 5, multiple: true, quality: 0.5, credentials: 'omit', images } as const;
      assert.deepEqual(await read(given), [5, true, 0.5, 'omit', 2]);
      assert.deepEqual(await read({}), [3, false, null, 'same-origin', 0]);
    });

    test('calls the handlers of the last rendering, and keeps images that are set again', async (t) => {
      const { page } = await open(t);
      const images = ['https://cdn.example/1.jpg'];
      const props = { images, multiple: true, publicBase: 'https://cdn.example/' };
      await page.evaluate((given) => reactPage().render(given, 'first'), props);
      await drawn(page, 'button');
      await page.evaluate((given) => reactPage().render(given, 'second'), props);
      await upload(page, 's3-image-upload >>> input', small.path);
      await told(page, 'second: change 2');
      await page.evaluate((given) => reactPage().render(given, 'third'), props);
      await page.evaluate(() => {
        const { current } = reactPage().ref;
        current?.remove(current.items[1]?.id);
        return current?.updateComplete;
      });
      await told(page, 'third: remove small.jpg');
      assert.deepEqual(
        (await told(page)).filter((one) => !one.startsWith('second')),
        ['third: remove small.jpg'],
      );
    });
  });
