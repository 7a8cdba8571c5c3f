// Images that nobody has looked at yet: the queue of an element until its engine is loaded, which fills a `Queue` with them.
// It answers as a `Queue` does, and is small in the place of fast; what happens to an image later it does not know.
import type { UploadItem } from './item.js';
import type { Queue, QueueEvent } from './queue.js';

/** What a list of images needs of a queue. */
export type ImageQueue = Pick<
  Queue,
  | 'items'
  | 'length'
  | 'isBusy'
  | 'storedVersion'
  | 'amount'
  | 'count'
  | 'first'
  | 'find'
  | 'isAsked'
  | 'apply'
>;

export class HeldQueue implements ImageQueue {
  items: readonly UploadItem[] = Object.freeze([]);
  /** One more with each change. */
  storedVersion = 0;
  #asked: readonly string[] = [];

  get length(): number {
    return this.items.length;
  }

  get isBusy(): boolean {
    return this.#asked.length > 0;
  }

  get amount(): Queue['amount'] {
    const sum = { loaded: 0, total: 0 };
    for (const { id, state, loaded, total } of this.items)
      if (state === 'stored' || this.isAsked(id)) {
        sum.loaded += loaded;
        sum.total += total;
      }
    return sum;
  }

  count(...states: readonly UploadItem['state'][]): number {
    return this.items.filter(({ state }) => states.includes(state)).length;
  }

  /** Nothing has come to a standstill. */
  first(): undefined {
    return undefined;
  }

  find(id: string): UploadItem | undefined {
    return this.items.find((item) => item.id === id);
  }

  isAsked(id: string): boolean {
    return this.#asked.includes(id);
  }

  apply(event: QueueEvent): boolean {
    const [items, asked] = this.#after(event);
    const isChanged = items !== this.items || asked.length !== this.#asked.length;
    this.items = Object.freeze(items);
    this.#asked = asked;
    if (isChanged) this.storedVersion += 1;
    return isChanged;
  }

  #after(event: QueueEvent): [items: readonly UploadItem[], asked: readonly string[]] {
    const { items } = this;
    const asked = this.#asked;
    if (event.type === 'added') return [event.items.length > 0 ? [...items, ...event.items] : items, asked];
    if (event.type === 'listed')
      return [[...event.items], asked.filter((id) => event.items.some((item) => item.id === id))];
    if (event.type === 'asked') {
      const wanted = items
        .filter(({ id, state }) => event.ids.includes(id) && state !== 'stored')
        .map(({ id }) => id);
      return [this.#change(wanted, { state: 'checking' }, 'aborted'), [...new Set([...asked, ...wanted])]];
    }
    const item = 'id' in event ? this.find(event.id) : undefined;
    if (!item) return [items, asked];
    const others = items.filter((other) => other !== item);
    const othersAsked = asked.filter((id) => id !== item.id);
    if (event.type === 'removed') return [others, othersAsked];
    if (event.type === 'moved') {
      const given: unknown = event.index; // a script may have given anything
      const place = Math.trunc(Math.min(Math.max(0, Number(given) || 0), others.length));
      return [items.indexOf(item) === place ? items : others.toSpliced(place, 0, item), asked];
    }
    if (event.type === 'noted') return [this.#change([item.id], event.notes), asked];
    if (event.type === 'aborted')
      return [this.#change([item.id], { state: 'aborted' }, 'checking'), othersAsked];
    return [items, asked];
  }

  /** @param from only in this state */
  #change(ids: readonly string[], facts: object, from?: UploadItem['state']): readonly UploadItem[] {
    const isMeant = ({ id, state }: UploadItem) => ids.includes(id) && (!from || state === from);
    return this.items.some(isMeant)
      ? this.items.map((item) => (isMeant(item) ? Object.freeze({ ...item, ...facts }) : item))
      : this.items;
  }
}
