// Which files an `accept` attribute lets in.
import { formatName } from './format-name.js';

const SVG = 'image/svg+xml';

/** Extensions and other names → the one MIME type by which the format goes here. */
const types = new Map([
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.jfif', 'image/jpeg'],
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['.apng', 'image/png'],
  ['image/apng', 'image/png'],
  ['.svg', SVG],
  ['.tif', 'image/tiff'],
  ['.ico', 'image/x-icon'],
  ['image/vnd.microsoft.icon', 'image/x-icon'],
  ...['png', 'gif', 'webp', 'avif', 'heic', 'heif', 'bmp', 'tiff', 'jxl'].map(
    (format) => [`.${format}`, `image/${format}`] as const,
  ),
]);

/**
 * Does `accept` let this file in? Tokens are those of `<input type=file>`: a MIME type, `type/*` or `.extension`.
 * They mean what the bytes are: `.jpg` is JPEG, under whatever name; only an extension that is none of an image format
 * known goes by the name. SVG can carry script, so `image/*` and an empty list mean raster images: SVG has to be named.
 *
 * @param type the MIME type that the bytes have
 * @param name the file's name
 */
export function isAccepted(accept: string, type: string, name: string): boolean {
  const tokens = tokensOf(accept);
  if (type === SVG) return tokens.includes(SVG);
  if (tokens.length === 0) return true;
  return tokens.some((token) => {
    if (token.startsWith('.')) return name.toLowerCase().endsWith(token);
    return token === '*/*' || (token.endsWith('/*') ? type.startsWith(token.slice(0, -1)) : token === type);
  });
}

/** The MIME type that this file's name promises; `undefined` where its extension is none of an image format known. */
export const typeByName = (name: string): string | undefined =>
  types.get(/\.[^.]*$/.exec(name.toLowerCase())?.[0] ?? '');

/** The formats that `accept` comes down to, for a hint: `image/png,.webp` → `PNG`, `WebP`; empty where it is any. */
export function acceptedFormats(accept: string): string[] {
  const tokens = tokensOf(accept);
  return tokens.some((token) => token.includes('*')) ? [] : [...new Set(tokens.map(formatName))];
}

/** In lower case, and by MIME type where that is known. */
const tokensOf = (accept: string) =>
  accept
    .toLowerCase()
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '')
    .map((token) => types.get(token) ?? token);
