// Tests previews, stripping and converting with the built package in the kinds of pages that may use it.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { bundleByEsbuild, bundleByVite, bundleByWebpack, cdn, dist, makeApp } from './builds.js';
import { openPage, refusalBy, serveFolder } from './checksum-page.js';
import { prepareIn } from './engine-page.js';

const ENTRY = 's3-image-upload.js';

/**
 * @param workers the URL schemes of the workers that answered; none if the page itself has done the work
 * @param violations the violated directives: each is one line in the console
 */
const right = (workers: readonly string[], violations: readonly string[] = []) => ({
  picture: [56, 56],
  stripped: 'photo.jpg image/jpeg, smaller',
  converted: 'photo.webp image/webp, smaller',
  workers,
  running: 0,
  errors: [],
  violations,
});

suite('the image engine of the built package', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  const policies = [
    ['', right(['http:'])],
    ["default-src 'self'; img-src 'self' blob:", right(['http:'])],
    ["script-src 'self'; worker-src 'self'", right(['http:'])],
    ["script-src 'self'; worker-src 'self' blob:", right(['http:'])],
    ["script-src 'self'; worker-src blob:", right(['blob:'], ['worker-src'])],
    ["script-src 'self'; worker-src 'none'", right([], ['worker-src', 'worker-src'])],
  ] as const;
  for (const [policy, result] of policies)
    test(`works under ${policy || 'no policy'}, and tries a refused worker once`, async (t) => {
      const site = await serveFolder(t, cdn, '', policy);
      const page = await openPage(t, browser, site.url, result.violations.map(refusalBy));
      assert.deepEqual(await prepareIn(page, site.url + ENTRY), result);
    });

  const foreign = [
    ['without a policy', () => '', right(['blob:'])],
    [
      'where workers may be blobs',
      (host: string) => `script-src ${host}; worker-src 'self' blob:`,
      right(['blob:']),
    ],
    ['under a strict policy', (host: string) => `script-src 'self' ${host}`, right([], ['worker-src'])],
    [
      'without workers',
      (host: string) => `script-src 'self' ${host}; worker-src 'none'`,
      right([], ['worker-src']),
    ],
  ] as const;
  for (const [where, policy, result] of foreign)
    test(`works with the script-tag build from another origin ${where}`, async (t) => {
      const host = await serveFolder(t, cdn);
      const site = await serveFolder(t, cdn, '', policy(host.url));
      const page = await openPage(t, browser, site.url, result.violations.map(refusalBy));
      assert.deepEqual(await prepareIn(page, host.url + ENTRY), result);
    });

  const code = `export * from 's3-image-upload';`;
  test('works in an app that Vite bundles, from workers', async (t) => {
    const site = await serveFolder(
      t,
      await bundleByVite(await makeApp(t, code)),
      '',
      "default-src 'self'; img-src blob:; worker-src blob:",
    );
    assert.deepEqual(
      await prepareIn(await openPage(t, browser, site.url), `${site.url}app.js`),
      right(['blob:']),
    );
  });

  test('works in an app that webpack bundles, from workers', async (t) => {
    const site = await serveFolder(
      t,
      await bundleByWebpack(await makeApp(t, code)),
      '',
      "default-src 'self'; img-src blob:; worker-src blob:",
    );
    assert.deepEqual(
      await prepareIn(await openPage(t, browser, site.url), `${site.url}app.js`),
      right(['blob:']),
    );
  });

  test('works in an app that esbuild bundles, from workers', async (t) => {
    const site = await serveFolder(t, await bundleByEsbuild(await makeApp(t, code)));
    assert.deepEqual(
      await prepareIn(await openPage(t, browser, site.url), `${site.url}app.js`),
      right(['blob:']),
    );
  });

  test('is not loaded before there is an image', async (t) => {
    const site = await serveFolder(t, cdn);
    const page = await openPage(t, browser, site.url);
    await page.evaluate(async (entry) => {
      globalThis.requestIdleCallback = () => 0;
      await import(entry);
      document.body.append(document.createElement('s3-image-upload'));
    }, site.url + ENTRY);
    assert.deepEqual(
      site.requests.filter((path) => path.endsWith('.js')),
      [`/${ENTRY}`],
    );
  });

  test('requires no bundler to find a file: the npm build has no reference to a file’s place', async () => {
    const { readFile, readdir } = await import('node:fs/promises');
    const names = await readdir(dist, { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.js') && !one.startsWith('cdn')))
      assert.doesNotMatch(
        await readFile(`${dist}/${name}`, 'utf8'),
        /\bimport\.meta\b|new URL\(['"`]\./,
        name,
      );
  });
});
