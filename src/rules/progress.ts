// Progress of one image, and of all images together.
import { secondsLeft } from './rate.js';

/** Bytes; `fraction`, from 0 to 1, is 1 only once S3 has answered for all images. */
export interface Progress {
  readonly loaded: number;
  readonly total: number;
  readonly fraction: number;
  /** `undefined` until there are two measurements. */
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
