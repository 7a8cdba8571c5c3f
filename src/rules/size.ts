// Sizes in bytes: read from what a page writes, written for a person to read.

const units: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
};

/**
 * `5000000`, `"5000000"`, `"5MB"` (5 000 000) or `"5 MiB"` (5 242 880) as whole bytes;
 * `undefined` for anything else, negative numbers included.
 */
export function parseSize(value: number | string): number | undefined {
  const [, digits, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(value)) ?? [];
  const factor = units[unit.toLowerCase()];
  return digits === undefined || factor === undefined ? undefined : Math.round(Number(digits) * factor);
}

const scale = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Bytes in the largest decimal unit that leaves a number of at least one: `5.2 MB`. */
export function formatSize(bytes: number, language: string, fractionDigits = 1): string {
  const step = Math.min(scale.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: scale[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : fractionDigits,
  }).format(bytes / 1000 ** step);
}

/** Two different sizes with as many digits as it takes to see the difference: `5.25 MB`, `5.24 MB`. */
export function formatSizes(a: number, b: number, language: string): [string, string] {
  for (const digits of [1, 2, 3]) {
    const pair: [string, string] = [formatSize(a, language, digits), formatSize(b, language, digits)];
    if (pair[0] !== pair[1]) return pair;
  }
  const inBytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'byte', unitDisplay: 'long' });
  return [inBytes.format(a), inBytes.format(b)];
}
