// JPEG: segments, each a marker and its length, up to the first scan (ITU-T T.81, annex B).
import { ascii } from './ascii.js';
import { addExif, reader } from './facts-of.js';
import { hasPosition } from './xmp.js';

/** Tests the first bytes of a file: start of image, and the first byte of another marker. */
export const isJpeg = ([first, second, third]: Uint8Array): boolean =>
  first === 0xff && second === 0xd8 && third === 0xff;

const SEEN = 64;
/** XMP is one segment. Its extension may take many segments, of which only so many are read. */
const MOST_XMP = 262_144;

export const readJpeg = reader(function* (facts) {
  let at = 2;
  let hasExif = false;
  let xmp = 0;
  for (;;) {
    const view = yield { start: at, length: SEEN };
    const before = bytesBeforeMarker(view);
    at += before;
    if (before > 0) continue;
    const marker = view.getUint8(1);
    if (marker === 0xd9 || marker === 0xda) return; // the end, or a scan: pixels from here on
    if (marker <= 1 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2; // a marker without a segment
      continue;
    }
    const length = view.getUint16(2);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (length !== 8 + 3 * view.getUint8(9)) return; // not a frame header, which has three bytes for each component
      facts.height ??= view.getUint16(5); // 0: the height is in a segment after the scan
      facts.width ??= view.getUint16(7);
    } else if (marker === 0xe1 && ascii(view, 4, 5) === 'Exif\0') {
      const orientation = yield* addExif(facts, at + 10, length - 8);
      if (!hasExif) facts.orientation = orientation; // only the first Exif applies
      hasExif = true;
    } else if (marker === 0xe1 && ascii(view, 4, 20) === 'http://ns.adobe.com/') {
      facts.metadata = true;
      xmp += length;
      if (xmp <= MOST_XMP) facts.location ||= yield* hasPosition(at + 4, length - 2);
    } else if (marker === 0xed || marker === 0xfe) {
      facts.metadata = true; // Photoshop's segment with IPTC, or a comment
    }
    at += 2 + length;
  }
});

/** Finds the next marker. Decoders skip fill bytes and invalid bytes before it. */
function bytesBeforeMarker(view: DataView) {
  const last = view.byteLength - 1;
  let at = 0;
  while (at < last && !(view.getUint8(at) === 0xff && view.getUint8(at + 1) % 0xff > 0)) at += 1;
  return at;
}
