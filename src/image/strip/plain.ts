// Formats that hold pixels and little else: where there is more, it can't be done, and where it isn't known, neither.
import type { Edit } from './edits.js';
import { png } from './png.js';
import { bytesOf, malformed, textAt, type Read } from './slices.js';

/** A BMP's file and information headers (BITMAPV5HEADER). Its profile may be the path of a file on somebody's disk. */
export async function bmp(read: Read, size: number): Promise<Edit[]> {
  const header = await read(0, Math.min(74, size));
  const isLinked = header.getUint32(14, true) >= 108 && textAt(header, 70, 4) === 'KNIL';
  if (isLinked || header.getUint32(2, true) !== size) malformed();
  return [];
}

/** An ICO's pictures are BMPs without a file header, or PNGs; what lies between and behind them nobody can see. */
export async function ico(read: Read, size: number): Promise<Edit[]> {
  const count = (await read(4, 2)).getUint16(0, true);
  let known = 6 + 16 * count;
  for (let index = 0; index < count; index += 1) {
    const entry = await read(6 + 16 * index, 16);
    const [length, start] = [entry.getUint32(8, true), entry.getUint32(12, true)];
    known += length;
    if ((await read(start, 4)).getUint32(0) !== 0x89504e47) continue;
    const edits = await png((at, bytes) => read(start + at, bytes), length);
    if (edits.some(({ start: from, end, bytes }) => end - from !== bytes.length)) malformed();
  }
  if (known !== size) malformed();
  return [];
}

const foreign = (name: string, namespace: string) => `\\s${name}\\s*=\\s*["'](?!${namespace}["'])`;

/**
 * What programs write into an SVG about it and its author, names that are not SVG's, and other files that are embedded.
 * A title and a description stay: browsers show and read them as a part of the drawing.
 */
const told = new RegExp(
  [
    '\\0', // as every other byte is in UTF-16, where none of these would be found
    '<!--|<!DOCTYPE|<\\?(?!xml\\s)|/\\*',
    '<(?:[\\w.-]+:)?metadata|\\sdata-|data:',
    `\\sencoding\\s*=\\s*["'](?!utf-8["'])`,
    '\\sxmlns:(?!xlink\\b|svg\\b)',
    foreign('xmlns(?::svg)?', 'http://www.w3.org/2000/svg'),
    foreign('xmlns:xlink', 'http://www.w3.org/1999/xlink'),
  ].join('|'),
  'i',
);

/** An SVG is text that somebody may have written as it is; it isn't changed, only looked through. */
export async function svg(read: Read, size: number): Promise<Edit[]> {
  if (size > MOST_TEXT || told.test(utf8(bytesOf(await read(0, size))))) malformed();
  return [];
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return malformed();
  }
}

const MOST_TEXT = 1_048_576;
