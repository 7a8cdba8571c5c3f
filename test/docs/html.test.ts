// The HTML in the documentation, in a browser: each element stores a photo that was chosen with its input, through the presign route and
// the embedded storage, and the console stays empty.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { openWatched } from '../watched-page.js';
import { openPhotoSite, photo, storePhoto, text, type PhotoSite } from './photo-site.js';
import { snippetsIn } from './snippets.js';

const CDN = 'https://cdn.example/s3-image-upload/';

let site: PhotoSite;
before(async () => (site = await openPhotoSite()));
after(() => site.close());

/** The snippet in a page, with the files of the built package and pictures of this server. */
const pageWith = (code: string) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A snippet</title><link rel="icon" href="data:,">
<script type="importmap">{ "imports": { "s3-image-upload/core": "/dist/core.js" } }</script>
${code.includes(CDN) ? '' : `<script type="module" src="/dist/cdn/s3-image-upload.js"></script>`}
${code.replaceAll(CDN, '/').replaceAll('https://cdn.example/', '/')}`;

/** Chooses the photo with the input of an interface that is not the element. */
async function storeWithout(page: Page): Promise<unknown> {
  await (await page.$('input'))?.uploadFile(photo);
  await page.waitForFunction(() => /stored|failed|rejected/.test(document.body.innerText));
  return page.evaluate(() => /stored|failed|rejected/.exec(document.body.innerText)?.[0]);
}

suite('each element stores a photo', () => {
  for (const { name, code } of snippetsIn('html'))
    test(name, async (t) => {
      site.routes.set('/snippet', () => text(pageWith(code)));
      const page = await openWatched(t, site.browser);
      await page.goto(`${site.url}/snippet`);
      await page.waitForFunction(() => customElements.get('s3-image-upload') !== undefined);
      const elements = await page.$$<'s3-image-upload'>('s3-image-upload');
      if (elements.length === 0) assert.equal(await storeWithout(page), 'stored');
      for (const element of elements) assert.equal(await storePhoto(element), 'stored');
      await page.close();
    });
});
