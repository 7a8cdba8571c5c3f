// Whether a file is one that an `accept` attribute lets in.
import { isAny, isByName, typesOf } from './accept.js';

const SVG = 'image/svg+xml';

/**
 * Does `accept` let this file in? Tokens are those of `<input type=file>`: a MIME type, `type/*` or `.extension`. Those that
 * can't match any image are ignored; without any other, `accept` means `image/*`.
 *
 * A token is compared with the bytes: `.jpg` is JPEG, under whatever name. Only an extension that no known image format has
 * is compared with the file's name. SVG can carry script, so `image/*` means raster images: SVG has to be named.
 *
 * @param type the MIME type that the bytes have
 * @param name the file's name
 */
export function isAccepted(accept: string, type: string, name: string): boolean {
  const tokens = typesOf(accept);
  if (type === SVG) return tokens.includes(SVG);
  return tokens.some(
    (token) => isAny(token) || (isByName(token) ? name.toLowerCase().endsWith(token) : token === type),
  );
}
