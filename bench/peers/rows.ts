// What is measured: one visit each, which gives one or several figures.
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { ContestantName } from './contestants.js';
import { images, photos } from './images.js';
import type { Conditions } from './visit.js';

export interface Figure {
  readonly title: string;
  readonly digits: number;
  /** Whether it is divided by that of bare XHR in the same round. */
  readonly ratio?: true;
  /** Why another contestant is ahead, if one is: shown only then. */
  readonly why?: string;
}

export type Figures = Readonly<Record<string, number | undefined>>;

export interface Row {
  readonly title: string;
  readonly conditions?: Conditions;
  /** Its figures are the same in each round. */
  readonly once?: true;
  /** Contestants that can't take part. */
  readonly without?: readonly ContestantName[];
  readonly figures: Readonly<Record<string, Figure>>;
  /** Makes the files that are chosen, in a folder. */
  readonly files?: (folder: string) => Promise<string[]>;
  readonly measure: (page: Page, paths: readonly string[]) => Promise<Figures>;
}

const ready = async (page: Page) => ({ at: (await page.evaluate(() => contest.ready)).at });

/** Waits for what a page loads when it is idle, as it does while a visitor looks for images. */
async function settle(page: Page, paths: readonly string[]): Promise<void> {
  await page.evaluate(() => contest.ready);
  await page.waitForNetworkIdle({ idleTime: 300 });
  const input = await page.waitForSelector('input#photos');
  await input?.uploadFile(...paths);
}

async function send(page: Page, paths: readonly string[]) {
  await settle(page, paths);
  return page.evaluate(() => contest.send());
}

const all = { title: '÷ bare XHR', digits: 2, ratio: true } as const;
const MEGABYTE = 1e6;

export const rows = {
  bytes: {
    title: 'Scripts and styles that are downloaded (brotli)',
    once: true,
    without: ['bare'],
    files: (folder) => images(join(folder, 'one'), 1, MEGABYTE),
    figures: {
      usable: {
        title: 'KB until usable',
        digits: 1,
        why: 'It is one file that sends what it is given. What a visitor needs before the first image is 15 KB here: a form control with its validation, a hint that says the limits, pasting, folders, and a live region. Decision 0012 says what was tried to make it smaller.',
      },
      stored: {
        title: 'KB until an image is stored',
        digits: 1,
        why: 'All that had arrived counts, also parts that the page loads while it is idle. What reads the bytes of an image, compares it with the policy, reads the answers of S3, retries and pauses has no counterpart in the smaller ones (decisions 0005 and 0012).',
      },
    },
    async measure(page, paths) {
      const { bytes } = await page.evaluate(() => contest.ready);
      await send(page, paths);
      return { usable: bytes / 1000, stored: (await page.evaluate(() => contest.bytes())) / 1000 };
    },
  },
  ready: {
    title: 'Time to ready, processor 4 × slower',
    conditions: { cpu: 4 },
    figures: {
      at: {
        title: 'ms',
        digits: 0,
        why: 'The element draws a label, a hint with the limits, a button and a live region in a shadow root, and joins the form. Decisions 0012 and 0014 say what was removed from its start.',
      },
    },
    measure: ready,
  },
  line: {
    title: 'The same over 1.6 Mbit/s with a delay of 150 ms',
    conditions: { cpu: 4, line: { megabits: 1.6, delay: 150 } },
    figures: {
      at: {
        title: 'ms',
        digits: 0,
        why: 'It follows from the bytes until usable.',
      },
    },
    measure: ready,
  },
  previews: {
    title: 'Previews of 12 photos of 12 MP',
    conditions: { previews: true },
    without: ['bare'],
    files: (folder) => photos(join(folder, 'photos'), 12),
    figures: {
      shown: { title: 'ms until each has a picture', digits: 0 },
      sharp: {
        title: 'ms until each is the photo itself, sharp',
        digits: 0,
        why: 'Two workers decode at a time, so that a phone does not run out of memory, and pictures are encoded for object URLs (decision 0013).',
      },
      task: { title: 'longest task, ms (0: none above 50)', digits: 0 },
    },
    async measure(page, paths) {
      await settle(page, paths);
      const report = await page.evaluate(async (photos) => {
        await previews.settle();
        return previews.measure(photos, true, 15_000);
      }, paths.length);
      return {
        shown: report && report.shown >= paths.length ? report.all : undefined,
        sharp: report?.sharp,
        task: report?.longestTask,
      };
    },
  },
  large: {
    title: 'One image of 50 MB',
    files: (folder) => images(join(folder, 'large'), 1, 50 * MEGABYTE),
    figures: {
      all: {
        ...all,
        why: 'On the same machine all bytes take 0.2 s. What is left is the time before the first byte, 0.1 s, which has a row below.',
      },
    },
    measure: async (page, paths) => ({ all: (await send(page, paths)).all }),
  },
  many: {
    title: '100 images of 1 MB',
    files: (folder) => images(join(folder, 'many'), 100, MEGABYTE),
    figures: {
      all: {
        ...all,
        why: 'The element reads the first bytes of each file, checks it against its policy, and draws previews of all of them while it sends.',
      },
    },
    measure: async (page, paths) => ({ all: (await send(page, paths)).all }),
  },
  first: {
    title: 'From the choice of a photo of 5 MB to its first byte sent',
    files: (folder) => photos(join(folder, 'first'), 1),
    figures: {
      first: {
        title: 'ms',
        digits: 0,
        why: 'Before it asks for a policy, the element draws the list and reads the first bytes of the file: each took more than a quarter of the time in a trace. It checks the image against the policy before it sends.',
      },
    },
    measure: async (page, paths) => ({ first: (await send(page, paths)).first }),
  },
  shift: {
    title: 'Layout shift while 20 images are added and stored',
    without: ['bare'],
    files: (folder) => images(join(folder, 'shift'), 20, MEGABYTE),
    figures: {
      all: {
        title: 'sum of layout shifts',
        digits: 3,
        why: 'What moves is the text below the element, once, when the list appears. Uppy has a height of 550 pixels also when it is empty; Dropzone puts pictures beside each other in its box. [A page that does not move](layout.md#while-images-are-sent) has the styles with which the text stays in its place.',
      },
      unexpected: { title: 'without those in the 500 ms after the choice, as in CLS', digits: 3 },
    },
    async measure(page, paths) {
      await send(page, paths);
      return { ...(await page.evaluate(() => contest.shift())) };
    },
  },
} as const satisfies Readonly<Record<string, Row>>;

export type RowName = keyof typeof rows;
export const rowNames = Object.keys(rows) as RowName[];
