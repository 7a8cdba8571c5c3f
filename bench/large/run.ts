// `npm run bench:large`: the time of a large image over a slow line, compared with Uppy and with one request, and the memory that a file
// of 2 GB takes.
import { mkdtemp, open, readFile, rm, truncate } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { bundlePage } from '../../tools/bundle-page.mjs';
import { install } from '../../tools/install.mjs';
import { median, shuffled } from '../statistics.js';
import { printTable } from '../table.js';
import { Line } from './line.js';
import { watchMemory } from './memory.js';
import { startSite, startStorage } from './servers.js';
import './page/large.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1' },
    /** Bytes of the image, in millions. */
    megabytes: { type: 'string', default: '200' },
    /** Of the line from the page to the storage. */
    megabits: { type: 'string', default: '20' },
    /** Milliseconds of a round trip. */
    delay: { type: 'string', default: '150' },
  },
});
const [rounds, megabytes, megabits, delay] = [
  options.rounds,
  options.megabytes,
  options.megabits,
  options.delay,
].map(Number) as [number, number, number, number];

const MEGABYTE = 1e6;
const LARGEST = 2000; // megabytes
const PATIENCE = 900_000; // ms

const here = fileURLToPath(new URL('.', import.meta.url));

const titles = { ours: 's3-image-upload', uppy: 'Uppy (AwsS3)', bare: 'one request' } as const;
type Contestant = keyof typeof titles;

async function bundles(): Promise<ReadonlyMap<string, string>> {
  const peer = await build({
    entryPoints: [join(here, 'peers/uppy.mjs')],
    ...{ write: false, bundle: true, minify: true, format: 'esm', target: 'es2022', logLevel: 'warning' },
  } as const);
  return new Map([
    ['ours.js', await bundlePage(join(here, 'page/ours.ts'))],
    ['bare.js', await bundlePage(join(here, 'page/bare.ts'))],
    ['uppy.js', peer.outputFiles[0]?.text ?? ''],
  ]);
}

/** A photo with zeros after its end, which take no place on the disk. */
async function sparseFile(folder: string, size: number): Promise<string> {
  const path = join(folder, `${size}.jpg`);
  const file = await open(path, 'w');
  await file.write(await readFile(new URL('../../test/image/files/plain.jpg', import.meta.url)));
  await file.close();
  await truncate(path, size);
  return path;
}

/** @returns the page, with the file in its input */
async function pageWith(browser: Browser, url: string, file: string): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.goto(url);
  await page.waitForFunction('globalThis.large');
  const input = await page.waitForSelector('input[type=file]');
  await input?.uploadFile(file);
  return page;
}

/** @returns milliseconds */
async function send(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const file = document.querySelector('input')?.files?.[0];
    if (!file) throw new Error('There is no file.');
    const begun = performance.now();
    await large.send(file);
    return performance.now() - begun;
  });
}

install(join(here, 'peers'));
const folder = await mkdtemp(join(tmpdir(), 'bench-large-'));
const storage = await startStorage();
let storageOrigin = storage.url;
const site = await startSite(await bundles(), () => storageOrigin);
const browser = await puppeteer.launch({ ...(await findBrowser()), protocolTimeout: PATIENCE });
try {
  console.log(
    `${await browser.version()}, Node ${process.versions.node}, ${cpus().length} cores: ${cpus()[0]?.model ?? '?'}`,
  );
  await reportMemory();
  await reportTimes();
} finally {
  await browser.close();
  site.close();
  storage.close();
  await rm(folder, { recursive: true });
}

async function reportMemory(): Promise<void> {
  const file = await sparseFile(folder, LARGEST * MEGABYTE);
  const page = await pageWith(browser, `${site.url}/ours`, file);
  const system = await browser.target().createCDPSession();
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const before = storage.counts.received;
  const memory = watchMemory(processInfo);
  const time = await send(page);
  const peaks = memory();
  const received = (storage.counts.received - before) / MEGABYTE;
  await page.browserContext().close();
  console.log(
    `\nA file of ${LARGEST} MB in ${Math.round(time)} ms, ${received} MB received. Peak above idle, RSS:`,
  );
  for (const [name, megabytesAbove] of peaks) console.log(`  ${name}: ${megabytesAbove.toFixed(0)} MB`);
}

async function reportTimes(): Promise<void> {
  const file = await sparseFile(folder, megabytes * MEGABYTE);
  const limit = (megabytes * 8) / megabits; // seconds
  const times = new Map<Contestant, number[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const name of shuffled(Object.keys(titles) as Contestant[])) {
      const line = new Line({ bitsPerSecond: megabits * 1e6, delay });
      storageOrigin = await line.to(storage.url);
      const page = await pageWith(browser, `${await line.to(site.url)}/${name}`, file);
      const before = storage.counts.received;
      const time = await send(page);
      await page.browserContext().close();
      line.close();
      if (storage.counts.received - before !== megabytes * MEGABYTE)
        throw new Error(`${name}: ${storage.counts.received - before} bytes were received.`);
      times.set(name, [...(times.get(name) ?? []), time / 1000]);
    }
  console.log(
    `\n${megabytes} MB over ${megabits} Mbit/s with ${delay} ms delay, rounds: ${rounds}. The bytes alone take ${limit} s.`,
  );
  printTable(
    [...times].map(([name, seconds]) => ({
      '': titles[name],
      seconds: median(seconds).toFixed(2),
      '÷ limit': (median(seconds) / limit).toFixed(3),
    })),
    1,
  );
}
