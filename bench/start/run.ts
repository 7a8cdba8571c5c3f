// `npm run bench:start`: how long a visitor waits for the control, compared with Dropzone and a minimal uploader with Lit.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { install } from '../../tools/install.mjs';
import { median, quantile, shuffled, uncertainty } from '../statistics.js';
import { printTable, type Row } from '../table.js';
import { contestantNames, contestants, type ContestantName } from './contestants.js';
import type { Start } from './probe.js';
import { startSite } from './site.js';

const LEGEND = `
ready: milliseconds from navigation until the button is in the document and laid out, and the control takes a file: median,
least, and the middle half of the rounds. ÷ minimal: over the minimal uploader, round by round, median; ±: half of the
interval that holds the true median with 95 %. painted: until First Contentful Paint, with that file. KB: scripts and styles
that had arrived when it was ready, as they were sent: brotli, quality 11. Each page has an empty cache; its renderer and
its connection exist before the navigation.
`;

interface Condition {
  readonly title: string;
  readonly impose: (page: Page) => Promise<void>;
}

const MEGABIT = 1e6 / 8; // bytes
const conditions = {
  cpu: {
    title: 'CPU 4 × slower, fast line',
    impose: (page) => page.emulateCPUThrottling(4),
  },
  line: {
    title: '1.6 Mbit/s, 150 ms',
    impose: (page) =>
      page.emulateNetworkConditions({ download: 1.6 * MEGABIT, upload: 1.6 * MEGABIT, latency: 150 }),
  },
} as const satisfies Readonly<Record<string, Condition>>;

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });
const rounds = Number(options.rounds);
if (!(rounds >= 1)) throw new Error(`--rounds ${options.rounds} is not a number of rounds.`);

type Starts = ReadonlyMap<ContestantName, readonly Start[]>;

install(fileURLToPath(new URL('.', import.meta.url)));
const site = await startSite();
const browser = await launch(await findBrowser());
try {
  console.log(`${await browser.version()}, ${rounds} rounds${LEGEND}`);
  for (const key of ['cpu', 'line'] as const) {
    const { title, impose } = conditions[key];
    const all = new Map<ContestantName, Start[]>(contestantNames.map((name) => [name, []]));
    for (let round = 0; round <= rounds; round += 1) {
      process.stderr.write(`\r${title}: round ${round} of ${rounds} `);
      for (const name of shuffled(contestantNames)) {
        const start = await measure(name, impose, {
          createBrowserContext: () => browser.createBrowserContext(),
        });
        if (round > 0) all.get(name)?.push(start); // the first round warms the browser
      }
    }
    process.stderr.write('\n');
    printTable(
      contestantNames.map((name) => rowOf(title, key, name, all)),
      1,
    );
    console.log();
  }
} finally {
  await browser.close();
  site.close();
}

/** Measures in a new browser context, whose cache is empty. */
async function measure(
  name: ContestantName,
  impose: Condition['impose'],
  { createBrowserContext }: Pick<Browser, 'createBrowserContext'>,
): Promise<Start> {
  const context = await createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(`${site.url}empty`);
    await impose(page);
    await page.goto(site.url + name);
    return await page.evaluate(() => start);
  } finally {
    await context.close();
  }
}

function rowOf(title: string, key: keyof typeof conditions, name: ContestantName, all: Starts): Row {
  const own = all.get(name) ?? [];
  const figures = (pick: (start: Start) => number) => own.map(pick);
  const ratios = (pick: (start: Start) => number) =>
    own.map((start, round) => pick(start) / pick(all.get('minimal')?.[round] ?? start));
  const ready = figures((start) => start.ready);
  const ratio = ratios((start) => start.ready);
  const contestant = contestants[name];
  const goal = 'goals' in contestant ? contestant.goals[key] : undefined;
  return {
    [title]: contestant.title,
    KB: (median(figures(({ bytes }) => bytes)) / 1000).toFixed(1),
    ready: median(ready).toFixed(0),
    least: Math.min(...ready).toFixed(0),
    'middle half': `${quantile(ready, 0.25).toFixed(0)}–${quantile(ready, 0.75).toFixed(0)}`,
    '÷ minimal': median(ratio).toFixed(2),
    '±': uncertainty(ratio).toFixed(2),
    goal: goal && `≤ ${goal} ${median(ratio) <= goal ? 'kept' : 'MISSED'}`,
    painted: median(figures(({ painted }) => painted)).toFixed(0),
    'painted ÷': median(ratios(({ painted }) => painted)).toFixed(2),
  };
}
