// A page that shows, strips and converts an image with files of the built package.
import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';

export interface Work {
  /** Width and height of the picture in the list. */
  readonly picture: readonly number[];
  /** What the endpoint would have been asked for: name, type, and whether the bytes have become fewer. */
  readonly stripped: string;
  readonly converted: string;
  /** The scheme of the address of each worker that answered; none: the page did it by itself. */
  readonly workers: readonly string[];
  /** Workers that run when all is done. */
  readonly running: number;
  /** What the page's own error handlers were told. */
  readonly errors: readonly string[];
  /** The directives of the page's policy that refused something. */
  readonly violations: readonly string[];
}

const script = readFile(new URL('prepare-in-page.js', import.meta.url), 'utf8');

/** With the module at this address, which defines the tag. The endpoint answers nothing: it is told what would be sent. */
export const prepareIn = async (page: Page, module: string): Promise<Work> =>
  (await page.evaluate(`{${await script}} prepareWith(${JSON.stringify(module)})`)) as Work;
