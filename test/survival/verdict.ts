// Compares what is in the bucket with what was chosen.
import type { ImageFile } from './files.js';
import type { Arrival } from './relay.js';

export interface Outcome {
  readonly files: readonly ImageFile[];
  readonly objects: readonly { readonly key: string; readonly sha256: string }[];
  readonly arrivals: readonly Arrival[];
  /** How often sending was interrupted, and how many requests could be under way. */
  readonly interruptions: number;
  readonly slots: number;
}

/** Sentences about what is wrong; none if every image is stored once, byte for byte. */
export function problemsOf({ files, objects, arrivals, interruptions, slots }: Outcome): string[] {
  const problems: string[] = [];
  const names = new Map(files.map(({ sha256, name }) => [sha256, name]));
  const keys = new Map<string, string[]>();
  for (const { key, sha256 } of objects) {
    const name = names.get(sha256);
    if (name === undefined) problems.push(`${key} has bytes that no image has`);
    else keys.set(name, [...(keys.get(name) ?? []), key]);
  }
  const lost = files.filter(({ name }) => !keys.has(name)).map(({ name }) => name);
  if (lost.length > 0) problems.push(`${lost.length} images are not stored: ${some(lost)}`);
  const twice = [...keys].filter(([, all]) => all.length > 1).map(([name]) => name);
  if (twice.length > 0) problems.push(`${twice.length} images are stored more than once: ${some(twice)}`);
  const again = repeated(arrivals);
  const allowed = interruptions * slots;
  if (again > allowed) problems.push(`${again} parts were sent again, and ${allowed} may be`);
  return problems;
}

/** Requests that sent bytes of a part or an image which an earlier request had begun to send. */
export function repeated(arrivals: readonly Arrival[]): number {
  const begun = arrivals.filter(({ bytes }) => bytes > 0);
  return begun.length - new Set(begun.map(({ unit }) => unit)).size;
}

const some = (names: readonly string[]) =>
  names.length > 5 ? `${names.slice(0, 5).join(', ')} and others` : names.join(', ');
