// Presses by mouse and keys on a control that has just replaced another.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, suite, test, type TestContext } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { cdn } from './builds.js';
import { openPage, serveFolder } from './checksum-page.js';
import { drawn } from '../drawn.js';

const photo = (await readFile(new URL('../image/files/plain.jpg', import.meta.url))).toString('base64');

const ENTER = { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 };

suite('a press', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  /** A list of three photos whose targets never arrive. */
  async function open(t: TestContext, uploadOn: 'select' | 'manual'): Promise<Page> {
    const site = await serveFolder(
      t,
      cdn,
      '<script type="module" src="s3-image-upload.js"></script><s3-image-upload multiple></s3-image-upload>',
    );
    const page = await openPage(t, browser, site.url);
    await page.evaluate(
      async (base64, when) => {
        await customElements.whenDefined('s3-image-upload');
        const element = document.querySelector('s3-image-upload');
        if (!element) throw new Error('There is no element.');
        element.uploadOn = when;
        element.concurrency = 3;
        element.presign = () => new Promise<never>(() => {});
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        await element.addFiles(['a', 'b', 'c'].map((name, at) => new File([bytes, `${at}`], `${name}.jpg`)));
        await element.updateComplete;
      },
      photo,
      uploadOn,
    );
    return page;
  }

  const items = (page: Page) =>
    page.$eval('s3-image-upload', ({ items }) => items.map(({ name, state }) => `${name} ${state}`));

  const button = (page: Page, part: string) => drawn(page, `button[part=${part}]`);

  const untilThereAre = (page: Page, count: number) =>
    page.waitForFunction(
      (wanted) => document.querySelector('s3-image-upload')?.items.length === wanted,
      {},
      count,
    );

  /** For the page, the second press is 40 ms later, however late it arrives on a busy machine. */
  async function pressEnterTwice(page: Page) {
    const session = await page.createCDPSession();
    const begun = Date.now() / 1000;
    for (const timestamp of [begun, begun + 0.04])
      for (const type of ['keyDown', 'keyUp'] as const)
        await session.send('Input.dispatchKeyEvent', { ...ENTER, type, timestamp });
  }

  test('that is the second of a double click does not remove another image', async (t) => {
    const page = await open(t, 'manual');
    await (await button(page, 'remove-button')).click({ count: 2, delay: 40 });
    assert.deepEqual(await items(page), ['b.jpg ready', 'c.jpg ready']);
  });

  test('of Enter that follows at once on the one that cancels all tries nothing again', async (t) => {
    const page = await open(t, 'select');
    const cancel = await button(page, 'summary-button');
    await cancel.focus();
    await pressEnterTwice(page);
    assert.deepEqual(await items(page), ['a.jpg aborted', 'b.jpg aborted', 'c.jpg aborted']);
    await page.waitForFunction(
      () =>
        document.querySelector('s3-image-upload')?.shadowRoot?.activeElement?.ariaLabel === 'Try all again',
    );
  });

  test('that comes later removes the next one, by mouse and by key', async (t) => {
    const page = await open(t, 'manual');
    await (await button(page, 'remove-button')).click();
    await untilThereAre(page, 2);
    while ((await items(page)).length > 1) await (await button(page, 'remove-button')).click();
    await untilThereAre(page, 1);
    await page.keyboard.press('Tab');
    await (await button(page, 'remove-button')).focus();
    await page.keyboard.press('Enter');
    await untilThereAre(page, 0);
  });

  test('of Enter twice on “Try again” does not cancel the upload', async (t) => {
    const page = await open(t, 'select');
    await page.$eval('s3-image-upload', (element) => element.abort(element.items[0]?.id));
    await (await button(page, 'retry-button')).focus();
    await pressEnterTwice(page);
    assert.equal((await items(page))[0], 'a.jpg presigning');
  });

  test('of Enter twice on × cancels the upload, and leaves the image in the list', async (t) => {
    const page = await open(t, 'select');
    await (await button(page, 'cancel-button')).focus();
    await pressEnterTwice(page);
    assert.deepEqual(await items(page), ['a.jpg aborted', 'b.jpg presigning', 'c.jpg presigning']);
  });

  test('that is held down removes one image', async (t) => {
    const page = await open(t, 'manual');
    await (await button(page, 'remove-button')).focus();
    for (let turn = 0; turn < 4; turn += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    assert.deepEqual(await items(page), ['b.jpg ready', 'c.jpg ready']);
  });

  test('of a key after the focus has moved counts', async (t) => {
    const page = await open(t, 'manual');
    await (await button(page, 'remove-button')).focus();
    await page.keyboard.press('Enter');
    await untilThereAre(page, 2);
    await drawn(page, '[part=undo-button]:focus');
    await page.keyboard.press('Tab'); // from Undo to the row in its place
    await page.keyboard.press('Enter');
    await untilThereAre(page, 1);
    assert.deepEqual(await items(page), ['c.jpg ready']);
  });
});
