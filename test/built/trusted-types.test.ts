// Both builds in pages with Trusted Types, with photos and an SVG that workers process.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { drive } from '../hosts/drive.js';
import { startServices, type Services } from '../hosts/services.js';
import { openWatched } from '../watched-page.js';
import { bundleByVite, cdn, makeApp } from './builds.js';
import { serveFolder } from './checksum-page.js';

const page = (script: string) => `<script type="module" src="/${script}"></script>
  <script type="module">
    document.querySelector('s3-image-upload').presignEndpoint = new URLSearchParams(location.search).get('presign');
  </script>
  <s3-image-upload
    multiple accept="image/*,image/svg+xml" metadata="strip" max-edge="1600" checksum="sha256"
  ><input type="file" multiple /></s3-image-upload>`;

const refused = (name: string) => new RegExp(`TrustedTypePolicy named '${name}'`);

suite('under Trusted Types', () => {
  let browser: Browser;
  let services: Services;
  before(async () => {
    browser = await puppeteer.launch(await findBrowser());
    services = await startServices();
  });
  after(async () => {
    await browser.close();
    await services.close();
  });

  const required = "require-trusted-types-for 'script'";
  const scriptTag = [
    [required, []],
    [`${required}; trusted-types s3-image-upload`, []],
    ['trusted-types s3-image-upload', []],
    ["trusted-types 'none'", [refused('s3-image-upload')]],
  ] as const;
  for (const [policy, reports] of scriptTag)
    test(`the script-tag build stores images with ${reports.length} reports, with “${policy}”`, async (t) => {
      const site = await serveFolder(t, cdn, page('s3-image-upload.js'), policy);
      const faults = await drive(browser, site.url, services, [], 'http:');
      assert.equal(faults.length, reports.length, faults.join('\n'));
      for (const [index, report] of reports.entries()) assert.match(faults[index] ?? '', report);
    });

  test('the npm build, with a Lit that makes its own policy,', async (t) => {
    const app = await bundleByVite(await makeApp(t, `import 's3-image-upload';`));

    for (const policy of [
      required,
      `${required}; trusted-types s3-image-upload lit-html`,
      'trusted-types s3-image-upload lit-html',
    ])
      await t.test(`stores images without a report, with “${policy}”`, async (t) => {
        const site = await serveFolder(t, app, page('app.js'), policy);
        assert.deepEqual(await drive(browser, site.url, services, []), []);
      });

    await t.test('says that images can’t be uploaded if Lit’s policy is not allowed', async (t) => {
      const site = await serveFolder(t, app, page('app.js'), 'trusted-types s3-image-upload');
      const tab = await openWatched(t, browser, [refused('lit-html'), /Policy "lit-html" disallowed/]);
      t.after(() => tab.close());
      await tab.goto(site.url);
      await tab.$eval('s3-image-upload', (element) => void element.addFiles([new File(['GIF89a'], 'a.gif')]));
      await tab.waitForFunction(() =>
        document.querySelector('s3-image-upload')?.shadowRoot?.querySelector('[part=error] button'),
      );
    });

    await t.test('leaves the input in the tag as it is if no policy is allowed', async (t) => {
      const site = await serveFolder(t, app, page('app.js'), `${required}; trusted-types 'none'`);
      const tab = await openWatched(t, browser, [
        refused('s3-image-upload'),
        /is not defined/,
        /TrustedHTML/,
      ]);
      t.after(() => tab.close());
      await tab.goto(site.url);
      const isDefined = await tab.evaluate(() => customElements.get('s3-image-upload') !== undefined);
      const isShown = await tab.$eval('input', (input) => input.checkVisibility());
      assert.deepEqual({ isDefined, isShown }, { isDefined: false, isShown: true });
    });
  });
});
