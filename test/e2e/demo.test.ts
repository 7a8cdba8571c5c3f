// The demo's pages in a real browser, with the storage of `npm start` or that of S3_ENDPOINT.
import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { variantNames } from '../../src/element/variants/variants.js';
import { photos, type PhotoName } from '../photos.js';
import { choose, launch, open, press, startDemo, told, until, type Demo } from './demo.js';
import { cutAfter } from './relay.js';
import { startSite } from './site.js';
import { drawn } from '../drawn.js';

let demo: Demo;
let browser: Browser;
let made: Awaited<ReturnType<typeof photos>>;

before(async () => {
  made = await photos();
  demo = await startDemo();
  browser = await launch();
});
after(async () => {
  await browser.close();
  await demo.stop();
});

/** A page for one test, of the demo or another site. At its end, asserts that there were no unexpected errors. */
async function visit(
  path: string,
  work: (page: Page) => Promise<void>,
  expected: readonly RegExp[] = [],
): Promise<void> {
  const { page, faults } = await open(browser, new URL(path, demo.url).href, expected);
  try {
    await work(page);
    assert.deepEqual(faults, []);
  } finally {
    await page.close();
  }
}

/** Errors of a page without a connection. */
const OFFLINE = /ERR_INTERNET_DISCONNECTED/;

const sizeOf = async (path: string) => (await readFile(path)).length;

for (const name of [
  'phone.jpg',
  'harbour.png',
  'harbour.webp',
  'harbour.gif',
  'harbour.avif',
  'a-jpeg.png',
] as const)
  test(`${name} is stored byte for byte, with the type of its bytes`, () =>
    visit('plain', async (page) => {
      const { path, type } = made[name];
      await choose(page, [path]);
      const events = await until(page, 'success');
      const success = events.find((event) => event.name === 'success');
      assert.equal(events.findLast((event) => event.name === 'progress')?.fraction, 1);
      const stored = await demo.read(success?.key ?? '');
      assert.equal(stored.status, 200);
      assert.equal(stored.headers.get('content-type'), type);
      assert.deepEqual(Buffer.from(await stored.arrayBuffer()), await readFile(path));
    }));

test('several images are stored, other files are rejected, and nothing is lost', () =>
  visit('plain', async (page) => {
    const text = join(demo.folder, 'text.jpg');
    const empty = join(demo.folder, 'empty.png');
    await writeFile(text, 'This is not a photo.');
    await writeFile(empty, '');
    const good: PhotoName[] = ['harbour.png', 'small.jpg', 'harbour.gif'];
    await choose(page, [text, ...good.map((name) => made[name].path), empty]);
    const events = await until(page, 'complete');
    const of = (name: string) => events.filter((event) => event.name === name);
    assert.deepEqual(
      of('reject').map(({ file, code }) => [file, code]),
      [
        ['text.jpg', 'not-an-image'],
        ['empty.png', 'empty'],
      ],
    );
    assert.deepEqual(
      of('success')
        .map(({ file }) => file)
        .sort(),
      [...good].sort(),
    );
    for (const { key } of of('success')) assert.equal((await demo.read(key ?? '')).status, 200);
    const log = await page.$eval('#log', (element) => element.textContent);
    assert.match(log, /upload-reject text\.jpg: not-an-image/);
  }));

/** Limits the upload speed, so that a photo of some megabytes takes a few seconds, or cuts the connection. */
const line = async (page: Page): Promise<(upload: number | 'fast' | 'broken') => Promise<void>> => {
  const network = await page.createCDPSession();
  await network.send('Network.enable');
  return async (upload) => {
    await network.send('Network.emulateNetworkConditions', {
      offline: upload === 'broken',
      latency: upload === 'fast' ? 0 : 20,
      downloadThroughput: -1,
      uploadThroughput: typeof upload === 'number' ? upload : -1,
    });
  };
};

test('on a slow connection progress rises step by step, and is 1 only with the answer', () =>
  visit('plain', async (page) => {
    const set = await line(page);
    await set((await sizeOf(made['phone.jpg'].path)) / 2);
    await choose(page, [made['phone.jpg'].path]);
    const events = (await until(page, 'complete')).slice(0, -1);
    const fractions = events.filter(({ name }) => name === 'progress').map(({ fraction }) => fraction ?? NaN);
    assert.ok(fractions.length >= 5, `${fractions.length} progress events`);
    assert.ok(fractions.every((fraction, index) => index === 0 || fraction > (fractions[index - 1] ?? 0)));
    assert.ok(fractions.slice(0, -1).every((fraction) => fraction < 1));
    assert.equal(fractions.at(-1), 1);
    assert.deepEqual(
      events.slice(-2).map(({ name, state }) => [name, state]),
      [
        ['progress', 'stored'],
        ['success', 'stored'],
      ],
    );
  }));

