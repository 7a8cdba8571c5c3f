// Statistics of noisy measurements.

/** The quantile for a fraction from 0 to 1, interpolated linearly between the two nearest values. */
export function quantile(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = fraction * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at % 1);
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

export const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Half of the 95 % confidence interval of the median, for any distribution: by ranks, n/2 ± 0.98 √n. */
export function uncertainty(values: readonly number[]): number {
  const reach = 0.98 / Math.sqrt(values.length);
  if (reach > 0.5) return Infinity;
  return (quantile(values, 0.5 + reach) - quantile(values, 0.5 - reach)) / 2;
}

/** A random order, so that no contestant always runs after the same one. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(Math.floor(Math.random() * rest.length), 1));
}
