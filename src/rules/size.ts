// Parses sizes in bytes, and formats them for people.
import { isPlainEnglish, rounded } from './plain-english.js';

const units = new Map([
  ['', 1],
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  ['kib', 2 ** 10],
  ['mib', 2 ** 20],
  ['gib', 2 ** 30],
]);

/**
 * `5000000`, `"5000000"`, `"5MB"` (5 000 000) or `"5 MiB"` (5 242 880) as whole bytes;
 * `undefined` for anything else, negative and infinite numbers included.
 */
export function parseSize(value: number | string): number | undefined {
  const [, digits = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(value)) ?? [];
  const bytes = Math.round(Number(digits || NaN) * (units.get(unit.toLowerCase()) ?? NaN));
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

const scale = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Bytes in the largest decimal unit that leaves a number of at least one: `5.2 MB`. */
export function formatSize(bytes: number, language: string, fractionDigits = 1): string {
  const least = 1000 - 0.5 / 10 ** fractionDigits; // what is rounded to 1,000 belongs to the next unit
  const step = scale.findIndex((_, index) => bytes / 1000 ** index < least || index === scale.length - 1);
  const digits = step === 0 ? 0 : fractionDigits;
  const value = bytes / 1000 ** step;
  if (isPlainEnglish(language) && value < least)
    return `${rounded(value, digits)} ${bytes === 1 ? 'byte' : symbols[step]}`;
  return formatter(language, step, digits).format(value);
}

/** Of each step of the scale, in English. */
const symbols = ['bytes', 'kB', 'MB', 'GB'];

/** Number formats are cached: creating one for each drawn size took 109 ms while a hundred images were uploaded. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(language: string, step: number, maximumFractionDigits: number): Intl.NumberFormat {
  const key = [language, step, maximumFractionDigits].join();
  const unitDisplay = step === 0 ? 'long' : 'short';
  const made =
    formatters.get(key) ??
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: scale[step] ?? 'byte',
      unitDisplay,
      maximumFractionDigits,
    });
  formatters.set(key, made);
  return made;
}