test('an upload that is cancelled halfway leaves no object', () =>
  visit('plain', async (page) => {
    const set = await line(page);
    await set(200_000);
    await choose(page, [made['phone.jpg'].path]);
    await until(page, 'progress');
    const broken = new Promise<string | undefined>((resolve) =>
      page.on('requestfailed', (request) => {
        if (request.method() === 'POST') resolve(request.failure()?.errorText);
      }),
    );
    await press(page, 'cancel-button');
    assert.equal(await broken, 'net::ERR_ABORTED', 'the request itself has ended');
    const events = await until(page, 'complete');
    const { key = '' } = events.find(({ name }) => name === 'start') ?? {};
    assert.deepEqual(
      events.map(({ name }) => name).filter((name) => name !== 'progress'),
      ['add', 'start', 'abort', 'complete'],
    );
    assert.equal((await demo.read(key)).status, 404);
  }));

test('without a connection the upload waits, and continues automatically once the connection is back', () =>
  visit(
    'plain',
    async (page) => {
      await page.waitForNetworkIdle(); // the chunks for the first file are loaded
      await page.setOfflineMode(true);
      await choose(page, [made['small.jpg'].path]);
      await page.waitForFunction(
        () => document.querySelector('s3-image-upload')?.items[0]?.state === 'waiting',
      );
      await page.setOfflineMode(false);
      const events = await until(page, 'success');
      assert.ok(events.every(({ name }) => name !== 'error'));
    },
    [OFFLINE],
  ));

test('a connection that breaks during an upload is an error, and the next try stores the whole image', async (t) => {
  const storage = new URL(demo.store.endpoint ?? 'https://amazonaws.com');
  if (storage.protocol !== 'http:') {
    t.skip('A line to an https storage can be cut as well, but not under another name.');
    return;
  }
  const relay = await cutAfter(t, 1_000_000, storage);
  const site = await startSite(t, `${demo.url}generate-presigned-url`, { storage: relay.origin });
  const { path } = made['phone.jpg'];
  await visit(
    site,
    async (page) => {
      await choose(page, [path]);
      const broken = await until(page, 'error');
      assert.equal(broken.find(({ name }) => name === 'error')?.code, 'network');
      const { key = '' } = broken.find(({ name }) => name === 'start') ?? {};
      assert.equal((await demo.read(key)).status, 404);
      relay.mend();
      await press(page, 'retry-button');
      const events = await until(page, 'success');
      const stored = await demo.read(events.find(({ name }) => name === 'success')?.key ?? '');
      assert.deepEqual(Buffer.from(await stored.arrayBuffer()), await readFile(path));
    },
    [/ERR_CONNECTION_RESET/],
  );
});

test('images are dropped and pasted as well', () =>
  visit('plain', async (page) => {
    const base64 = (await readFile(made['small.jpg'].path)).toString('base64');
    await page.evaluate((content) => {
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      const [dropped, pasted] = [new DataTransfer(), new DataTransfer()];
      dropped.items.add(new File([bytes], 'dropped.jpg'));
      pasted.items.add(new File([bytes], 'pasted.jpg'));
      const options = { bubbles: true, composed: true, cancelable: true };
      const drop = new DragEvent('drop', { dataTransfer: dropped, ...options });
      document.querySelector('s3-image-upload')?.dispatchEvent(drop);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, ...options }));
    }, base64);
    const events = await until(page, 'success', 2);
    assert.equal(events.filter(({ name }) => name === 'success').length, 2);
  }));

