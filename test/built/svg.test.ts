// An SVG in the built package, under policies that forbid inline styles and plain strings in sinks.
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { cdn } from './builds.js';
import { openPage, refusalBy, serveFolder } from './checksum-page.js';

const drawing = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" style="fill:red"><style>g{stroke:blue}</style><g style="opacity:.5"><path d="M0 0h9v9z"/></g>${inside}</svg>`;

/** Adds files of these texts. */
const add = (page: Page, module: string, texts: readonly string[]) =>
  page.evaluate(
    async (address, all) => {
      await import(address);
      const element = document.createElement('s3-image-upload');
      Object.assign(element, { accept: '.svg', multiple: true, uploadOn: 'manual' });
      const refused: string[] = [];
      element.addEventListener('upload-reject', ({ detail: { error } }) =>
        refused.push(`${error.code}: ${String(error.cause)}`),
      );
      document.body.append(element);
      const files = all.map((text, index) => new File([text], `${index}.svg`));
      const items = await element.addFiles(files);
      while (
        (element.shadowRoot?.querySelectorAll('img[src^=blob]').length ?? 0) <
        all.length - refused.length
      )
        await new Promise(requestAnimationFrame);
      const { answered, errors, violations } = (
        globalThis as unknown as {
          opened: { answered: Set<string>; errors: string[]; violations: string[] };
        }
      ).opened;
      return {
        states: items.map(({ state }) => state),
        refused,
        workers: [...answered].length > 0,
        errors,
        violations,
      };
    },
    module,
    texts,
  );

suite('an SVG', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  const strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src blob:; connect-src 'self'";
  for (const [where, policy, workers] of [
    ['', strict, true],
    [
      ' and plain strings in sinks',
      `${strict}; require-trusted-types-for 'script'; trusted-types s3-image-upload lit-html`,
      true,
    ],
  ] as const)
    test(`is checked in a page that forbids inline styles${where}, without a report`, async (t) => {
      const site = await serveFolder(t, cdn, '', policy);
      const page = await openPage(t, browser, site.url);
      const texts = [drawing(''), drawing('<script/>'), drawing('<use href="#a"/>')];
      assert.deepEqual(await add(page, `${site.url}s3-image-upload.js`, texts), {
        states: ['ready', 'rejected', 'ready'],
        refused: ['unsafe-svg: It has a <script>.'],
        workers,
        errors: [],
        violations: [],
      });
      await page.close();
    });

  test('is checked in a page in which no worker can start', async (t) => {
    const site = await serveFolder(t, cdn, '', `${strict}; worker-src 'none'`);
    const page = await openPage(t, browser, site.url, [refusalBy('worker-src')]);
    const { refused, states, workers, errors, violations } = await add(
      page,
      `${site.url}s3-image-upload.js`,
      [drawing(''), drawing('<script/>')],
    );
    assert.deepEqual(
      [states, refused, workers, errors],
      [['ready', 'rejected'], ['unsafe-svg: It has a <script>.'], false, []],
    );
    assert.deepEqual([...new Set(violations)], ['worker-src']);
    await page.close();
  });
});
