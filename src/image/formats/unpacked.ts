// What stood compressed in a file.
import type { Reading } from '../reading.js';
import { readExif } from './exif.js';
import type { Draft } from './facts-of.js';
import { namesPosition } from './xmp.js';

/** Adds what was unpacked: a TIFF structure, as Exif has one, or XMP. */
export function addUnpacked(facts: Draft, bytes: DataView): void {
  const isTiff = bytes.byteLength > 8 && [0x4949, 0x4d4d].includes(bytes.getUint16(0));
  facts.metadata = true;
  facts.location ||= isTiff ? readIn(bytes, readExif(0, bytes.byteLength)).location : namesPosition(bytes);
}

/** Runs a reader over bytes that are there already. */
function readIn<Result>(bytes: DataView, reading: Reading<Result>): Result {
  let step = reading.next();
  while (!step.done) {
    const from = Math.min(step.value.start, bytes.byteLength);
    const length = Math.min(step.value.length, bytes.byteLength - from);
    step = reading.next(new DataView(bytes.buffer, bytes.byteOffset + from, length));
  }
  return step.value;
}
