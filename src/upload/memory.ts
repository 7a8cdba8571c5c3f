// What outlives the page with the option `persist`, as an attempt uses it.
import type { Target } from '../rules/target.js';
import type { Presigned } from './presign.js';

/** The answer of the presign endpoint, as it was. */
export interface KeptTarget {
  readonly answer: unknown;
  /** Milliseconds by which the server's clock is ahead of this one; `undefined` if the answer had no date. */
  readonly skew: number | undefined;
}

/** Numbers and ETags of the parts that are stored. */
export type KeptParts = readonly (readonly [number, string])[];

export interface Memory {
  /** The images have left the page, and another one will continue. */
  readonly isClosed: boolean;
  /** The target of an earlier page, once, if it still lasts. */
  readonly targetOf: (id: string) => Promise<Presigned | undefined>;
  /** Whether an earlier page may have sent an image to this target. */
  readonly isEarlier: (target: Target) => boolean;
  /** Resolves when the target is kept, and after a moment at the latest. */
  readonly keepTarget: (id: string, target: KeptTarget) => Promise<unknown>;
  /** The parts that an earlier page has sent. */
  readonly partsOf: (id: string) => KeptParts;
  /** Resolves when they are kept, and after a moment at the latest: one part for each place is sent again after a crash. */
  readonly keepParts: (id: string, parts: KeptParts) => Promise<unknown>;
  /** Resolves when the images that were stored by now are kept as such, and after a moment at the latest. */
  readonly noted: () => Promise<unknown>;
}
