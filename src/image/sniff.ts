// The MIME type of an image by its first bytes; what its name says does not count.
import type { ImageType } from '../rules/image-type.js';
import { isJpeg } from './formats/jpeg.js';
import { svgRoot, textOf } from './formats/svg.js';

/** @returns `undefined` for everything that is none of the image formats known here. */
export function sniffType(bytes: Uint8Array): ImageType | undefined {
  return signatures.find(({ matches }) => matches(bytes))?.type ?? boxedType(bytes) ?? svgType(bytes);
}

/** Do these bytes stand there? ASCII for those that are letters. */
function startsWith(signature: readonly number[] | string, at = 0) {
  const wanted =
    typeof signature === 'string' ? new TextEncoder().encode(signature) : Uint8Array.from(signature);
  return (bytes: Uint8Array) => wanted.every((byte, index) => bytes[at + index] === byte);
}

type Test = (bytes: Uint8Array) => boolean;
const both =
  (...tests: Test[]): Test =>
  (bytes) =>
    tests.every((test) => test(bytes));
const either =
  (...tests: Test[]): Test =>
  (bytes) =>
    tests.some((test) => test(bytes));

/** Lengths that a BMP's information header has had; two letters alone would take many a text for one. */
const bmpHeaders = [12, 16, 40, 52, 56, 64, 108, 124];
const hasBmpHeader: Test = (bytes) => bmpHeaders.includes(bytes[14] ?? 0) && startsWith([0, 0, 0], 15)(bytes);

/** At least one picture; the byte that is reserved in its entry is 0, or 255 where .NET wrote it. */
const hasIconEntry: Test = (bytes) => bytes[4] !== 0 && (bytes[9] === 0 || bytes[9] === 255);

const signatures: readonly { type: ImageType; matches: Test }[] = [
  { type: 'image/jpeg', matches: isJpeg },
  { type: 'image/png', matches: startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: 'image/gif', matches: either(startsWith('GIF87a'), startsWith('GIF89a')) },
  { type: 'image/webp', matches: both(startsWith('RIFF'), startsWith('WEBP', 8)) },
  { type: 'image/bmp', matches: both(startsWith('BM'), hasBmpHeader) },
  {
    type: 'image/tiff',
    matches: either(...['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].map((start) => startsWith(start))), // with a plus: BigTIFF
  },
  {
    type: 'image/x-icon',
    matches: both(either(startsWith([0, 0, 1, 0]), startsWith([0, 0, 2, 0])), hasIconEntry), // a cursor is one, too
  },
  { type: 'image/jxl', matches: startsWith([0xff, 0x0a]) },
  { type: 'image/jxl', matches: startsWith([0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a]) },
];

/** Brands of ISO/IEC 23008-12 (HEIF) and the AVIF specification, the more telling ones first. */
const brands: readonly (readonly [string, ImageType])[] = [
  ['avif', 'image/avif'],
  ['avis', 'image/avif'],
  ['heic', 'image/heic'],
  ['heix', 'image/heic'],
  ['heim', 'image/heic'],
  ['heis', 'image/heic'],
  ['hevc', 'image/heic'],
  ['hevx', 'image/heic'],
  ['hevm', 'image/heic'],
  ['hevs', 'image/heic'],
  ['mif1', 'image/heif'],
  ['msf1', 'image/heif'],
  ['mif3', 'image/heif'],
];

const isBoxed = startsWith('ftyp', 4);

/** A file whose first box is `ftyp`: length, "ftyp", major brand, version, compatible brands. The version of `mif3` is a brand. */
function boxedType(bytes: Uint8Array): ImageType | undefined {
  if (!isBoxed(bytes)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(view.getUint32(0), bytes.byteLength);
  const own: string[] = [];
  for (let at = 8; at + 4 <= end; at += at === 8 && own[0] !== 'mif3' ? 8 : 4)
    own.push(String.fromCharCode(...bytes.subarray(at, at + 4)));
  return brands.find(([brand]) => own.includes(brand))?.[1];
}

const svgType = (bytes: Uint8Array): ImageType | undefined =>
  svgRoot(textOf(bytes)) === undefined ? undefined : 'image/svg+xml';
