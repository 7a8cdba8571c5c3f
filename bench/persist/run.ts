// `npm run bench:persist`: what `persist` costs the page: its longest task while 80 photos of 5 MB are kept, and how much later the first byte
// is sent. Rounds with and without it take turns, each in a new profile. On a machine whose processors are busy with the browser, its disk and the
// storage, a task also waits for them: a last round, with a trace, tells how much processor time the longest task takes itself.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { buildPackage } from '../../tools/build.mjs';
import { Profile } from '../../test/survival/browser.js';
import { makeImages, type ImageFile } from '../../test/survival/files.js';
import { openWorld, type World } from '../../test/survival/world.js';
import { median } from '../statistics.js';
import { printTable } from '../table.js';

const PHOTOS = 80;
const SIZE = 5e6; // bytes
const PACE = 20e6; // bytes a second, as a good line has
const PATIENCE = 120; // s

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(options.rounds);

interface Figures {
  /** Milliseconds from the choice to the first request with an image. */
  readonly first: number;
  /** Milliseconds of the longest task until all photos are stored; 0 if there was none above 50. */
  readonly longest: number;
  /** Number of tasks above 50 ms. */
  readonly tasks: number;
  /** Milliseconds from the choice until all photos are kept. */
  readonly kept: number;
  /** Milliseconds from the choice until all photos are stored. */
  readonly stored: number;
}

interface Watched {
  readonly bench: { chosen: number; first: number; tasks: number[] };
}

/** Runs before the scripts of the page, so that it is told of every task and every request. It is passed as text. */
function watch(): void {
  const bench = { chosen: 0, first: 0, tasks: [] as number[] };
  Object.assign(window, { bench });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (bench.chosen > 0 && startTime + duration > bench.chosen) bench.tasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
  const send = Reflect.get(XMLHttpRequest.prototype, 'send') as (body: unknown) => void;
  XMLHttpRequest.prototype.send = function (body) {
    if (bench.first === 0 && body instanceof FormData) bench.first = performance.now();
    send.call(this, body);
  };
}

async function round(
  world: World,
  files: readonly ImageFile[],
  persists: boolean,
  around = (_: Page, work: () => Promise<void>) => work(),
): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-persist-'));
  const profile = new Profile('Chromium', folder, async (page) => {
    await page.evaluateOnNewDocument('globalThis.__name = (named) => named'); // compiled code of esbuild calls it
    await page.evaluateOnNewDocument(watch);
  });
  try {
    const visit = await profile.visit(`${world.site.origin}/${persists ? '?persist=album' : ''}`);
    const { page } = visit;
    await page.waitForNetworkIdle(); // the element loads its parts while the page is idle
    const input = await page.waitForSelector('s3-image-upload >>> input[type=file]');
    await input?.evaluate((element) =>
      element.addEventListener(
        'change',
        () => ((window as unknown as Watched).bench.chosen = performance.now()),
        { capture: true },
      ),
    );
    const now = () => page.evaluate(() => performance.now());
    let kept = NaN;
    await around(page, async () => {
      await visit.choose(files);
      if (persists) await visit.untilKept(files.length, PATIENCE);
      kept = await now();
      await visit.untilStored(files.length, PATIENCE);
    });
    const stored = await now();
    const { chosen, first, tasks } = await page.evaluate(() => (window as unknown as Watched).bench);
    return {
      first: first - chosen,
      longest: Math.max(0, ...tasks),
      tasks: tasks.length,
      kept: kept - chosen,
      stored: stored - chosen,
    };
  } finally {
    await profile.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Milliseconds of processor time of the longest task of a page. */
async function processorTime(world: World, files: readonly ImageFile[], persists: boolean): Promise<number> {
  let longest = 0;
  await round(world, files, persists, async (page, work) => {
    await page.tracing.start({ categories: ['toplevel'] });
    await work();
    const trace = new TextDecoder().decode(await page.tracing.stop());
    const { traceEvents: all } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
    const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
    const pages = new Set(
      all.filter(({ args }) => args.name === 'CrRendererMain').map((event) => threadOf(event)),
    );
    for (const event of all)
      if (event.name.endsWith('RunTask') && pages.has(threadOf(event)))
        longest = Math.max(longest, (event.tdur ?? 0) / 1000);
  });
  return longest;
}

await buildPackage();
const folder = await mkdtemp(join(tmpdir(), 'bench-persist-'));
const world = await openWorld('embedded', SIZE * 2);
const processor = new Map<boolean, number>();
const all = new Map<boolean, Figures[]>([
  [false, []],
  [true, []],
]);
try {
  world.relay.pace = PACE;
  const files = await makeImages(folder, { photos: PHOTOS, sizes: [SIZE, SIZE], large: [] }, 1);
  for (let number = 0; number <= rounds; number += 1) {
    for (const persists of number % 2 === 0 ? [false, true] : [true, false]) {
      process.stderr.write(`\rround ${number} of ${rounds} `);
      const figures = await round(world, files, persists);
      if (number > 0) all.get(persists)?.push(figures); // the first round warms the caches of the machine
    }
  }
  for (const persists of [false, true]) processor.set(persists, await processorTime(world, files, persists));
  process.stderr.write('\n');
} finally {
  await world.close();
  await rm(folder, { recursive: true, force: true });
}

const middle = (persists: boolean, figure: keyof Figures) =>
  median((all.get(persists) ?? []).map((figures) => figures[figure]));
const heads: Readonly<Record<keyof Figures, string>> = {
  first: 'first byte, ms',
  longest: 'longest task, ms',
  tasks: 'tasks above 50 ms',
  kept: 'all kept, ms',
  stored: 'all stored, ms',
};
const names = Object.keys(heads) as (keyof Figures)[];
printTable(
  [false, true].map((persists) => ({
    [`${PHOTOS} photos of ${SIZE / 1e6} MB`]: persists ? 'with persist' : 'without',
    ...Object.fromEntries(
      names.map((name) => [
        heads[name],
        name === 'kept' && !persists ? '' : middle(persists, name).toFixed(0),
      ]),
    ),
    'processor time of the longest task, ms': processor.get(persists)?.toFixed(0) ?? '',
  })),
  1,
);
console.log(
  `\nThe first byte is sent ${(middle(true, 'first') - middle(false, 'first')).toFixed(0)} ms later with persist (goal: 100 at most). No task may take longer than 50 ms.`,
);
