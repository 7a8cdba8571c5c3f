// A submit that is refused: what browsers report of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { findBrowser, findFirefox } from '../../tools/browser.mjs';
import { cdn } from './builds.js';
import { serveFolder } from './checksum-page.js';

/** Each element is invalid. The page is never idle, so the engine is not loaded before the submit. */
const PAGE = `<script>globalThis.requestIdleCallback = () => 0;</script>
  <script type="module" src="s3-image-upload.js"></script>
  <form id="early"><s3-image-upload name="photo" required></s3-image-upload><button>Send</button></form>
  <form id="gallery"><s3-image-upload name="photos" variant="gallery" multiple required></s3-image-upload><button>Send</button></form>
  <form id="avatar"><s3-image-upload name="face" variant="avatar" required></s3-image-upload><button>Send</button></form>
  <form id="second"><input required aria-label="Name"><s3-image-upload name="other" required></s3-image-upload><button>Send</button></form>
  <form id="own"><s3-image-upload name="own" required tabindex="-1"></s3-image-upload><button>Send</button></form>`;

const firefox = findFirefox();

for (const [name, launch] of [
  ['Chromium', findBrowser],
  ['Firefox', () => ({ browser: 'firefox' as const, ...(firefox && { executablePath: firefox }) })],
] as const)
  test(
    `is refused without an error in the console of ${name}`,
    {
      skip: name === 'Firefox' && firefox === undefined && 'Firefox is missing',
    },
    async (t) => {
      const site = await serveFolder(t, cdn, PAGE);
      const browser = await puppeteer.launch(await launch());
      t.after(() => browser.close());
      const page = await browser.newPage();
      const reports: string[] = [];
      page.on('pageerror', (error) => reports.push(String(error)));
      page.on('console', (message) => reports.push(message.text()));
      await page.goto(site.url);
      await page.waitForFunction(() =>
        [...document.querySelectorAll('s3-image-upload')].every((element) =>
          element.shadowRoot?.querySelector('button'),
        ),
      );
      for (const form of ['early', 'second', 'own', 'gallery', 'avatar']) {
        await page.click(`#${form} > button`);
        await page.waitForFunction(
          (id) =>
            document.activeElement?.closest('form')?.id === id &&
            document.activeElement.localName !== 'button',
          {},
          form,
        );
      }
      // What is reported comes in order.
      await page.evaluate(() => console.log('end'));
      while (reports.at(-1) !== 'end') await new Promise((resolve) => page.once('console', resolve));
      assert.deepEqual(reports, ['end']);
      const own = await page.$eval('#own > s3-image-upload', (element) => element.getAttribute('tabindex'));
      assert.equal(own, '-1');
    },
  );