test('the images of a dropped folder are stored, and a drop beside the element changes nothing', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 's3-image-upload-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'inner'));
  await copyFile(made['small.jpg'].path, join(folder, 'a10.jpg'));
  await copyFile(made['small.jpg'].path, join(folder, 'a9.jpg'));
  await copyFile(made['small.jpg'].path, join(folder, 'inner', 'b.jpg'));
  await writeFile(join(folder, 'notes.txt'), 'words');
  await visit('plain', async (page) => {
    const system = await page.createCDPSession();
    const drop = async (selector: string, path: string) => {
      const box = await (await page.$(selector))?.boundingBox();
      if (!box) throw new Error(`There is no ${selector}.`);
      const at = { x: box.x + box.width / 2, y: box.y + Math.min(40, box.height / 2) };
      const data = { items: [], files: [path], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await system.send('Input.dispatchDragEvent', { type, ...at, data });
    };
    const { href } = new URL(page.url());
    await drop('h1', made['small.jpg'].path);
    await page.evaluate(() => document.querySelector('s3-image-upload')?.setAttribute('multiple', ''));
    await drop('s3-image-upload', folder);
    await page.waitForFunction(() => {
      const items = document.querySelector('s3-image-upload')?.items ?? [];
      return items.length > 0 && items.every(({ state }) => state === 'stored');
    });
    assert.equal(page.url(), href);
    const names = await page.evaluate(() =>
      document.querySelector('s3-image-upload')?.items.map(({ name }) => name),
    );
    assert.deepEqual(names, ['a9.jpg', 'a10.jpg', 'b.jpg']);
  });
});

test('the front page has every variant, and each stores an image', () =>
  visit('', async (page) => {
    for (const variant of variantNames)
      await choose(page, [made['small.jpg'].path], `s3-image-upload#${variant}`);
    await until(page, 'success', variantNames.length);
  }));

test('the React form uploads at submit and shows the stored image by its URL', () =>
  visit('react', async (page) => {
    await choose(page, [made['harbour.webp'].path]);
    await until(page, 'add');
    assert.equal((await told(page)).length, 1, 'nothing is sent before the form is');
    await page.click('button[type=submit]:enabled');
    const shown = await page.waitForSelector('figure img');
    assert.equal(await shown?.evaluate((image) => image.decode().then(() => image.naturalWidth)), 1600);
    const success = (await told(page)).find(({ name }) => name === 'success');
    assert.equal(await shown?.evaluate((image) => image.src), success?.url);
  }));

/** The answer of the demo’s own storage to each upload until the test has ended. @returns ends it earlier */
async function everyUploadFails(t: TestContext, fault: Readonly<Record<string, unknown>>) {
  const address = new URL('_faults', demo.url);
  const end = () => fetch(address, { method: 'DELETE' });
  const body = JSON.stringify([{ method: 'POST', ...fault }]);
  await fetch(address, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body });
  t.after(end);
  return end;
}

const reactButton = (page: Page) =>
  page.$eval('button[type=submit]', ({ textContent, disabled }) => ({ textContent, disabled }));

const failures = [
  ['that may pass', { status: 500 }, { textContent: 'Try again', disabled: false }],
  ['that is final', { status: 403, code: 'AccessDenied' }, { textContent: 'Upload', disabled: true }],
] as const;

for (const [what, fault, button] of failures)
  test(`the React form shows a failure ${what} once, and its button says whether it can be tried again`, async (t) => {
    if (process.env.S3_ENDPOINT) {
      t.skip('Only the demo’s own storage fails on demand.');
      return;
    }
    await visit(
      'react',
      async (page) => {
        await page.$eval('s3-image-upload', (element) => (element.retries = 0));
        await choose(page, [made['small.jpg'].path]);
        await until(page, 'add');
        const end = await everyUploadFails(t, fault);
        await page.click('button[type=submit]:enabled');
        await until(page, 'error');
        const reason = await drawn(page, '[part~=error]');
        const text = (await reason.evaluate((element) => element.textContent)).trim();
        assert.notEqual(text, '');
        const aside = await page.$eval('form', (form) => form.textContent);
        assert.ok(!aside.includes(text), 'the page does not repeat what the element says');
        assert.deepEqual(await reactButton(page), button);
        if (button.disabled) return;
        await end();
        await page.click('button[type=submit]:enabled');
        await page.waitForSelector('figure img');
      },
      [/answered (500|403): POST|status of (500|403)|> access-denied/],
    );
  });

test('the React form waits without a connection, and continues automatically', () =>
  visit(
    'react',
    async (page) => {
      await choose(page, [made['small.jpg'].path]);
      await until(page, 'add');
      await page.setOfflineMode(true);
      await page.click('button[type=submit]:enabled');
      await page.waitForFunction(
        () => document.querySelector('s3-image-upload')?.items[0]?.state === 'waiting',
      );
      assert.equal(await page.$('button[type=submit]:enabled'), null);
      await page.setOfflineMode(false);
      await page.waitForSelector('figure img');
    },
    [OFFLINE],
  ));

