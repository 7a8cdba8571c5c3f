// Caches values that are slow to create.

/** Returns a function that calls `make` once for the same arguments. Creating an `Intl` formatter takes up to 15 ms. */
export function kept<Given extends readonly (string | number)[], Made>(make: (...given: Given) => Made) {
  const made = new Map<string, Made>();
  return (...given: Given): Made => {
    const key = given.join();
    const one = made.get(key) ?? make(...given);
    made.set(key, one);
    return one;
  };
}
