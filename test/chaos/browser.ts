// The browser and the site of a run, and one upload in a page.
import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { watchPage } from '../watched-page.js';
import type { ChaosWindow, Told, UploadPlan } from './page.js';
import { PRESIGN, startSite, type Site } from './site.js';

export interface Visit {
  readonly page: Page;
  /** Uncaught exceptions of the page, and failed requests to its site. */
  readonly errors: readonly string[];
}

/** Runs `work` with a browser and a site, and closes both. */
export async function withBrowser(
  work: (site: Site, visit: () => Promise<Visit>) => Promise<void>,
): Promise<void> {
  const site = await startSite();
  const browser = await puppeteer.launch({ ...(await findBrowser()), protocolTimeout: 600_000 });
  const page = await browser.newPage();
  // The storage fails on purpose, which the console shows, too. The site does not fail.
  const errors = watchPage(page, [
    /^(console|failed)/,
    new RegExp(`^answered \\d+: \\w+ (?!${site.origin}/)`),
  ]);
  try {
    await work(site, async () => {
      const known = errors.length;
      await page.goto(site.origin, { waitUntil: 'load' });
      return {
        page,
        get errors() {
          return errors.slice(known);
        },
      };
    });
  } finally {
    await browser.close();
    site.close();
  }
}

/** Sends the files of the plan. Rejects if the queue is still busy after so many seconds. */
export async function uploadIn(
  page: Page,
  plan: Omit<UploadPlan, 'presignEndpoint'>,
  seconds: number,
  presignEndpoint = PRESIGN,
): Promise<Told> {
  const uploading = page.evaluate((whole) => (window as unknown as ChaosWindow).chaos.upload(whole), {
    ...plan,
    presignEndpoint,
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no rest after ${seconds} s`)), seconds * 1000);
  });
  uploading.catch(() => undefined); // if it is late, the next navigation aborts it
  return Promise.race([uploading, late]).finally(() => clearTimeout(timer));
}
