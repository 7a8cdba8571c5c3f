// PNG and APNG: a signature of eight bytes, then chunks (PNG specification, third edition, 5.3 and 11).
import { edit, type Edit } from './edits.js';
import { exifOf, orientationOf } from './orientation.js';
import { bytesOf, malformed, part, textAt, type Read } from './slices.js';

/** Chunks that are kept: pixels, colours, physical size and animation. */
const kept =
  /^(?:IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|mDC[Vv]|cLL[Ii]|sBIT|bKGD|pHYs|hIST|sPLT|acTL|fcTL|fdAT)$/;

interface Parts {
  readonly edits: Edit[];
  /** The end of the picture: after IEND, or the end of a file that is truncated in its pixels. */
  readonly end: number;
}

export async function png(read: Read, size: number): Promise<Edit[]> {
  const { edits, end } = await pngParts(read, size);
  return [...edits, edit(end, size)];
}

export async function pngParts(read: Read, size: number): Promise<Parts> {
  const edits: Edit[] = [];
  let isTurned = false;
  let hasPixels = false;
  for (let at = 8; ;) {
    const start = at;
    if (hasPixels && start + 8 > size) return { edits, end: start };
    const header = await read(at, 8);
    const length = header.getUint32(0);
    const type = textAt(header, 4, 4);
    at += 12 + length;
    hasPixels ||= type === 'IDAT';
    if (at > size) {
      if (!hasPixels) malformed();
      if (!kept.test(type)) edits.push(edit(start, size, END));
      return { edits, end: size };
    }
    if (type === 'IEND') return { edits: [...edits, edit(start, at, END)], end: at };
    if (kept.test(type)) continue;
    if (!/^[a-z]/.test(type)) malformed(); // an unknown critical chunk
    const exif: number[] =
      type === 'eXIf' && !isTurned && length <= MOST_EXIF ? turned(await read(start, 12 + length)) : [];
    isTurned ||= exif.length > 0;
    edits.push(edit(start, at, exif));
  }
}

/** The last chunk, which is empty. */
const END = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/** Largest EXIF chunk that is read, as large as a segment of a JPEG. */
const MOST_EXIF = 65_536;

/** The chunk with only the orientation, if it has one and is valid. */
function turned(chunk: DataView): number[] {
  const end = chunk.byteLength - 4;
  const orientation = orientationOf(part(chunk, 8, end));
  if (orientation === 1 || chunk.getUint32(end) !== crc32(bytesOf(chunk).subarray(4, end))) return [];
  const data = [0x65, 0x58, 0x49, 0x66, ...exifOf(orientation)];
  const crc = crc32(data);
  return [0, 0, 0, data.length - 4, ...data, crc >>> 24, crc >>> 16, crc >>> 8, crc];
}

/** CRC of Annex D, without a table, since it is computed for a few bytes. */
function crc32(bytes: Iterable<number>): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
