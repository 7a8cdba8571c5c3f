// Formats two sizes that are compared.
import { formatSize } from './size.js';

/** Two different sizes with as many digits as it takes to see the difference: `5.25 MB`, `5.24 MB`. */
export function formatSizes(a: number, b: number, language: string): [string, string] {
  for (const digits of [1, 2, 3]) {
    const pair: [string, string] = [formatSize(a, language, digits), formatSize(b, language, digits)];
    if (pair[0] !== pair[1]) return pair;
  }
  const inBytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'byte', unitDisplay: 'long' });
  return [inBytes.format(a), inBytes.format(b)];
}