test('the article editor inserts the cover and the pictures at the right places', () =>
  visit('editor', async (page) => {
    await choose(page, [made['harbour.png'].path], '#cover-upload');
    await until(page, 'success');
    await choose(page, [made['small.jpg'].path, made['harbour.gif'].path], '#text-upload');
    await until(page, 'success', 3);
    const widths = (selector: string) =>
      page.$$eval(selector, (images) =>
        Promise.all(
          images.map((image) =>
            (image as HTMLImageElement).decode().then(() => (image as HTMLImageElement).naturalWidth),
          ),
        ),
      );
    assert.deepEqual(await widths('#cover'), [640]);
    assert.equal(await page.$eval('#cover', (cover) => cover.checkVisibility()), true);
    assert.deepEqual((await widths('#text img')).sort(), [320, 480]);
  }));

test('the listing form sends claims, and the page shows the images that the server has kept', () =>
  visit('listing', async (page) => {
    await choose(page, [made['harbour.webp'].path, made['small.jpg'].path], 's3-image-upload[name=photos]');
    await choose(page, [made['phone.jpg'].path], 's3-image-upload[name=host]');
    await until(page, 'add', 3);
    await page.click('button[value=publish]');
    await page.waitForFunction(() => document.querySelectorAll('#kept img').length === 3);
    const kept = await page.$$eval('#kept img', (images) =>
      Promise.all(images.map((image) => image.decode().then(() => image.src))),
    );
    const sent = (await told(page)).flatMap(({ name, key }) => (name === 'success' && key ? [key] : []));
    assert.ok(sent.every((key) => key.startsWith('incoming/')));
    for (const url of kept) {
      const { pathname } = new URL(url);
      assert.match(pathname, /\/listings\/[0-9a-f]{32}\.(jpeg|webp)$/);
    }
  }));

test('in the editor a picture keeps its place while the writer continues, and disappears when it is cancelled', () =>
  visit('editor', async (page) => {
    const body = '#body';
    const written = () => page.$eval(body, (element) => (element as HTMLTextAreaElement).value);
    await page.$eval(body, (element) => {
      (element as HTMLTextAreaElement).value = '';
    });
    await page.type(body, 'One');
    const set = await line(page);
    await set(200_000);
    await choose(page, [made['phone.jpg'].path], '#text-upload');
    await until(page, 'start');
    await page.type(body, '\n\nTwo');
    assert.equal(await written(), 'One\n\n![Uploading phone …]()\n\nTwo');
    await press(page, 'cancel-button');
    await until(page, 'abort');
    assert.equal(await written(), 'One\n\nTwo');
    await set('fast');
    await press(page, 'retry-button');
    const events = await until(page, 'success');
    const { url = '' } = events.find(({ name }) => name === 'success') ?? {};
    assert.equal(await written(), `One\n\nTwo\n\n![phone](${url})`);
  }));

const tag =
  '<s3-image-upload presign-endpoint="/presign" variant="gallery"><input type="file"></s3-image-upload>';
const ways = [
  ['as a module', (script: string) => `<script type="module" src="${script}"></script>${tag}`],
  ['as a classic script before the tag', (script: string) => `<script src="${script}?v=1/2"></script>${tag}`],
  ['as a classic script after the tag', (script: string) => `${tag}<script src="${script}#x"></script>`],
  ['as a deferred script', (script: string) => `<script src="${script}" defer></script>${tag}`],
  [
    'as a script that another one adds',
    (script: string) =>
      `${tag}<script>document.body.append(Object.assign(document.createElement('script'), { src: '${script}' }))</script>`,
  ],
] as const;
for (const [how, page] of ways)
  test(`the script-tag build works from another origin ${how}`, async (t) => {
    const site = await startSite(t, `${demo.url}generate-presigned-url`, { page });
    await visit(site, async (tab) => {
      await choose(tab, [made['small.jpg'].path]);
      await until(tab, 'success');
      assert.equal(await tab.$eval('s3-image-upload > input', (input) => input.checkVisibility()), false);
    });
  });

test('the endpoint answers with the policy of the article', async () => {
  const answer = (await (await fetch(`${demo.url}generate-presigned-url`)).json()) as {
    url: string;
    fields: Record<string, string>;
  };
  const policy = JSON.parse(Buffer.from(answer.fields.Policy ?? '', 'base64').toString()) as {
    conditions: unknown[];
  };
  assert.deepEqual(
    policy.conditions.filter((condition) => Array.isArray(condition)),
    [
      ['content-length-range', 0, 5_242_880],
      ['starts-with', '$Content-Type', 'image/'],
    ],
  );
});
