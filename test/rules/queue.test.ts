import { expect } from '@open-wc/testing';
import { newItem, type ItemState } from '../../src/rules/item.js';
import {
  emptyQueue,
  isBusy,
  nextToBegin,
  reduce,
  type Queue,
  type QueueEvent,
} from '../../src/rules/queue.js';
import { UploadError } from '../../src/rules/upload-error.js';

const error = new UploadError({ code: 'network' }, 'The connection broke off.');
const item = (id: string) => newItem(id, new File(['12345'], `${id}.jpg`));
const added: QueueEvent = { type: 'added', items: ['a', 'b', 'c'].map(item) };
const checked = (id: string): QueueEvent => ({ type: 'checked', id, mimeType: 'image/jpeg' });
const stored = (id: string): QueueEvent => ({ type: 'stored', id, key: 'k', url: 'https://s/k', etag: 'e' });
const after = (...events: QueueEvent[]) => events.reduce(reduce, emptyQueue);
const stateOf = (queue: Queue, id: string) => queue.items.find((one) => one.id === id)?.state;
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
    expect(isBusy(queue)).to.be.false;
  });

  it('begins those that were asked for, first come first served, no more than may be in flight', () => {
    const queue = after(added, checked('a'), checked('b'), checked('c'), {
      type: 'asked',
      ids: ['c', 'a', 'b'],
    });
    expect(nextToBegin(queue, 2).map(({ id }) => id)).to.deep.equal(['c', 'a']);
    const begun = reduce(queue, { type: 'begun', id: 'c' });
    expect(nextToBegin(begun, 2).map(({ id }) => id)).to.deep.equal(['a']);
    expect(nextToBegin(begun, 1)).to.deep.equal([]);
  });

  it('begins nothing that was not asked for', () =>
    expect(nextToBegin(after(added, checked('a')), 3)).to.deep.equal([]));

  it('begins an image that was asked for while it was checked once it has passed', () => {
    const queue = after(added, { type: 'asked', ids: ['a'] });
    expect(nextToBegin(queue, 3)).to.deep.equal([]);
    expect(isBusy(queue)).to.be.true;
    expect(nextToBegin(reduce(queue, checked('a')), 3)).to.have.length(1);
  });

  it('is at rest when what it waited for is rejected', () =>
    expect(
      isBusy(after(added, { type: 'asked', ids: ['a'] }, { type: 'rejected', id: 'a', mimeType: '', error })),
    ).to.be.false);

  it('is at rest when what it waited for is removed', () =>
    expect(isBusy(after(added, { type: 'asked', ids: ['a'] }, { type: 'removed', id: 'a' }))).to.be.false);

  it('never lets progress go backwards', () => {
    const queue = after(...inFlight('a'), { type: 'progressed', id: 'a', loaded: 4 });
    expect(reduce(queue, { type: 'progressed', id: 'a', loaded: 3 })).to.equal(queue);
  });

  it('starts a failed image anew, without its error and at the end of the line', () => {
    const failed = after(
      ...inFlight('a'),
      { type: 'progressed', id: 'a', loaded: 4 },
      { type: 'failed', id: 'a', error },
    );
    expect(failed.items[0]).to.include({ state: 'failed', error });
    const again = reduce(failed, { type: 'asked', ids: ['a'] });
    expect(again.items[0])
      .to.include({ state: 'ready', loaded: 0, attempt: 1 })
      .and.not.have.property('error');
    expect(again.waiting).to.deep.equal(['a']);
  });

  it('checks an image that was aborted while it was checked before it sends it', () => {
    const aborted = after(added, { type: 'asked', ids: ['a'] }, { type: 'aborted', id: 'a' });
    expect(isBusy(aborted)).to.be.false;
    expect(stateOf(reduce(aborted, { type: 'asked', ids: ['a'] }), 'a')).to.equal('checking');
  });

  it('freezes its items', () => expect(after(added, checked('a')).items.every(Object.isFrozen)).to.be.true);

  const late: readonly (readonly [ItemState, QueueEvent[], QueueEvent])[] = [
    ['aborted', [...inFlight('a'), { type: 'aborted', id: 'a' }], stored('a')],
    ['aborted', [...inFlight('a'), { type: 'aborted', id: 'a' }], { type: 'failed', id: 'a', error }],
    ['aborted', [...inFlight('a'), { type: 'aborted', id: 'a' }], { type: 'progressed', id: 'a', loaded: 5 }],
    ['stored', [...inFlight('a'), stored('a')], { type: 'aborted', id: 'a' }],
    ['stored', [...inFlight('a'), stored('a')], { type: 'asked', ids: ['a'] }],
    ['rejected', [added, { type: 'rejected', id: 'a', mimeType: '', error }], { type: 'asked', ids: ['a'] }],
    ['checking', [added], { type: 'begun', id: 'a' }],
  ];
  for (const [state, before, event] of late)
    it(`stays as it is when “${event.type}” comes to an image that is ${state}`, () => {
      const queue = after(...before);
      expect(stateOf(queue, 'a')).to.equal(state);
      expect(reduce(queue, event)).to.equal(queue);
    });

  it('does not know an image that was removed', () => {
    const queue = after(...inFlight('a'), { type: 'removed', id: 'a' });
    expect(reduce(queue, stored('a'))).to.equal(queue);
  });
});
