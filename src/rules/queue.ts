// The queue as a reducer: what is there, what happened → what is there now. The only place where state lives.
import type { ImageFacts } from './facts.js';
import { isInFlight, isUnderway, mayFollow, type ItemState, type UploadItem } from './item.js';
import type { Notice } from './notice.js';
import type { UploadError } from './upload-error.js';

export interface Queue {
  /** In the order of the list, which is the order in which they are sent. */
  readonly items: readonly UploadItem[];
  /** Ids of those that are to be sent and have not begun. */
  readonly asked: ReadonlySet<string>;
  /** How many may be in flight since the storage asked for less; `Infinity`: it did not. */
  readonly slots: number;
}

export const emptyQueue: Queue = { items: Object.freeze([]), asked: new Set(), slots: Infinity };

export type QueueEvent =
  /** These are the list from now on; of those that were there only stored and rejected ones may be missing. */
  | { readonly type: 'listed'; readonly items: readonly UploadItem[] }
  | { readonly type: 'checked'; readonly id: string; readonly facts: ImageFacts | undefined }
  | {
      readonly type: 'rejected';
      readonly id: string;
      readonly facts: ImageFacts | undefined;
      readonly error: UploadError;
    }
  /** What is to be sent is made: another Blob in the place of the chosen file, or that itself. */
  | ({ readonly type: 'prepared'; readonly id: string } & Prepared)
  | { readonly type: 'asked'; readonly ids: readonly string[] }
  | { readonly type: 'begun' | 'sending' | 'aborted' | 'removed'; readonly id: string }
  | { readonly type: 'progressed'; readonly id: string; readonly loaded: number }
  | {
      readonly type: 'stored';
      readonly id: string;
      readonly key: string;
      readonly url: string;
      readonly etag: string | undefined;
      readonly checksum: string | undefined;
    }
  /** Will be tried again; `free`: what it waits for was nobody's failure, so the attempt does not count. */
  | { readonly type: 'postponed'; readonly id: string; readonly error: UploadError; readonly free: boolean }
  | { readonly type: 'failed'; readonly id: string; readonly error: UploadError }
  /** The visitor's language is another: each of these errors has another in its place. */
  | { readonly type: 'reworded'; readonly errors: ReadonlyMap<UploadError, UploadError> }
  /** The storage asked for less at once. */
  | { readonly type: 'slowed' }
  | { readonly type: 'moved'; readonly id: string; readonly index: number }
  /** What is beside its way to the storage. */
  | { readonly type: 'noted'; readonly id: string; readonly notes: Notes };

/** A picture to show of an image, `undefined` for none; its alternative text. */
export type Notes = Partial<Pick<UploadItem, 'previewUrl' | 'alt'>>;

/** What is sent, and what is true of it. */
export interface Prepared {
  readonly blob: Blob;
  readonly name: string;
  readonly mimeType: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly notices: readonly Notice[];
}

/** An event that can't follow on an item's state changes nothing: a late answer is harmless. */
export function reduce(queue: Queue, event: QueueEvent): Queue {
  switch (event.type) {
    case 'listed':
      return { ...queue, items: Object.freeze([...event.items]) };
    case 'checked':
      return change(queue, event.id, 'ready', known(event.facts));
    case 'rejected':
      return change(queue, event.id, 'rejected', { ...known(event.facts), error: event.error });
    case 'prepared': {
      const { blob, name, mimeType, width, height, notices } = event;
      const { size } = blob;
      const prepared = { blob, name, type: mimeType, size, total: size, width, height, notices };
      return update(queue, event.id, (item) => (item.state === 'stored' ? item : { ...item, ...prepared }));
    }
    case 'asked':
      return event.ids.reduce(ask, queue);
    case 'begun':
      return change(queue, event.id, 'presigning', ({ attempt }) => ({ attempt: attempt + 1, loaded: 0 }));
    case 'sending':
      return change(queue, event.id, 'uploading', {});
    case 'progressed':
      return update(queue, event.id, (item) =>
        item.state === 'uploading' && event.loaded > item.loaded ? { ...item, loaded: event.loaded } : item,
      );
    case 'stored': {
      const { key, url, etag, checksum } = event;
      const changed = change(queue, event.id, 'stored', ({ total }) => ({
        key,
        url,
        etag,
        checksum,
        loaded: total,
      }));
      // The storage keeps up: step by step it may have more at once again.
      return changed === queue ? queue : { ...changed, slots: changed.slots + 1 };
    }
    case 'postponed':
      return change(queue, event.id, 'waiting', ({ attempt }) => ({
        error: event.error,
        attempt: event.free ? attempt - 1 : attempt,
        loaded: 0,
      }));
    case 'failed':
      return change(queue, event.id, 'failed', { error: event.error });
    case 'reworded':
      return {
        ...queue,
        items: Object.freeze(
          queue.items.map((item) => {
            const error = 'error' in item && event.errors.get(item.error);
            return error ? Object.freeze({ ...item, error }) : item;
          }),
        ),
      };
    case 'aborted':
      return change(queue, event.id, 'aborted', {});
    case 'slowed': {
      const inFlight = queue.items.filter(isInFlight).length;
      return { ...queue, slots: Math.max(1, Math.floor(Math.min(queue.slots, inFlight) / 2)) };
    }
    case 'removed': {
      const items = queue.items.filter(({ id }) => id !== event.id);
      if (items.length === queue.items.length) return queue;
      return { ...queue, items: Object.freeze(items), asked: without(queue.asked, event.id) };
    }
    case 'moved': {
      const item = queue.items.find(({ id }) => id === event.id);
      const others = queue.items.filter((other) => other !== item);
      const index = Math.min(Math.max(0, event.index || 0), others.length);
      if (!item || queue.items[index] === item) return queue;
      return { ...queue, items: Object.freeze(others.toSpliced(index, 0, item)) };
    }
    case 'noted':
      return update(queue, event.id, (item) => ({ ...item, ...event.notes }));
  }
}

