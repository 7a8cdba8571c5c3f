// Keeps what is slow to make.

/** The same function, which makes one value for the same arguments: an `Intl` formatter takes up to 15 ms. */
export function kept<Given extends readonly (string | number)[], Made>(make: (...given: Given) => Made) {
  const made = new Map<string, Made>();
  return (...given: Given): Made => {
    const key = given.join();
    const one = made.get(key) ?? make(...given);
    made.set(key, one);
    return one;
  };
}
