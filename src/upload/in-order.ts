// Several at once, and their results in order.

/** Of hundreds the first shows while the others are read. */
const AT_ONCE = 4;

/** Works on several at once, and gives what came of each in their order. `work` does not reject. */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for (const item of items) {
    begun.push(work(item));
    const first = begun.length === AT_ONCE ? begun.shift() : undefined;
    if (first) yield first;
  }
  yield* begun;
}
