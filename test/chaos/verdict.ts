// Compares the result of a run with what its row declares.
import { bytesOf, type FilePlan } from './files.js';
import type { Told } from './page.js';
import type { Row } from './rows.js';
import { sha256, type StoredObject } from './store.js';

export interface Outcome {
  readonly told: Told;
  /** Requests with a file that reached the storage, including those that the browser repeated. */
  readonly arrived: number;
  readonly preflightsRefused: number;
  /** Number of signed targets. */
  readonly signed: number;
  /** For each file, the stored copies under all keys that were signed for it. */
  readonly stored: readonly { readonly file: FilePlan; readonly objects: readonly StoredObject[] }[];
}

/** Sentences about differences; none if the result is as declared. */
export function problemsOf(row: Row, retriesAllowed: number, outcome: Outcome): string[] {
  const { told, signed, stored } = outcome;
  const files = stored.length;
  const problems: string[] = [];
  const demand = (holds: boolean, problem: () => string) => {
    if (!holds) problems.push(problem());
  };

  for (const { file, objects } of stored) {
    const ends = told.ends.filter(({ name }) => name === file.name);
    demand(ends.length === 1, () => `${file.name} ended ${ends.length} times`);
    const shouldBe = row.ending === 'stored' || row.kept ? 1 : 0;
    demand(objects.length === shouldBe, () => `${file.name} is stored ${objects.length} times`);
    const meant = sha256(bytesOf(file));
    demand(
      objects.every((object) => object.sha256 === meant),
      () => `${file.name} is stored with other bytes`,
    );
    const key = ends[0]?.key;
    demand(
      key === undefined || objects.some((object) => object.key === key),
      () => `${file.name} is not under the key that the page was told`,
    );
  }
  const endings = new Set(told.ends.map(({ ending }) => ending));
  demand(endings.size === 1 && endings.has(row.ending), () => `ended as ${[...endings].join(', ')}`);

  const { length } = told.retries;
  const passed = failuresBefore(outcome);
  demand(row.meets === 'all' || passed > 0, () => 'no request met the fault');
  const failures = row.ending === 'stored' ? passed : files * retriesAllowed;
  const most = row.retried === 'no' ? 0 : failures;
  const least = row.retried === 'shared' ? 0 : most;
  demand(length >= least && length <= most, () => `${length} retries for ${failures} failures`);
  const asked = files + (row.fresh ? length : 0);
  demand(signed === asked, () => `${signed} targets were asked for, not ${asked}`);
  const tooEarly = told.retries.filter(({ delay }) => delay < (row.waits ?? 0));
  demand(tooEarly.length === 0, () => `${tooEarly.length} retries waited less than ${row.waits} ms`);
  return problems;
}

/** If everything is stored in the end: the requests that reached the storage without storing, or that the preflight stopped. */
const failuresBefore = ({ arrived, preflightsRefused, stored }: Outcome) =>
  Math.max(arrived - stored.length, preflightsRefused);
