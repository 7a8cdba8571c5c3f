// How far one image is, and how far all are together.
import { secondsLeft } from './rate.js';

/** Bytes; `fraction` is 1 only once S3 has answered for all of them. */
export interface Progress {
  readonly loaded: number;
  readonly total: number;
  readonly fraction: number;
  /** `undefined` until two measurements are known. */
  readonly bytesPerSecond: number | undefined;
  readonly secondsLeft: number | undefined;
}

export function progressOf(loaded: number, total: number, bytesPerSecond: number | undefined): Progress {
  return {
    loaded,
    total,
    fraction: total > 0 ? loaded / total : 0,
    bytesPerSecond,
    secondsLeft: secondsLeft(bytesPerSecond, loaded, total),
  };
}
