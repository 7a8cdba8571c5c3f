// Reads and writes the orientation in EXIF, the one tag that is kept (Exif 3.0, 4.6.5 tag 0x0112; TIFF 6.0, section 2).
import { textAt } from './slices.js';

/** The orientation as browsers read it, from a single SHORT in the first IFD; 1 if there is none. */
export function orientationOf(tiff: DataView): number {
  try {
    const order = textAt(tiff, 0, 4);
    const little = order === 'II*\0';
    if (!little && order !== 'MM\0*') return 1;
    const ifd = tiff.getUint32(4, little);
    const end = Math.min(ifd + 2 + 12 * tiff.getUint16(ifd, little), tiff.byteLength);
    for (let at = ifd + 2; at + 12 <= end; at += 12) {
      if (tiff.getUint16(at, little) !== 0x0112) continue;
      const isShort = tiff.getUint16(at + 2, little) === 3 && tiff.getUint32(at + 4, little) === 1;
      const value = tiff.getUint16(at + 8, little);
      if (isShort && value > 0 && value <= 8) return value;
    }
  } catch {
    // The structure is truncated: there is no orientation.
  }
  return 1;
}

/** EXIF with only the orientation: a header, and an IFD of one entry. */
export const exifOf = (orientation: number) =>
  // prettier-ignore
  [
    0x4d, 0x4d, 0, 42, 0, 0, 0, 8,
    0, 1,
    0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
    0, 0, 0, 0,
  ];
