// WebP: RIFF chunks (WebP container specification; RFC 9649, section 2).
import { isProfile, PROFILE_HEAD } from './colour-profile.js';
import { edit, type Edit } from './edits.js';
import { exifOf, orientationOf } from './orientation.js';
import { malformed, part, textAt, type Read } from './slices.js';

const HAS_PROFILE = 32;
const HAS_EXIF = 8;
const HAS_XMP = 4;
const kept = /^(?:VP8[ LX]|ALPH|ANIM|ANMF)$/;

/** Largest EXIF chunk that is read, as large as a segment of a JPEG. */
const MOST_EXIF = 65_536;

export async function webp(read: Read, size: number): Promise<Edit[]> {
  const edits: Edit[] = [];
  let flagsAt = 0;
  let exifs = 0; // number of EXIF chunks with an orientation
  let profiles = 0;

  /** Strips the chunks between these offsets, and those in frames of an animation. @returns the number of removed bytes */
  async function walk(start: number, end: number): Promise<number> {
    let less = 0;
    for (let at = start; at < end;) {
      const header = await read(at, 8);
      const type = textAt(header, 0, 4);
      const length = header.getUint32(4, true);
      const last = at + 8 + length;
      if (last > end) malformed();
      const next = Math.min(last + (length & 1), end); // some writers omit the padding of the last chunk
      if (type === 'VP8X') flagsAt = at + 8;
      if (type === 'ANMF') {
        const lessHere = await walk(at + 8 + FRAME_HEADER, at + 8 + length);
        edits.push(edit(at + 4, at + 8, little(length - lessHere)));
        less += lessHere;
      } else if (type === 'ICCP' && isProfile(await read(at + 8, Math.min(length, PROFILE_HEAD)), 0))
        profiles += 1;
      else if (!kept.test(type)) {
        const exif =
          type === 'EXIF' && exifs === 0 && flagsAt > 0
            ? turned(await read(at + 8, Math.min(length, MOST_EXIF)))
            : [];
        exifs += Math.sign(exif.length);
        edits.push(edit(at, next, exif));
        less += next - at - exif.length;
      }
      at = next;
    }
    return less;
  }

  const length = (await read(4, 4)).getUint32(0, true);
  if (8 + length > size + 1) malformed();
  const end = Math.min(8 + length, size);
  const less = await walk(12, end);
  edits.push(edit(4, 8, little(end - 8 - less)), edit(end, size));
  if (flagsAt > 0) {
    const flags = (await read(flagsAt, 1)).getUint8(0) & ~(HAS_EXIF | HAS_XMP);
    const coloured = profiles > 0 ? flags : flags & ~HAS_PROFILE;
    edits.push(edit(flagsAt, flagsAt + 1, [coloured | (exifs > 0 ? HAS_EXIF : 0)]));
  }
  return edits;
}

/** Bytes of ANMF before the chunks of its frame. */
const FRAME_HEADER = 16;

const little = (value: number) => [value, value >>> 8, value >>> 16, value >>> 24];

/** The chunk with only the orientation, if it has one. Some writers add the prefix of a JPEG's segment. */
function turned(exif: DataView): number[] {
  const skipped = exif.byteLength > 6 && textAt(exif, 0, 4) === 'Exif' ? 6 : 0;
  const orientation = orientationOf(part(exif, skipped));
  if (orientation === 1) return [];
  const tiff = exifOf(orientation);
  return [0x45, 0x58, 0x49, 0x46, tiff.length, 0, 0, 0, ...tiff];
}
