// Runs several tasks in parallel, and yields their results in order.

/** So few that the first of hundreds of images is shown while the others are read. */
const AT_ONCE = 4;

/** Runs `work` for several items in parallel, and yields the results in the order of the items. `work` must not reject. */
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
