// Writes what the stores did into docs/stores.md, between two comments.
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import type { Check } from './bench.js';

/** One store. */
export interface Column {
  /** With its version. */
  readonly name: string;
  /** By name of the check. */
  readonly did: ReadonlyMap<string, string>;
}

const file = new URL('../../docs/stores.md', import.meta.url);

/** Replaces what is between `<!-- name -->` and `<!-- /name -->`. */
export async function writeBetween(name: string, text: string): Promise<void> {
  const old = await readFile(file, 'utf8');
  const [before, after] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [old.indexOf(before), old.indexOf(after)];
  if (start < 0 || end < start) throw new Error(`docs/stores.md has no ${before} … ${after}`);
  const whole = `${old.slice(0, start + before.length)}\n\n${text}\n\n${old.slice(end)}`;
  const { pathname } = file;
  await writeFile(file, await format(whole, { ...(await resolveConfig(pathname)), filepath: pathname }));
}

/** A table for each heading, with a column for each store. */
export function writeTable(
  list: Readonly<Record<string, readonly Check[]>>,
  columns: readonly Column[],
): Promise<void> {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const tables = Object.entries(list).map(([heading, checks]) =>
    [
      `### ${heading}\n`,
      row(['', ...columns.map(({ name }) => name)]),
      row(['---', ...columns.map(() => '---')]),
      ...checks.map(({ name }) => row([name, ...columns.map(({ did }) => did.get(name) ?? '–')])),
    ].join('\n'),
  );
  return writeBetween('results', tables.join('\n\n'));
}
