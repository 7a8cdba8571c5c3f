// The pure reducer of one image: computes the next item from an item and an event. Defines the events.
import type { ImageFacts } from './facts.js';
import { isUnchecked, mayFollow, type ItemState, type UploadItem } from './item.js';
import type { Notice } from './notice.js';
import type { UploadError } from './upload-error.js';

/** An event of one image. */
export type ItemEvent =
  | { readonly type: 'checked'; readonly id: string; readonly facts: ImageFacts | undefined }
  | {
      readonly type: 'rejected';
      readonly id: string;
      readonly facts: ImageFacts | undefined;
      readonly error: UploadError;
    }
  /** The bytes to send are prepared: a new Blob, or the chosen file itself. */
  | ({ readonly type: 'prepared'; readonly id: string } & Prepared)
  /** The image will be sent. A waiting image continues its attempts; any other starts to count them anew. */
  | { readonly type: 'renewed'; readonly id: string }
  | { readonly type: 'begun' | 'sending' | 'aborted'; readonly id: string }
  /** `kept`: bytes that do not have to be sent again. */
  | { readonly type: 'paused'; readonly id: string; readonly kept: number }
  | { readonly type: 'progressed'; readonly id: string; readonly loaded: number }
  | {
      readonly type: 'stored';
      readonly id: string;
      readonly key: string;
      readonly url: string;
      readonly etag: string | undefined;
      readonly checksum: string | undefined;
      readonly claim: string | undefined;
    }
  /** The image will be tried again. `free`: the attempt does not count, since the browser was offline. */
  | { readonly type: 'postponed'; readonly id: string; readonly error: UploadError; readonly free: boolean }
  | { readonly type: 'failed'; readonly id: string; readonly error: UploadError }
  /** The language has changed: `error` is the same error with a message in the new language. */
  | { readonly type: 'reworded'; readonly id: string; readonly error: UploadError }
  /** The bytes have been read again, or are not needed any more. */
  | { readonly type: 'held'; readonly id: string; readonly file: File | undefined }
  /** Another page works on the image, and its item there has these fields. */
  | { readonly type: 'mirrored'; readonly id: string; readonly fields: object }
  /** Sets the preview or the alternative text, which does not affect the upload. */
  | { readonly type: 'noted'; readonly id: string; readonly notes: Notes };

/** Fields that the page or the visitor sets: URL of the preview (`undefined` for none), alternative text. */
export type Notes = Partial<Pick<UploadItem, 'previewUrl' | 'alt'>>;

/** The bytes that are sent, and their facts. */
export interface Prepared {
  readonly blob: Blob;
  readonly name: string;
  readonly mimeType: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly notices: readonly Notice[];
}

/** The frozen item after this event. It is the same item if the event can't happen in its state, so late answers are harmless. */
export function follow(item: UploadItem, event: ItemEvent): UploadItem {
  const next = after(item, event);
  return next === item ? item : Object.freeze(next);
}

function after(item: UploadItem, event: ItemEvent): UploadItem {
  switch (event.type) {
    case 'checked':
      // An image that was paused meanwhile stays so.
      return item.state === 'paused' && isUnchecked(item)
        ? { ...item, ...known(event.facts) }
        : become(item, 'ready', known(event.facts));
    case 'rejected':
      return become(item, 'rejected', { ...known(event.facts), error: event.error });
    case 'prepared': {
      const { blob, name, mimeType, width, height, notices } = event;
      const { size } = blob;
      const prepared = { blob, name, type: mimeType, size, total: size, width, height, notices };
      return item.state === 'stored' ? item : { ...item, ...prepared };
    }
    case 'renewed': {
      // An image that was stopped before its bytes were read has to be checked first.
      const isUnseen = (item.state === 'aborted' || item.state === 'paused') && item.type === '';
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
      const { key, url, etag, checksum, claim } = event;
      return become(item, 'stored', { key, url, etag, checksum, claim, loaded: item.total });
    }
    case 'postponed': {
      const { error, free } = event;
      return become(item, 'waiting', { error, attempt: item.attempt - (free ? 1 : 0), loaded: 0 });
    }
    case 'failed':
      return become(item, 'failed', { error: event.error });
    case 'reworded':
      return 'error' in item ? { ...item, error: event.error } : item;
    case 'paused':
      return become(item, 'paused', { loaded: event.kept });
    case 'aborted':
      return become(item, 'aborted');
    case 'held':
      return { ...item, file: event.file, blob: event.file } as UploadItem;
    case 'mirrored':
      return { ...withoutError(item), ...event.fields } as UploadItem;
    case 'noted':
      return { ...item, ...event.notes };
  }
}

/** Sets the next state if the current state allows it, and removes the error of the current state. */
function become(item: UploadItem, state: ItemState, facts: object = {}): UploadItem {
  if (!mayFollow(item.state, state)) return item;
  return { ...withoutError(item), ...facts, state } as UploadItem;
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
