// The script-tag build in pages whose policy has to do with Trusted Types.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { cdn } from './builds.js';
import { serveFolder } from './checksum-page.js';

const page = `<script type="module" src="/s3-image-upload.js"></script>
  <s3-image-upload><input type="file" /></s3-image-upload>`;

const cases = [
  ["require-trusted-types-for 'script'", 0],
  ["require-trusted-types-for 'script'; trusted-types s3-image-upload", 0],
  ['trusted-types s3-image-upload', 0],
  ["trusted-types 'none'", 1],
] as const;

suite('the script-tag build under Trusted Types', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  for (const [policy, violations] of cases)
    test(`is drawn, and reports ${violations} violations, under ${policy}`, async (t) => {
      const site = await serveFolder(t, cdn, page, policy);
      const tab = await browser.newPage();
      t.after(() => tab.close());
      const errors: string[] = [];
      tab.on('pageerror', (error) => errors.push(String(error)));
      await tab.evaluateOnNewDocument(() => {
        const told: string[] = [];
        Object.assign(window, { told });
        document.addEventListener('securitypolicyviolation', (event) => told.push(event.violatedDirective));
      });
      await tab.goto(site.url);
      await tab.waitForSelector('s3-image-upload >>> button');
      assert.equal(((await tab.evaluate('told')) as string[]).length, violations);
      assert.deepEqual(errors, []);
    });
});
