// Builds images that no tool writes: JPEG segments, PNG chunks, Exif.

export const ascii = (text: string) => [...new TextEncoder().encode(text)];
export const short = (value: number) => [(value >> 8) & 255, value & 255];
export const long = (value: number) => [...short(value >>> 16), ...short(value)];
const ordered = (bytes: readonly number[], little: boolean) => (little ? bytes.toReversed() : [...bytes]);

export const blob = (...parts: readonly (readonly number[] | BlobPart)[]) =>
  new Blob(
    parts.map((part) => (Array.isArray(part) ? Uint8Array.from(part as number[]) : (part as BlobPart))),
  );

/** A JPEG's segment. */
export const segment = (marker: number, data: readonly number[]) => [
  0xff,
  marker,
  ...short(data.length + 2),
  ...data,
];
export const frame = (width: number, height: number, marker = 0xc0) =>
  segment(marker, [8, ...short(height), ...short(width), 1, 1, 0x11, 0]);
export const scan = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x55, 0xff, 0xd9];
export const jpeg = (...segments: readonly (readonly number[])[]) => blob([0xff, 0xd8], ...segments, scan);
export const exifSegment = (tiff: readonly number[]) => segment(0xe1, [...ascii('Exif\0\0'), ...tiff]);

/** A PNG's chunk. Decoders require a correct checksum. */
export function chunk(name: string, data: readonly number[] = []) {
  const body = [...ascii(name), ...data];
  let sum = -1;
  for (const byte of body) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return [...long(data.length), ...body, ...long(~sum)];
}

/** `value`: a number, or the directory of that index. */
export type Tag = readonly [
  tag: number,
  type: number,
  value: number | { readonly directory: number },
  count?: number,
];
export interface Directory {
  readonly tags: readonly Tag[];
  /** Index of the next directory. */
  readonly next?: number;
}

/** A TIFF structure. */
export function tiff(directories: readonly Directory[], { little = true, after = [] as number[] } = {}) {
  const place = (index: number) =>
    directories.slice(0, index).reduce((at, { tags }) => at + 6 + tags.length * 12, 8);
  const number = (bytes: number[]) => ordered(bytes, little);
  const entry = ([tag, type, value, count = 1]: Tag) => [
    ...number(short(tag)),
    ...number(short(type)),
    ...number(long(count)),
    ...(type === 3
      ? [...number(short(Number(value))), 0, 0]
      : number(long(typeof value === 'number' ? value : place(value.directory)))),
  ];
  return [
    ...ascii(little ? 'II' : 'MM'),
    ...number(short(42)),
    ...number(long(8)),
    ...directories.flatMap(({ tags, next }) => [
      ...number(short(tags.length)),
      ...tags.flatMap(entry),
      ...number(long(next === undefined ? 0 : place(next))),
    ]),
    ...after,
  ];
}

export const SHORT = 3;
export const LONG = 4;
export const RATIONAL = 5;
export const orientation = (value: number): Tag => [0x112, SHORT, value];

export const exif = (...directories: Directory[]) => exifSegment(tiff(directories));
export const turned = (value: number) => exif({ tags: [orientation(value)] });
export const make: Tag = [0x10f, 2, 0x41];
export const gps: Directory = {
  tags: [
    [2, RATIONAL, 26, 3],
    [4, RATIONAL, 26, 3],
  ],
};
