// What a visitor does in the example apps of demo/hosts. Each returns what is wrong.
import { readFile } from 'node:fs/promises';
import type { ElementHandle, Page } from 'puppeteer-core';

export interface Visit {
  readonly page: Page;
  /** Path of a photo. */
  readonly photo: string;
}

declare global {
  /** In the page: the document, or the shadow root that has the form. */
  var place: () => Document | ShadowRoot;
  /** In the page: the URLs of the stored images in the element. */
  var storedUrls: () => string[];
  /** In the page: set by a visit, and lost with the document. */
  var isSameDocument: boolean | undefined;
}

/** Runs in the page before its scripts. */
export const inPage = `
  globalThis.place = () => document.querySelector('profile-form')?.shadowRoot ?? document;
  globalThis.storedUrls = () => (place().querySelector('s3-image-upload')?.images ?? []).map(({ url }) => url);`;

async function find<Found extends HTMLElement>(page: Page, selector: string): Promise<ElementHandle<Found>> {
  const found = await page.waitForFunction((wanted) => place().querySelector(wanted), {}, selector);
  return found as ElementHandle<Found>;
}

const textOf = async (page: Page, selector: string) =>
  (await find(page, selector)).evaluate(({ textContent }) => textContent);

/** Chooses the photo, and waits until it is stored. @returns its URL */
async function upload(page: Page, photo: string): Promise<string> {
  const input = await page.waitForFunction(() =>
    place().querySelector('s3-image-upload')?.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]'),
  );
  const before = await page.evaluate(() => storedUrls());
  await (input as ElementHandle<HTMLInputElement>).uploadFile(photo);
  const stored = await page.waitForFunction(
    (known) => storedUrls().find((url) => !known.includes(url)),
    {},
    before,
  );
  return String(await stored.jsonValue());
}

/** @returns what is wrong if the storage doesn't have the photo under the URL */
async function isStored(url: string, photo: string): Promise<string[]> {
  const answer = await fetch(url);
  const stored = Buffer.from(await answer.arrayBuffer());
  return answer.ok && stored.equals(await readFile(photo))
    ? []
    : [`${url} is not the photo: ${answer.status}`];
}

/** Saves the form, which has to have the photo. */
async function saves(page: Page, url: string): Promise<string[]> {
  await (await find(page, 'form button')).click();
  const saved = await textOf(page, 'output');
  return Object.values(JSON.parse(saved) as object).includes(url) ? [] : [`${url} is not in ${saved}`];
}

/** A form with a photo that is required. It shows what it saves in `<output>`, as JSON. */
export async function savesPhoto({ page, photo }: Visit): Promise<string[]> {
  await (await find(page, 'label input')).type('Ada');
  await page.waitForFunction(() =>
    place().querySelector('s3-image-upload')?.shadowRoot?.querySelector('button'),
  );
  await (await find(page, 'form button')).click();
  // Either the library shows an error, or the browser has the element show it.
  await find(page, '[role=alert], :state(user-invalid)');
  const early = await page.evaluate(() => place().querySelector('output')?.textContent);
  const url = await upload(page, photo);
  return [
    ...(early ? [`saved without a photo: ${early}`] : []),
    ...(await saves(page, url)),
    ...(await isStored(url, photo)),
  ];
}

/** A visitor leaves the form with a stored photo, comes back, and saves it. */
export async function returnsToPhoto({ page, photo }: Visit): Promise<string[]> {
  const early = await savesPhoto({ page, photo }); // the next page is loaded by the library, without a reload
  await page.evaluate(() => (globalThis.isSameDocument = true));
  await (await find(page, 'a[href="/"]')).click();
  const name = await find<HTMLInputElement>(page, 'label input');
  if ((await name.evaluate(({ value }) => value)) !== 'Ada') early.push('the saved name is not in the form');
  const url = await upload(page, photo);
  await (await find(page, 'a[href="/help"]')).click();
  await find(page, 'h1');
  await page.goBack();
  const shown = await page.waitForFunction(() => storedUrls()[0]);
  if ((await shown.jsonValue()) !== url)
    early.push(`${String(await shown.jsonValue())} is shown instead of ${url}`);
  early.push(...(await saves(page, url)));
  if (!(await page.evaluate(() => globalThis.isSameDocument))) early.push('the page was loaded again');
  return early;
}

