import type { Reading } from '../reading.js';

/**
 * Skips blocks of equal length, as image data is mostly cut into, that begin like the block at `at`: in steps that double while
 * they match, then halve, so that a thousand blocks take twenty reads.
 * @param stride from the beginning of one block to that of the next
 * @param isAlike tests whether these bytes begin such a block
 * @returns the offset of the last such block
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
