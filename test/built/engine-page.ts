// A page that shows, strips and converts an image with files of the built package.
import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';

export interface Work {
  /** Width and height of the picture in the list. */
  readonly picture: readonly number[];
  /** The presign request: name, type, and whether there are fewer bytes. */
  readonly stripped: string;
  readonly converted: string;
  /** The URL scheme of each worker that answered; none if the page itself has done the work. */
  readonly workers: readonly string[];
  /** Running workers that are left at the end. */
  readonly running: number;
  /** Errors that reached the page's own error handlers. */
  readonly errors: readonly string[];
  /** The directives of the page's policy that were violated. */
  readonly violations: readonly string[];
}

const script = readFile(new URL('prepare-in-page.js', import.meta.url), 'utf8');

/** Uses the module at this URL, which defines the tag. The endpoint does not answer; it records the request. */
export const prepareIn = async (page: Page, module: string): Promise<Work> =>
  (await page.evaluate(`{${await script}} prepareWith(${JSON.stringify(module)})`)) as Work;
