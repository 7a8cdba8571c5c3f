// Formats a fraction as per cent.
import { kept } from '../rules/kept.js';
import { isPlainEnglish } from '../rules/plain-english.js';

const percents = kept((language: string) => new Intl.NumberFormat(language, { style: 'percent' }));

/** Rounded down, since 100 % means that S3 has answered. */
export function formatPercent(fraction: number, language: string): string {
  const percent = Math.floor(fraction * 100);
  return isPlainEnglish(language) ? `${percent}%` : percents(language).format(percent / 100);
}
