// JPEG: markers and their segments (ITU-T T.81, annex B), JFIF (T.871), Exif 3.0 4.7, ICC.1 annex B.4.
import { isProfile } from './colour-profile.js';
import { edit, zeroed, type Edit } from './edits.js';
import { exifOf, orientationOf } from './orientation.js';
import { bytesOf, malformed, part, SLICE, textAt, type Read } from './slices.js';

const TEM = 0x01;
const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;

/** Frames, tables, scans, DNL, DRI, DHP and EXP: table B.1 without markers that have no segment, and without JPG, which is reserved. */
const isPicture = (code: number) =>
  code >= 0xc0 && code <= 0xdf && code !== 0xc8 && (code < 0xd0 || code > EOI);

export async function jpeg(read: Read, size: number): Promise<Edit[]> {
  const edits: Edit[] = [];
  let isCoded = false; // entropy-coded data precedes the next marker
  let isHeader = true; // until EXIF is found
  let hasPixels = false;
  let profile: 'sound' | 'none' | undefined; // by its first piece
  for (let at = 2; ;) {
    const marker = await nextMarker(read, at, size);
    if (!isCoded) edits.push(edit(at, marker)); // fill bytes, and bytes that decoders skip
    if (hasPixels && marker === size) return edits; // truncated: browsers show the part that is there
    const code = (await read(marker, 2)).getUint8(1);
    if (code === EOI) return [...edits, edit(marker + 2, size)];
    if (code === TEM && !hasPixels) {
      edits.push(edit(marker, marker + 2)); // it has no length, and decoders skip it
      at = marker + 2;
      continue;
    }
    if (hasPixels && marker + 4 > size) return edits;
    const length = (await read(marker + 2, 2)).getUint16(0);
    if (length < 2) malformed();
    at = marker + 2 + length;
    // An unknown marker is in damaged pixels, which decoders continue to read.
    if (!isPicture(code) && code !== COM && (code < APP0 || code > APP15)) malformed();
    if (hasPixels && at > size) return isPicture(code) ? edits : [...edits, ...zeroed(marker + 4, size)];
    const segment = await read(marker, length + 2);
    isCoded = code === SOS;
    hasPixels ||= isCoded;
    if (isCoded) isHeader = false;
    if (isPicture(code)) continue;
    const isExif = isHeader && code === APP1 && textAt(segment, 4, 5) === 'Exif\0';
    if (isExif) isHeader = false; // decoders use the first
    const piece = code === APP2 ? pieceOf(segment) : 0;
    if (piece === 1) profile = isProfile(segment, 18) ? 'sound' : 'none';
    if (piece > 1 && !profile) malformed(); // the first piece comes later
    if (piece > 0 && profile === 'sound') continue;
    edits.push(edit(marker, at, isExif ? turned(segment) : keptOf(code, segment)));
  }
}

/** The kept bytes of a segment: JFIF without its thumbnail, Adobe's colour transform, none of any other segment. */
function keptOf(code: number, segment: DataView): Uint8Array<ArrayBuffer> {
  const starts = (name: string) => textAt(segment, 4, name.length) === name;
  const length = code === APP0 && starts('JFIF\0') ? 16 : code === APP14 && starts('Adobe') ? 14 : Infinity;
  if (segment.byteLength < length + 2) return new Uint8Array();
  const kept = bytesOf(segment).slice(0, length + 2);
  kept[3] = length;
  kept[2] = 0;
  if (code === APP0) kept.fill(0, 16); // Xthumbnail, Ythumbnail
  return kept;
}

const PROFILE = 'ICC_PROFILE\0';

/** Number of the piece of a colour profile, from 1; 0 if the segment is not one. */
const pieceOf = (segment: DataView) =>
  textAt(segment, 4, PROFILE.length) === PROFILE && segment.byteLength > 18 ? segment.getUint8(16) : 0;

/** An EXIF segment with only the orientation, if there is one. */
function turned(segment: DataView): number[] {
  const orientation = orientationOf(part(segment, 10));
  if (orientation === 1) return [];
  const tiff = exifOf(orientation);
  return [0xff, APP1, 0, tiff.length + 8, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
}

/** Offset of the next marker that is not a stuffed 0xFF, a restart marker or a fill byte; or the end of the file. */
async function nextMarker(read: Read, from: number, size: number): Promise<number> {
  for (let at = from, length = 2; ; length = SLICE) {
    if (size - at < 2) return size;
    const bytes = bytesOf(await read(at, Math.min(length, size - at)));
    let index = bytes.indexOf(0xff);
    for (; index >= 0 && index + 1 < bytes.length; index = bytes.indexOf(0xff, index)) {
      const code = bytes[index + 1] ?? 0;
      if (code !== 0 && code !== 0xff && (code < 0xd0 || code > 0xd7)) return at + index;
      index += code === 0xff ? 1 : 2;
    }
    at += index < 0 ? bytes.length : index;
  }
}
