// Uploader options, and the browser services it uses (replaceable in tests).
import type { Inspection } from '../image/inspect.js';
import type { FailureFacts } from '../rules/failure.js';
import type { Limits } from '../rules/limits.js';
import type { Preparation } from '../rules/preparation.js';
import { isOnline, onceOnline } from './connection.js';
import type { PresignOptions } from './presign.js';
import type { Send } from './send.js';

export interface UploaderOptions extends PresignOptions, Limits, Preparation {
  /** Uploads at once. Default 3. */
  readonly concurrency?: number | undefined;
  /** Of a failure that may pass, by itself and with a growing pause before each; being offline does not count. Default 4. */
  readonly retries?: number | undefined;
  /**
   * Seconds without one byte of progress after which an attempt has failed. While the browser tells of no progress (behind a
   * service worker, or once it has sent the last byte), the image has, besides, the time that 32 KiB a second take. Default 30.
   */
  readonly stallTimeout?: number | undefined;
  /** End to end: told to the endpoint, sent where the target allows it, compared with what S3 tells. Default none. */
  readonly checksum?: 'sha256' | undefined;
  /**
   * `select`: an image is sent as soon as it has passed its checks; `submit`, which a form calls, and `manual`: `upload()`
   * sends. Default `select`.
   */
  readonly uploadOn?: 'select' | 'submit' | 'manual' | undefined;
  /** Base URL of stored images, of a CDN for one. Default: as the storage addresses them, or `publicUrl` of the target. */
  readonly publicBase?: string | undefined;
  /** The words of `UploadError.message`. Default English. */
  readonly errorText?: ((failure: FailureFacts) => string) | undefined;
}

/** What the uploader stands on; a test may bring its own world, or parts of it. */
export interface UploaderServices {
  /** These options say whether an SVG will do. */
  readonly inspect: (file: File, options: Limits) => Promise<Inspection>;
  readonly send: Send;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Calls back once, after so many milliseconds; the answer calls it off. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  /** Calls back once, when what is drawn now has been seen; also where nothing is drawn. */
  readonly nextFrame: (callback: () => void) => () => void;
  readonly isOnline: () => boolean;
  readonly onceOnline: (callback: () => void) => () => void;
}

const after: UploaderServices['after'] = (milliseconds, callback) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

export const browserServices: UploaderServices = {
  inspect: async (file, options) => (await import('./check.js')).look(file, options),
  send: async (request) => (await import('./sending.js')).send(request),
  now: () => performance.now(),
  date: () => Date.now(),
  random: () => Math.random(),
  after,
  nextFrame: (callback) => after(17, callback), // ms, of 60 frames a second; a tab in the background has none
  isOnline,
  onceOnline,
};
