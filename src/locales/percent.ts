// Formats a fraction as per cent.
import { kept } from '../rules/kept.js';
import { isPlainEnglish } from '../rules/plain-english.js';

const percents = kept((language: string) => new Intl.NumberFormat(language, { style: 'percent' }));

/** Rounded down: 100 % is for the answer of S3. */
export function formatPercent(fraction: number, language: string): string {
  const percent = Math.floor(fraction * 100);
  return isPlainEnglish(language) ? `${percent}%` : percents(language).format(percent / 100);
}
