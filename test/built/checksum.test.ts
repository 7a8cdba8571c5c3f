// Tests the checksum chunks of the build in the kinds of pages that may use them.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test, type TestContext } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { bundleByEsbuild, bundleByVite, cdn, dist, makeApp, temporaryFolder } from './builds.js';
import { hashIn, openPage, refusalBy, serveFolder } from './checksum-page.js';

/** A host name that browsers do not treat as local, so that its page has no `crypto.subtle` without TLS. */
const NAME = 'photos.example';

/** Sizes: hashed in one call of WebCrypto; too large for that; empty. */
const SIZES = [1000, 5_000_000, 0];
const expected = SIZES.map((size) => ({
  ok: true,
  value: createHash('sha256').update('a'.repeat(size)).digest('base64'),
}));

/**
 * @param workers the URL schemes of the workers that answered
 * @param violations the violated directives: each is one line in the console
 */
const right = (workers: readonly string[], violations: readonly string[] = []) => ({
  checksums: expected,
  workers,
  left: 0,
  errors: [],
  violations,
});

/** The module that an entry of this build imports for a checksum. */
const chunkOf = async (folder: string) => {
  const name = (await readdir(join(folder, 'chunks'))).find((file) => /^checksum-.*\.js$/.test(file));
  assert.ok(name, 'the build has a chunk of the checksum');
  return `chunks/${name}`;
};

/** An app's own module. */
const usingChecksum = async () => {
  const chunk = `./node_modules/s3-image-upload/dist/${await chunkOf(dist)}`;
  return `import 's3-image-upload';
    export const sha256 = async (...args) => (await import('${chunk}')).sha256(...args);`;
};

