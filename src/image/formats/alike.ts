import type { Reading } from '../reading.js';

/**
 * Image data is mostly cut into many blocks of one length. From the one at `at`, passes over those that begin as it does:
 * in steps that double while they hit, then halve, so that a thousand blocks cost twenty reads.
 * @param stride from the beginning of one block to that of the next
 * @param isAlike says of so many bytes whether such a block begins there
 * @returns where the last of them begins
 */
export function* lastAlike(
  at: number,
  stride: number,
  length: number,
  isAlike: (view: DataView) => boolean,
): Reading<number> {
  let grows = true;
  for (let step = 1; step >= 1; step *= grows ? 2 : 0.5) {
    const view = yield { start: at + step * stride, length };
    if (view.byteLength === length && isAlike(view)) at += step * stride;
    else grows = false;
  }
  return at;
}
