// Finds the URLs that attributes and styles refer to, and whether they stay inside of the file.
import { unescaped } from './css.js';

/** A fragment of the same file, or a raster image in a `data:` URL. */
export const isInside = (address: string) =>
  /^($|#|data:image\/(png|jpe?g|gif|webp|avif|bmp)[;,])/i.test(address);

/** A font in a `data:` URL, which only styles use. */
const isFont = (address: string) =>
  /^data:(font\/|application\/(x-)?font-?)(woff2?|[ot]tf|sfnt|collection|(true|open)type)[;,]/i.test(address);

export const refersTo = (address: string) => `It refers to ${address.slice(0, 80)}.`;

/** Removes spaces and control characters around a URL, as URL parsers do. `trim()` would remove others too, which belong to it. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
  while (start < end && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return text.slice(start, end);
}

/** @returns the id of the fragment; `undefined` if browsers may read different ids */
export function idOf(fragment: string): string | undefined {
  if (/[\0-\x20]$/.test(fragment)) return undefined; // URL parsers remove it (URL Standard, 4.4)
  try {
    return decodeURIComponent(fragment.replace(/[\t\r\n]/g, ''));
  } catch {
    return undefined;
  }
}

/** `@namespace` rules, which load nothing (CSS Namespaces 3). With a backslash it is the beginning of a value, and not a rule. */
const namespaceRule =
  /(?<!\\)@namespace\s+[\w-]*\s*(?:url\(\s*)?["']?http:\/\/www\.w3\.org\/[\w./#-]*["']?\s*\)?\s*;/gi;

/** The rest of `url(#id)` as programs write it. Anything else is refused, so that no reference is missed. */
const localAddress = /^(?:"#([^"\\]*)"|'#([^'\\]*)'|#([^"'()\\\t\n\r\f ]*))[\t\n\r\f ]*\)/;

const LONGEST_ID = 1000;

/** @returns in English, what the style loads from outside of the file, or what can’t be parsed; `undefined` if it is safe */
export function unsafeStyle(css: string): string | undefined {
  if (!/[(@:\\]/.test(css)) return undefined;
  const plain = css.replace(namespaceRule, '');
  const read = plain.includes('\\') ? unescaped(plain) : plain;
  for (const text of new Set([plain, read]))
    if (/@import|javascript:|-moz-binding|(^|[^\w-])(src|(-\w+-)?(image-set|element))\(/i.test(text))
      return refersTo(text.trim());
  // A function whose name ends with `url`.
  if (/([\w\x80-\uffff-]|\\(?:[\da-f]{1,6}\s?|[^]))url\(/i.test(plain)) return refersTo(plain.trim());
  const addresses = addressesIn(plain);
  if (addressesIn(read).length > addresses.length) return refersTo(read.trim()); // an escape hides a URL
  return addresses.map(unsafeAddress).find((found) => found !== undefined);
}

/** The texts after each `url(`. */
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

/** Ids of all elements that the style refers to. */
export const idsIn = (css: string) => addressesIn(css).flatMap((address) => idIn(address) ?? []);
