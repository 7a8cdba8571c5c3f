// BMP: a file header, one of Windows or OS/2, colours, pixels, a colour profile ([MS-WMF] 2.2.2; BITMAPV5HEADER). An icon has
// pictures of the same kind without the file header.
import { edit, zeroed, type Edit } from './edits.js';
import { without, type Span } from './heif-bytes.js';
import { malformed, SLICE, textAt, type Read } from './slices.js';

/** Bytes of the file header, and of the largest information header. */
const FILE_HEADER = 14;
const V5_HEADER = 124;
const CORE_HEADER = 12;
const OS2_HEADER = 64;

interface Picture {
  /** Bytes of the information header, masks and colours. */
  readonly head: number;
  /** Bytes of colours that are not used, since each pixel has its own. */
  readonly unused: number;
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly compression: number;
}

const RLE8 = 1;
const RLE4 = 2;
const BITFIELDS = 3;
const ALPHA_BITFIELDS = 6;

/** Reads the information header at `at`. Browsers do not show pixels that are coded as JPEG, PNG or fax. */
export async function pictureAt(read: Read, at: number): Promise<Picture> {
  const length = (await read(at, 4)).getUint32(0, true);
  const isCore = length === CORE_HEADER;
  if (!isCore && (length < 16 || length > V5_HEADER)) malformed();
  const header = await read(at, length);
  const field = (place: number) => (place + 4 <= length && !isCore ? header.getUint32(place, true) : 0);
  const bits = header.getUint16(isCore ? 10 : 14, true);
  const compression = field(16);
  const isPlain = [0, RLE8, RLE4, BITFIELDS, ALPHA_BITFIELDS].includes(compression);
  if (bits === 0 || !isPlain || (length === OS2_HEADER && compression > RLE4)) malformed();
  const masks = length === 40 ? ({ [BITFIELDS]: 12, [ALPHA_BITFIELDS]: 16 }[compression] ?? 0) : 0;
  const most = 2 ** bits;
  const colours = bits > 8 ? 0 : Math.min(field(32) || most, most);
  return {
    head: length + masks + colours * (isCore ? 3 : 4),
    unused: bits > 8 ? Math.min(field(32), 256) * 4 : 0,
    width: isCore ? header.getUint16(4, true) : header.getInt32(4, true),
    height: isCore ? header.getUint16(6, true) : Math.abs(header.getInt32(8, true)),
    bits,
    compression,
  };
}

/** Bytes of so many rows, each padded to a multiple of four bytes. */
export const rowsLength = (width: number, bits: number, rows: number) =>
  Math.ceil((width * bits) / 32) * 4 * rows;

/** Removes everything between the parts of the picture. The size in the file header is ignored, since it is often wrong. */
export async function bmp(read: Read, size: number): Promise<Edit[]> {
  const offset = (await read(10, 4)).getUint32(0, true);
  const picture = await pictureAt(read, FILE_HEADER);
  const { head, width, height, bits, compression } = picture;
  const start = offset || FILE_HEADER + head;
  const isRows = compression !== RLE8 && compression !== RLE4;
  const end = isRows
    ? start + rowsLength(width, bits, height)
    : await runsEnd(read, start, size, compression);
  const kept: Span[] = [
    { start: 0, end: Math.min(FILE_HEADER + head, start) },
    { start, end },
  ];
  const edits: Edit[] = [edit(6, 10, [0, 0, 0, 0])]; // reserved

  if ((await read(FILE_HEADER, 4)).getUint32(0, true) === V5_HEADER) {
    const header = await read(FILE_HEADER, V5_HEADER);
    const space = textAt(header, COLOUR_SPACE, 4);
    const profile = FILE_HEADER + header.getUint32(PROFILE, true);
    if (space === EMBEDDED) kept.push({ start: profile, end: profile + header.getUint32(PROFILE + 4, true) });
    else edits.push(edit(FILE_HEADER + PROFILE, FILE_HEADER + PROFILE + 8, new Uint8Array(8)));
    // The header has the path of a profile on the author's disk. Browsers ignore it and use sRGB.
    if (space === LINKED)
      edits.push(edit(FILE_HEADER + COLOUR_SPACE, FILE_HEADER + COLOUR_SPACE + 4, ascii('BGRs')));
  }

  const last = Math.min(Math.max(...kept.map((span) => span.end)), size);
  for (const gap of without([{ start: 0, end: last }], kept)) edits.push(...zeroed(gap.start, gap.end));
  if (last < size) edits.push(edit(2, 6, little(last)), edit(last, size));
  return edits;
}

/** Offsets in BITMAPV5HEADER of the colour space, and of the profile's offset and length. */
const COLOUR_SPACE = 56;
const PROFILE = 112;
const EMBEDDED = 'DEBM'; // 'MBED' in little-endian order
const LINKED = 'KNIL';

const ascii = (text: string) => new TextEncoder().encode(text);
export const little = (value: number) => [value, value >>> 8, value >>> 16, value >>> 24];

/** The end of run-length encoded pixels ([MS-WMF] 3.1.6): at the mark, or at the end of the file. */
async function runsEnd(read: Read, start: number, size: number, compression: number): Promise<number> {
  for (let at = start; at < size;) {
    const view = await read(at, Math.min(SLICE, size - at));
    let next = 0;
    while (next + 2 <= view.byteLength) {
      const [count, value] = [view.getUint8(next), view.getUint8(next + 1)];
      next += 2;
      if (count > 0) continue;
      if (value === 1) return at + next;
      if (value === 2) next += 2;
      else if (value > 2) next += Math.ceil((compression === RLE8 ? value : value / 2) / 2) * 2;
    }
    if (next === 0) return size;
    at += next;
  }
  return size;
}
