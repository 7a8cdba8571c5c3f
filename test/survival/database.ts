// IndexedDB fails: at each of its calls in turn, for want of space, because of a newer version, or because of another schema. The images have to be
// stored all the same, and the page is told once that they can't be kept.
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { openPage } from './browser.js';
import { breakDatabase, type BrokenWindow, type Failing } from './broken-database.js';
import { withScene, type Scene } from './scene.js';
import { problemsOf } from './verdict.js';
import type { Visit } from './visit.js';

const MIB = 1024 * 1024;
const IMAGES = { photos: 3, sizes: [200_000, 400_000], large: [9 * MIB] } as const; // two parts
const PATIENCE = 15; // s
const HELD = 100_000; // bytes a second
const MOST_TOLD = 10;

interface Incognito extends Scene {
  readonly browser: Browser;
}

const withBrowser = <Result>(work: (scene: Incognito) => Promise<Result>) =>
  withScene({ images: IMAGES, multipartFrom: 5 * MIB }, async (scene) => {
    const browser = await puppeteer.launch(await findBrowser());
    try {
      return await work({ ...scene, browser });
    } finally {
      await browser.close();
    }
  });

/** Does `work` in a fresh profile. Then every image has to be stored once. */
async function inContext(
  { world, files, browser }: Incognito,
  work: (context: BrowserContext) => Promise<void>,
  mayRepeat = false,
): Promise<void> {
  const { objects: earlier } = await world.bucket();
  world.relay.pace = Infinity;
  const context = await browser.createBrowserContext();
  try {
    await work(context);
  } finally {
    await context.close();
  }
  const { objects } = await world.bucket(new Set(earlier.map(({ key }) => key)));
  // Requests are not counted: what could not be noted may be sent again.
  const all = problemsOf({ files, objects, arrivals: [], interruptions: 0, slots: 0 });
  const problems = all.filter((problem) => !(mayRepeat && problem.includes('more than once')));
  if (problems.length > 0) throw new Error(problems.join('; '));
}

const broken = (at: number, how: Failing) => async (page: Page) => {
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named'); // compiled code of esbuild calls it
  await page.evaluateOnNewDocument(breakDatabase, at, how);
};

const databaseOf = (visit: Visit) =>
  visit.page.evaluate(() => {
    const { calls, failed } = (window as unknown as BrokenWindow).database;
    return { calls, failed };
  });

/** The page is told once, if a call has failed. */
async function assertTold(visit: Visit, failed: string | undefined): Promise<void> {
  const times = failed === undefined ? 0 : 1;
  await visit.untilTold(times, PATIENCE);
  const { unkept } = await visit.told();
  if (unkept.length !== times)
    throw new Error(`${failed ?? 'nothing'} failed, and the page was told ${unkept.length} times`);
  if (visit.errors.length > 0) throw new Error(visit.errors.join('; '));
}

/** Sends with a database whose n-th call fails. @returns the number of calls */
async function sendBroken(scene: Incognito, at: number, how: Failing): Promise<number> {
  let calls = 0;
  await inContext(scene, async (context) => {
    const visit = await openPage(context, scene.address, broken(at, how));
    await visit.choose(scene.files);
    await visit.untilStored(scene.files.length, PATIENCE);
    const database = await databaseOf(visit);
    ({ calls } = database);
    await assertTold(visit, database.failed);
  });
  return calls;
}

/** Continues with a database whose n-th call fails, and once more with a good one. @returns the number of calls */
async function continueBroken(scene: Incognito, at: number, how: Failing): Promise<number> {
  const { world, files, address } = scene;
  let calls = 0;
  await inContext(
    scene,
    async (context) => {
      world.relay.pace = HELD;
      const first = await openPage(context, address);
      await first.choose(files);
      await first.untilKept(files.length, PATIENCE);
      await first.page.close();
      world.relay.pace = Infinity;

      const second = await openPage(context, address, broken(at, how));
      await second.untilToldOrDrawn(files, PATIENCE);
      // Bytes that can't be read any more wait for the next page.
      const ends = how === 'stays broken' ? ['stored', 'rejected'] : ['stored'];
      await second.until((items) => items.every(({ state }) => ends.includes(state)), PATIENCE);
      const database = await databaseOf(second);
      ({ calls } = database);
      await assertTold(second, database.failed);
      await second.page.close();

      const third = await openPage(context, address);
      await third.untilDrawn(files, PATIENCE);
      await third.untilStored(files.length, PATIENCE);
      await third.page.close();
    },
    how === 'stays broken',
  ); // the second page could not note its keys
  return calls;
}

/** @param share of the calls that fail, for a quick look */
export const eachCall = (share: number) =>
  withBrowser(async (scene) => {
    const problems: string[] = [];
    let runs = 0;
    const facts: string[] = [];
    for (const [name, run] of Object.entries({ sending: sendBroken, continuing: continueBroken })) {
      const calls = await run(scene, Infinity, 'throws');
      facts.push(`${calls} calls while ${name}`);
      for (const how of ['throws', 'fires', 'stays broken'] as const) {
        // Another part of the calls for each way, so that a share of them meets more.
        const first = 1 + (runs % Math.max(1, Math.round(1 / share)));
        for (let at = first; at <= calls; at += Math.round(1 / share)) {
          runs += 1;
          await run(scene, at, how).catch((cause: unknown) =>
            problems.push(`${name}, call ${at} ${how}: ${String(cause)}`),
          );
        }
      }
    }
    if (problems.length > 0)
      throw new Error(
        [`${problems.length} of ${runs} are wrong:`, ...problems.slice(0, MOST_TOLD)].join('\n    '),
      );
    return `${runs} runs, ${facts.join(', ')}`;
  });

/**
 * Sends with a database that can't be used. In a profile of its own, since Chromium has no limit in a private window.
 *
 * @param spoil is given a page of the site that keeps nothing
 */
const spoiled = (spoil: (page: Page, origin: string) => Promise<unknown>) => () =>
  withScene({ images: IMAGES, multipartFrom: 5 * MIB }, async ({ world, profile, files, address }) => {
    const { relay, site } = world;
    const { page } = await profile.visit(site.origin);
    await spoil(page, site.origin);
    relay.pace = HELD;
    const visit = await profile.visit(address);
    await visit.choose(files);
    await assertTold(visit, 'the database');
    relay.pace = Infinity;
    await visit.untilStored(files.length, PATIENCE);
    await assertTold(visit, 'the database');
    const { objects } = await world.bucket();
    const problems = problemsOf({ files, objects, arrivals: relay.arrivals, interruptions: 0, slots: 0 });
    if (problems.length > 0) throw new Error(problems.join('; '));
    return 'stored, and the page was told once';
  });

/** Opens the database with this version, and does not close it. */
const openAs = (page: Page, version: number) =>
  page.evaluate(
    (number) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('s3-image-upload', number);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error ?? new Error('not opened'));
      }),
    version,
  );

export const spoiledDatabases: Readonly<Record<string, () => Promise<string>>> = {
  'the disk is full': spoiled(async (page, origin) => {
    const session = await page.createCDPSession();
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2e6 });
  }),
  'a newer version': spoiled((page) => openAs(page, 1000)),
  'another schema, held open': spoiled((page) => openAs(page, 1)),
};
