import { expect } from '@open-wc/testing';
import { facts } from '../images.js';
import type { ItemState } from '../../src/rules/item.js';
import { newItem } from '../../src/rules/new-item.js';
import { Queue, type QueueEvent } from '../../src/rules/queue.js';
import { UploadError } from '../../src/rules/upload-error.js';

const error = new UploadError({ code: 'network' }, 'The connection broke off.');
const item = (id: string) => newItem(id, new File(['12345'], `${id}.jpg`));
const added: QueueEvent = { type: 'added', items: ['a', 'b', 'c'].map(item) };
const checked = (id: string): QueueEvent => ({ type: 'checked', id, facts: facts() });
const stored = (id: string): QueueEvent => ({
  type: 'stored',
  id,
  key: 'k',
  url: 'https://s/k',
  etag: 'e',
  checksum: undefined,
  claim: undefined,
});
const after = (...events: QueueEvent[]) => then(new Queue(), ...events);
function then(queue: Queue, ...events: QueueEvent[]): Queue {
  for (const event of events) queue.apply(event);
  return queue;
}
const stateOf = (queue: Queue, id: string) => queue.find(id)?.state;
const inFlight = (id: string): QueueEvent[] => [
  added,
  checked(id),
  { type: 'asked', ids: [id] },
  { type: 'begun', id },
  { type: 'sending', id },
];

