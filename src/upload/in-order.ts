// Several at once, and their results in order.

/** Works on so many at once, and gives what came of each in their order. `work` does not reject. */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for (const item of items) {
    begun.push(work(item));
    const first = begun.length === atOnce ? begun.shift() : undefined;
    if (first) yield first;
  }
  yield* begun;
}
