// The queue as a reducer: what is there, what happened → what is there now. The only place where state lives.
import { isInFlight, mayFollow, type ItemState, type UploadItem } from './item.js';
import type { UploadError } from './upload-error.js';

export interface Queue {
  /** In the order in which they were added. */
  readonly items: readonly UploadItem[];
  /** Ids of those that were asked for and have not begun, first come first served. */
  readonly waiting: readonly string[];
}

export const emptyQueue: Queue = { items: Object.freeze([]), waiting: [] };

export type QueueEvent =
  | { readonly type: 'added'; readonly items: readonly UploadItem[] }
  | { readonly type: 'checked'; readonly id: string; readonly mimeType: string }
  | { readonly type: 'rejected'; readonly id: string; readonly mimeType: string; readonly error: UploadError }
  | { readonly type: 'asked'; readonly ids: readonly string[] }
  | { readonly type: 'begun' | 'sending' | 'aborted' | 'removed'; readonly id: string }
  | { readonly type: 'progressed'; readonly id: string; readonly loaded: number }
  | {
      readonly type: 'stored';
      readonly id: string;
      readonly key: string;
      readonly url: string;
      readonly etag: string | undefined;
    }
  | { readonly type: 'failed'; readonly id: string; readonly error: UploadError }
  | { readonly type: 'previewed'; readonly id: string; readonly previewUrl: string | undefined };

/** An event that can't follow on an item's state changes nothing: a late answer is harmless. */
export function reduce(queue: Queue, event: QueueEvent): Queue {
  switch (event.type) {
    case 'added':
      return { ...queue, items: Object.freeze([...queue.items, ...event.items]) };
    case 'checked':
      return change(queue, event.id, 'ready', { type: event.mimeType });
    case 'rejected':
      return change(queue, event.id, 'rejected', { type: event.mimeType, error: event.error });
    case 'asked':
      return event.ids.reduce(ask, queue);
    case 'begun':
      return change(queue, event.id, 'presigning', (item) => ({ attempt: item.attempt + 1 }));
    case 'sending':
      return change(queue, event.id, 'uploading', {});
    case 'progressed':
      return update(queue, event.id, (item) =>
        item.state === 'uploading' && event.loaded > item.loaded ? { ...item, loaded: event.loaded } : item,
      );
    case 'stored': {
      const { key, url, etag } = event;
      return change(queue, event.id, 'stored', (item) => ({ key, url, etag, loaded: item.total }));
    }
    case 'failed':
      return change(queue, event.id, 'failed', { error: event.error });
    case 'aborted':
      return change(queue, event.id, 'aborted', {});
    case 'removed':
      return {
        items: Object.freeze(queue.items.filter(({ id }) => id !== event.id)),
        waiting: queue.waiting.filter((id) => id !== event.id),
      };
    case 'previewed': {
      const { previewUrl } = event;
      return update(queue, event.id, (item) =>
        item.previewUrl === previewUrl ? item : { ...item, previewUrl },
      );
    }
  }
}

/** Those to begin now, for `concurrency` to be in flight. */
export function nextToBegin({ items, waiting }: Queue, concurrency: number): readonly UploadItem[] {
  const free = concurrency - items.filter(isInFlight).length;
  if (free <= 0) return [];
  const ready = new Map(items.filter(({ state }) => state === 'ready').map((item) => [item.id, item]));
  return waiting.flatMap((id) => ready.get(id) ?? []).slice(0, free);
}

/** Something is on its way, or will be without anyone's doing. */
export const isBusy = ({ items, waiting }: Queue) => waiting.length > 0 || items.some(isInFlight);

/** Puts an item that can still be sent at the end of the line; a failed or aborted one starts anew. */
function ask(queue: Queue, id: string): Queue {
  const item = queue.items.find((one) => one.id === id);
  if (!item || queue.waiting.includes(id)) return queue;
  const { state } = item;
  if (state === 'checking' || state === 'ready') return { ...queue, waiting: [...queue.waiting, id] };
  // Aborted before its bytes were looked at: that comes first.
  const renewed = change(queue, id, state === 'aborted' && item.type === '' ? 'checking' : 'ready', {
    loaded: 0,
  });
  return renewed === queue ? queue : { ...renewed, waiting: [...queue.waiting, id] };
}

function withoutError(item: UploadItem): object {
  const copy: object & { error?: unknown } = { ...item };
  delete copy.error;
  return copy;
}

type Facts = Readonly<Record<string, unknown>>;

/** Moves one item on, if its state allows; only one that is still to be sent stays in the line. */
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
  return { ...changed, waiting: changed.waiting.filter((other) => other !== id) };
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
