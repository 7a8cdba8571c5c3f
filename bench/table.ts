// Rows of figures as lines of text.

/** By the head of its column. */
export type Row = Readonly<Record<string, string | undefined>>;

/** @param words how many of the first columns are words, which begin one under the other; figures end so */
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
