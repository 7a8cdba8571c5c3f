// The element with Lit's server rendering, with and without Lit's hydration.
import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { build } from 'esbuild';
import { html } from 'lit';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { watchPage } from '../watched-page.js';
import { photos } from '../photos.js';
import { startSite } from '../react/site.js';
import { variantNames } from '../../src/element/variants/variants.js';

await import(new URL('../../dist/s3-image-upload.js', import.meta.url).href);

const { 'small.jpg': small } = await photos();

const scripts = {
  'that hydrates': `import '@lit-labs/ssr-client/lit-element-hydrate-support.js'; import 's3-image-upload';`,
  'that does not hydrate': `import 's3-image-upload';`,
};

const draw = (variant: string) =>
  collectResult(
    render(
      html`<form>
        <s3-image-upload
          variant=${variant}
          name="photo"
          presign-endpoint="/presign/open"
          max-size="1MB"
          label="Ihr Foto"
          required
          multiple
          lang="de"
          value='["/old.jpg"]'
        >
          <input type="file" name="photo" />
        </s3-image-upload>
      </form>`,
    ),
  );

async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    format: 'esm',
    write: false,
    tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** Uploads this file with the input that the element has rendered. */
async function upload(page: Page, path: string) {
  // The server's HTML has one, too, in the only slot without a name.
  await page.waitForFunction(
    () => document.querySelector('s3-image-upload')?.shadowRoot?.querySelector('slot:not([name])') === null,
  );
  const input = await page.$('s3-image-upload >>> input:not([name])');
  const stored = page.$eval(
    's3-image-upload',
    (element) =>
      new Promise((resolve, reject) => {
        element.addEventListener('upload-success', ({ detail }) => resolve(detail.item.name));
        for (const name of ['upload-reject', 'upload-error'] as const)
          element.addEventListener(name, ({ detail }) => reject(detail.error));
      }),
  );
  await (input as unknown as { uploadFile: (file: string) => Promise<void> }).uploadFile(path);
  return stored;
}

suite('the element drawn by Lit’s server', () => {
  let browser: Browser;
  before(async () => (browser = await puppeteer.launch(await findBrowser())));
  after(() => browser.close());

  async function openPage(t: TestContext) {
    const page = await browser.newPage();
    t.after(() => page.close());
    return { page, complaints: watchPage(page) };
  }

  for (const variant of variantNames)
    for (const [which, code] of Object.entries(scripts))
      test(`uploads as ${variant} in a page with a script ${which}`, async (t) => {
        const { page, complaints } = await openPage(t);
        await page.goto(await startSite(t, await draw(variant), await bundle(code)));
        assert.equal(await upload(page, small.path), 'small.jpg');
        const seen = await page.$eval('s3-image-upload', ({ shadowRoot, variant: name, items }) => ({
          name,
          items: items.length,
          drawings: shadowRoot?.querySelectorAll('fieldset').length,
          labels: shadowRoot?.querySelector('[part=label]')?.textContent,
          language: shadowRoot?.querySelector('[role=status]')?.getAttribute('lang'),
        }));
        const items = variant === 'avatar' ? 1 : 2;
        assert.deepEqual(seen, { name: variant, items, drawings: 1, labels: 'Ihr Foto', language: 'de' });
        assert.deepEqual(complaints, []);
      });

  test('shows the input in the tag, and no unusable control, without script', async (t) => {
    const { page } = await openPage(t);
    await page.setJavaScriptEnabled(false);
    await page.goto(await startSite(t, await draw('dropzone'), ''));
    const isSeen = async (selector: string) => (await page.$(selector))?.isVisible();
    assert.equal(await isSeen('s3-image-upload > input'), true);
    assert.equal(await isSeen('s3-image-upload >>> [part=label]'), true);
    assert.equal(await isSeen('s3-image-upload >>> [part~=browse-button]'), false);
  });
});