describe('the queue', () => {
  it('takes an image from checking to stored', () => {
    const queue = after(...inFlight('a'), stored('a'));
    expect(queue.items[0]).to.include({
      state: 'stored',
      key: 'k',
      loaded: 5,
      attempt: 1,
      type: 'image/jpeg',
    });
    expect(queue.isBusy).to.be.false;
  });

  const allAsked = () =>
    after(added, checked('a'), checked('b'), checked('c'), { type: 'asked', ids: ['c', 'a', 'b'] });

  it('begins requested images in the order of the list, no more than may be in flight', () => {
    expect(allAsked().nextToBegin(2)?.id).to.equal('a');
    const begun = then(allAsked(), { type: 'begun', id: 'a' });
    expect(begun.nextToBegin(2)?.id).to.equal('b');
    expect(begun.nextToBegin(1)).to.be.undefined;
  });

  it('gives a place to a part of an image only if no image waits for it, and no more than may be in flight', () => {
    const queue = after(added, checked('a'), { type: 'asked', ids: ['a'] }, { type: 'begun', id: 'a' });
    expect([queue.takePlace(3), queue.takePlace(3), queue.takePlace(3)]).to.deep.equal([true, true, false]);
    for (const event of [checked('b'), { type: 'asked', ids: ['b'] }] as const) queue.apply(event);
    expect(queue.nextToBegin(3)).to.be.undefined;
    queue.leavePlace();
    expect(queue.takePlace(3), 'b waits').to.be.false;
    expect(queue.nextToBegin(3)?.id).to.equal('b');
  });

  it('begins with an image that was moved to the front', () => {
    const moved = then(allAsked(), { type: 'moved', id: 'c', index: 0 });
    expect(moved.items.map(({ id }) => id)).to.deep.equal(['c', 'a', 'b']);
    expect(moved.nextToBegin(1)?.id).to.equal('c');
  });

  for (const [index, order] of [
    [0, 'bac'],
    [1, 'abc'],
    [2, 'acb'],
    [99, 'acb'],
    [-99, 'bac'],
    [-1, 'bac'],
    [NaN, 'bac'],
    ['first' as unknown as number, 'bac'],
    [1.5, 'abc'],
  ] as const)
    it(`moves the second of three to ${index}: ${order}`, () => {
      const moved = then(after(added), { type: 'moved', id: 'b', index });
      expect(moved.items.map(({ id }) => id).join('')).to.equal(order);
    });

  it('changes nothing when the last is moved beyond the end', () => {
    expect(after(added).apply({ type: 'moved', id: 'c', index: 99 })).to.be.false;
  });

  it('halves the number in flight when the storage asks for less, and adds one with each stored image', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const queue = after(
      { type: 'added', items: ids.map(item) },
      ...ids.map(checked),
      { type: 'asked', ids },
      ...ids.slice(0, 4).map((id): QueueEvent => ({ type: 'begun', id })),
      ...ids.slice(0, 4).map((id): QueueEvent => ({ type: 'sending', id })),
      { type: 'slowed' },
    );
    const next = (...events: QueueEvent[]) => then(queue, ...events).nextToBegin(4)?.id;
    expect(next(), 'two of four').to.be.undefined;
    expect(next({ type: 'postponed', id: 'a', error, free: false }), 'three are still in flight').to.be
      .undefined;
    expect(next({ type: 'postponed', id: 'b', error, free: false })).to.be.undefined;
    expect(next(stored('c')), 'one in flight, three may be').to.equal('e');
    expect(next({ type: 'begun', id: 'e' }, { type: 'begun', id: 'f' })).to.be.undefined;
    expect(next(stored('d')), 'four may be again').to.equal('g');
  });

  it('always allows at least one in flight', () => {
    const queue = after(...inFlight('a'), { type: 'slowed' }, { type: 'slowed' }, checked('b'), checked('c'));
    then(queue, { type: 'asked', ids: ['b', 'c'] });
    expect(queue.nextToBegin(3), 'one is in flight').to.be.undefined;
    expect(then(queue, { type: 'aborted', id: 'a' }).nextToBegin(3)?.id).to.equal('b');
  });

  it('continues with an image that has waited, and counts the attempt', () => {
    const waiting = after(...inFlight('a'), { type: 'postponed', id: 'a', error, free: false });
    expect(waiting.items[0]).to.include({ state: 'waiting', error, attempt: 1, loaded: 0 });
    expect(waiting.isBusy).to.be.true;
    const again = then(waiting, { type: 'asked', ids: ['a'] });
    expect(again.items[0]).to.include({ state: 'ready' }).and.not.have.property('error');
    expect(then(again, { type: 'begun', id: 'a' }).items[0]).to.include({ attempt: 2 });
  });

  it('does not count an attempt without a connection', () => {
    const waiting = after(...inFlight('a'), { type: 'postponed', id: 'a', error, free: true });
    expect(waiting.items[0]).to.include({ state: 'waiting', attempt: 0 });
  });

  it('begins only images that were requested', () =>
    expect(after(added, checked('a')).nextToBegin(3)).to.be.undefined);

  it('begins an image once it has passed its checks if it was requested before', () => {
    const queue = after(added, { type: 'asked', ids: ['a'] });
    expect(queue.nextToBegin(3)).to.be.undefined;
    expect(queue.isBusy).to.be.true;
    expect(then(queue, checked('a')).nextToBegin(3)?.id).to.equal('a');
  });

  it('is at rest when the image that it waited for is rejected', () =>
    expect(
      after(added, { type: 'asked', ids: ['a'] }, { type: 'rejected', id: 'a', facts: undefined, error })
        .isBusy,
    ).to.be.false);

  it('is at rest when the image that it waited for is removed', () =>
    expect(after(added, { type: 'asked', ids: ['a'] }, { type: 'removed', id: 'a' }).isBusy).to.be.false);

  it('never lets progress go backwards', () => {
    const queue = after(...inFlight('a'), { type: 'progressed', id: 'a', loaded: 4 });
    expect(queue.apply({ type: 'progressed', id: 'a', loaded: 3 })).to.be.false;
  });

  it('starts a failed image again, without its error', () => {
    const failed = after(
      ...inFlight('a'),
      { type: 'progressed', id: 'a', loaded: 4 },
      { type: 'failed', id: 'a', error },
    );
    expect(failed.items[0]).to.include({ state: 'failed', error });
    const again = then(failed, { type: 'asked', ids: ['a'] });
    expect(again.items[0])
      .to.include({ state: 'ready', loaded: 0, attempt: 0 })
      .and.not.have.property('error');
    expect(again.isAsked('a')).to.be.true;
  });

  it('first checks an image that was aborted during its check', () => {
    const aborted = after(added, { type: 'asked', ids: ['a'] }, { type: 'aborted', id: 'a' });
    expect(aborted.isBusy).to.be.false;
    expect(stateOf(then(aborted, { type: 'asked', ids: ['a'] }), 'a')).to.equal('checking');
  });

  it('freezes its items', () => expect(after(added, checked('a')).items.every(Object.isFrozen)).to.be.true);

  const late: readonly (readonly [ItemState, QueueEvent[], QueueEvent])[] = [
    ['aborted', [...inFlight('a'), { type: 'aborted', id: 'a' }], stored('a')],
    ['aborted', [...inFlight('a'), { type: 'aborted', id: 'a' }], { type: 'failed', id: 'a', error }],
    ['aborted', [...inFlight('a'), { type: 'aborted', id: 'a' }], { type: 'progressed', id: 'a', loaded: 5 }],
    ['stored', [...inFlight('a'), stored('a')], { type: 'aborted', id: 'a' }],
    ['stored', [...inFlight('a'), stored('a')], { type: 'asked', ids: ['a'] }],
    [
      'rejected',
      [added, { type: 'rejected', id: 'a', facts: undefined, error }],
      { type: 'asked', ids: ['a'] },
    ],
    ['checking', [added], { type: 'begun', id: 'a' }],
  ];
  for (const [state, before, event] of late)
    it(`is not changed by “${event.type}” of an image that is ${state}`, () => {
      const queue = after(...before);
      expect(stateOf(queue, 'a')).to.equal(state);
      const { items } = queue;
      expect(queue.apply(event)).to.be.false;
      expect(queue.items).to.equal(items);
    });

  it('does not find an image that was removed', () => {
    const queue = after(...inFlight('a'), { type: 'removed', id: 'a' });
    expect(queue.apply(stored('a'))).to.be.false;
  });

  it('counts the bytes of images that are stored, being sent or queued, when it is asked', () => {
    const ids = ['stored', 'sending', 'waiting', 'ready', 'aborted'];
    const sized = ids.map((id, index) =>
      newItem(id, new File([new Uint8Array(100 * 10 ** index)], `${id}.jpg`)),
    );
    const queue = after(
      { type: 'added', items: sized },
      ...ids.map(checked),
      { type: 'asked', ids: ['stored', 'sending', 'aborted'] },
      ...['stored', 'sending', 'aborted'].flatMap((id): QueueEvent[] => [
        { type: 'begun', id },
        { type: 'sending', id },
      ]),
    );
    expect(queue.amount).to.deep.equal({ loaded: 0, total: 1_001_100 });
    then(queue, stored('stored'), { type: 'progressed', id: 'sending', loaded: 500 });
    then(queue, { type: 'asked', ids: ['waiting'] }, { type: 'aborted', id: 'aborted' });
    expect(queue.amount).to.deep.equal({ loaded: 600, total: 11_100 });
    then(queue, { type: 'removed', id: 'sending' });
    expect(queue.amount).to.deep.equal({ loaded: 100, total: 10_100 });
  });

  it('does not read the size of a file before it is asked', () => {
    const file = new File(['12345'], 'a.jpg');
    let reads = 0;
    Object.defineProperty(file, 'size', { get: () => (reads += 1) });
    then(new Queue(), { type: 'added', items: [newItem('a', file)] }, { type: 'asked', ids: ['a'] });
    expect(reads).to.equal(0);
  });

  it('finds images that have passed their checks by the name and size of their file', () => {
    const file = new File(['12345'], 'a.jpg');
    const queue = after(added);
    expect(queue.namesakesOf(file), 'not checked').to.deep.equal([]);
    expect(then(queue, checked('a')).namesakesOf(file)).to.deep.equal([queue.find('a')]);
    expect(queue.namesakesOf(new File(['1234'], 'a.jpg'))).to.deep.equal([]);
    expect(then(queue, { type: 'removed', id: 'a' }).namesakesOf(file)).to.deep.equal([]);
  });

  it('counts images that have passed their checks', () => {
    const queue = after(added, checked('a'), checked('b'));
    expect(queue.taken).to.equal(2);
    expect(then(queue, { type: 'removed', id: 'a' }).taken).to.equal(1);
    expect(then(queue, { type: 'listed', items: [] }).taken).to.equal(0);
  });

  it('has a new version of the stored images when a form would send other values', () => {
    const queue = after(...inFlight('a'), stored('a'));
    const isNewAfter = (event: QueueEvent) => {
      const { storedVersion } = queue;
      queue.apply(event);
      return queue.storedVersion !== storedVersion;
    };
    for (const [event, isNew] of [
      [{ type: 'noted', id: 'a', notes: { previewUrl: 'blob:1' } }, false],
      [{ type: 'noted', id: 'a', notes: { alt: 'A lake' } }, true],
      [{ type: 'noted', id: 'b', notes: { alt: 'A hill' } }, false],
      [{ type: 'moved', id: 'b', index: 0 }, false],
      [{ type: 'moved', id: 'a', index: 2 }, true],
      [{ type: 'listed', items: queue.items }, true], // in the previous order
      [{ type: 'removed', id: 'b' }, false],
      [{ type: 'removed', id: 'a' }, true],
    ] as const)
      expect(isNewAfter(event), JSON.stringify(event)).to.equal(isNew);
  });

  it('keeps the version of the stored images when the list is replaced by itself', () => {
    const queue = after(...inFlight('a'), stored('a'));
    const { storedVersion, items } = queue;
    queue.apply({ type: 'listed', items });
    expect(queue.storedVersion).to.equal(storedVersion);
  });

  it('counts by state', () => {
    const queue = after(...inFlight('a'), stored('a'), checked('b'), { type: 'removed', id: 'c' });
    expect([
      queue.length,
      queue.count('stored'),
      queue.count('stored', 'ready'),
      queue.count('checking'),
    ]).to.deep.equal([2, 1, 2, 0]);
  });

  it('finds the first image that stands still, by reason', () => {
    const queue = after(...inFlight('b'), { type: 'failed', id: 'b', error }, checked('c'), {
      type: 'moved',
      id: 'c',
      index: 0,
    });
    expect(queue.first(new Set(['retryable', 'unasked']))?.id).to.equal('c');
    expect(queue.first(new Set(['retryable']))?.id).to.equal('b');
    expect(queue.first(new Set(['due', 'final']))).to.be.undefined;
  });
});
