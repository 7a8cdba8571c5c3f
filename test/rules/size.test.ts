import { expect } from '@open-wc/testing';
import { baseOf, formatSize, LIMIT_DIGITS, parseSize } from '../../src/rules/size.js';
import { formatSizes } from '../../src/rules/unlike-sizes.js';

describe('parseSize', () => {
  for (const [written, bytes] of [
    [5000000, 5e6],
    ['5000000', 5e6],
    ['5MB', 5e6],
    ['5 MiB', 5_242_880],
    ['5mib', 5_242_880],
    ['1.5KB', 1500],
    ['10 b', 10],
    ['0', 0],
  ] as const)
    it(`reads ${JSON.stringify(written)} as ${bytes} bytes`, () =>
      expect(parseSize(written)).to.equal(bytes));

  for (const written of [
    '',
    'MB',
    '-5',
    '5 megs',
    '5,5MB',
    'five',
    Number.NaN,
    Infinity,
    -1,
    '5constructor',
    '9'.repeat(400),
  ])
    it(`does not read ${JSON.stringify(written)} (${String(written)}) as a size`, () =>
      expect(parseSize(written)).to.be.undefined);
});

describe('formatSize', () => {
  for (const [bytes, text] of [
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [5_242_880, '5.2 MB'],
    [999_949, '999.9 kB'],
    [999_950, '1 MB'],
    [5e9, '5 GB'],
    [5e13, '50,000 GB'],
  ] as const)
    it(`shows ${bytes} as ${text}`, () => expect(formatSize(bytes, 'en')).to.equal(text));

  it('supports other languages', () => expect(formatSize(5_242_880, 'de')).to.match(/^5,2\sMB$/));
});

describe('a limit', () => {
  for (const [written, shown] of [
    ['5MB', '5 MB'],
    ['5MiB', '5 MiB'],
    ['1.25MB', '1.25 MB'],
    ['1.5 MiB', '1.5 MiB'],
    ['500MiB', '500 MiB'],
    ['512KB', '512 kB'],
    ['50KiB', '50 KiB'],
    ['1GiB', '1 GiB'],
    ['1023', '1,023 bytes'],
    ['1024', '1 KiB'],
    ['5242881', '5.24 MB'],
  ] as const)
    it(`of ${written} is shown as ${shown}`, () => {
      const limit = parseSize(written) ?? NaN;
      expect(formatSize(limit, 'en', LIMIT_DIGITS, baseOf(limit))).to.equal(shown);
    });

  it('keeps its unit in other languages', () => {
    expect(formatSize(5 * 2 ** 20, 'fr', LIMIT_DIGITS, 1024)).to.match(/^5\sMio$/);
    expect(formatSize(5 * 2 ** 10, 'de', LIMIT_DIGITS, 1024)).to.match(/^5\sKiB$/);
  });
});

describe('formatSizes', () => {
  it('ends for values that are not numbers', () => {
    expect(formatSizes(5, NaN, 'en')).to.have.length(2);
    expect(formatSizes(5, Infinity, 'en')).to.have.length(2);
  });

  it('formats the limit as the page wrote it, and the size in the same units', () => {
    expect(formatSizes(6_400_000, 5_242_880, 'en')).to.deep.equal(['6.1 MiB', '5 MiB']);
    expect(formatSizes(1_300_000, 1_250_000, 'en')).to.deep.equal(['1.3 MB', '1.25 MB']);
  });
  it('shows as many digits as the difference needs', () =>
    expect(formatSizes(5_242_881, 5_232_880, 'en')).to.deep.equal(['5.24 MB', '5.23 MB']));
  it('falls back to bytes', () =>
    expect(formatSizes(5_242_881, 5_242_880, 'en')).to.deep.equal(['5,242,881 bytes', '5,242,880 bytes']));
});
