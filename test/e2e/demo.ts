// The demo as `npm start` runs it, a browser, and a way to read the storage without a page.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { clientFor, settingsFrom, type StoreSettings } from '../../demo/s3Utils.js';
import { findBrowser } from '../../tools/browser.mjs';
import { drawn } from '../drawn.js';
import { watchPage } from '../watched-page.js';

export interface Demo {
  readonly url: string;
  readonly process: ChildProcess;
  readonly folder: string;
  readonly store: StoreSettings;
  /** Reads an object from the storage with a presigned GET. */
  readonly read: (key: string) => Promise<Response>;
  readonly stop: () => Promise<void>;
}

const START = fileURLToPath(new URL('../../tools/start.mjs', import.meta.url));

/** Runs `npm start` in a new folder, on free ports. Also returns what it printed. */
export function spawnDemo(folder: string, environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, PORT: '0', STORAGE_PORT: '0', DATA_FOLDER: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  return { child, output: () => output };
}

/** @param kept a folder whose objects outlive this demo; by default the folder is removed with it */
export async function startDemo(environment: Record<string, string> = {}, kept?: string): Promise<Demo> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 's3-image-upload-e2e-')));
  const { child, output } = spawnDemo(folder, environment);
  while (!output().includes('Open http')) {
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${output()}`);
  }
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\/(?=\s)/.exec(output()) ?? [];
  const named = settingsFrom({ ...process.env, ...environment });
  const store = named ?? (await embeddedStore(folder, output()));
  const client = clientFor(store);
  return {
    url,
    process: child,
    folder,
    store,
    read: async (Key) =>
      fetch(
        await getSignedUrl(client, new GetObjectCommand({ Bucket: store.bucket, Key }), { expiresIn: 60 }),
      ),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT');
        await once(child, 'exit');
      }
      if (!kept) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function embeddedStore(folder: string, output: string): Promise<StoreSettings> {
  const [, endpoint = '', bucket = ''] = /Storage: (\S+), bucket “(.+)”/.exec(output) ?? [];
  const keys = JSON.parse(await readFile(join(folder, 'credentials.json'), 'utf8')) as StoreSettings;
  return { ...keys, endpoint, bucket, region: 'us-east-1' };
}

export const launch = async (): Promise<Browser> => puppeteer.launch(await findBrowser());

/** Events of an element since `listen`, in order. */
export interface Told {
  readonly name: string;
  readonly key?: string;
  readonly url?: string;
  readonly fraction?: number;
  readonly code?: string;
  readonly file?: string;
  readonly state?: string;
  readonly type?: string;
}

/**
 * Opens a page of the demo, and records the events of its elements.
 *
 * @param expected see `watchPage`
 */
export async function open(browser: Browser, url: string, expected: readonly RegExp[] = []) {
  const page = await browser.newPage();
  const faults = watchPage(page, expected);
  await page.evaluateOnNewDocument(() => {
    interface Detail {
      readonly item?: { readonly name: string; readonly state: string; readonly type: string };
      readonly file?: File;
      readonly error?: { readonly code: string };
      readonly target?: { readonly key: string };
      readonly key?: string;
      readonly url?: string;
      readonly fraction?: number;
    }
    const told: unknown[] = [];
    Object.assign(window, { told });
    for (const name of [
      'add',
      'reject',
      'start',
      'progress',
      'success',
      'error',
      'abort',
      'remove',
      'complete',
    ])
      document.addEventListener(`upload-${name}`, (event) => {
        const { item, file, error, target, key, url, fraction } = (event as CustomEvent<Detail>).detail;
        const { state, type } = item ?? {};
        const about = { file: item?.name ?? file?.name, code: error?.code, key: key ?? target?.key };
        told.push({ name, ...about, url, fraction, state, type });
      });
  });
  await page.goto(url, { waitUntil: 'load' });
  await drawn(page, '[part~=browse-button]');
  return { page, faults };
}

export const told = (page: Page): Promise<Told[]> =>
  page.evaluate(() => (window as unknown as { told: Told[] }).told);

/** Waits until the elements of the page have dispatched so many events of this name. Resolves to all events. */
export async function until(page: Page, name: string, count = 1): Promise<Told[]> {
  await page.waitForFunction(
    (wanted: string, least: number) =>
      (window as unknown as { told: Told[] }).told.filter((event) => event.name === wanted).length >= least,
    {},
    name,
    count,
  );
  return told(page);
}

export async function choose(
  page: Page,
  files: readonly string[],
  element = 's3-image-upload',
): Promise<void> {
  const input = await drawn<HTMLInputElement>(page, 'input[type=file]', element);
  await input.uploadFile(...files);
}

export async function press(page: Page, part: string): Promise<void> {
  const button = await drawn(page, `[part~=${part}]`);
  await button.click();
}
