// Decides whether an `accept` attribute allows a file.
import { isAny, isByName, typesOf } from './accept.js';

const SVG = 'image/svg+xml';

/**
 * Whether `accept` allows this file. The tokens are those of `<input type=file>`: a MIME type, `type/*` or `.extension`. Tokens
 * that can't match any image are ignored. If no token is left, `accept` means `image/*`.
 *
 * Tokens are compared with the type of the bytes: `.jpg` allows JPEG with any file name. Only an extension that no known image
 * format has is compared with the file name. `image/*` means raster images; SVG has to be named, since it can contain script.
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