/** Pictures that are chosen and pasted in the editor stand where the caret was. */
export async function putsPicturesAtCaret({ page, photo }: Visit): Promise<string[]> {
  const [first, second] = ['glass.', 'spoke.'];
  await caretAfter(page, first);
  await page.evaluate(() => {
    // The visitor writes at the beginning of the text before the picture is stored.
    document
      .querySelector('s3-image-upload')
      ?.addEventListener('upload-start', () => document.querySelector('#editor p')?.prepend('Today: '), {
        once: true,
      });
  });
  const chosen = await upload(page, photo);
  await find(page, '#editor img');
  await caretAfter(page, second);
  const bytes = [...(await readFile(photo))];
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(content)], 'pasted.jpg', { type: 'image/jpeg' }));
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, bytes);
  await page.waitForFunction(() => document.querySelectorAll('#editor img').length === 2);
  const sources = await page.$$eval('#editor img', (images) => images.map(({ src }) => src));
  const text = await page.$eval('#editor', ({ innerHTML }) => innerHTML.replaceAll(/<(?!img)[^>]*>/g, ''));
  const order = /^Today: The harbour.*glass\.<img[^>]*>.*spoke\.<img[^>]*>/;
  return [
    ...(order.test(text) ? [] : [`the pictures are in the wrong places: ${text}`]),
    ...(sources[0] === chosen ? [] : [`${sources[0] ?? ''} is not ${chosen}`]),
    ...(await isStored(sources[1] ?? '', photo)),
  ];
}

/** Sets the caret behind the text in the editor. */
async function caretAfter(page: Page, text: string) {
  await page.click('#editor [contenteditable]');
  await page.evaluate((wanted) => {
    const paragraph = [...document.querySelectorAll('#editor p')].find((one) =>
      one.textContent.endsWith(wanted),
    );
    if (paragraph) getSelection()?.collapse(paragraph, paragraph.childNodes.length);
  }, text);
}

/** An editor adds a picture to an article, and then saves the article again as it is. A picture of somebody else is refused. */
export async function editsArticle({ page, photo }: Visit): Promise<string[]> {
  const inElement = (selector: string) =>
    page.waitForFunction(
      (wanted) => place().querySelector('s3-image-upload')?.shadowRoot?.querySelector<HTMLElement>(wanted),
      {},
      selector,
    ) as Promise<ElementHandle<HTMLInputElement>>;
  await (await inElement('input[type=file]')).uploadFile(photo);
  const description = await inElement('[part~=alt-input]');
  await (await find(page, 'form button')).click();
  await find(page, ':state(user-invalid)');
  const address = page.url();
  await description.type('The harbour');
  await (await find(page, 'form button')).click();
  const kept = await pictureOf(page);
  await (await find(page, 'a[href$="/edit"]')).click();
  await page.waitForFunction(() => storedUrls()[0]);
  await (await find(page, 'form button')).click();
  const again = await pictureOf(page);
  const stranger = new URLSearchParams({
    title: 'Coast',
    pictures: '{"url":"https://elsewhere.example/1.jpg"}',
  });
  const { status } = await fetch(address, { method: 'POST', body: stranger });
  return [
    ...(kept.alt === 'The harbour' && kept.url.includes('/articles/')
      ? []
      : [`kept: ${JSON.stringify(kept)}`]),
    ...(again.url === kept.url && again.alt === kept.alt ? [] : [`saved again: ${JSON.stringify(again)}`]),
    ...(status === 400 ? [] : [`a picture from elsewhere: ${status}`]),
    ...(await isStored(kept.url, photo)),
  ];
}

const pictureOf = async (page: Page) =>
  (await find<HTMLImageElement>(page, 'article img')).evaluate(({ src: url, alt }) => ({ url, alt }));
