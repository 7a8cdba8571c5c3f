// Parses sizes in bytes, and formats them for visitors.
import { kept } from './kept.js';
import { isPlainEnglish, rounded } from './plain-english.js';

/**
 * Converts `5000000`, `"5000000"`, `"5MB"` (5 000 000) or `"5 MiB"` (5 242 880) to whole bytes;
 * `undefined` for anything else, negative and infinite numbers included.
 */
export function parseSize(value: number | string): number | undefined {
  const [, digits = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*(?:([kmg]i?)?b)?\s*$/i.exec(String(value)) ?? [];
  const [prefix = '', binary] = unit.toLowerCase();
  const bytes = Math.round(Number(digits || NaN) * (binary ? 1024 : 1000) ** ' kmg'.indexOf(prefix));
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

const scale = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The English symbol for each step of the scale. */
const symbols = ['bytes', 'kB', 'MB', 'GB'];

/**
 * Formats bytes in the largest unit in which the number is at least one: `5.2 MB`.
 *
 * @param base of the units: 1000 for kB, MB and GB, 1024 for KiB, MiB and GiB
 */
export function formatSize(bytes: number, language: string, fractionDigits = 1, base = 1000): string {
  const least = base - 0.5 / 10 ** fractionDigits; // a number that is rounded to 1,000 belongs to the next unit
  let value = bytes;
  let step = 0;
  for (; value >= least && step < 3; step += 1) value /= base;
  const digits = step === 0 ? 0 : fractionDigits;
  const text =
    isPlainEnglish(language) && value < 999
      ? `${rounded(value, digits)} ${bytes === 1 ? 'byte' : symbols[step]}`
      : formatter(language, step, digits).format(value);
  return base === 1000 ? text : text.replace(/k?(?=[Bo]$)/i, (kilo) => `${kilo.toUpperCase()}i`);
}

/** Fraction digits of a limit, such as `1.25MB`. */
export const LIMIT_DIGITS = 2;

/** The base of the units in which the page probably wrote this limit: 5,242,880 is a round number of MiB, not of MB. */
export const baseOf = (limit: number) =>
  !Number.isInteger(inUnits(limit, 1000)) && Number.isInteger(4 * inUnits(limit, 1024)) ? 1024 : 1000;

const inUnits = (bytes: number, base: number): number =>
  bytes >= base && bytes < Infinity ? inUnits(bytes / base, base) : bytes;

/** Cached: one formatter for each size took 109 ms while a hundred images were uploaded. */
const formatter = kept(
  (language: string, step: number, maximumFractionDigits: number) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: scale[step] ?? 'byte',
      unitDisplay: step === 0 ? 'long' : 'short',
      maximumFractionDigits,
    }),
);
