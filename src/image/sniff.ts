// Detects the MIME type of an image by its first bytes.
import type { ImageType } from '../rules/image-type.js';
import { isJpeg } from './formats/jpeg.js';
import { svgRoot, textOf } from './formats/svg.js';

/** @returns `undefined` if the format is not known */
export function sniffType(bytes: Uint8Array): ImageType | undefined {
  return signatures.find(({ matches }) => matches(bytes))?.type ?? boxedType(bytes) ?? svgType(bytes);
}

/** Tests whether these bytes are at this offset. A string is ASCII. */
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

/** Lengths of a BMP's information header. The signature of two letters alone would match many texts. */
const bmpHeaders = [12, 16, 40, 52, 56, 64, 108, 124];
const hasBmpHeader: Test = (bytes) => bmpHeaders.includes(bytes[14] ?? 0) && startsWith([0, 0, 0], 15)(bytes);

/** Tests for at least one picture. The reserved byte in its entry is 0, or 255 in files of .NET. */
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
    matches: both(either(startsWith([0, 0, 1, 0]), startsWith([0, 0, 2, 0])), hasIconEntry), // icon, cursor
  },
  { type: 'image/jxl', matches: startsWith([0xff, 0x0a]) },
  { type: 'image/jxl', matches: startsWith([0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a]) },
];

/** Brands of ISO/IEC 23008-12 (HEIF) and the AVIF specification, more specific ones first. */
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

/** Reads the brands of an `ftyp` box: length, "ftyp", major brand, version (a brand too, for `mif3`), compatible brands. */
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
