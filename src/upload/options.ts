// The options of an uploader, and the browser services that it uses.
import type { Inspection } from '../image/inspect.js';
import type { FailureFacts } from '../rules/failure.js';
import type { Limits } from '../rules/limits.js';
import type { Preparation } from '../rules/preparation.js';
import { isOnline, onceOnline } from './connection.js';
import type { PresignOptions } from './presign.js';
import type { Send } from './send.js';

export interface UploaderOptions extends PresignOptions, Limits, Preparation {
  /** Number of uploads in parallel. Default 3. */
  readonly concurrency?: number | undefined;
  /** Number of automatic retries after a temporary failure, with a growing pause before each; being offline does not count. Default 4. */
  readonly retries?: number | undefined;
  /**
   * Seconds without progress after which an attempt fails. While the browser reports no progress (behind a service worker, or
   * after the last byte), the time that the image takes at 32 KiB a second is added. Default 30.
   */
  readonly stallTimeout?: number | undefined;
  /** Checks the image end to end: sent to the endpoint, sent to S3 if the target allows it, compared with S3's answer. Default none. */
  readonly checksum?: 'sha256' | undefined;
  /**
   * `select`: an image is sent as soon as it has passed its checks; `submit`: a form's submit sends the images; `manual`:
   * `upload()` sends them. Default `select`.
   */
  readonly uploadOn?: 'select' | 'submit' | 'manual' | undefined;
  /**
   * A name: the images, their order, descriptions and bytes are kept in the browser under this name, and sent on after a reload, a crash or
   * in another tab. They are kept for a week at most, and in secure contexts only. Default none.
   */
  readonly persist?: string | undefined;
  /** Whose images these are, for example an id of the signed-in user. Images of one are never shown to another. */
  readonly persistKey?: string | undefined;
  /** Base URL of stored images, for example of a CDN. Default: `publicUrl` of the target, or the URL of the storage. */
  readonly publicBase?: string | undefined;
  /** Returns the text for `UploadError.message`. Default: English texts. */
  readonly errorText?: ((failure: FailureFacts) => string) | undefined;
}

/** Browser services that the uploader uses. Tests can replace each of them. */
export interface UploaderServices {
  /** Reads the facts of a file. `options` say whether SVG is accepted. */
  readonly inspect: (file: File, options: Limits) => Promise<Inspection>;
  readonly send: Send;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** A random number from 0 to 1. */
  readonly random: () => number;
  /** Calls back once after so many milliseconds. Returns a function that cancels it. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  /** Calls back once after about a frame, even if nothing is drawn. Returns a function that cancels it. */
  readonly nextFrame: (callback: () => void) => () => void;
  readonly isOnline: () => boolean;
  readonly onceOnline: (callback: () => void) => () => void;
}

const after: UploaderServices['after'] = (milliseconds, callback) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

/** The default `inspect` and `send` are in the chunks `check` and `sending`. */
type Loaded = 'inspect' | 'send';
export type Services = Omit<UploaderServices, Loaded> & Partial<Pick<UploaderServices, Loaded>>;

export const browserServices: Services = {
  now: () => performance.now(),
  date: () => Date.now(),
  random: () => Math.random(),
  after,
  nextFrame: (callback) => after(17, callback), // ms, of 60 frames a second; a tab in the background has none
  isOnline,
  onceOnline,
};
