// What is held before the engine is there answers as the queue does that takes it over.
import { expect } from '@open-wc/testing';
import { HeldQueue } from '../../src/rules/held-queue.js';
import { newItem, type UploadItem } from '../../src/rules/item.js';
import { Queue, type QueueEvent } from '../../src/rules/queue.js';
import { relist } from '../../src/rules/stored-image.js';
import { randomFrom } from '../random.js';

const STEPS = 2000;

const states = ['checking', 'ready', 'presigning', 'stored', 'aborted', 'rejected'] as const;

/** Everything that is asked of both. */
const answersOf = (queue: HeldQueue | Queue) => ({
  items: queue.items,
  length: queue.length,
  isBusy: queue.isBusy,
  amount: queue.amount,
  counts: states.map((state) => queue.count(state)),
  asked: queue.items.map(({ id }) => queue.isAsked(id)),
  found: queue.items.map(({ id }) => queue.find(id) !== undefined),
  first: queue.first(new Set(['due', 'unasked', 'retryable', 'final'])),
});

describe('images that are held', () => {
  it(`are after each of ${STEPS} events what a queue would make of them`, () => {
    const next = randomFrom(14);
    const below = (count: number) => Math.floor(next() * count);
    const [held, queue] = [new HeldQueue(), new Queue()];
    let ids = 0;
    const newId = () => `image-${(ids += 1)}`;
    const anyId = () => held.items[below(held.length)]?.id ?? 'nobody';
    const events: readonly (() => QueueEvent)[] = [
      () => ({
        type: 'added',
        items: Array.from({ length: below(3) }, () => newItem(newId(), new File(['12345'], 'a.jpg'))),
      }),
      () => ({ type: 'asked', ids: [anyId(), anyId()] }),
      () => ({ type: 'aborted', id: anyId() }),
      () => ({ type: 'removed', id: anyId() }),
      () => ({ type: 'moved', id: anyId(), index: below(12) - 2 }),
      () => ({ type: 'moved', id: anyId(), index: next() * 5 }),
      () => ({ type: 'moved', id: anyId(), index: NaN }),
      () => ({ type: 'noted', id: anyId(), notes: { alt: `${below(3)}` } }),
      () => ({
        type: 'listed',
        items: relist(
          held.items,
          Array.from({ length: below(4) }, () => ({ url: `/${below(5)}.jpg`, size: below(9) })),
          newId,
        ),
      }),
    ];
    for (let step = 0; step < STEPS; step += 1) {
      const event = events[below(events.length)]?.() ?? { type: 'slowed' };
      const before = [held.storedVersion, held.items] as const;
      const hasChanged = held.apply(event);
      // A list that is set anew may be the same.
      if (event.type !== 'listed') expect(hasChanged, JSON.stringify(event)).to.equal(queue.apply(event));
      else queue.apply(event);
      expect(answersOf(held), JSON.stringify(event)).to.deep.equal(answersOf(queue));
      expect(held.items).to.be.frozen;
      if (imagesIn(before[1]) !== imagesIn(held.items)) expect(held.storedVersion).not.to.equal(before[0]);
    }
  });
});

const imagesIn = (items: readonly UploadItem[]) =>
  JSON.stringify(items.filter(({ state }) => state === 'stored').map(({ id, alt }) => [id, alt]));
