// The built documentation site: each page opens without a message in the console, axe finds nothing, nothing is wider than a phone, and
// every link leads to a page and a heading that exist.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { launch, type Browser } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { SITE } from '../../tools/docs.mjs';
import { serveFolder } from '../../tools/serve-folder.mjs';
import { openWatched } from '../watched-page.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }>;
}

const pages = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replaceAll('\\', '/'));

let site: Awaited<ReturnType<typeof serveFolder>>;
let browser: Browser;

before(async () => {
  site = await serveFolder(SITE);
  browser = await launch(await findBrowser());
});

after(async () => {
  await browser.close();
  site.close();
});

const read = (name: string) => readFileSync(join(SITE, name), 'utf8');

suite('the links', () => {
  for (const name of pages)
    test(`of ${name} lead to what exists`, () => {
      const links = [...read(name).matchAll(/\b(?:href|src|srcset|action)="([^"]+)"/g)].map(
        ([, link = '']) => link,
      );
      const broken = links.filter((link) => {
        if (/^[a-z]+:/.test(link)) return false;
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? name : posix.join(posix.dirname(name), path);
        if (!existsSync(join(SITE, target))) return true;
        return anchor !== undefined && !read(target).includes(` id="${anchor}"`);
      });
      assert.deepEqual(broken, []);
    });
});

suite('a browser', () => {
  for (const name of pages)
    for (const scheme of ['light', 'dark'])
      test(`opens ${name}, ${scheme}, on a phone`, async (t) => {
        const page = await openWatched(t, browser);
        await page.setViewport({ width: 390, height: 844 });
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await page.goto(`${site.url}/${name}`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`),
          [],
        );
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(wider, 0);
        await page.close();
      });

  test('finds a page by a word', async (t) => {
    const page = await openWatched(t, browser);
    await page.goto(`${site.url}/forms.html`);
    await page.type('input[type=search]', 'lifecycle');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#results a');
    const found = await page.$$eval('#results a', (links) => links.map(({ textContent }) => textContent));
    assert.ok(found.includes('Set up the bucket'), found.join(', '));
    await page.close();
  });

  test('stores a photo in the pretended storage of the start page', async (t) => {
    const page = await openWatched(t, browser);
    await page.goto(`${site.url}/index.html`);
    await page.waitForFunction(() => customElements.get('s3-image-upload') !== undefined);
    await page.waitForNetworkIdle();
    await page.click('#example');
    await page.waitForFunction(() =>
      document.querySelector('#event')?.textContent.startsWith('upload-success'),
    );
    await page.close();
  });

  test('skips to the content by keyboard', async (t) => {
    const page = await openWatched(t, browser);
    await page.goto(`${site.url}/forms.html`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
    await page.close();
  });

  test('opens the list of pages on a phone', async (t) => {
    const page = await openWatched(t, browser);
    await page.setViewport({ width: 390, height: 844 });
    await page.goto(`${site.url}/forms.html`);
    await page.click('.menu');
    await page.click('#pages a[href="bucket.html"]');
    await page.waitForFunction(() => location.pathname === '/bucket.html');
    await page.close();
  });
});
