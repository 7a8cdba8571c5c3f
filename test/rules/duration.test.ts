import { expect } from '@open-wc/testing';
import { formatDuration } from '../../src/locales/duration.js';

const cases: readonly (readonly [number, string, string])[] = [
  [0.2, 'en', '5 seconds'],
  [5, 'en', '5 seconds'],
  [5.1, 'en', '10 seconds'],
  [58, 'en', '60 seconds'],
  [61, 'en', '2 minutes'],
  [600, 'en', '10 minutes'],
  [5400, 'en', '90 minutes'],
  [5401, 'en', '2 hours'],
  [100, 'de', '2 Minuten'],
  [20, 'pl', '20 sekund'],
];

describe('formatDuration', () => {
  for (const [seconds, language, text] of cases)
    it(`writes ${seconds} seconds as ${text}`, () => {
      expect(formatDuration(seconds, language).replace(/\u00a0/g, ' ')).to.equal(text);
    });
});
