// Drops real folders onto the built element.
import assert from 'node:assert/strict';
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { cdn, temporaryFolder } from './builds.js';
import { openPage, serveFolder } from './checksum-page.js';

async function drop(page: Page, path: string): Promise<void> {
  const session = await page.createCDPSession();
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 100, y: 100, data });
}

test('takes only the photos of a dropped folder, and stops at a circular link', async (t) => {
  const browser = await puppeteer.launch(await findBrowser());
  t.after(() => browser.close());
  const folder = join(await temporaryFolder(t), 'holiday');
  await mkdir(join(folder, '@eaDir', 'a.jpg'), { recursive: true });
  await mkdir(join(folder, 'second day'));
  const photo = new URL('../image/files/plain.jpg', import.meta.url);
  for (const name of ['a.jpg', '._a.jpg', '@eaDir/a.jpg/SYNOPHOTO_THUMB_M.jpg', 'second day/b.JPG'])
    await copyFile(photo, join(folder, name));
  await writeFile(join(folder, 'list.txt'), 'a, b');
  await symlink(folder, join(folder, 'second day', 'all'));

  const site = await serveFolder(
    t,
    cdn,
    '<script type="module" src="s3-image-upload.js"></script><s3-image-upload upload-on="manual" multiple></s3-image-upload>',
  );
  const page = await openPage(t, browser, site.url);
  await page.evaluate(() => customElements.whenDefined('s3-image-upload').then(() => {}));
  await drop(page, folder);
  const names = await page.waitForFunction(() => {
    const { items = [] } = document.querySelector('s3-image-upload') ?? {};
    const isChecked = items.length > 1 && items.every(({ state }) => state !== 'checking');
    return isChecked && [...new Set(items.map(({ name }) => name))];
  });
  assert.deepEqual(await names.jsonValue(), ['a.jpg', 'b.JPG']);
});
