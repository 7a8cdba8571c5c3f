// Exif: directories (IFDs) of tags in a TIFF structure (Exif 3.0, section 4.6; TIFF 6.0, section 2).
import { MOST_AT_ONCE, type Reading } from '../reading.js';
import { hasPosition } from './xmp.js';

export interface ExifFacts {
  /** 1 to 8. */
  readonly orientation: number;
  /** Whether there are tags other than orientation, colours and resolution. */
  readonly metadata: boolean;
  readonly location: boolean;
  /** Offset and length of the embedded JPEG in the file. */
  readonly thumbnail: { readonly start: number; readonly length: number } | undefined;
  /** Size of the stored pixels, if it is stated, as in a TIFF. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

interface Entry {
  readonly type: number;
  readonly count: number;
  /** The value of a single SHORT or LONG; for values of more than four bytes, their offset in the structure. */
  readonly value: number;
}

interface Directory {
  readonly entries: ReadonlyMap<number, Entry>;
  /** Offset of the next directory in the structure, 0 for none. */
  readonly next: number;
}

const SHORT = 3;
const LONG = 4;

/** Ranges of tags, both ends included, that describe the pixels, not who took the photo, when and where. */
const technical = [
  [0xfe, 0x10c], // compression and the like
  [0x111, 0x112], // strips, orientation
  [0x115, 0x11c], // samples, resolution
  [0x11e, 0x12d], // position on the page to transfer function
  [0x13d, 0x15b], // predictor to JPEG tables: palette, tiles, inks
  [0x200, 0x214], // JPEG, YCbCr
  [0x8769, 0x8769], // the place of Exif's own directory
  [0x8773, 0x8773], // colour profile
  [0x8825, 0x8825], // the place of the GPS directory
  [0x9000, 0x9000], // version
  [0x9101, 0x9101], // components
  [0xa000, 0xa003], // version, colour space, size
  [0xa005, 0xa005], // the place of a directory that names a colour space
  [0xa500, 0xa500], // gamma
] as const;

const isTechnical = (tag: number) => technical.some(([from, to]) => from <= tag && tag <= to);

/** The number after the byte order: of TIFF, and of BigTIFF, whose counts and offsets take eight bytes (Adobe, BigTIFF design). */
const TIFF = 42;
const BIG_TIFF = 43;

/**
 * Reads a TIFF structure, which begins at `start` with its byte order. Never fails: of a damaged structure it returns what it can
 * read. It reads four directories and follows no chain, so it always ends.
 *
 * @param mayBeBig accepts BigTIFF: in TIFF files, not in Exif
 */
export function* readExif(start: number, length: number, mayBeBig = false): Reading<ExifFacts> {
  const end = start + length;
  const header = yield { start, length: 16 };
  const order = header.byteLength < 8 ? 0 : header.getUint16(0);
  const little = order === 0x4949;
  const kind = little || order === 0x4d4d ? header.getUint16(2, little) : 0;
  const big = mayBeBig && kind === BIG_TIFF;
  const known = kind === TIFF || big;
  const wide = big ? 8 : 4;
  /** Reads a count or an offset. A number larger than any file counts as none. */
  const number = (view: DataView, at: number) =>
    big ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little);

  const image = yield* readDirectory(known ? number(header, wide) : 0);
  const place = (tag: number) => image.entries.get(tag)?.value ?? 0;
  const exif = yield* readDirectory(place(0x8769));
  const gps = yield* readDirectory(place(0x8825));
  const small = yield* readDirectory(image.next);

  const xmp = image.entries.get(0x2bc);
  const orientation = image.entries.get(0x112);
  const thumbnail = {
    start: start + (small.entries.get(0x201)?.value ?? 0),
    length: small.entries.get(0x202)?.value ?? 0,
  };
  const hasThumbnail =
    thumbnail.start > start && thumbnail.length > 0 && thumbnail.start + thumbnail.length <= end;
  return {
    orientation: orientation?.type === SHORT && orientation.count === 1 ? oneToEight(orientation.value) : 1,
    metadata:
      !known ||
      hasThumbnail ||
      gps.entries.size > 0 ||
      [image, exif, small].some(({ entries }) => ![...entries.keys()].every(isTechnical)),
    location:
      [2, 4].every((tag) => gps.entries.get(tag)?.count) || // latitude and longitude
      (xmp !== undefined &&
        (yield* hasPosition(start + xmp.value, Math.min(xmp.count, end - start - xmp.value)))),
    thumbnail: hasThumbnail ? thumbnail : undefined,
    width: image.entries.get(0x100)?.value,
    height: image.entries.get(0x101)?.value,
  };

  function* readDirectory(at: number): Reading<Directory> {
    const entries = new Map<number, Entry>();
    const most = end - start - at;
    if (at === 0 || most < 2) return { entries, next: 0 };
    const first = big ? 8 : 2;
    const size = 4 + 2 * wide;
    const head = yield { start: start + at, length: first };
    const count = head.byteLength < first ? 0 : big ? number(head, 0) : head.getUint16(0, little);
    const after = first + count * size;
    const view = yield { start: start + at, length: Math.min(after + wide, most, MOST_AT_ONCE) };
    for (let entry = first; entry < after && entry + size <= view.byteLength; entry += size) {
      const tag = view.getUint16(entry, little);
      if (entries.has(tag)) continue; // browsers use the first, too
      const type = view.getUint16(entry + 2, little);
      const place = entry + 4 + wide;
      entries.set(tag, {
        type,
        count: number(view, entry + 4),
        value:
          type === SHORT
            ? view.getUint16(place, little)
            : type === LONG
              ? view.getUint32(place, little)
              : number(view, place),
      });
    }
    return { entries, next: after + wide <= view.byteLength ? number(view, after) : 0 };
  }
}

const oneToEight = (value: number) => (value >= 1 && value <= 8 ? value : 1);
