// `npm run test:chaos`: causes every fault of rows.ts in a real browser, compares each run with what its row declares, and writes
// docs/faults.md. With a word (`npm run test:chaos -- stall`), runs only the rows whose names contain it.
import type { Fault } from '../../demo/storage/storage.js';
import { uploadIn, withBrowser, type Visit } from './browser.js';
import { planFiles } from './files.js';
import { plannedSteps, runStep, type StepCase } from './parts.js';
import { writeReport, type Case } from './report.js';
import { rows, type Row } from './rows.js';
import type { Site } from './site.js';
import { openStore, type Protocol } from './store.js';
import { problemsOf, type Outcome } from './verdict.js';

const SMALL = [60_000, 300_000] as const; // bytes
const RETRIES = 4; // the uploader's default
const MANY = 20; // files
const SPREAD = 10; // requests of many files that a temporary fault affects
const PATIENCE = 60; // seconds
const SIDE_BY_SIDE = 3; // cases, each in a browser of its own: they mostly wait
const MOST_UNENDED = 3; // cases that did not end, before the others are skipped
const MOST_TOLD = 5; // problems of one case

/**
 * A fault affects one file as often as it has retries. Of many files it affects every other request, so that some upload while
 * others wait, but not more requests than a file has retries, in case it affects one file only.
 */
function faultsFor({ fault, meets, options }: Row, count: number, url: string): Fault[] {
  const rule = typeof fault === 'function' ? fault(url) : fault;
  if (meets === 'all') return [rule];
  if (count === 1) return [{ ...rule, times: options?.retries ?? RETRIES }];
  return Array.from({ length: SPREAD }, (_, index) => ({ ...rule, skip: index, times: 1 }));
}

interface Planned {
  readonly row: Row;
  readonly protocol: Protocol;
  readonly count: number;
}

async function run({ row, protocol, count }: Planned, site: Site, visit: Visit): Promise<Case> {
  const files = planFiles(count, row.size ?? SMALL);
  const retries = row.meets === 'some' && count > 1 ? SPREAD : (row.options?.retries ?? RETRIES);
  const store = await openStore(site.origin, (url) => faultsFor(row, count, url));
  site.answer = (question) => store.presign(protocol, question);
  try {
    const told = await uploadIn(visit.page, { files, ...row.options, retries }, PATIENCE);
    const requests = [...store.requests];
    const preflights = requests.filter(({ method }) => method === 'OPTIONS');
    const outcome: Outcome = {
      told,
      arrived: requests.length - preflights.length,
      preflightsRefused: preflights.filter(({ status }) => status === 403).length,
      signed: store.signed,
      stored: await Promise.all(
        files.map(async (file) => ({ file, objects: await store.objectsOf(file.name) })),
      ),
    };
    return {
      row,
      protocol,
      count,
      outcome,
      problems: [...problemsOf(row, retries, outcome), ...visit.errors],
    };
  } catch (error) {
    return { row, protocol, count, outcome: undefined, problems: [String(error)] };
  } finally {
    await store.close();
  }
}

const total = { passed: 0, failed: 0 };
function count(name: string, problems: readonly string[]): void {
  total[problems.length > 0 ? 'failed' : 'passed'] += 1;
  console.log(`${problems.length > 0 ? '✗' : '✓'} ${name}`);
  for (const problem of problems.slice(0, MOST_TOLD)) console.log(`    ${problem}`);
  if (problems.length > MOST_TOLD) console.log(`    and ${problems.length - MOST_TOLD} more`);
}

const [word = ''] = process.argv.slice(2);
const planned: Planned[] = rows
  .filter(({ what }) => what.includes(word))
  .flatMap((row) =>
    (['POST', 'PUT'] as const).flatMap((protocol) =>
      [1, MANY].map((files) => ({ row, protocol, count: files })),
    ),
  );
// In the order of the plan, as the report has them.
const cases: Case[] = [];
const stepCases: StepCase[] = [];
let unended = 0;

const work = [
  ...planned.map((plan, index) => async (site: Site, visit: Visit) => {
    if (unended >= MOST_UNENDED) throw new Error('Too many came to no end: the others are not run.');
    const result = await run(plan, site, visit);
    cases[index] = result;
    if (!result.outcome) unended += 1;
    const { row, protocol } = plan;
    const lasts = row.meets === 'all' ? 'lasts' : 'passes';
    count(`${protocol.padEnd(4)} × ${String(plan.count).padEnd(2)}  ${row.what}, ${lasts}`, result.problems);
  }),
  ...plannedSteps(word).map((plan, index) => async (site: Site, visit: Visit) => {
    const result = await runStep(plan, site, visit);
    stepCases[index] = result;
    count(`${result.step}: ${result.what}, ${result.lasts ? 'lasts' : 'passes'}`, result.problems);
  }),
].values();
const next = () =>
  withBrowser(async (site, visit) => {
    for (const runCase of work) await runCase(site, await visit());
  });
await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next));
if (word === '') {
  const fresh = await writeReport(cases, stepCases);
  count('docs/faults.md is fresh', fresh ? [] : ['it was out of date and was written again: commit it']);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
