// Which files an `accept` attribute lets in.
import { formatName } from './format-name.js';

const SVG = 'image/svg+xml';

/** Extensions and other names → the one MIME type by which the format goes here. */
export const types = new Map([
  ['.jpg', 'image/jpeg'],
  ['.jpe', 'image/jpeg'],
  ['.jfif', 'image/jpeg'],
  ['.jfi', 'image/jpeg'],
  ['.jif', 'image/jpeg'],
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['.apng', 'image/png'],
  ['image/apng', 'image/png'],
  ['image/x-png', 'image/png'],
  ['.svg', SVG],
  [SVG, SVG],
  ['.tif', 'image/tiff'],
  ['.dib', 'image/bmp'],
  ['image/x-ms-bmp', 'image/bmp'],
  ['.avifs', 'image/avif'],
  ['.heics', 'image/heic'],
  ['.hif', 'image/heic'], // of Canon's and Sony's cameras
  ['image/heic-sequence', 'image/heic'],
  ['.heifs', 'image/heif'],
  ['image/heif-sequence', 'image/heif'],
  ['.ico', 'image/x-icon'],
  ['image/x-icon', 'image/x-icon'],
  ['image/vnd.microsoft.icon', 'image/x-icon'],
  ...['jpeg', 'png', 'gif', 'webp', 'avif', 'heic', 'heif', 'bmp', 'tiff', 'jxl'].flatMap((format) =>
    ['.', 'image/'].map((start) => [start + format, `image/${format}`] as const),
  ),
]);

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

/** The MIME type of this file name's extension; `undefined` where no known image format has it. */
export const typeByName = (name: string): string | undefined =>
  types.get(/\.[^.]*$/.exec(name.toLowerCase())?.[0] ?? '');

/** Names of the formats in `accept`, for a hint: `image/png,.webp` → `PNG`, `WebP`; empty where any image is accepted. */
export function acceptedFormats(accept: string): string[] {
  const tokens = typesOf(accept);
  return tokens.some(isAny) ? [] : [...new Set(tokens.filter((token) => !isByName(token)).map(formatName))];
}

/** The tokens of `accept` that can match an image, as a list for `<input accept>`; `image/*` where there are none. */
export const usableAccept = (accept: string): string => usable(tokensOf(accept)).join();

/** Does `accept` have a token that matches no image, or only one by its file name? */
export const isQuestionable = (accept: string): boolean =>
  tokensOf(accept).some((token) => !isUsable(token) || isByName(token));

/** In lower case, without empty ones. */
export const tokensOf = (accept: string) =>
  accept
    .toLowerCase()
    .split(',')
    .map((token) => token.trim())
    .filter(Boolean);

export const isAny = (token: string) => token === 'image/*' || token === '*/*';
export const isByName = (token: string) => token.startsWith('.') && !types.has(token);

/** An extension that is not in the table may be one under which an image is saved: `.dng` is TIFF. */
export const isUsable = (token: string) =>
  isAny(token) || types.has(token) || /^\.[^\s.;|/*"'`]+$/.test(token);

function usable(tokens: readonly string[]): readonly string[] {
  const found = tokens.filter(isUsable);
  return found.length > 0 ? found : ['image/*'];
}

/** By the MIME type of the format where the table has it. */
const typesOf = (accept: string) => usable(tokensOf(accept)).map((token) => types.get(token) ?? token);
