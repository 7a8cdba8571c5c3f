// What happened to an image → the image as it is now: a pure reducer, and what the events are.
import type { ImageFacts } from './facts.js';
import { mayFollow, type ItemState, type UploadItem } from './item.js';
import type { Notice } from './notice.js';
import type { UploadError } from './upload-error.js';

/** What happens to one image. */
export type ItemEvent =
  | { readonly type: 'checked'; readonly id: string; readonly facts: ImageFacts | undefined }
  | {
      readonly type: 'rejected';
      readonly id: string;
      readonly facts: ImageFacts | undefined;
      readonly error: UploadError;
    }
  /** What is to be sent is made: another Blob in the place of the chosen file, or the file itself. */
  | ({ readonly type: 'prepared'; readonly id: string } & Prepared)
  /** It is to be sent, again: one that has waited goes on, a failed or aborted one starts anew. */
  | { readonly type: 'renewed'; readonly id: string }
  | { readonly type: 'begun' | 'sending' | 'aborted'; readonly id: string }
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
  /** The visitor's language is another: the same error in its words. */
  | { readonly type: 'reworded'; readonly id: string; readonly error: UploadError }
  /** A picture or alternative text, which have nothing to do with its way to the storage. */
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

/** The frozen item after this event. An event that can't follow on its state gives the same item: a late answer is harmless. */
export function follow(item: UploadItem, event: ItemEvent): UploadItem {
  const next = after(item, event);
  return next === item ? item : Object.freeze(next);
}

function after(item: UploadItem, event: ItemEvent): UploadItem {
  switch (event.type) {
    case 'checked':
      return become(item, 'ready', known(event.facts));
    case 'rejected':
      return become(item, 'rejected', { ...known(event.facts), error: event.error });
    case 'prepared': {
      const { blob, name, mimeType, width, height, notices } = event;
      const { size } = blob;
      const prepared = { blob, name, type: mimeType, size, total: size, width, height, notices };
      return item.state === 'stored' ? item : { ...item, ...prepared };
    }
    case 'renewed': {
      // Aborted before its bytes were looked at: that comes first.
      const isUnseen = item.state === 'aborted' && item.type === '';
      const attempt = item.state === 'waiting' ? item.attempt : 0;
      return become(item, isUnseen ? 'checking' : 'ready', { loaded: 0, attempt });
    }
    case 'begun':
      return become(item, 'presigning', { attempt: item.attempt + 1, loaded: 0 });
    case 'sending':
      return become(item, 'uploading');
    case 'progressed': {
      const { loaded } = event;
      return item.state === 'uploading' && loaded > item.loaded ? { ...item, loaded } : item;
    }
    case 'stored': {
      const { key, url, etag, checksum } = event;
      return become(item, 'stored', { key, url, etag, checksum, loaded: item.total });
    }
    case 'postponed': {
      const { error, free } = event;
      return become(item, 'waiting', { error, attempt: item.attempt - (free ? 1 : 0), loaded: 0 });
    }
    case 'failed':
      return become(item, 'failed', { error: event.error });
    case 'reworded':
      return 'error' in item ? { ...item, error: event.error } : item;
    case 'aborted':
      return become(item, 'aborted');
    case 'noted':
      return { ...item, ...event.notes };
  }
}

/** Moves the item on, if its state allows, without the error of the state before. */
function become(item: UploadItem, state: ItemState, facts: object = {}): UploadItem {
  if (!mayFollow(item.state, state)) return item;
  const copy: object & { error?: unknown } = { ...item };
  delete copy.error;
  return { ...copy, ...facts, state } as UploadItem;
}

const known = (facts: ImageFacts | undefined) => ({
  facts,
  type: facts?.type ?? '',
  width: facts?.width,
  height: facts?.height,
  animated: facts?.animated ?? false,
});
