// Opens the page of a contestant in a browser with an empty cache and a renderer of its own.
import { launch, type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import type { ContestantName } from './contestants.js';
import type { Site } from './site.js';

export interface Conditions {
  /** How many times slower the processor is. */
  readonly cpu?: number;
  readonly line?: { readonly megabits: number; readonly delay: number };
  /** The page that only shows images. */
  readonly previews?: boolean;
}

export interface Visits {
  readonly version: string;
  /** Opens the page, measures, and closes it. Rejects after `LIMIT`. */
  visit<Result>(
    name: ContestantName,
    conditions: Conditions,
    measure: (page: Page) => Promise<Result>,
  ): Promise<Result>;
  close(): Promise<void>;
}

/** Milliseconds for one measurement. */
export const LIMIT = 30_000;

export async function openVisits(site: Site): Promise<Visits> {
  const options = await findBrowser();
  const browser = await launch({
    ...options,
    // Nothing outside of this machine is asked, whatever a contestant wants to report.
    args: [
      ...options.args,
      '--js-flags=--expose-gc',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    defaultViewport: { width: 1280, height: 800 },
  });
  return {
    version: await browser.version(),
    visit: (name, conditions, measure) => visit(browser, site.url, name, conditions, measure),
    close: () => browser.close(),
  };
}

async function visit<Result>(
  browser: Browser,
  site: string,
  name: ContestantName,
  { cpu = 1, line, previews = false }: Conditions,
  measure: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.createBrowserContext();
  let limit: ReturnType<typeof setTimeout> | undefined;
  try {
    const page = await context.newPage();
    const failed = new Promise<never>((_, reject) => {
      page.on('pageerror', (error) => reject(new Error(`${name}: ${String(error)}`)));
      limit = setTimeout(() => reject(new LimitError(`${name} took more than ${LIMIT / 1000} s.`)), LIMIT);
    });
    failed.catch(() => {});
    await page.goto(`${site}empty`); // the renderer and the connection exist before the measurement
    if (cpu > 1) await page.emulateCPUThrottling(cpu);
    if (line) {
      const speed = (line.megabits * 1e6) / 8;
      await page.emulateNetworkConditions({ download: speed, upload: speed, latency: line.delay });
    }
    const work = page.goto(`${site}${previews ? 'previews/' : ''}${name}`).then(() => measure(page));
    work.catch(() => {}); // rejects if the page is closed before
    return await Promise.race([work, failed]);
  } finally {
    clearTimeout(limit);
    await context.close();
  }
}

export class LimitError extends Error {}
