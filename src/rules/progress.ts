// How far one image is, and how far all are together.
import { isInFlight, isUnderway } from './item.js';
import type { Queue } from './queue.js';
import { secondsLeft, type Rate } from './rate.js';

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

/** Of all images that are to be stored or are. */
export function overallProgress({ items, asked }: Queue, rates: ReadonlyMap<string, Rate>): Progress {
  const counted = items.filter((item) => isUnderway(item) || item.state === 'stored' || asked.has(item.id));
  const speeds = items.filter(isInFlight).flatMap(({ id }) => rates.get(id)?.bytesPerSecond ?? []);
  return progressOf(
    sum(counted.map(({ loaded }) => loaded)),
    sum(counted.map(({ total }) => total)),
    speeds.length > 0 ? sum(speeds) : undefined,
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
