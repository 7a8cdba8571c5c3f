import { expect } from '@open-wc/testing';
import { progressOf } from '../../src/rules/progress.js';

describe('progressOf', () => {
  it('is a fraction of bytes, with speed and time left', () =>
    expect(progressOf(250, 1000, 50)).to.deep.equal({
      loaded: 250,
      total: 1000,
      fraction: 0.25,
      bytesPerSecond: 50,
      secondsLeft: 15,
    }));
  it('is 0 without bytes', () => expect(progressOf(0, 0, undefined).fraction).to.equal(0));
});
