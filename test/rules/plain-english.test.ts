// Formatting without `Intl` gives the same results as `Intl`.
import { expect } from '@open-wc/testing';
import { formatNumber } from '../../src/locales/say.js';
import { isPlainEnglish, plainList } from '../../src/rules/plain-english.js';
import { formatSize } from '../../src/rules/size.js';
import { randomFrom } from '../random.js';

const next = randomFrom(14);
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Formats with `Intl`, in the unit of the text. */
function byIntl(text: string, bytes: number, language: string, maximumFractionDigits: number): string {
  const step = ['byte', 'kB', 'MB', 'GB'].findIndex((symbol) => text.includes(symbol));
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : maximumFractionDigits,
  }).format(bytes / 1000 ** step);
}

for (const language of ['en', 'en-US', 'en-GB'])
  describe(`plain English in ${language}`, () => {
    it('is recognised', () => expect(isPlainEnglish(language)).to.be.true);

    it('formats sizes as the locale does', () => {
      const sizes = [0, 1, 2, 999, 1000, 1050, 5350, 5_350_000, 999_949, 999_950, 1e9, 999.9e9, 1e12, 5e13];
      for (let step = 0; step < 3000; step += 1) sizes.push(Math.floor(10 ** (next() * 12)));
      for (const size of sizes)
        for (const digits of [1, 2, 3]) {
          const text = formatSize(size, language, digits);
          expect(text, `${size}`).to.equal(byIntl(text, size, language, digits));
        }
    });

    it('formats lists as the locale does', () => {
      const format = new Intl.ListFormat(language, { type: 'disjunction' });
      for (const words of [[], ['PNG'], ['PNG', 'WebP'], ['PNG', 'WebP', 'AVIF'], ['a', 'b', 'c', 'd']])
        expect(plainList(words, language)).to.equal(format.format(words));
    });

    it('formats numbers as the locale does', () => {
      const numbers = [0, 1, 999, 1000, 12_345, 0.5, 1.91, 16 / 9, 0.005, 1e-7, -1, 999.99, 999.999];
      for (let step = 0; step < 1000; step += 1) numbers.push(next() * 2000, Math.floor(next() * 2000));
      const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
      for (const number of numbers) expect(formatNumber(number, language)).to.equal(format.format(number));
    });
  });

it('English of other countries, with other separators, is not recognised', () => {
  for (const language of ['en-ZA', 'en-DE', 'en-IN', 'de', 'fr-CA', ''])
    expect(isPlainEnglish(language)).to.be.false;
});
