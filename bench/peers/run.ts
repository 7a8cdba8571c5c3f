// `npm run bench:peers`: the element beside other uploaders, with what they need for the same work. Writes docs/benchmarks.md.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install, root } from '../../tools/install.mjs';
import { shuffled } from '../statistics.js';
import { printTable } from '../table.js';
import { contestantNames, type ContestantName } from './contestants.js';
import { pageOf, tableOf, type Results } from './report.js';
import { rowNames, rows, type Figures, type Row, type RowName } from './rows.js';
import { startSite } from './site.js';
import { LimitError, openVisits, type Visits } from './visit.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** Name of the only row that is measured. Nothing is written then. */
    only: { type: 'string' },
    /** A sentence on the conditions, for the page that is written. */
    note: { type: 'string', default: '' },
  },
});
const rounds = Number(options.rounds);
if (!(rounds >= 1)) throw new Error(`--rounds ${options.rounds} is not a number of rounds.`);
const chosen = rowNames.filter((name) => name === (options.only ?? name));
if (chosen.length === 0) throw new Error(`--only ${options.only ?? ''}: there are ${rowNames.join(', ')}.`);

install(fileURLToPath(new URL('.', import.meta.url)));
const folder = await mkdtemp(join(tmpdir(), 'bench-peers-'));
const begun = performance.now();
const site = await startSite(contestantNames);
const visits = await openVisits(site);
try {
  const results: Results = new Map();
  for (const name of chosen) {
    results.set(name, await measureRow(visits, name));
    printTable(tableOf(name, results), 1);
    console.log();
  }
  const minutes = (performance.now() - begun) / 60_000;
  console.log(`${visits.version}, rounds: ${rounds}, ${minutes.toFixed(1)} minutes`);
  if (chosen.length === rowNames.length)
    await writeFile(
      join(root, 'docs/benchmarks.md'),
      await pageOf(results, { browser: visits.version, rounds, note: options.note }),
    );
} finally {
  await visits.close();
  site.close();
  await rm(folder, { recursive: true });
}

/** Measures the contestants in turn, since the speed of the machine changes over minutes. */
async function measureRow(
  visits: Visits,
  name: RowName,
): Promise<ReadonlyMap<ContestantName, readonly Figures[]>> {
  const row: Row = rows[name];
  const paths = (await row.files?.(folder)) ?? [];
  const names = contestantNames.filter((contestant) => !row.without?.includes(contestant));
  const all = new Map<ContestantName, Figures[]>(names.map((contestant) => [contestant, []]));
  const out = new Set<ContestantName>();
  const last = row.once ? 0 : rounds;
  for (let round = 0; round <= last; round += 1)
    // the first one warms the browser and the files, unless it is the only one
    for (const contestant of shuffled(names)) {
      if (out.has(contestant)) continue;
      process.stderr.write(`\r${row.title}: round ${round} of ${last}, ${contestant.padEnd(12)}`);
      try {
        const figures = await visits.visit(contestant, row.conditions ?? {}, (page) =>
          row.measure(page, paths),
        );
        if (round === last || round > 0) all.get(contestant)?.push(figures);
      } catch (error) {
        if (!(error instanceof LimitError)) throw error;
        out.add(contestant); // it would take as long again
        all.set(contestant, []);
      }
    }
  process.stderr.write('\n');
  return all;
}