/** The one to begin now, if fewer than `concurrency` are in flight. */
export function nextToBegin(queue: Queue, concurrency: number): UploadItem | undefined {
  const inFlight = queue.items.filter(isInFlight).length;
  return inFlight < Math.min(concurrency, queue.slots) ? upcoming(queue) : undefined;
}

/** The first of those that will begin, but for these. */
export const upcoming = ({ items, asked }: Queue, but?: ReadonlyMap<string, unknown>) =>
  items.find(({ id, state }) => state === 'ready' && asked.has(id) && !but?.has(id));

/** Something is on its way, or will be without anyone's doing. */
export const isBusy = ({ items, asked }: Queue) => asked.size > 0 || items.some(isUnderway);

/** An item that can still be sent; one that has waited goes on, a failed or aborted one starts anew. */
function ask(queue: Queue, id: string): Queue {
  const item = queue.items.find((one) => one.id === id);
  if (!item || queue.asked.has(id)) return queue;
  const asked = new Set(queue.asked).add(id);
  const { state, attempt } = item;
  if (state === 'checking' || state === 'ready') return { ...queue, asked };
  // Aborted before its bytes were looked at: that comes first.
  const renewed = change(queue, id, state === 'aborted' && item.type === '' ? 'checking' : 'ready', {
    loaded: 0,
    attempt: state === 'waiting' ? attempt : 0,
  });
  return renewed === queue ? queue : { ...renewed, asked };
}

function without<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const copy = new Set(set);
  return copy.delete(value) ? copy : set;
}

function withoutError(item: UploadItem): object {
  const copy: object & { error?: unknown } = { ...item };
  delete copy.error;
  return copy;
}

const known = (facts: ImageFacts | undefined) => ({
  facts,
  type: facts?.type ?? '',
  width: facts?.width,
  height: facts?.height,
  animated: facts?.animated ?? false,
});

type Facts = Readonly<Record<string, unknown>>;

/** Moves one item on, if its state allows; only one that is still to be sent stays asked for. */
function change(
  queue: Queue,
  id: string,
  state: ItemState,
  facts: Facts | ((item: UploadItem) => Facts),
): Queue {
  const changed = update(queue, id, (item) => {
    if (!mayFollow(item.state, state)) return item;
    const more = typeof facts === 'function' ? facts(item) : facts;
    return { ...withoutError(item), ...more, state } as UploadItem;
  });
  if (changed === queue || state === 'ready' || state === 'checking') return changed;
  return { ...changed, asked: without(changed.asked, id) };
}

function update(queue: Queue, id: string, next: (item: UploadItem) => UploadItem): Queue {
  const index = queue.items.findIndex((item) => item.id === id);
  const item = queue.items[index];
  if (!item) return queue;
  const replaced = next(item);
  return replaced === item
    ? queue
    : { ...queue, items: Object.freeze(queue.items.with(index, Object.freeze(replaced))) };
}
