// What a visitor does in the example apps of demo/hosts. Each returns what is wrong.
import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { drawn } from '../drawn.js';
import type { Visit } from './app.js';

/** Chooses the photo, and waits until it is stored. @returns its URL */
export async function upload(page: Page, photo: string): Promise<string> {
  const input = await drawn<HTMLInputElement>(page, 'input[type=file]');
  const before = await page.evaluate(() => document.querySelector('s3-image-upload')?.images.length ?? 0);
  await input.uploadFile(photo);
  const stored = await page.waitForFunction(
    (index) => document.querySelector('s3-image-upload')?.images[index]?.url,
    {},
    before,
  );
  return (await stored.jsonValue()) ?? '';
}

/** @returns what is wrong if the storage doesn't have the photo under the URL */
export async function isStored(url: string, photo: string): Promise<string[]> {
  const answer = await fetch(url);
  const stored = Buffer.from(await answer.arrayBuffer());
  return answer.ok && stored.equals(await readFile(photo))
    ? []
    : [`${url} is not the photo: ${answer.status}`];
}

/** A form with a photo that is required. It shows what it saves in `<output>`, as JSON. */
export async function savesPhoto({ page, photo }: Visit): Promise<string[]> {
  await (await page.waitForSelector('label input'))?.type('Ada');
  await drawn(page, 'input[type=file]');
  await page.click('form button');
  // Either the library shows an error, or the browser has the element show it.
  await page.waitForFunction(() => document.querySelector('[role=alert], :state(user-invalid)'));
  const early = await page.evaluate(() => document.querySelector('output')?.textContent);
  const url = await upload(page, photo);
  await page.click('form button');
  const saved = await output(page);
  return [
    ...(early ? [`saved without a photo: ${early}`] : []),
    ...(Object.values(JSON.parse(saved) as object).includes(url) ? [] : [`${url} is not in ${saved}`]),
    ...(await isStored(url, photo)),
  ];
}

async function output(page: Page): Promise<string> {
  const shown = await page.waitForFunction(() => document.querySelector('output')?.textContent);
  return String(await shown.jsonValue());
}
