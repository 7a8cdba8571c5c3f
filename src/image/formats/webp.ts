// WebP: RIFF chunks, the first of which has the size (RFC 9649, section 2; RFC 6386, section 9.1).
import { ascii } from './ascii.js';
import { addExif, reader } from './facts-of.js';
import { hasPosition } from './xmp.js';

/** Flags of the extended format. */
const ANIMATION = 2;
const XMP = 4;
const EXIF = 8;

export const readWebp = reader(function* (facts) {
  const file = yield { start: 4, length: 4 };
  const end = 8 + file.getUint32(0, true);
  const first = yield { start: 12, length: 18 };
  const kind = ascii(first, 0, 4);
  if (kind === 'VP8 ') {
    facts.width = first.getUint16(14, true) & 0x3fff; // the upper two bits are a scale
    facts.height = first.getUint16(16, true) & 0x3fff;
  } else if (kind === 'VP8L') {
    const sizes = first.getUint32(9, true);
    facts.width = 1 + (sizes & 0x3fff);
    facts.height = 1 + ((sizes >> 14) & 0x3fff);
  } else if (kind === 'VP8X') {
    const flags = first.getUint8(8);
    facts.width = 1 + (first.getUint32(11, true) >>> 8);
    facts.height = 1 + (first.getUint32(14, true) >>> 8);
    facts.animated = (flags & ANIMATION) > 0;
    facts.metadata = (flags & (XMP | EXIF)) > 0;
    for (let at = 30; facts.metadata && at < end;) {
      const head = yield { start: at, length: 14 };
      const name = ascii(head, 0, 4);
      const length = head.getUint32(4, true);
      if (name === 'EXIF') {
        facts.metadata = (flags & XMP) > 0;
        const before = ascii(head, 8, 6) === 'Exif\0\0' ? 6 : 0; // some writers add the prefix of a JPEG
        yield* addExif(facts, at + 8 + before, length - before); // decoders ignore the orientation of a WebP
      }
      if (name === 'XMP ') facts.location ||= yield* hasPosition(at + 8, length);
      at += 8 + length + (length & 1);
    }
  }
});
