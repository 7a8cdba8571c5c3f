// Touch screens: the size of targets, the texts, and dragging a photo without preventing the page from scrolling.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, suite, test, type TestContext } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { variantNames } from '../../src/element/variants/variants.js';
import { openWatched } from '../watched-page.js';
import { cdn } from './builds.js';
import { openPage, serveFolder } from './checksum-page.js';

const photo = (await readFile(new URL('../image/files/plain.jpg', import.meta.url))).toString('base64');

/** Pixels: the minimum of WCAG 2.5.5, Apple and Google. */
const LEAST = 44;

suite('by touch', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  /** Images that could not be uploaded, since they have the most buttons. */
  async function open(t: TestContext, variant: string, width = 390): Promise<Page> {
    const site = await serveFolder(
      t,
      cdn,
      `<!doctype html><meta name="viewport" content="width=device-width"><script type="module" src="s3-image-upload.js"></script>
      <s3-image-upload multiple variant="${variant}"></s3-image-upload><div style="block-size: 2000px"></div>`,
    );
    const page = await openPage(t, browser, site.url);
    await page.setViewport({ width, height: 700, hasTouch: true, isMobile: true });
    await page.evaluate(async (base64) => {
      await customElements.whenDefined('s3-image-upload');
      const element = document.querySelector('s3-image-upload');
      if (!element) throw new Error('There is no element.');
      element.retries = 0;
      element.presign = () => Promise.reject(new Error('It is refused.'));
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      await element.addFiles(['a', 'b', 'c'].map((name, at) => new File([bytes, `${at}`], `${name}.jpg`)));
      await element.upload();
      await element.updateComplete;
    }, photo);
    return page;
  }

  for (const variant of variantNames)
    for (const width of [320, 390])
      test(`${variant}, ${width} px wide: each target is at least ${LEAST} px wide and high`, async (t) => {
        const page = await open(t, variant, width);
        const small = await page.$eval(
          's3-image-upload',
          ({ shadowRoot }, least) =>
            [
              ...(shadowRoot?.querySelectorAll('button, input:not([type=file], .mark), label.decorative') ??
                []),
            ]
              .filter((target) => target.checkVisibility())
              .map((target) => ({ name: target.getAttribute('part'), box: target.getBoundingClientRect() }))
              .filter(({ box }) => box.width < least || box.height < least)
              .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
          LEAST,
        );
        assert.deepEqual(small, []);
      });

  test('the texts do not mention dropping and pasting, which need a mouse or a keyboard', async (t) => {
    const page = await open(t, 'dropzone');
    const invitation = () => page.$eval('s3-image-upload >>> .invitation', (text) => text.checkVisibility());
    assert.equal(await invitation(), false);
    await page.setViewport({ width: 1280, height: 700 });
    assert.equal(await invitation(), true);
  });

  const order = (page: Page) =>
    page.$eval('s3-image-upload', ({ items }) => items.map(({ name }) => name.charAt(0)).join(''));

  const photos = (page: Page) =>
    page.$eval('s3-image-upload', ({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll('.frame') ?? [])].map((frame) => {
        const { left, top, width, height } = frame.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }),
    );

  const untilSorting = (page: Page, isSorting: boolean) =>
    page.waitForFunction(
      (wanted) =>
        (document.querySelector('s3-image-upload')?.shadowRoot?.querySelector('.sorting') !== null) ===
        wanted,
      {},
      isSorting,
    );

  test('a photo is dragged after a long press', async (t) => {
    const page = await open(t, 'gallery');
    const [first, second] = await photos(page);
    assert.ok(first && second);
    await page.touchscreen.touchStart(first.x, first.y);
    await untilSorting(page, true);
    for (let step = 1; step <= 5; step += 1)
      await page.touchscreen.touchMove(first.x + ((second.x - first.x) * step) / 5, second.y);
    await page.touchscreen.touchEnd();
    await untilSorting(page, false);
    assert.equal(await order(page), 'bac');
    assert.equal(await page.evaluate(() => scrollY), 0);
  });

  test('a finger that moves over a photo immediately scrolls the list', async (t) => {
    const page = await open(t, 'gallery');
    const [first] = await photos(page);
    assert.ok(first);
    await page.touchscreen.touchStart(first.x, first.y);
    for (let step = 1; step <= 10; step += 1) await page.touchscreen.touchMove(first.x, first.y - step * 15);
    await page.touchscreen.touchEnd();
    await page.waitForFunction(() => {
      const list = document.querySelector('s3-image-upload')?.shadowRoot?.querySelector('.scroll');
      return (list?.scrollTop ?? 0) > 50;
    });
    assert.equal(await order(page), 'abc');
  });

  for (const variant of variantNames)
    for (const width of [390, 500])
      test(`${variant}, ${width} px wide: docs/layout.md reserves its height while it loads`, async (t) => {
        const guide = await readFile(new URL('../../docs/layout.md', import.meta.url), 'utf8');
        const [, css = ''] = /```css\n([^`]*)```/.exec(guide) ?? [];
        const multiple = variant === 'avatar' ? '' : 'multiple';
        const site = await serveFolder(
          t,
          cdn,
          `<!doctype html><meta name="viewport" content="width=device-width"><style>body { margin: 16px } ${css}</style>
          <s3-image-upload variant="${variant}" ${multiple} max-size="5MB"></s3-image-upload>`,
        );
        const page = await openWatched(t, browser);
        t.after(() => page.close());
        await page.setViewport({ width, height: 700, hasTouch: true, isMobile: true });
        await page.goto(site.url);
        const height = () =>
          page.$eval('s3-image-upload', (element) => element.getBoundingClientRect().height);
        const reserved = await height();
        await page.addScriptTag({ type: 'module', url: 's3-image-upload.js' });
        await page.waitForSelector('s3-image-upload:defined:not(:state(loading))');
        assert.equal(Math.ceil(await height()), reserved);
      });
});
