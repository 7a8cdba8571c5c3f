// One image on its way: the states it can be in, and which may follow which.
import type { UploadError } from './upload-error.js';

interface Image {
  readonly id: string;
  /** As it was chosen, untouched. */
  readonly file: File;
  /** What is sent. */
  readonly blob: Blob;
  readonly name: string;
  /** MIME type of the bytes; empty until they have been looked at, and where they are no image known. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** A picture to show of it; `undefined`: none yet, or none that this browser can draw. */
  readonly previewUrl?: string | undefined;
  /** Bytes of `file` that are on their way or have arrived. Equals `total` only once S3 has answered. */
  readonly loaded: number;
  readonly total: number;
  /** How often it was tried: 0 before the first time. */
  readonly attempt: number;
}

/** An image and what is true of it in its state; a frozen snapshot. */
export type UploadItem =
  | (Image & { readonly state: 'checking' | 'ready' | 'presigning' | 'uploading' | 'aborted' })
  | (Image & { readonly state: 'rejected' | 'failed'; readonly error: UploadError })
  | (Image & {
      readonly state: 'stored';
      readonly key: string;
      /** Where the stored image can be read. */
      readonly url: string;
      /** Without its quotes; `undefined` where the bucket's CORS rule hides it. */
      readonly etag: string | undefined;
    });

export type ItemState = UploadItem['state'];

const following: Readonly<Record<ItemState, readonly ItemState[]>> = {
  checking: ['ready', 'rejected', 'aborted'],
  ready: ['presigning', 'aborted'],
  presigning: ['uploading', 'failed', 'aborted'],
  uploading: ['stored', 'failed', 'aborted'],
  stored: [],
  failed: ['ready'],
  aborted: ['ready', 'checking'],
  rejected: [],
};

export const mayFollow = (from: ItemState, to: ItemState) => following[from].includes(to);

/** Between the question to the endpoint and the answer of S3. */
export const isInFlight = ({ state }: UploadItem) => state === 'presigning' || state === 'uploading';

/** Has passed its checks, so it counts towards `max-files`; what was aborted before them has no type yet. */
export const isTaken = ({ state, type }: UploadItem) => type !== '' && state !== 'rejected';

export const newItem = (id: string, file: File): UploadItem =>
  Object.freeze({
    id,
    file,
    blob: file,
    name: file.name,
    type: '',
    size: file.size,
    loaded: 0,
    total: file.size,
    attempt: 0,
    state: 'checking',
  });
