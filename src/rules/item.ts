// One image on its way: the states it can be in, and which may follow which.
import type { ImageFacts } from './facts.js';
import type { Notice } from './notice.js';
import type { UploadError } from './upload-error.js';

interface Image {
  readonly id: string;
  /** What its first bytes say; `undefined` until they have been looked at, and where they are no image known. */
  readonly facts: ImageFacts | undefined;
  readonly name: string;
  /** MIME type of the bytes; empty until they have been looked at, and where they are no image known. */
  readonly type: string;
  /** Bytes; 0 where that is not known of an image that exists already. */
  readonly size: number;
  /** Pixels, upright. `undefined` until it has been looked at, and for a drawing without a size. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly animated: boolean;
  /** What was asked for and could not be done to it; it is sent all the same. */
  readonly notices: readonly Notice[];
  /** A picture to show of it; `undefined`: none yet, or none that this browser can draw. */
  readonly previewUrl?: string | undefined;
  /** Alternative text; empty for none. */
  readonly alt: string;
  /** Bytes of `blob` that are on their way or have arrived. Equals `total` only once S3 has answered. */
  readonly loaded: number;
  readonly total: number;
  /** How often it was tried since it was last asked for: 0 before the first time. Being offline does not count. */
  readonly attempt: number;
}

interface Chosen extends Image {
  /** As it was chosen, untouched. */
  readonly file: File;
  /** What is sent; once it is prepared that may be another than `file`, and the rest of this tells of it. */
  readonly blob: Blob;
}

/** An image and what is true of it in its state; a frozen snapshot. */
export type UploadItem =
  | (Chosen & { readonly state: 'checking' | 'ready' | 'presigning' | 'uploading' | 'aborted' })
  /** `waiting`: will be tried again by itself, after a while or once the line is back; `error` is what it waits for. */
  | (Chosen & { readonly state: 'rejected' | 'failed' | 'waiting'; readonly error: UploadError })
  | (Image & {
      readonly state: 'stored';
      /** `undefined`: it existed before, and was not chosen here. */
      readonly file: File | undefined;
      readonly blob: Blob | undefined;
      /** Empty where it is not known of an image that existed before. */
      readonly key: string;
      /** Where the stored image can be read. */
      readonly url: string;
      /** Without its quotes; `undefined` where the bucket's CORS rule hides it. */
      readonly etag: string | undefined;
      /** SHA-256 in base64, where `checksum` asked for it. */
      readonly checksum: string | undefined;
    });

/** One that was chosen here: it has a file. */
export type ChosenItem = Exclude<UploadItem, { readonly state: 'stored' }>;

export type ItemState = UploadItem['state'];

const following: Readonly<Record<ItemState, readonly ItemState[]>> = {
  checking: ['ready', 'rejected', 'aborted'],
  ready: ['presigning', 'aborted'],
  presigning: ['uploading', 'waiting', 'failed', 'aborted'],
  uploading: ['stored', 'waiting', 'failed', 'aborted'],
  waiting: ['ready', 'aborted'],
  stored: [],
  failed: ['ready'],
  aborted: ['ready', 'checking'],
  rejected: [],
};

export const mayFollow = (from: ItemState, to: ItemState) => following[from].includes(to);

/** Between the question to the endpoint and the answer of S3. */
export const isInFlight = ({ state }: UploadItem) => state === 'presigning' || state === 'uploading';

/** On its way, pauses between two attempts included. */
export const isUnderway = (item: UploadItem) => isInFlight(item) || item.state === 'waiting';

/** Has passed its checks, so it counts towards `max-files`; what was aborted before them has no type yet. */
export const isTaken = ({ state, type }: UploadItem) =>
  state === 'stored' || (type !== '' && state !== 'rejected');

/**
 * Its size is asked for when it is looked at, not here: of a file on disk Chromium has to ask another process, which takes a
 * fifth of a millisecond, of hundreds at once a tenth of a second.
 */
export const newItem = (id: string, file: File): ChosenItem =>
  Object.freeze({
    id,
    file,
    facts: undefined,
    blob: file,
    name: file.name,
    type: '',
    get size() {
      return file.size;
    },
    width: undefined,
    height: undefined,
    animated: false,
    notices: Object.freeze([]),
    alt: '',
    loaded: 0,
    get total() {
      return file.size;
    },
    attempt: 0,
    state: 'checking',
  });
