// Formats a size and its limit so that they differ.
import { baseOf, formatSize, LIMIT_DIGITS } from './size.js';

/** A size and its limit, in the unit family of the limit, with as many digits as the difference needs: `5.25 MB`, `5.24 MB`. */
export function formatSizes(actual: number, limit: number, language: string): [string, string] {
  const base = baseOf(limit);
  const inFull = formatSize(limit, language, LIMIT_DIGITS, base);
  for (const digits of [1, 2, 3]) {
    const is = formatSize(actual, language, digits, base);
    const bound = formatSize(limit, language, digits, base);
    if (is !== bound && (digits >= LIMIT_DIGITS || bound === inFull)) return [is, bound];
  }
  const inBytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'byte', unitDisplay: 'long' });
  return [inBytes.format(actual), inBytes.format(limit)];
}
