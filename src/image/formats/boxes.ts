// Boxes, of which HEIF, AVIF and JPEG XL files are made: a length, four letters, contents (ISO/IEC 14496-12, 4.2).
import { MOST_AT_ONCE, type Reading } from '../reading.js';
import { ascii } from './ascii.js';
import { addExif, type Draft } from './facts-of.js';
import { addUnpacked } from './unpacked.js';
import { hasPosition } from './xmp.js';

/** Offsets of the content in the file. The end of the last box may be unknown: `Infinity`. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Reads the headers of consecutive boxes from `start` on, without reading their content. */
export function* boxesIn({ start, end }: Pick<Box, 'start' | 'end'>): Reading<Box[]> {
  const boxes: Box[] = [];
  for (let at = start; at + 8 <= end;) {
    const header = yield { start: at, length: 16 };
    if (header.byteLength < 8) break; // the end of the file
    const next = numbersOf(header);
    let size = next(4);
    const type = ascii(header, 4, 4);
    let contents = 8;
    if (size === 1) {
      next(4);
      size = next(8);
      contents = 16;
    }
    if (size === 0) size = Infinity; // up to the end of its container
    if (size < contents) break;
    boxes.push({ type, start: at + contents, end: Math.min(at + size, end) });
    at += size;
  }
  return boxes;
}

/** Follows a path of types: the first box of the first type, then in it the first box of the next type. */
export function* within(box: Box | undefined, ...types: string[]): Reading<Box | undefined> {
  for (const type of types) box = box && named(yield* boxesIn(box), type);
  return box;
}

/** Returns a function that reads the next big-endian number of so many bytes. */
export function numbersOf(view: DataView) {
  let at = 0;
  return (bytes: number) => {
    let value = 0;
    for (const end = at + bytes; at < end; at += 1) value = value * 256 + view.getUint8(at);
    return value;
  };
}

type Opened = readonly [next: (bytes: number) => number, version: number, flags: number];

/** Reads version and flags of a FullBox, and then its numbers. */
export function* open(box: Box, length: number): Reading<Opened> {
  const next = numbersOf(yield { start: box.start, length });
  return [next, next(1), next(3)];
}

export const named = (boxes: readonly Box[], type: string) => boxes.find((box) => box.type === type);

/** Exif is preceded by the offset of its TIFF structure, in HEIF and JPEG XL; anything else is XMP. */
export function* addMetadata(facts: Draft, isExif: boolean, start: number, length: number): Reading<void> {
  const prefix = yield { start, length: 4 };
  if (isExif && prefix.byteLength === 4) {
    const skipped = 4 + prefix.getUint32(0);
    yield* addExif(facts, start + skipped, length - skipped);
    return;
  }
  facts.metadata = true;
  const isPacked = prefix.byteLength > 0 && prefix.getUint8(0) === ZLIB;
  if (isPacked) addUnpacked(facts, yield { start, length: Math.min(length, MOST_AT_ONCE), unpack: inflate });
  else facts.location ||= yield* hasPosition(start, length);
}

/** First byte of zlib data (RFC 1950, 2.2). XMP begins with another. */
const ZLIB = 0x78;

export const inflate = (bytes: DataView) => unpacked(bytes, 'deflate');

export const unpacked = async (bytes: DataView, format: string) =>
  (await import('./inflate.js')).inflated(bytes, format);
