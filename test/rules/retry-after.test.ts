import { expect } from '@open-wc/testing';
import { readRetryAfter } from '../../src/rules/retry-after.js';

describe('readRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  for (const [header, milliseconds] of [
    ['120', 120_000],
    ['0', 0],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', undefined],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
    [null, undefined],
  ] as const)
    it(`reads ${String(header)} as ${String(milliseconds)}`, () =>
      expect(readRetryAfter(header, now)).to.equal(milliseconds));
});
