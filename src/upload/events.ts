// The events of an Uploader and their details. The element dispatches the same events.
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
  /** Host and key to which the image is sent, without the signature. */
  readonly target: { readonly host: string; readonly key: string };
}

export interface ProgressDetail extends ItemDetail, Progress {
  /** Progress of all images, stored ones included. */
  readonly overall: Progress;
}

export interface RetryDetail extends ItemDetail {
  readonly error: UploadError;
  /** Number of the next attempt: 2 for the first retry. */
  readonly attempt: number;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

export interface SuccessDetail extends ItemDetail {
  readonly key: string;
  readonly url: string;
  readonly etag: string | undefined;
  readonly location: string | undefined;
  /** SHA-256 in base64, if the option `checksum` is set. */
  readonly checksum: string | undefined;
  /** The `claim` of the presign endpoint's answer, if it has one. */
  readonly claim: string | undefined;
}

export interface ErrorDetail extends ItemDetail {
  readonly error: UploadError;
}

export interface PersistErrorDetail {
  /** What the browser has refused. */
  readonly cause: unknown;
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
  'upload-pause': ItemDetail;
  'upload-resume': ItemDetail;
  'upload-error': ErrorDetail;
  'upload-abort': ItemDetail;
  'upload-remove': ItemDetail;
  'upload-complete': CompleteDetail;
  'upload-persist-error': PersistErrorDetail;
}

export type UploadEventName = keyof UploadDetails;

/** Events by name. The element's map extends this one. */
export type UploadEventMap = { [name in UploadEventName]: CustomEvent<UploadDetails[name]> };

/** All event names; `true` if a listener can cancel the event. */
export const uploadEvents: Readonly<Record<UploadEventName, boolean>> = {
  'upload-add': true,
  'upload-reject': false,
  'upload-start': true,
  'upload-progress': false,
  'upload-retry': false,
  'upload-success': false,
  'upload-pause': false,
  'upload-resume': false,
  'upload-error': false,
  'upload-abort': false,
  'upload-remove': false,
  'upload-complete': false,
  'upload-persist-error': false,
};
