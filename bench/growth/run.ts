// `npm run bench:growth`: time and memory for an image, among a hundred and among thousands, in /core and in the element.
import { readFile, readdir } from 'node:fs/promises';
import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { buildPackage } from '../../tools/build.mjs';
import { median } from '../statistics.js';
import { printTable, type Row } from '../table.js';
import { startWorld } from '../world.mjs';
import { measureGrowth, type Growth, type Subject } from './page.js';

const ROUNDS = 3;
const FEW = 100;
/** `npm run bench:growth -- core` measures only /core, which takes some minutes; the element takes longer. */
const only = process.argv[2];
const subjects = [
  ['core', [FEW, 1000, 10_000, 50_000]],
  ['element', [FEW, 1000, 10_000]],
] as const;

/** Largest duration of a round, in milliseconds. */
const PATIENCE = 600_000;

await buildPackage();
const read = async (folder: string, isWanted: (name: string) => boolean) => {
  const url = new URL(folder, import.meta.url);
  const names = (await readdir(url, { recursive: true })).filter(
    (name) => name.endsWith('.js') && isWanted(name),
  );
  return Promise.all(names.map(async (name) => [name, await readFile(new URL(name, url), 'utf8')] as const));
};
const scripts = [
  ...(await read('../../dist/', (name) => !name.startsWith('cdn'))),
  ...(await read('../../dist/cdn/', () => true)),
];
const world = await startWorld(Object.fromEntries(scripts));
const { args, ...found } = await findBrowser();
const browser = await puppeteer.launch({
  ...found,
  args: [...args, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
  protocolTimeout: PATIENCE,
});

/** Runs in a new page, after a few images as a warm-up: the first ones include the time of the compiler. */
async function round(
  subject: Subject,
  count: number,
  { newPage }: Pick<Browser, 'newPage'>,
): Promise<Growth> {
  const page = await newPage();
  try {
    await page.evaluateOnNewDocument('globalThis.__name = (named) => named'); // compiled code of esbuild calls it
    await page.goto(world.site);
    for (let time = 0; time < 3; time += 1) await page.evaluate(measureGrowth, subject, FEW);
    return await page.evaluate(measureGrowth, subject, count);
  } finally {
    await page.close();
  }
}

try {
  for (const [subject, counts] of subjects.filter(([name]) => only === undefined || only === name)) {
    const rows = new Map<string, Row>();
    const few = new Map<string, number>();
    const memory: string[] = [];
    for (const count of counts) {
      const rounds: Growth[] = [];
      for (let time = 0; time < ROUNDS; time += 1)
        rounds.push(await round(subject, count, { newPage: () => browser.newPage() }));
      for (const name of Object.keys(rounds[0]?.steps ?? {})) {
        const figures = rounds.flatMap(({ steps }) => steps[name] ?? []);
        const each = (1000 * median(figures.map(({ milliseconds }) => milliseconds))) / count;
        if (count === FEW) few.set(name, each);
        const task = Math.round(median(figures.map(({ longestTask }) => longestTask)));
        const growth = (each / (few.get(name) ?? NaN)).toFixed(2);
        rows.set(name, {
          ...(rows.get(name) ?? { [`${subject}, µs an image`]: name }),
          [`${count}`]: each.toFixed(0),
          ...(count > FEW && {
            [`× (${count})`]: growth,
            [`longest task (${count})`]: task > 0 ? `${task} ms` : '–',
          }),
        });
      }
      memory.push(`${count}: ${Math.round(median(rounds.flatMap(({ bytes }) => bytes ?? [])))}`);
    }
    printTable([...rows.values()], 1);
    console.log(`bytes an image in the list: ${memory.join(', ')}\n`);
  }
} finally {
  await browser.close();
  world.close();
}
