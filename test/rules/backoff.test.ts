import { expect } from '@open-wc/testing';
import { backoff } from '../../src/rules/backoff.js';

describe('backoff', () => {
  for (const [attempt, most] of [
    [1, 1000],
    [2, 2000],
    [5, 16_000],
    [6, 30_000],
    [60, 30_000],
    [5000, 30_000],
  ] as const)
    it(`is anything up to ${most} ms after attempt ${attempt}`, () => {
      expect(backoff(attempt, 0)).to.equal(0);
      expect(backoff(attempt, 0.5)).to.equal(most / 2);
      expect(backoff(attempt, 1)).to.equal(most);
    });

  it('is never less than the server asked for, even above the cap', () => {
    expect(backoff(1, 1, 45_000)).to.equal(45_000);
    expect(backoff(3, 1, 10)).to.equal(4000);
  });

  it('stays within the range of a timer', () => expect(backoff(1, 0, 1e15)).to.equal(3_600_000));
});
