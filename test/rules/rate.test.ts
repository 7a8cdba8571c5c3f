import { expect } from '@open-wc/testing';
import { nextRate, secondsLeft, type Rate } from '../../src/rules/rate.js';

const after = (steps: readonly (readonly [at: number, loaded: number])[]) =>
  steps.reduce<Rate | undefined>((rate, [at, loaded]) => nextRate(rate, loaded, at), undefined)
    ?.bytesPerSecond;

describe('nextRate', () => {
  it('has no speed after one measurement', () => expect(after([[0, 100]])).to.be.undefined);
  it('is exact at a constant speed', () =>
    expect(
      after([
        [0, 0],
        [500, 500],
        [1000, 1000],
      ]),
    ).to.be.closeTo(1000, 0.001));
  it('has followed a change to 95 % after three seconds', () =>
    expect(
      after([
        [0, 0],
        [1000, 1000],
        [4000, 1000],
      ]),
    ).to.be.closeTo(50, 1));
  it('does not depend on how often it is measured', () => {
    const fine = Array.from({ length: 31 }, (_, step) => [1000 + step * 100, 1000 + step * 200] as const);
    expect(after([[0, 0], ...fine])).to.be.closeTo(
      after([
        [0, 0],
        [1000, 1000],
        [4000, 7000],
      ]) ?? 0,
      0.001,
    );
  });
  it('ignores a second measurement at the same moment', () =>
    expect(
      after([
        [0, 0],
        [0, 50],
      ]),
    ).to.be.undefined);
});

describe('secondsLeft', () => {
  it('is the remaining bytes divided by the speed', () => expect(secondsLeft(100, 200, 1000)).to.equal(8));
  it('is undefined while nothing is sent', () => {
    expect(secondsLeft(undefined, 0, 1)).to.be.undefined;
    expect(secondsLeft(0, 0, 1)).to.be.undefined;
  });
});
