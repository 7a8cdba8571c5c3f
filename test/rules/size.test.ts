import { expect } from '@open-wc/testing';
import { formatSize, parseSize } from '../../src/rules/size.js';
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
    it(`does not take ${JSON.stringify(written)} (${String(written)}) for a size`, () =>
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

  it('speaks other languages', () => expect(formatSize(5_242_880, 'de')).to.match(/^5,2\sMB$/));
});

describe('formatSizes', () => {
  it('shows as many digits as it takes to tell two sizes apart', () =>
    expect(formatSizes(5_242_881, 5_232_880, 'en')).to.deep.equal(['5.24 MB', '5.23 MB']));
  it('falls back to bytes', () =>
    expect(formatSizes(5_242_881, 5_242_880, 'en')).to.deep.equal(['5,242,881 bytes', '5,242,880 bytes']));
});
