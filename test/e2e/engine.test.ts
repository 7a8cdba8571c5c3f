// Previews, stripping and converting by the built package, in the pages that it may find itself in.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { bundleByEsbuild, bundleByVite, bundleByWebpack, cdn, dist, makeApp } from './builds.js';
import { openPage, serveFolder } from './checksum-page.js';
import { prepareIn } from './engine-page.js';

const ENTRY = 's3-image-upload.js';

/** @param workers the schemes of those that answered; none: the page did it by itself */
const right = (...workers: string[]) => ({
  picture: [56, 56],
  stripped: 'photo.jpg image/jpeg, smaller',
  converted: 'photo.webp image/webp, smaller',
  workers,
  running: 0,
  errors: [],
});

suite('the image engine of the built package', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  const policies = [
    ["default-src 'self'; img-src 'self' blob:", ['http:']],
    ["script-src 'self'; worker-src 'none'", []],
    ["script-src 'self'; require-trusted-types-for 'script'", []],
  ] as const;
  for (const [policy, workers] of policies)
    test(`works under ${policy}`, async (t) => {
      const site = await serveFolder(t, cdn, '', policy);
      assert.deepEqual(
        await prepareIn(await openPage(browser, site.url), site.url + ENTRY),
        right(...workers),
      );
    });

  const foreign = [
    ['without a policy', () => '', ['blob:']],
    [
      'where workers may be blobs',
      (host: string) => `script-src ${host}; worker-src 'self' blob:`,
      ['blob:'],
    ],
    ['under a strict policy', (host: string) => `script-src 'self' ${host}`, []],
    ['without workers', (host: string) => `script-src 'self' ${host}; worker-src 'none'`, []],
  ] as const;
  for (const [where, policy, workers] of foreign)
    test(`works by the script-tag build of another origin ${where}`, async (t) => {
      const host = await serveFolder(t, cdn);
      const site = await serveFolder(t, cdn, '', policy(host.url));
      assert.deepEqual(
        await prepareIn(await openPage(browser, site.url), host.url + ENTRY),
        right(...workers),
      );
    });

  const code = `export * from 's3-image-upload';`;
  test('works in an app that Vite bundles, from workers', async (t) => {
    const site = await serveFolder(
      t,
      await bundleByVite(await makeApp(t, code)),
      '',
      "default-src 'self'; img-src blob:",
    );
    assert.deepEqual(await prepareIn(await openPage(browser, site.url), `${site.url}app.js`), right('http:'));
  });

  test('works in an app that webpack bundles, from workers', async (t) => {
    const site = await serveFolder(
      t,
      await bundleByWebpack(await makeApp(t, code)),
      '',
      "default-src 'self'; img-src blob:",
    );
    assert.deepEqual(await prepareIn(await openPage(browser, site.url), `${site.url}app.js`), right('http:'));
  });

  test('works in an app that esbuild bundles, which knows no workers', async (t) => {
    const site = await serveFolder(t, await bundleByEsbuild(await makeApp(t, code)));
    assert.deepEqual(await prepareIn(await openPage(browser, site.url), `${site.url}app.js`), right());
  });

  test('loads none of it before there is an image', async (t) => {
    const site = await serveFolder(t, cdn);
    const page = await openPage(browser, site.url);
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

  test('is in the npm build a file for each worker', async () => {
    const { readdir } = await import('node:fs/promises');
    const names = (await readdir(`${dist}/chunks`)).filter((name) => name.endsWith('.js'));
    for (const work of ['hash', 'preview', 'resize', 'strip'])
      assert.equal(names.filter((name) => name.startsWith(`${work}-worker-`)).length, 1, work);
  });
});
