// Writes the EXIF of a camera: make, model, orientation, and a thumbnail, which sharp can't write.

/** The bytes of a JPEG's APP1 segment. All numbers are little-endian, as in most cameras. */
export function exifSegment(orientation: number, thumbnail: Uint8Array): Uint8Array {
  const make = 'Example\0';
  const model = 'Camera\0\0'; // padded, since values begin at even offsets
  const first = directory([
    ascii(0x010f, make, FIRST_VALUES),
    ascii(0x0110, model, FIRST_VALUES + make.length),
    short(0x0112, orientation),
  ]);
  const second = directory([
    short(0x0103, 6), // compression: JPEG
    long(0x0201, THUMBNAIL),
    long(0x0202, thumbnail.length),
  ]);
  const header = [0x49, 0x49, 42, 0, ...four(FIRST)];
  const values = [...Buffer.from(make + model)];
  const tiff = [...header, ...first, ...four(SECOND), ...values, ...second, ...four(0)];
  const payload = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(tiff), thumbnail]);
  const length = payload.length + 2;
  if (length > 0xffff)
    throw new Error(`A thumbnail of ${thumbnail.length} bytes is too long for its segment.`);
  return Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 0xff]), payload]);
}

// Offsets are relative to the TIFF header. A directory has its count, entries of twelve bytes, and the offset of the next one.
const DIRECTORY = 2 + 3 * 12 + 4;
const FIRST = 8;
const FIRST_VALUES = FIRST + DIRECTORY;
const SECOND = FIRST_VALUES + 16;
const THUMBNAIL = SECOND + DIRECTORY;

const two = (value: number) => [value & 0xff, value >> 8];
const four = (value: number) => [...two(value & 0xffff), ...two(value >>> 16)];

const directory = (entries: readonly number[][]) => [...two(entries.length), ...entries.flat()];

const ascii = (tag: number, text: string, offset: number) => [
  ...two(tag),
  ...two(2),
  ...four(text.length),
  ...four(offset),
];
const short = (tag: number, value: number) => [...two(tag), ...two(3), ...four(1), ...four(value)];
const long = (tag: number, value: number) => [...two(tag), ...two(4), ...four(1), ...four(value)];
