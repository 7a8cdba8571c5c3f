// The item of an image, and the fields that it has in each state.
import type { ImageFacts } from './facts.js';
import type { Notice } from './notice.js';
import type { UploadError } from './upload-error.js';

interface Image {
  readonly id: string;
  /** Facts read from the first bytes; `undefined` until they are read, and if the format is not known. */
  readonly facts: ImageFacts | undefined;
  readonly name: string;
  /** MIME type of the bytes; empty until they are read, and if the format is not known. */
  readonly type: string;
  /** Bytes; 0 for an image that existed already and whose size is not known. */
  readonly size: number;
  /** Pixels, after orientation is applied; `undefined` until the file is read, and for an SVG without a size. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly animated: boolean;
  /** Preparations that were not possible. The image is sent without them. */
  readonly notices: readonly Notice[];
  /** URL of a preview; `undefined` if there is none yet, or the browser can't draw the image. */
  readonly previewUrl?: string | undefined;
  /** Alternative text; empty for an image that is decoration, `undefined` until it is set. */
  readonly alt: string | undefined;
  /** Bytes of `blob` that have been sent. Equals `total` only once S3 has answered. */
  readonly loaded: number;
  readonly total: number;
  /** Number of attempts since the upload was last requested, 0 before the first. Attempts that end offline do not count. */
  readonly attempt: number;
}

interface Chosen extends Image {
  /** The file as it was chosen. */
  readonly file: File;
  /** The bytes that are sent: `file`, or the result of its preparation. `size`, `type`, `width` and `height` describe them. */
  readonly blob: Blob;
}

/** A frozen snapshot of an image, with the fields of its state. */
export type UploadItem =
  | (Chosen & { readonly state: 'checking' | 'ready' | 'presigning' | 'uploading' | 'paused' | 'aborted' })
  /** `waiting`: the next attempt starts after a pause, or once the browser is online. `error`: why the last attempt failed. */
  | (Chosen & { readonly state: 'rejected' | 'failed' | 'waiting'; readonly error: UploadError })
  | (Image & {
      readonly state: 'stored';
      /** `undefined` for an image that existed already. */
      readonly file: File | undefined;
      readonly blob: Blob | undefined;
      /** Key of the object; empty for an image that existed already and whose key is not known. */
      readonly key: string;
      /** URL at which the stored image can be read. */
      readonly url: string;
      /** ETag without its quotes; `undefined` if the bucket's CORS rule hides it. */
      readonly etag: string | undefined;
      /** SHA-256 in base64, if the option `checksum` is set. */
      readonly checksum: string | undefined;
      /** The `claim` of the presign endpoint's answer, if it has one. */
      readonly claim: string | undefined;
    });

/** The item of a file that was added, until it is stored. */
export type ChosenItem = Exclude<UploadItem, { readonly state: 'stored' }>;

export type ItemState = UploadItem['state'];

const following: Readonly<Record<ItemState, readonly ItemState[]>> = {
  checking: ['ready', 'rejected', 'paused', 'aborted'],
  ready: ['presigning', 'paused', 'aborted'],
  presigning: ['uploading', 'waiting', 'failed', 'paused', 'aborted'],
  uploading: ['stored', 'waiting', 'failed', 'paused', 'aborted'],
  waiting: ['ready', 'paused', 'aborted'],
  paused: ['ready', 'checking', 'rejected', 'aborted'],
  stored: [],
  failed: ['ready'],
  aborted: ['ready', 'checking'],
  rejected: [],
};

export const mayFollow = (from: ItemState, to: ItemState) => following[from].includes(to);

/** Whether the item is between the presign request and the answer of S3. */
export const isInFlight = (item: UploadItem | undefined) =>
  item?.state === 'presigning' || item?.state === 'uploading';

/** Whether the item is being uploaded, including the time between attempts. */
export const isUnderway = (item: UploadItem) => isInFlight(item) || item.state === 'waiting';

/** Whether the item is being uploaded, or will be once it is resumed. */
export const isUnfinished = (item: UploadItem) => isUnderway(item) || item.state === 'paused';

/** Whether the file is being inspected, also if its upload was paused meanwhile. */
export const isUnchecked = ({ state, type }: UploadItem) =>
  state === 'checking' || (state === 'paused' && type === '');

/** Whether the bytes are here. Those of an earlier page are read later, and those that another page sends are not read. */
export const hasBytes = ({ file, size }: UploadItem) => file === undefined || file.size > 0 || size === 0;

/** Whether the item waits for the browser to be online. */
export const isWaitingOffline = (item: UploadItem) =>
  item.state === 'waiting' && item.error.code === 'offline';

/** Whether the item has passed its checks, so that it counts towards `max-files`. If it was aborted before, it has no type. */
export const isTaken = ({ state, type }: UploadItem) =>
  state === 'stored' || (type !== '' && state !== 'rejected');
