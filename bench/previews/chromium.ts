// A Chromium with a new renderer for each measurement.
import { setTimeout } from 'node:timers/promises';
import { launch } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { contestants, type ContestantName } from './contestants.js';
import { drawingProcesses, watchMemory } from './memory.js';
import type { Report } from './page/observe.js';
import type { Site } from './site.js';

export interface Measurement extends Report {
  /** Megabytes of peak memory, above the memory before. */
  readonly memory: number;
}

export interface Chromium {
  readonly version: string;
  /** @returns `undefined` if no picture was shown, or the page was too busy to answer */
  measure(name: ContestantName, paths: readonly string[]): Promise<Measurement | undefined>;
  close(): Promise<void>;
}

const LIMIT = 60_000; // ms
/** Milliseconds between the pointer's arrival and the choice of photos. No visitor is as quick. */
const BEFORE_CHOOSING = 200;
/** Additional milliseconds for a page whose timers are delayed by its work. */
const GRACE = 10_000;

export async function openChromium(site: Site): Promise<Chromium> {
  const options = await findBrowser();
  const browser = await launch({
    ...options,
    args: [...options.args, '--js-flags=--expose-gc'],
    defaultViewport: { width: 1280, height: 800 },
  });
  const system = await browser.target().createCDPSession();
  return {
    version: await browser.version(),
    async measure(name, paths) {
      const context = await browser.createBrowserContext(); // so that no two share a renderer
      try {
        const page = await context.newPage();
        page.on('pageerror', (error) => process.stderr.write(`\n${name}: ${String(error)}\n`));
        await page.goto(site.url + name);
        await page.evaluate(() => previews.isReady);
        await page.waitForNetworkIdle();
        const input = await page.waitForSelector('input#photos');
        await input?.uploadFile(...paths);
        // The pointer is over the control, like that of a visitor who is about to choose.
        const { x, y } = await page.$eval('body > :last-child', (taking) => {
          const { left, top, width, height } = taking.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        });
        await page.mouse.move(x, y);
        await setTimeout(BEFORE_CHOOSING);
        await page.evaluate(() => previews.settle());
        const memoryOverBefore = watchMemory(await drawingProcesses(system));
        const measured = page.evaluate(
          (photos, sharp, limit) => previews.measure(photos, sharp, limit),
          paths.length,
          contestants[name].role !== 'thumbnail',
          LIMIT,
        );
        measured.catch(() => {}); // rejects if the page is closed before it has answered
        const report = await Promise.race([measured, setTimeout(LIMIT + GRACE, undefined, { ref: false })]);
        const memory = memoryOverBefore();
        return report && { ...report, memory };
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}
