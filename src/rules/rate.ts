// The speed of an upload, and the time that the rest will take.

/** Weight that a measurement loses in one second: 3 s after a change of speed, the mean has followed it to 95 %. */
const DECAY_PER_SECOND = 1 / Math.E;

export interface Rate {
  /** Milliseconds of a monotonic clock. */
  readonly at: number;
  readonly loaded: number;
  /** `undefined` until two moments are known. */
  readonly bytesPerSecond: number | undefined;
}

/** The exponential mean of the speed, weighted by time and not by the number of measurements. */
export function nextRate(previous: Rate | undefined, loaded: number, at: number): Rate {
  if (!previous) return { at, loaded, bytesPerSecond: undefined };
  const seconds = (at - previous.at) / 1000;
  if (seconds <= 0) return previous;
  const now = Math.max(0, loaded - previous.loaded) / seconds;
  const kept = DECAY_PER_SECOND ** seconds;
  const before = previous.bytesPerSecond ?? now;
  return { at, loaded, bytesPerSecond: before * kept + now * (1 - kept) };
}

/** Seconds until `total`, `undefined` while nothing moves. */
export const secondsLeft = (bytesPerSecond: number | undefined, loaded: number, total: number) =>
  bytesPerSecond ? Math.max(0, total - loaded) / bytesPerSecond : undefined;
