// JPEG XL: a codestream (ISO/IEC 18181-1), bare or in boxes (ISO/IEC 18181-2).
import { MOST_AT_ONCE, type Reading } from '../reading.js';
import { addMetadata, boxesIn, unpacked } from './boxes.js';
import { reader, type Draft } from './facts-of.js';
import { addUnpacked } from './unpacked.js';

const CODESTREAM = 0xff0a;

export const readJxl = reader(function* (facts) {
  if ((yield { start: 0, length: 2 }).getUint16(0) === CODESTREAM) yield* readCodestream(0, facts);
  else
    for (const { type, start, end } of yield* boxesIn({ start: 0, end: Infinity }))
      switch (type) {
        case 'jxlc':
        case 'jxlp': // a part of the codestream after its number; the first has the header
          if (facts.width === undefined) yield* readCodestream(type === 'jxlc' ? start : start + 4, facts);
          break;
        case 'Exif':
        case 'xml ':
          yield* addMetadata(facts, type === 'Exif', start, end - start);
          break;
        case 'brob': // another box, compressed by Brotli, after its type
          addUnpacked(
            facts,
            yield { start: start + 4, length: Math.min(end - start - 4, MOST_AT_ONCE), unpack: brotli },
          );
          break;
        case 'jumb':
          facts.metadata = true;
      }
});

/** Few browsers decompress Brotli; in the others such a box counts as metadata. */
const brotli = (bytes: DataView) => unpacked(bytes, 'brotli').then(tiffIn);

/** Exif is preceded by the offset of its TIFF structure. */
const tiffIn = (bytes: DataView) => {
  const skipped = bytes.byteLength > 12 && bytes.getUint32(0) < 12 ? 4 + bytes.getUint32(0) : 0;
  return new DataView(bytes.buffer, bytes.byteOffset + skipped, bytes.byteLength - skipped);
};

/** Ratios of width to height for which the width is not stored. */
const ratios = [1, 1.2, 4 / 3, 1.5, 16 / 9, 1.25, 2];

function* readCodestream(start: number, facts: Draft): Reading<void> {
  const view = yield { start: start + 2, length: 32 };
  let at = 0;
  const bits = (count: number) => {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1, at += 1)
      value += ((view.getUint8(at >> 3) >> (at & 7)) & 1) * 2 ** bit;
    return value;
  };
  /** Reads a number whose length is given by the two bits before it. */
  const number = (...lengths: readonly number[]) => bits(lengths[bits(2)] ?? 0);
  const size = () => {
    const isSmall = bits(1);
    const edge = () => (isSmall ? (bits(5) + 1) * 8 : number(9, 13, 18, 30) + 1);
    const height = edge();
    const ratio = ratios[bits(3) - 1];
    return { height, width: ratio ? Math.floor(height * ratio) : edge() };
  };

  Object.assign(facts, size());
  const isPlain = bits(1);
  if (isPlain || !bits(1)) return;
  facts.orientation = bits(3) + 1;
  if (bits(1)) size(); // the intrinsic size
  if (bits(1)) {
    const preview = bits(1) ? [0, 0, 5, 9] : [6, 8, 10, 12];
    number(...preview);
    if (bits(3) === 0) number(...preview);
  }
  facts.animated = bits(1) === 1;
}
