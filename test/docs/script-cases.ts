// What each script for a page in the documentation does, and the page that it is for.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { S3ImageUpload } from 's3-image-upload';
import type { OpenedScript } from './opened-script.js';
import { chooseIn, photo, root } from './photo-site.js';

declare const element: S3ImageUpload; // of the page

export interface Case {
  readonly page: string;
  /** A text that only this block of the page has. */
  readonly part: string;
  readonly html?: string;
  /** Modules that the page loads before; the element by default. */
  readonly modules?: readonly string[];
  /** Makes a module of a part of one. */
  readonly whole?: (code: string) => string;
  /** Errors that the page has. */
  readonly expected?: readonly RegExp[];
  readonly works: (opened: OpenedScript) => Promise<void>;
}

const IMAGES = join(root, 'test/image/files');

const tag = (attributes: string) => `<s3-image-upload ${attributes}></s3-image-upload>`;
export const ELEMENT = tag('presign-endpoint="/presign"');

/** Runs the script, then chooses a photo, which is stored. */
async function runAndStore(opened: OpenedScript): Promise<void> {
  await opened.run();
  await opened.stores();
}

/** Runs the script, stores a file, and waits for what the script writes to the console. */
const logs = (pattern: RegExp, file?: string) => async (opened: OpenedScript) => {
  await opened.run();
  await opened.stores(file);
  await opened.logged(pattern);
};

/** Waits until the page has drawn a text in the element. */
const shows = ({ page }: OpenedScript, text: string) =>
  page.waitForFunction((part) => element.shadowRoot?.textContent.includes(part), {}, text);

/** Runs the script, and waits until the pictures of these images are loaded. */
async function showsImages(opened: OpenedScript, count: number): Promise<void> {
  await opened.run();
  await opened.page.waitForFunction(
    (expected) => {
      const pictures = [...(element.shadowRoot?.querySelectorAll('img') ?? [])];
      return pictures.filter(({ naturalWidth }) => naturalWidth > 0).length === expected;
    },
    {},
    count,
  );
}

/** Draws what the script has, a component or its tag, in the page. */
const drawn = (code: string, component: string) => `import { createRoot } from 'react-dom/client';
${code}
createRoot(document.querySelector('#root')).render(${component});`;

