// The speed of an upload, and the time that is left.

/** The part of its weight that a measurement keeps after one second: the mean follows a change of speed to 95 % within 3 s. */
const DECAY_PER_SECOND = 1 / Math.E;

export interface Rate {
  /** Milliseconds of a monotonic clock. */
  readonly at: number;
  readonly loaded: number;
  /** `undefined` until there are two measurements. */
  readonly bytesPerSecond: number | undefined;
}

/** The exponential mean of the speed. It is weighted by time, not by the number of measurements. */
export function nextRate(previous: Rate | undefined, loaded: number, at: number): Rate {
  if (!previous) return { at, loaded, bytesPerSecond: undefined };
  const seconds = (at - previous.at) / 1000;
  if (seconds <= 0) return previous;
  const now = Math.max(0, loaded - previous.loaded) / seconds;
  const kept = DECAY_PER_SECOND ** seconds;
  const before = previous.bytesPerSecond ?? now;
  return { at, loaded, bytesPerSecond: before * kept + now * (1 - kept) };
}

/** Seconds until `total` is reached; `undefined` while no bytes are sent. */
export const secondsLeft = (bytesPerSecond: number | undefined, loaded: number, total: number) =>
  bytesPerSecond ? Math.max(0, total - loaded) / bytesPerSecond : undefined;
