// Decodes an SVG if all browsers read the same text: UTF-8, or ASCII with one of the encodings that extend it.
import { declaredEncoding } from './xml.js';

/** Encodings in which bytes below 128 are ASCII. */
const extendsAscii = /^(us-ascii|iso-8859-\d{1,2}|windows-125\d)$/;

/** @returns `undefined` if a browser may read other characters */
export function textOf(bytes: Uint8Array): string | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes); // without a byte order mark
  } catch {
    return undefined;
  }
  if (text.slice(0, 4).includes('\0')) return undefined; // UTF-16 without a byte order mark
  const declared = declaredEncoding(text) ?? 'utf-8';
  const isAscii = text.length === bytes.length;
  return /^utf-?8$/.test(declared) || (isAscii && extendsAscii.test(declared)) ? text : undefined;
}
