// Tables of the results, and docs/benchmarks.md.
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { root } from '../../tools/install.mjs';
import { median } from '../statistics.js';
import type { Row as Line } from '../table.js';
import { contestantNames, contestants, type Contestant, type ContestantName } from './contestants.js';
import { rowNames, rows, type Figure, type Figures, type Row, type RowName } from './rows.js';
import { LIMIT } from './visit.js';

/** By row and contestant: the figures of each round. */
export type Results = Map<RowName, ReadonlyMap<ContestantName, readonly Figures[]>>;

interface Value {
  /** The median with the digits that are shown. */
  readonly middle: number;
  readonly text: string;
}

/** Median, least and greatest of a figure; `undefined` if the contestant takes no part or has no such figure. */
function valueOf(
  results: Results,
  row: RowName,
  name: string,
  figure: Figure,
  contestant: ContestantName,
): Value | undefined {
  const own = results.get(row)?.get(contestant);
  if (!own) return undefined;
  if (own.length === 0) return { middle: Infinity, text: `> ${LIMIT / 1000} s` };
  const bare = results.get(row)?.get('bare') ?? [];
  const values = own
    .map((figures, round) => (figures[name] ?? NaN) / (figure.ratio ? (bare[round]?.[name] ?? NaN) : 1))
    .filter((value) => !Number.isNaN(value));
  if (values.length === 0) return undefined;
  if (figure.ratio && contestant === 'bare')
    return { middle: 1, text: `${median(own.map((figures) => figures[name] ?? NaN)).toFixed(0)} ms` };
  const shown = (value: number) => value.toFixed(figure.digits);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const spread = values.length > 1 ? ` (${shown(least)}–${shown(greatest)})` : '';
  const middle = shown(median(values));
  return { middle: Number(middle), text: middle + spread };
}

const figuresOf = (row: Row) => Object.entries(row.figures);

/** A line for each figure, a column for each contestant. */
export function tableOf(name: RowName, results: Results): Line[] {
  const row: Row = rows[name];
  return figuresOf(row).map(([key, figure]) => ({
    [row.title]: figure.title,
    ...Object.fromEntries(
      contestantNames.map((contestant) => [
        contestants[contestant].title,
        valueOf(results, name, key, figure, contestant)?.text ?? '–',
      ]),
    ),
  }));
}

/** Titles of those whose median is better than ours. */
function ahead(results: Results, row: RowName, name: string, figure: Figure): string[] {
  const ours = valueOf(results, row, name, figure, 'ours');
  return contestantNames
    .filter((contestant) => contestant !== 'ours' && contestant !== 'bare')
    .filter((contestant) => {
      const other = valueOf(results, row, name, figure, contestant);
      return other !== undefined && ours !== undefined && other.middle < ours.middle;
    })
    .map((contestant) => contestants[contestant].title);
}

/** @param first head of the first column */
const markdown = (first: string, lines: readonly Line[]) => {
  const heads = Object.keys(lines[0] ?? {});
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row([first, ...heads.slice(1)]),
    row(heads.map(() => '---')),
    ...lines.map((line) => row(heads.map((head) => line[head] ?? ''))),
  ].join('\n');
};

async function versionsOf({ packages }: Contestant): Promise<string> {
  const versions = packages.map(async (name) => {
    const text = await readFile(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8');
    return `${name} ${(JSON.parse(text) as { version: string }).version}`;
  });
  return (await Promise.all(versions)).join(', ') || 'this repository';
}

export interface Run {
  readonly browser: string;
  readonly rounds: number;
  readonly note: string;
}

export async function pageOf(results: Results, { browser, rounds, note }: Run): Promise<string> {
  const tables = rowNames.map((name) => {
    const explained = figuresOf(rows[name]).flatMap(([key, figure]) => {
      const others = ahead(results, name, key, figure);
      if (others.length === 0) return [];
      return [
        `${others.join(', ')} ${others.length === 1 ? 'is' : 'are'} ahead in “${figure.title}”. ${figure.why ?? '**Not explained yet.**'}`,
      ];
    });
    return [`## ${rows[name].title}`, markdown('figure', tableOf(name, results)), ...explained].join('\n\n');
  });
  const unequal = await Promise.all(
    contestantNames.map(async (name) => ({
      uploader: contestants[name].title,
      versions: await versionsOf(contestants[name]),
      'what is not equal': contestants[name].unequal,
    })),
  );
  const text = `# Benchmarks

\`npm run bench:peers\` in the repository writes this page. It opens a page with each uploader, in turn, in one browser, and sends to a storage on the same machine
that reads the bytes and discards them. Each visit has an empty cache and a renderer of its own. Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, and in brackets the least and the
greatest. Six images are sent at once.

${browser}, Node ${process.versions.node}, ${cpus().length} cores: ${cpus()[0]?.model ?? '?'}, ${new Date().toISOString().slice(0, 10)}. ${note}

${tables.join('\n\n')}

## What is not equal

${markdown('uploader', unequal)}

“–”: it has no such thing. “Ready”: the button that opens the picker is laid out, and the page can add files. An uploader that takes more than ${LIMIT / 1000} s for a row
has no further rounds.
`;
  return format(text, { ...(await resolveConfig(`${root}/README.md`)), parser: 'markdown' });
}
