// Which addresses attributes and styles ask for: parts of the same file, bytes that are in it, or what lies outside.
import { unescaped } from './css.js';

/** A part of the same file, or pixels that are in it as they are. */
export const isInside = (address: string) =>
  /^($|#|data:image\/(png|jpe?g|gif|webp|avif|bmp)[;,])/i.test(address);

/** Letters that are in the file. Only a style asks for them. */
const isFont = (address: string) =>
  /^data:(font\/|application\/(x-)?font-?)(woff2?|[ot]tf|sfnt|collection|(true|open)type)[;,]/i.test(address);

export const refersTo = (address: string) => `It refers to ${address.slice(0, 80)}.`;

/** Without the spaces of XML around it. `trim()` drops others too, which belong to an address. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
  while (start < end && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return text.slice(start, end);
}

/** @returns `undefined` where browsers may differ about which id this is */
export function idOf(fragment: string): string | undefined {
  if (/[\0-\x20]$/.test(fragment)) return undefined; // an address ends before it (URL, 4.4)
  try {
    return decodeURIComponent(fragment.replace(/[\t\r\n]/g, ''));
  } catch {
    return undefined;
  }
}

/** It names a namespace and loads nothing (CSS Namespaces 3). With a backslash it is the beginning of a value, and no rule. */
const namespaceRule =
  /(?<!\\)@namespace\s+[\w-]*\s*(?:url\(\s*)?["']?http:\/\/www\.w3\.org\/[\w./#-]*["']?\s*\)?\s*;/gi;

/** The rest of `url(#id)` as programs write it; what is written in any other way is refused, lest a reference be missed. */
const localAddress = /^(?:"#([^"\\]*)"|'#([^'\\]*)'|#([^"'()\\\t\n\r\f ]*))[\t\n\r\f ]*\)/;

const LONGEST_ID = 1000;

/** @returns what the style asks for outside of the file, or in a way that is not understood here; in English */
export function unsafeStyle(css: string): string | undefined {
  if (!/[(@:\\]/.test(css)) return undefined;
  const plain = css.replace(namespaceRule, '');
  const read = plain.includes('\\') ? unescaped(plain) : plain;
  for (const text of new Set([plain, read]))
    if (/@import|javascript:|-moz-binding|(^|[^\w-])(src|(-\w+-)?(image-set|element))\(/i.test(text))
      return refersTo(text.trim());
  if (/([\w\x80-\uffff-]|\\(?:[\da-f]{1,6}\s?|[^]))url\(/i.test(plain)) return refersTo(plain.trim()); // another function
  const addresses = addressesIn(plain);
  if (addressesIn(read).length > addresses.length) return refersTo(read.trim()); // only escapes hide an address
  return addresses.map(unsafeAddress).find((found) => found !== undefined);
}

/** What follows on each `url(`, as far as it matters. */
const addressesIn = (css: string) =>
  [...css.matchAll(/url\([\t\n\r\f ]*/gi)].map(({ index, 0: { length } }) =>
    css.slice(index + length, index + length + LONGEST_ID),
  );

function unsafeAddress(address: string): string | undefined {
  const isLocal = /^["']?#/.test(address);
  const plain = address.replace(/^["']/, '');
  const isKnown = isLocal ? idIn(address) !== undefined : isInside(plain) || isFont(plain);
  return isKnown ? undefined : refersTo(address);
}

function idIn(address: string): string | undefined {
  const match = localAddress.exec(address);
  const fragment = match?.[1] ?? match?.[2] ?? match?.[3];
  return fragment === undefined ? undefined : idOf(fragment);
}

/** Of all parts of the same file that the style refers to. */
export const idsIn = (css: string) => addressesIn(css).flatMap((address) => idIn(address) ?? []);
