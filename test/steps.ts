// Counts steps instead of time: the entries of arrays, sets and maps that are visited during some work.

type Method = (this: { length: number } & { size: number }, ...given: unknown[]) => unknown;

const searching = [
  'concat', 'every', 'filter', 'find', 'findIndex', 'findLast', 'flat', 'flatMap', 'forEach', 'includes', 'indexOf', 'join',
  'map', 'reduce', 'shift', 'slice', 'some', 'sort', 'splice', 'toSorted', 'toSpliced', 'unshift', 'with',
]; // prettier-ignore

/** The entries that `work` visits, including everything else that runs meanwhile. A search counts as the whole array. */
export async function stepsIn(work: () => unknown): Promise<number> {
  let steps = 0;
  const undo: (() => void)[] = [];
  const wrap = (
    owner: object,
    name: string | symbol,
    count: (self: { length: number; size: number }) => number,
  ) => {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    const original = descriptor?.value as Method;
    Object.defineProperty(owner, name, {
      ...descriptor,
      value(this: { length: number; size: number }, ...given: unknown[]) {
        steps += count(this);
        return original.apply(this, given);
      },
    });
    undo.push(() => Object.defineProperty(owner, name, descriptor ?? {}));
  };
  for (const name of searching) wrap(Array.prototype, name, ({ length }) => length);
  const iterators = [[].values(), new Set().values(), new Map().entries()].map(
    (iterator) => Object.getPrototypeOf(iterator) as object,
  );
  for (const iterator of iterators) wrap(iterator, 'next', () => 1);
  try {
    await work();
    return steps;
  } finally {
    for (const one of undo) one();
  }
}
