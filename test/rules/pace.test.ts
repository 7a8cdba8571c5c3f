// How many parts are sent at once, on simulated lines.
import { expect } from '@open-wc/testing';
import { Pace } from '../../src/rules/pace.js';

const PART = 8 * 1024 * 1024; // bytes

interface Line {
  /** Bytes per second of the line, and of one connection. */
  readonly most: number;
  readonly each?: number;
  /** Seconds that a part takes beside its bytes: for a preflight, the request and the answer. */
  readonly delay: number;
}

/** Sends so many parts in rounds, and returns the number of parts at once of each round. */
function send(pace: Pace, parts: number, { most, each = Infinity, delay }: Line): number[] {
  const rounds: number[] = [];
  let at = 0;
  pace.begin(at);
  for (let left = parts; left > 0; left -= rounds.at(-1) ?? 0) {
    const { atOnce } = pace;
    rounds.push(atOnce);
    at += 1000 * (delay + PART / Math.min(each, most / atOnce));
    for (let part = 0; part < atOnce; part += 1) pace.onStored(PART, at);
  }
  return rounds;
}

const MBIT = 125_000; // bytes

describe('the number of parts at once', () => {
  for (const [what, line, rounds] of [
    ['a slow line is filled by one', { most: MBIT, delay: 0.5 }, [1, 2, 1, 1, 1, 1, 1, 1]],
    ['two hide the delay of a fast line', { most: 20 * MBIT, delay: 0.5 }, [1, 2, 3, 2, 2]],
    [
      'slow connections on a fast line add up',
      { most: 100 * MBIT, each: 5 * MBIT, delay: 0.5 },
      [1, 2, 3, 4],
    ],
  ] as const)
    it(`${what}: ${rounds.join(', ')}`, () => {
      const parts = rounds.reduce((sum, one) => sum + one, 0);
      expect(send(new Pace(), parts, line)).to.deep.equal(rounds);
    });

  it('is half as many once the store asks to slow down, at least one, and does not grow again', () => {
    const pace = new Pace();
    const wide = { most: Infinity, each: MBIT, delay: 0 };
    send(pace, 10, wide);
    expect(pace.atOnce).to.equal(5);
    pace.slowDown();
    expect(pace.atOnce).to.equal(2);
    expect(send(pace, 6, wide)).to.deep.equal([2, 2, 2]);
    pace.slowDown();
    pace.slowDown();
    expect(pace.atOnce).to.equal(1);
  });
});
