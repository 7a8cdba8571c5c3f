// Parts that are loaded when a visitor uses them, after the connection has failed.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, suite, test, type TestContext } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { drawn } from '../drawn.js';
import { openWatched } from '../watched-page.js';
import { cdn } from './builds.js';
import { serveFolder } from './checksum-page.js';

const photo = (await readFile(new URL('../image/files/plain.jpg', import.meta.url))).toString('base64');

suite('a part that can’t be loaded', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  /** Requests for this file fail until `mend` is called. */
  async function open(t: TestContext, file: string) {
    const { url } = await serveFolder(
      t,
      cdn,
      `<script type="module" src="s3-image-upload.js"></script><s3-image-upload multiple upload-on="manual"></s3-image-upload>`,
    );
    const page = await openWatched(t, browser, [new RegExp(file)]);
    t.after(() => page.close());
    const network = await page.createCDPSession();
    const block = (urls: string[]) => network.send('Network.setBlockedURLs', { urls });
    await network.send('Network.enable');
    await block([`*${file}*`]);
    await page.goto(url);
    await page.evaluate(async (base64) => {
      await customElements.whenDefined('s3-image-upload');
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      await document.querySelector('s3-image-upload')?.addFiles([new File([bytes], 'photo.jpg')]);
    }, photo);
    const mend = () => block([]);
    const press = async (selector: string) => {
      await (await drawn(page, selector)).click();
    };
    const announced = (text: string) =>
      page.waitForFunction(
        (wanted) =>
          document
            .querySelector('s3-image-upload')
            ?.shadowRoot?.querySelector('[role=status]')
            ?.textContent.includes(wanted),
        {},
        text,
      );
    return { page, press, mend, announced };
  }

  test('such as the viewer is announced, and the next press loads it', async (t) => {
    const { page, press, mend, announced } = await open(t, '/viewer-');
    await press('[part=view-button]');
    await announced('Part of this page didn’t load.');
    await mend();
    await press('[part=view-button]');
    await drawn(page, '[part=viewer][open]');
  });

  test('such as the offer to undo a removal leaves the image removed, which is announced', async (t) => {
    const { page, press, announced } = await open(t, '/undo-');
    await press('[part=remove-button]');
    await announced('photo.jpg');
    assert.equal(await page.$eval('s3-image-upload', ({ items }) => items.length), 0);
  });
});
