// Facts of decompressed metadata.
import type { Reading } from '../reading.js';
import { readExif } from './exif.js';
import type { Draft } from './facts-of.js';
import { namesPosition } from './xmp.js';

/** Adds the facts of decompressed bytes: a TIFF structure, as in Exif, or XMP. */
export function addUnpacked(facts: Draft, bytes: DataView): void {
  const isTiff = bytes.byteLength > 8 && [0x4949, 0x4d4d].includes(bytes.getUint16(0));
  facts.metadata = true;
  facts.location ||= isTiff ? readIn(bytes, readExif(0, bytes.byteLength)).location : namesPosition(bytes);
}

/** Runs a reader over bytes in memory. */
function readIn<Result>(bytes: DataView, reading: Reading<Result>): Result {
  let step = reading.next();
  while (!step.done) {
    const from = Math.min(step.value.start, bytes.byteLength);
    const length = Math.min(step.value.length, bytes.byteLength - from);
    step = reading.next(new DataView(bytes.buffer, bytes.byteOffset + from, length));
  }
  return step.value;
}
