// A Chromium with the measured page. The site and the storage run in a separate process.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import { findBrowser } from '../tools/browser.mjs';
import { bundlePage } from '../tools/bundle-page.mjs';
import { sum } from './statistics.js';
import type { Run } from './page.js';
import type { Counts } from './world.mjs';

export interface Measurement {
  /** Milliseconds from the first call to the last answer. */
  readonly wall: number;
  /** Milliseconds of processor time of all of Chromium's processes meanwhile. */
  readonly cpu: number;
  readonly presigned: number;
}

export interface Bench {
  measure(run: Run): Promise<Measurement>;
  close(): Promise<void>;
}

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export async function openBench(): Promise<Bench> {
  const world = fork(path('world-process.mjs'));
  world.send([{ 'page.js': await bundlePage(path('page.ts')) }]);
  const [{ site }] = (await once(world, 'message')) as [{ site: string }];

  const options = await findBrowser();
  const browser = await launch({ ...options, args: [...options.args, '--js-flags=--expose-gc'] });
  const page = await browser.newPage();
  await page.goto(site);
  await page.addScriptTag({ url: '/page.js', type: 'module' });
  const system = await browser.target().createCDPSession();

  const cpu = async () => {
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    return 1000 * sum(processInfo.map(({ cpuTime }) => cpuTime));
  };
  const presigned = async () => ((await (await fetch(new URL('/counts', site))).json()) as Counts).presigned;

  return {
    async measure(run) {
      await page.evaluate((prepared) => bench.prepare(prepared), run);
      const before = { cpu: await cpu(), presigned: await presigned() };
      const wall = await page.evaluate(() => bench.measure());
      return { wall, cpu: (await cpu()) - before.cpu, presigned: (await presigned()) - before.presigned };
    },
    async close() {
      await browser.close();
      world.disconnect();
    },
  };
}
