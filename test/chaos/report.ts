// Writes docs/faults.md from the results. It does not differ between two runs unless the behaviour does.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { bytesOf } from './files.js';
import type { StepCase } from './parts.js';
import type { Row } from './rows.js';
import { steps } from './steps.js';
import { sha256, type Protocol } from './store.js';
import type { Outcome } from './verdict.js';

export interface Case {
  readonly row: Row;
  readonly protocol: Protocol;
  /** Files. */
  readonly count: number;
  /** `undefined` if it did not end. */
  readonly outcome: Outcome | undefined;
  readonly problems: readonly string[];
}

const file = fileURLToPath(new URL('../../docs/faults.md', import.meta.url));

const head = `# Faults, and their results

\`npm run test:chaos\` writes this page. In Chromium, the uploader sends one file and then twenty, by presigned POST and by presigned PUT, to a storage in which a fault affects a few requests (“passes”) or every request (“lasts”). “The page hears” is the event that ends the upload of each file, or the code of its \`upload-error\`. “Sent again” says whether there was an \`upload-retry\` before; “anew” means with another policy or URL. “In the storage” is how often each file is stored: the test reads every key that was signed, and compares the bytes.

| fault | for how long | the page hears | sent again | in the storage |
| --- | --- | --- | --- | --- |
`;

const headOfSteps = `

## An image in parts

The same for an image of two parts, whose targets are those of the presign route: a fault affects one request of a step, or every one. “There twice” means under two keys: the store has completed an upload, the page has not heard it, and every question for the object fails.

| fault | for how long | ${steps.join(' | ')} |
| --- | --- | ${steps.map(() => '---').join(' | ')} |
`;

/** @returns whether the file has not changed */
export async function writeReport(cases: readonly Case[], stepCases: readonly StepCase[]): Promise<boolean> {
  const rows = [...new Set(cases.map(({ row }) => row))];
  const lines = rows.map((row) =>
    lineOf(
      row,
      cases.filter((one) => one.row === row),
    ),
  );
  const options = await resolveConfig(file);
  const whole = head + lines.join('\n') + headOfSteps + linesOfSteps(stepCases).join('\n');
  const text = await format(whole, { ...options, parser: 'markdown' });
  const before = await readFile(file, 'utf8').catch(() => '');
  await writeFile(file, text);
  return text === before;
}

function linesOfSteps(cases: readonly StepCase[]): string[] {
  const names = new Set(cases.map(({ what, lasts }) => `${what} | ${lasts ? 'lasts' : 'passes'}`));
  return [...names].map((name) => {
    const own = cases.filter(({ what, lasts }) => `${what} | ${lasts ? 'lasts' : 'passes'}` === name);
    const cells = own.map(({ result, problems }) =>
      problems.length === 0 ? result : `${result} (**not as declared**)`,
    );
    return `| ${name} | ${cells.join(' | ')} |`;
  });
}

function lineOf(row: Row, cases: readonly Case[]): string {
  const cells = [
    cases.every(({ problems }) => problems.length === 0) ? row.what : `${row.what} (**not as declared**)`,
    row.meets === 'all' ? 'lasts' : 'passes',
    seenIn(cases, ({ told }) =>
      [...new Set(told.ends.map(({ ending }) => (ending === 'stored' ? ending : `\`${ending}\``)))]
        .sort()
        .join(', '),
    ),
    seenIn(cases, (outcome) => againOf(row, outcome)),
    seenIn(cases, ({ stored }) => [...new Set(stored.map(placeOf))].sort().join(', ')),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Lists a value once that all cases have in common. */
function seenIn(cases: readonly Case[], look: (outcome: Outcome) => string): string {
  const seen = cases.map(({ protocol, count, outcome }) => ({
    of: `${protocol} × ${count}`,
    what: outcome ? look(outcome) : 'no end',
  }));
  const [first] = seen;
  if (seen.every(({ what }) => what === first?.what)) return first?.what ?? '';
  return seen.map(({ of, what }) => `${of}: ${what}`).join('; ');
}

function placeOf({ file, objects }: Outcome['stored'][number]): string {
  const meant = sha256(bytesOf(file));
  if (objects.some((object) => object.sha256 !== meant)) return 'other bytes';
  return ['nothing', 'once'][objects.length] ?? `${objects.length} times`;
}

function againOf(row: Row, { told, signed, stored }: Outcome): string {
  if (row.retried === 'shared') return 'yes, or by Chromium'; // which one occurs is random
  if (told.retries.length === 0) return 'no';
  return signed > stored.length ? 'anew' : 'yes';
}