export const cases: readonly Case[] = [
  { page: 'README.md', part: "import 's3-image-upload'", modules: [], works: runAndStore },
  { page: 'README.md', part: 'is stored at', works: logs(/^autumn\.jpg is stored at http:\/\/127\./) },
  {
    page: 'docs/csp.md',
    part: 'workersFrom(url)',
    async works(opened) {
      const created = new Promise<string>((resolve) =>
        opened.page.once('workercreated', (worker) => resolve(worker.url())),
      );
      await runAndStore(opened);
      assert.match(await created, /\/built\/assets\/worker-.+\.js$/);
    },
  },
  {
    page: 'docs/errors.md',
    part: "addEventListener('upload-error'",
    html: tag('presign-endpoint="/refused"'),
    expected: [/403/, /^console error: presign-refused /],
    async works(opened) {
      await opened.run();
      await chooseIn(await opened.element());
      await opened.logged(/^presign-refused \S.+ \S/);
    },
  },
  {
    page: 'docs/forms.md',
    part: 'pristine.validate()',
    html: `<form><input>${tag('upload-on="submit" presign-endpoint="/presign"')}<button>Save</button></form>`,
    async works(opened) {
      const { page } = opened;
      await opened.run();
      await page.evaluate(() =>
        document.forms[0]?.addEventListener('submit', (event) => {
          console.info(event.defaultPrevented ? 'rejected' : 'sent', element.items[0]?.state);
          event.preventDefault();
        }),
      );
      await chooseIn(await opened.element());
      await page.waitForFunction(() => element.items[0]?.state === 'ready');
      await page.click('button');
      await opened.logged(/^rejected ready$/);
      await page.type('input', 'The lamp');
      await page.click('button');
      await opened.logged(/^sent stored$/);
    },
  },
  {
    page: 'docs/languages.md',
    part: 'This portrait is',
    html: tag('max-size="10KB"'),
    async works(opened) {
      await opened.run();
      await shows(opened, 'Choose your portrait');
      await chooseIn(await opened.element());
      await opened.page.waitForFunction(() => element.items[0]?.state === 'rejected');
      await shows(opened, 'Choose one up to 10 kB.');
    },
  },
  {
    page: 'docs/languages.md',
    part: 'Wybierz portret',
    async works(opened) {
      await opened.run();
      await shows(opened, 'Wybierz portret');
      await shows(opened, 'Prześlij obraz'); // of the whole table
    },
  },
  {
    page: 'docs/persist.md',
    part: 'upload-persist-error',
    html: tag('persist="drafts" presign-endpoint="/presign"'),
    modules: [],
    expected: [/^console warn: VersionError/],
    async works(opened) {
      const { page } = opened;
      await page.evaluate(async () => {
        const newer = indexedDB.open('s3-image-upload', 99);
        await new Promise((resolve) => (newer.onsuccess = resolve));
        newer.result.close();
      });
      await opened.run();
      await page.addScriptTag({ type: 'module', url: '/built/element.js' });
      await opened.stores();
      await opened.logged(/^VersionError/);
    },
  },
  {
    page: 'docs/presign.md',
    part: 'X-CSRF-Token',
    async works(opened) {
      await runAndStore(opened);
      assert.equal(opened.headers.get('/presign')?.['x-csrf-token'], 'the token of this session');
    },
  },
  { page: 'docs/presign.md', part: 'const { data }', html: tag(''), works: runAndStore },
  {
    page: 'docs/guides/article-editor.md',
    part: "addEventListener('paste'",
    html: `${tag('multiple presign-endpoint="/presign"')}<div id="article" contenteditable></div>`,
    async works(opened) {
      await opened.run();
      const isLeft = await opened.page.evaluate(async () => {
        const article = document.querySelector('#article');
        const bytes = await (await fetch('/photo.jpg')).blob();
        const transfers = [[], [bytes], [bytes, 'and more']].map((parts) => {
          const transfer = new DataTransfer();
          if (parts.length > 0) transfer.items.add(new File(parts, 'photo.jpg', { type: 'image/jpeg' }));
          return transfer;
        });
        const [empty = null, one = null, other = null] = transfers;
        const cancelable = true;
        return [
          new ClipboardEvent('paste', { cancelable, clipboardData: empty }),
          new DragEvent('drop', { cancelable, dataTransfer: empty }),
          new ClipboardEvent('paste', { cancelable, clipboardData: one }),
          new DragEvent('drop', { cancelable, dataTransfer: other }),
        ].map((event) => article?.dispatchEvent(event));
      });
      assert.deepEqual(isLeft, [true, true, false, false]);
      await opened.page.waitForFunction(
        () => element.items.filter(({ state }) => state === 'stored').length === 2,
      );
    },
  },
  {
    page: 'docs/guides/article-editor.md',
    part: 'await element.upload()',
    whole: (code) => `${code}console.info(items[0].state, failed.length);`,
    async works(opened) {
      await chooseIn(await opened.element());
      await opened.run();
      await opened.logged(/^stored 0$/);
    },
  },
  { page: 'docs/guides/from-uppy.md', part: '/sign?filename=', html: tag(''), works: runAndStore },
  {
    page: 'docs/guides/large-files.md',
    part: 'element.pause()',
    html: tag('presign-endpoint="/never"'),
    async works(opened) {
      await opened.page.evaluate(() => {
        for (const name of ['upload-pause', 'upload-resume', 'upload-abort'] as const)
          element.addEventListener(name, ({ type }) => console.info(type));
      });
      await chooseIn(await opened.element());
      await opened.page.waitForFunction(() => element.items[0]?.state === 'presigning');
      await opened.run();
      await opened.logged(/^upload-abort$/);
      assert.deepEqual(opened.logs, ['upload-pause', 'upload-resume', 'upload-abort']);
    },
  },
  {
    page: 'docs/guides/privacy.md',
    part: 'facts?.location',
    works: logs(/^camera\.jpg says where it was taken\.$/, join(IMAGES, 'camera.jpg')),
  },
  {
    page: 'docs/guides/private-bucket.md',
    part: 'element.images',
    html: tag('name="scan" value-as="key"'),
    async works(opened) {
      await showsImages(opened, 1);
      assert.equal(await opened.page.evaluate(() => element.value), 'listings/7/cover.jpg');
    },
  },
  {
    page: 'docs/guides/product-gallery.md',
    part: 'element.images',
    html: `<form>${tag('name="photos" variant="gallery" multiple value-as="json"')}</form>`,
    async works(opened) {
      await showsImages(opened, 2);
      const sent = await opened.page.evaluate(() => new FormData(document.forms[0]).getAll('photos'));
      const photos = sent.map((entry) => JSON.parse(entry as string) as { key: string; alt: string });
      assert.deepEqual(
        photos.map(({ key, alt }) => [key, alt]),
        [
          ['listings/42/front.jpg', 'The lamp from the front'],
          ['listings/42/box.jpg', ''],
        ],
      );
    },
  },
  {
    page: 'docs/guides/resizing.md',
    part: 'item.notices',
    html: tag('max-edge="10" presign-endpoint="/presign"'),
    works: logs(/^animated\.gif: animation-kept$/, join(IMAGES, 'animated.gif')),
  },
  {
    page: 'docs/frameworks.md',
    part: 's3-image-upload/react',
    html: '<div id="root"></div>',
    modules: [],
    whole: (code) => drawn(code.replace('<S3ImageUpload\n', 'const drawn = $&'), 'drawn'),
    async works(opened) {
      await runAndStore(opened);
      await opened.logged(/^stored: http:\/\/127\./);
      assert.equal(
        opened.headers.get('/generate-presigned-url')?.['x-csrf-token'],
        'the token of this session',
      );
    },
  },
  {
    page: 'docs/frameworks.md',
    part: 's3-image-upload/core',
    html: '<input type="file">',
    modules: [],
    whole: (code) => `${code}console.info(items[0].state);`,
    async works(opened) {
      await (await opened.page.$('input'))?.uploadFile(photo);
      await opened.run();
      await opened.logged(/^autumn\.jpg 1$/);
      await opened.logged(/^stored$/);
    },
  },
  {
    page: 'docs/guides/own-interface.md',
    part: 'useSyncExternalStore',
    html: '<div id="root"></div>',
    modules: [],
    whole: (code) => drawn(code, '<Photos />'),
    async works(opened) {
      await opened.run();
      await (await opened.page.waitForSelector('input'))?.uploadFile(photo);
      await opened.page.waitForFunction(() => document.body.innerText.includes('autumn.jpg: stored'));
    },
  },
];
