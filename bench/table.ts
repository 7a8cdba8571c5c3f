// Prints rows of figures as lines of text.

/** Cells by the head of their column. */
export type Row = Readonly<Record<string, string | undefined>>;

/** @param words number of first columns with text, which is left-aligned; the others are right-aligned */
export function printTable(rows: readonly Row[], words: number): void {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [Object.fromEntries(heads.map((head) => [head, head])), ...rows];
  const widths = heads.map((head) => Math.max(...lines.map((line) => line[head]?.length ?? 0)));
  for (const line of lines) {
    const cells = heads.map((head, index) => {
      const [text, width] = [line[head] ?? '', widths[index] ?? 0];
      return index < words ? text.padEnd(width) : text.padStart(width);
    });
    console.log(cells.join('  ').trimEnd());
  }
}
