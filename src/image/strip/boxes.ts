// Boxes of HEIF and JPEG XL: length, type, content (ISO/IEC 14496-12, 4.2).
import { malformed, textAt } from './slices.js';

export interface Box {
  readonly type: string;
  readonly start: number;
  /** Offset of the content. */
  readonly body: number;
  readonly end: number;
}

/** Largest size of a box's length and type, in bytes. */
export const BOX_HEADER = 16;

/** Reads the box at `at` in these bytes, which are at `offset` of a container that ends at `end`. */
export function boxAt(view: DataView, at: number, offset: number, end: number): Box {
  const start = offset + at;
  const short = view.getUint32(at);
  const header = short === 1 ? 16 : 8;
  const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short || end - start;
  if (length < header || length > end - start) malformed();
  return { type: textAt(view, at + 4, 4), start, body: start + header, end: start + length };
}

/** Reads consecutive boxes in these bytes. */
export function* boxesIn(view: DataView, from = 0, to = view.byteLength): Generator<Box> {
  for (let at = from; at < to;) {
    const box = boxAt(view, at, 0, to);
    yield box;
    at = box.end;
  }
}
