// A Chromium, and in it a fresh renderer for each measurement.
import { launch } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { contestants, type ContestantName } from './contestants.js';
import { drawingProcesses, watchMemory } from './memory.js';
import type { Report } from './page/observe.js';
import type { Site } from './site.js';

export interface Measurement extends Report {
  /** Megabytes at the peak over before. */
  readonly memory: number;
}

export interface Chromium {
  readonly version: string;
  /** @returns `undefined`: it showed no picture */
  measure(name: ContestantName, paths: readonly string[]): Promise<Measurement | undefined>;
  close(): Promise<void>;
}

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
      const context = await browser.createBrowserContext(); // no two share a renderer
      try {
        const page = await context.newPage();
        page.on('pageerror', (error) => process.stderr.write(`\n${name}: ${String(error)}\n`));
        await page.goto(site.url + name);
        await page.evaluate(() => previews.isReady);
        await page.waitForNetworkIdle();
        const input = await page.waitForSelector('input#photos');
        await input?.uploadFile(...paths);
        await page.evaluate(() => previews.settle());
        const memoryOverBefore = watchMemory(await drawingProcesses(system));
        const report = await page.evaluate(
          (photos, sharp) => previews.measure(photos, sharp),
          paths.length,
          contestants[name].role !== 'thumbnail',
        );
        const memory = memoryOverBefore();
        return report && { ...report, memory };
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}
