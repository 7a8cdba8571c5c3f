// What an Uploader tells, by name; the element tells the same to its page.
import type { UploadItem } from '../rules/item.js';
import type { Progress } from '../rules/progress.js';
import type { UploadError } from '../rules/upload-error.js';

export interface ItemDetail {
  readonly item: UploadItem;
}

export interface RejectDetail {
  readonly file: File;
  readonly error: UploadError;
}

export interface StartDetail extends ItemDetail {
  /** Where it goes. Never the signature. */
  readonly target: { readonly host: string; readonly key: string };
}

export interface ProgressDetail extends ItemDetail, Progress {
  /** Of all images together, those that are stored included. */
  readonly overall: Progress;
}

export interface RetryDetail extends ItemDetail {
  readonly error: UploadError;
  /** The attempt that comes: 2 for the first repetition. */
  readonly attempt: number;
  /** Milliseconds until then. */
  readonly delay: number;
}

export interface SuccessDetail extends ItemDetail {
  readonly key: string;
  readonly url: string;
  readonly etag: string | undefined;
  readonly location: string | undefined;
  /** SHA-256 in base64, where `checksum` asked for it. */
  readonly checksum: string | undefined;
}

export interface ErrorDetail extends ItemDetail {
  readonly error: UploadError;
}

export interface CompleteDetail {
  readonly items: readonly UploadItem[];
}

export interface UploadDetails {
  'upload-add': ItemDetail;
  'upload-reject': RejectDetail;
  'upload-start': StartDetail;
  'upload-progress': ProgressDetail;
  'upload-retry': RetryDetail;
  'upload-success': SuccessDetail;
  'upload-error': ErrorDetail;
  'upload-abort': ItemDetail;
  'upload-remove': ItemDetail;
  'upload-complete': CompleteDetail;
}

export type UploadEventName = keyof UploadDetails;

/** By name, those of the element. */
export type UploadEventMap = { [name in UploadEventName]: CustomEvent<UploadDetails[name]> };

/** Every event; those with `true` can be cancelled. */
export const uploadEvents: Readonly<Record<UploadEventName, boolean>> = {
  'upload-add': true,
  'upload-reject': false,
  'upload-start': true,
  'upload-progress': false,
  'upload-retry': false,
  'upload-success': false,
  'upload-error': false,
  'upload-abort': false,
  'upload-remove': false,
  'upload-complete': false,
};
