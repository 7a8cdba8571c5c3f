// The text of an SVG, where all browsers read the same: in UTF-8, and in ASCII under a name of its extensions.
import { declaredEncoding } from './xml.js';

/** A byte below 128 is the same in each of these. */
const extendsAscii = /^(us-ascii|iso-8859-\d{1,2}|windows-125\d)$/;

/** @returns `undefined` where a browser may read other letters than these */
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
