import { expect } from '@open-wc/testing';
import { type SinonFakeTimers, useFakeTimers } from 'sinon';
import { SLOWEST_RATE, StallWatch } from '../../src/upload/stall-watch.js';

const STALL = 30_000; // ms
const SECONDS = 100; // that the slowest connection takes for the image
const SIZE = SECONDS * SLOWEST_RATE;
const FOR_ALL = STALL + SECONDS * 1000;

describe('StallWatch', () => {
  let clock: SinonFakeTimers;
  let stalls: number;
  beforeEach(() => {
    clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    stalls = 0;
  });
  afterEach(() => clock.restore());

  const start = (isQueued = () => false, size = SIZE, isSilent = true) =>
    new StallWatch({ size, stallTimeout: STALL, isSilent, isQueued, onStall: () => (stalls += 1) });

  /** Asserts that it stalls after so many milliseconds, and not before. */
  const expectStallAfter = (patience: number) => {
    clock.tick(patience - 1);
    expect(stalls, 'before').to.equal(0);
    clock.tick(1);
    expect(stalls, 'after').to.equal(1);
    expect(clock.countTimers()).to.equal(0);
  };

  for (const [what, happens, patience] of [
    ['no progress event has come', () => {}, FOR_ALL],
    ['a part is sent', (watch) => watch.onProgress(1, SIZE), STALL],
    ['a part is sent, of an unknown total', (watch) => watch.onProgress(1, 0), STALL],
    ['everything is sent, according to one progress event', (watch) => watch.onProgress(SIZE, SIZE), FOR_ALL],
    [
      'everything is sent, according to several',
      (watch) => {
        watch.onProgress(1, SIZE);
        watch.onProgress(SIZE, SIZE);
      },
      FOR_ALL,
    ],
    [
      'everything is sent, of an unknown total',
      (watch) => {
        watch.onProgress(SIZE, 0);
        watch.onSent();
      },
      FOR_ALL,
    ],
    ['all is sent without a progress event', (watch) => watch.onSent(), FOR_ALL],
    [
      'a part of the answer has come',
      (watch) => {
        watch.onSent();
        watch.onAnswer();
      },
      STALL,
    ],
  ] as readonly (readonly [string, (watch: StallWatch) => void, number])[])
    it(`waits ${patience / 1000} s once ${what}`, () => {
      happens(start());
      expectStallAfter(patience);
    });

  it('waits no longer than the stall timeout if nothing prevents the first progress event', () => {
    start(undefined, SIZE, false);
    expectStallAfter(STALL);
  });

  it('waits for all bytes to arrive once they are sent, whatever reports them', () => {
    start(undefined, SIZE, false).onSent();
    expectStallAfter(FOR_ALL);
  });

  it('starts again after each byte', () => {
    const watch = start();
    for (let loaded = 1; loaded < 10; loaded += 1) {
      watch.onProgress(loaded, SIZE);
      clock.tick(STALL - 1);
    }
    expect(stalls).to.equal(0);
    clock.tick(1);
    expect(stalls).to.equal(1);
  });

  it('does not start again after a progress event without new bytes', () => {
    const watch = start();
    watch.onProgress(1, SIZE);
    clock.tick(STALL - 1);
    watch.onProgress(1, SIZE);
    clock.tick(1);
    expect(stalls).to.equal(1);
  });

  it('waits longer while the browser may have no free connection', () => {
    let isQueued = true;
    start(() => isQueued);
    clock.tick(10 * FOR_ALL);
    expect(stalls).to.equal(0);
    isQueued = false;
    clock.tick(FOR_ALL);
    expect(stalls).to.equal(1);
  });

  it('does not treat the sleep of a laptop as a stall: a late timer starts again', () => {
    start().onProgress(1, SIZE);
    clock.tick(STALL - 1000);
    clock.setSystemTime(Date.now() + 8 * 3_600_000); // the timers stood still
    clock.tick(1000);
    expect(stalls).to.equal(0);
    expectStallAfter(STALL);
  });

  it('finds a stall even if each timer is late, as in a tab in the background', () => {
    start().onProgress(1, SIZE);
    for (let round = 0; round < 2; round += 1) {
      clock.setSystemTime(Date.now() + 60_000);
      clock.tick(STALL);
    }
    expect(stalls).to.equal(1);
  });

  it('tolerates a second sleep if bytes were sent between', () => {
    const watch = start();
    for (let loaded = 1; loaded < 4; loaded += 1) {
      watch.onProgress(loaded, SIZE);
      clock.setSystemTime(Date.now() + 8 * 3_600_000);
      clock.tick(STALL);
    }
    expect(stalls).to.equal(0);
  });

  it('never waits so long that a timer would fire at once', () => {
    start(() => false, Number.MAX_SAFE_INTEGER);
    clock.tick(86_400_000);
    expect(stalls).to.equal(0);
  });

  it('ends once it is stopped', () => {
    start().stop();
    expect(clock.countTimers()).to.equal(0);
  });
});