suite('the checksum of the built package', () => {
  let browser: Browser;
  before(async () => {
    const options = await findBrowser();
    const args = [...options.args, `--host-resolver-rules=MAP ${NAME} 127.0.0.1`];
    browser = await puppeteer.launch({ ...options, args });
  });
  after(() => browser.close());

  /** In a page of a site that has the files of `folder`. */
  const hash = async (
    t: TestContext,
    folder: string,
    module: string,
    policy?: string,
    expected: readonly RegExp[] = [],
  ) => {
    const site = await serveFolder(t, folder, '', policy);
    return hashIn(await openPage(t, browser, site.url, expected), site.url + module, SIZES);
  };

  const policies = [
    ['', right(['blob:'])],
    ["script-src 'self'; worker-src 'self' blob:", right(['blob:'])],
    ["default-src 'self'", right([], ['worker-src'])],
    ["script-src 'self'; worker-src 'none'", right([], ['worker-src'])],
    [`require-trusted-types-for 'script'; trusted-types s3-image-upload`, right(['blob:'])],
  ] as const;
  for (const [policy, result] of policies)
    test(`is right under ${policy || 'no policy'}, and tries a refused worker once`, async (t) => {
      const expected = result.violations.map(refusalBy);
      assert.deepEqual(await hash(t, dist, await chunkOf(dist), policy, expected), result);
    });

  /** A page of the npm build, where `/worker.js` is the worker that it hosts. */
  const openHosting = async (t: TestContext, policy: string, expected: readonly RegExp[] = []) => {
    const site = await serveFolder(t, dist, '', policy);
    const page = await openPage(t, browser, site.url, expected);
    const module = site.url + (await chunkOf(dist));
    return {
      hash: () => hashIn(page, module, SIZES),
      /** Calls `workersFrom()` with the value of this expression. */
      name: (address: string) =>
        page.evaluate(`import('${site.url}workers.js').then(({ workersFrom }) => workersFrom(${address}))`),
    };
  };

  const trusting = (name: string) =>
    `default-src 'self'; require-trusted-types-for 'script'; trusted-types ${name}`;
  const hosting = [
    ["default-src 'self'", "'/worker.js'"],
    [trusting('s3-image-upload'), "'/worker.js'"],
    [trusting('s3-image-upload'), "new URL('/worker.js', location.href)"],
    [
      trusting('site'),
      "trustedTypes.createPolicy('site', { createScriptURL: String }).createScriptURL('/worker.js')",
    ],
  ] as const;
  for (const [policy, address] of hosting)
    test(`is right from the worker that the page hosts, under ${policy}, named by ${address}`, async (t) => {
      const page = await openHosting(t, policy);
      await page.name(address);
      assert.deepEqual(await page.hash(), right(['http:']));
    });

  test('is right from a worker that the page names after blobs were refused', async (t) => {
    const page = await openHosting(t, "default-src 'self'", [refusalBy('worker-src')]);
    assert.deepEqual(await page.hash(), right([], ['worker-src']));
    await page.name("'/worker.js'");
    assert.deepEqual(await page.hash(), right(['http:'], ['worker-src']));
  });

  test('is right from a second worker file if the first one is not a worker, which is tried once', async (t) => {
    const page = await openHosting(t, "default-src 'self'", [refusalBy('worker-src')]);
    await page.name("'/licenses.md'");
    assert.deepEqual(await page.hash(), right([], ['worker-src']));
    await page.name("'/licenses.md'");
    assert.deepEqual(await page.hash(), right([], ['worker-src']));
    await page.name("'/worker.js'");
    assert.deepEqual(await page.hash(), right(['http:'], ['worker-src']));
  });

  test('is right from the worker’s text if the file that the page hosts is not a worker', async (t) => {
    const page = await openHosting(t, '');
    await page.name("'/licenses.md'");
    assert.deepEqual(await page.hash(), right(['blob:']));
  });

  test('is right in a page without TLS', async (t) => {
    const site = await serveFolder(t, dist);
    const url = site.url.replace('127.0.0.1', NAME);
    const page = await openPage(t, browser, url);
    assert.equal(await page.evaluate(() => 'subtle' in crypto), false);
    const hashing = await hashIn(page, url + (await chunkOf(dist)), SIZES);
    assert.deepEqual(hashing, right(['blob:']));
  });

  test('is right with the script-tag build on the page’s own origin', async (t) => {
    const site = await serveFolder(
      t,
      cdn,
      '<script src="/s3-image-upload.js"></script>',
      "default-src 'self'",
    );
    const page = await openPage(t, browser, site.url);
    assert.deepEqual(await hashIn(page, site.url + (await chunkOf(cdn)), SIZES), right(['http:']));
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
    test(`is right with the script-tag build from another origin ${where}, and is loaded when it is used`, async (t) => {
      const host = await serveFolder(t, cdn);
      const script = `<script type="module" src="${host.url}s3-image-upload.js"></script>`;
      const site = await serveFolder(t, cdn, script, policy(host.url));
      const page = await openPage(t, browser, site.url, result.violations.map(refusalBy));
      await page.evaluate(() => customElements.whenDefined('s3-image-upload').then(() => true));
      assert.deepEqual(host.requests, ['/s3-image-upload.js']);
      const hashing = await hashIn(page, host.url + (await chunkOf(cdn)), SIZES);
      assert.deepEqual(hashing, result);
    });

  test('is right in an app that Vite bundles, from a worker', async (t) => {
    const app = await bundleByVite(await makeApp(t, await usingChecksum()));
    const hashing = await hash(t, app, 'app.js', "script-src 'self'; worker-src blob:");
    assert.deepEqual(hashing, right(['blob:']));
  });

  test('is right in an app that esbuild bundles, from a worker', async (t) => {
    const app = await bundleByEsbuild(await makeApp(t, await usingChecksum()));
    const hashing = await hash(t, app, 'app.js', "script-src 'self'; worker-src blob:");
    assert.deepEqual(hashing, right(['blob:']));
  });

  test('rejects as import() does if its files are missing', async (t) => {
    const folder = await temporaryFolder(t);
    const module = await chunkOf(dist);
    await mkdir(join(folder, 'chunks'));
    await cp(join(dist, module), join(folder, module));
    const site = await serveFolder(t, folder);
    const page = await openPage(t, browser, site.url, [/404/]);
    await assert.rejects(
      hashIn(page, site.url + module, SIZES),
      /Failed to fetch dynamically imported module/,
    );
  });
});
