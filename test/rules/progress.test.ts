import { expect } from '@open-wc/testing';
import { facts } from '../images.js';
import { newItem } from '../../src/rules/item.js';
import { overallProgress, progressOf } from '../../src/rules/progress.js';
import { emptyQueue, reduce, type QueueEvent } from '../../src/rules/queue.js';

describe('progressOf', () => {
  it('is a fraction of bytes, with speed and time left', () =>
    expect(progressOf(250, 1000, 50)).to.deep.equal({
      loaded: 250,
      total: 1000,
      fraction: 0.25,
      bytesPerSecond: 50,
      secondsLeft: 15,
    }));
  it('is 0 of nothing', () => expect(progressOf(0, 0, undefined).fraction).to.equal(0));
});

describe('overallProgress', () => {
  const item = (id: string, size: number) => newItem(id, new File([new Uint8Array(size)], `${id}.jpg`));
  const ids = ['stored', 'sending', 'waiting', 'ready', 'failed'];
  const begun = (id: string): QueueEvent[] => [
    { type: 'asked', ids: [id] },
    { type: 'begun', id },
    { type: 'sending', id },
  ];
  const events: QueueEvent[] = [
    { type: 'listed', items: ids.map((id, index) => item(id, 100 * 10 ** index)) },
    ...ids.map((id): QueueEvent => ({ type: 'checked', id, facts: facts() })),
    ...['stored', 'sending', 'failed'].flatMap(begun),
    { type: 'stored', id: 'stored', key: 'k', url: 'https://s/k', etag: undefined, checksum: undefined },
    { type: 'progressed', id: 'sending', loaded: 500 },
    { type: 'asked', ids: ['waiting'] },
    { type: 'aborted', id: 'failed' },
  ];
  const rates = new Map([
    ['sending', { at: 0, loaded: 500, bytesPerSecond: 100 }],
    ['stored', { at: 0, loaded: 100, bytesPerSecond: 999 }],
  ]);

  it('counts what is stored, on its way or in the line, and the speed of what moves', () =>
    expect(overallProgress(events.reduce(reduce, emptyQueue), rates)).to.deep.equal({
      loaded: 600,
      total: 11_100,
      fraction: 600 / 11_100,
      bytesPerSecond: 100,
      secondsLeft: 105,
    }));
});
