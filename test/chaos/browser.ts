// The browser and the site that a run needs, and one upload in a page of it.
import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { watchPage } from '../watched-page.js';
import type { ChaosWindow, Told, UploadPlan } from './page.js';
import { PRESIGN, startSite, type Site } from './site.js';

export interface Visit {
  readonly page: Page;
  /** What was thrown in the page and caught by nobody, and what its site did not answer. */
  readonly errors: readonly string[];
}

/** Runs `work` with a browser and a site, and ends both. */
export async function withBrowser(
  work: (site: Site, visit: () => Promise<Visit>) => Promise<void>,
): Promise<void> {
  const site = await startSite();
  const browser = await puppeteer.launch({ ...(await findBrowser()), protocolTimeout: 600_000 });
  const page = await browser.newPage();
  // The storage fails on purpose, which the console tells as well; the site does not.
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

/** Sends the files of the plan. Rejects when they have not come to rest after so many seconds. */
export async function uploadIn(
  page: Page,
  plan: Omit<UploadPlan, 'presignEndpoint'>,
  seconds: number,
): Promise<Told> {
  const uploading = page.evaluate((whole) => (window as unknown as ChaosWindow).chaos.upload(whole), {
    ...plan,
    presignEndpoint: PRESIGN,
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no rest after ${seconds} s`)), seconds * 1000);
  });
  uploading.catch(() => undefined); // when it is late, the next visit breaks it off
  return Promise.race([uploading, late]).finally(() => clearTimeout(timer));
}
