// `npm run bench:previews`: when previews of photos are shown, and at what cost, compared with peers and bare controls.
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install } from '../../tools/install.mjs';
import { shuffled } from '../statistics.js';
import { printTable } from '../table.js';
import { openChromium, type Chromium, type Measurement } from './chromium.js';
import { contestantNames, contestants, type ContestantName } from './contestants.js';
import { figuresOf, rowOf, type Rounds } from './figures.js';
import { verdicts } from './goals.js';
import { photoSet, setNames, type PhotoSet, type SetName } from './photos.js';
import { startSite } from './site.js';

const legend = `
Each is handed the same files, in a fresh renderer; milliseconds until the first picture shows, those of the first screen,
all, and all of the photo itself (not of the thumbnail that is in it) with a pixel for each of the screen: medians, and in
brackets the middle half of the rounds. ÷ control: over the better of the two that scale in workers, round by round.
longest task of the main thread, in the median round and in the worst, 0 below 50 ms; how many above; the longest time
between two frames. + MB: memory of renderer and GPU process at its peak over before (PSS without files, every 50 ms).
A row of – showed nothing within a minute, and had one round.`;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** Names of contestants, separated by commas. */
    only: { type: 'string', default: contestantNames.join() },
    /** Names of photo sets, separated by commas. */
    set: { type: 'string', default: setNames.join() },
  },
});
const rounds = Number(options.rounds);
if (!(rounds >= 1)) throw new Error(`--rounds ${options.rounds} is not a number of rounds.`);
const chosenNames = chosen('only', options.only, contestantNames);
const sets = chosen('set', options.set, setNames);

const here = fileURLToPath(new URL('.', import.meta.url));
if (chosenNames.some((name) => contestants[name].role === 'peer')) install(here);
const site = await startSite(chosenNames);
const chromium = await openChromium(site);
try {
  await printVersions(chromium.version);
  console.log(legend);
  await measure(chromium, await photoSet('12mp'), 1); // a warm-up: the work that the browser does once is not measured
  for (const set of sets) await report(chromium, set);
} finally {
  await chromium.close();
  await site.close();
}

function chosen<Name extends string>(option: string, list: string, all: readonly Name[]): Name[] {
  return list.split(',').map((text) => {
    const name = all.find((one) => one === text.trim());
    if (name === undefined) throw new Error(`--${option} ${text}: there are ${all.join(', ')}.`);
    return name;
  });
}

async function printVersions(browser: string): Promise<void> {
  const text = await readFile(`${here}/package.json`, 'utf8');
  const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
  const peers = Object.entries(dependencies).map(([name, version]) => `${name} ${version}`);
  console.log(
    `${browser}, Node ${process.versions.node}, ${cpus().length} cores: ${cpus()[0]?.model ?? '?'}`,
  );
  console.log(peers.join(', '));
}

async function report(chromium: Chromium, set: SetName): Promise<void> {
  const photos = await photoSet(set);
  let bytes = 0;
  for (const path of photos.paths) bytes += (await readFile(path)).length; // so the files are in the system's cache
  const figures = figuresOf(await measure(chromium, photos, rounds), photos.paths.length);
  const size = (bytes / photos.paths.length / 1e6).toFixed(2);
  console.log(`\n${photos.title} JPEG, ${size} MB each; rounds: ${rounds}`);
  printTable(figures.map(rowOf), 1);
  for (const line of verdicts(set, figures)) console.log(line);
}

/** Measures the contestants in turn, since the speed of the machine changes over minutes. */
async function measure(chromium: Chromium, { title, paths }: PhotoSet, times: number): Promise<Rounds> {
  const all = new Map<ContestantName, (Measurement | undefined)[]>(chosenNames.map((name) => [name, []]));
  const out = new Set<ContestantName>();
  for (let round = 1; round <= times; round += 1)
    for (const name of shuffled(chosenNames)) {
      if (out.has(name)) continue; // it would time out again
      process.stderr.write(`\r${title}: round ${round} of ${times}, ${name.padEnd(10)}`);
      const measurement = await chromium.measure(name, paths);
      all.get(name)?.push(measurement);
      if (!measurement) out.add(name);
    }
  process.stderr.write('\n');
  return all;
}
