// What an Uploader is told, and what it stands on.
import { inspect, type Inspection } from '../image/inspect.js';
import type { Strings } from '../locales/strings.js';
import type { Limits } from '../rules/limits.js';
import type { PresignOptions } from './presign.js';
import { send, type Send } from './send.js';

export interface UploaderOptions extends PresignOptions, Limits {
  /** Uploads at once. Default 3. */
  readonly concurrency?: number | undefined;
  /** `select`: an image is sent as soon as it has passed its checks; `manual`: `upload()` sends. Default `select`. */
  readonly uploadOn?: 'select' | 'manual' | undefined;
  /** The words of `UploadError.message`. Default English. */
  readonly strings?: Strings | undefined;
}

/** What the uploader stands on; a test may bring its own world. */
export interface UploaderServices {
  readonly inspect: (file: File) => Promise<Inspection>;
  readonly send: Send;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

export const browserServices: UploaderServices = { inspect, send, now: () => performance.now() };
