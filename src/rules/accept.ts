// The formats that an `accept` attribute names.
import { ACCEPT } from './defaults.js';
import { formatName } from './format-name.js';
import type { ImageType } from './image-type.js';

/** The extensions of each format, and other MIME types for it. */
const namesOf: Readonly<Record<ImageType, string>> = {
  'image/jpeg': '.jpeg .jpg .jpe .jfif .jfi .jif image/jpg image/pjpeg',
  'image/png': '.png .apng image/apng image/x-png',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/avif': '.avif .avifs',
  'image/heic': '.heic .heics .hif image/heic-sequence', // .hif: Canon's and Sony's cameras
  'image/heif': '.heif .heifs image/heif-sequence',
  'image/jxl': '.jxl',
  'image/bmp': '.bmp .dib image/x-ms-bmp',
  'image/tiff': '.tiff .tif',
  'image/x-icon': '.ico image/vnd.microsoft.icon',
  'image/svg+xml': '.svg',
};

/** Maps each extension and MIME type to the MIME type that the package uses for the format. */
export const types = new Map(
  Object.entries(namesOf).flatMap(([type, names]) =>
    [type, ...names.split(' ')].map((name) => [name, type] as const),
  ),
);

/** The MIME type for the extension of this file name; `undefined` if no known image format has the extension. */
export const typeByName = (name: string): string | undefined =>
  types.get(/\.[^.]*$/.exec(name.toLowerCase())?.[0] ?? '');

/** Names of the formats in `accept`, for a hint: `image/png,.webp` → `PNG`, `WebP`; empty if any image is accepted. */
export function acceptedFormats(accept: string): string[] {
  const tokens = typesOf(accept);
  return tokens.some(isAny) ? [] : [...new Set(tokens.filter((token) => !isByName(token)).map(formatName))];
}

/** The tokens of `accept` that can match an image, as a list for `<input accept>`; `image/*` if there are none. */
export const usableAccept = (accept: string): string => usable(tokensOf(accept)).join();

/** Whether `accept` has a token that matches no image, or matches images only by their file names. */
export const isQuestionable = (accept: string): boolean =>
  tokensOf(accept).some((token) => !isUsable(token) || isByName(token));

/** The tokens of `accept` in lower case, without empty ones. */
export const tokensOf = (accept: string) =>
  accept
    .toLowerCase()
    .split(',')
    .map((token) => token.trim())
    .filter(Boolean);

export const isAny = (token: string) => token === 'image/*' || token === '*/*';
export const isByName = (token: string) => token.startsWith('.') && !types.has(token);

/** An unknown extension is usable, since a known format can be saved under it: `.dng` files are TIFF. */
export const isUsable = (token: string) =>
  isAny(token) || types.has(token) || /^\.[^\s.;|/*"'`]+$/.test(token);

function usable(tokens: readonly string[]): readonly string[] {
  const found = tokens.filter(isUsable);
  return found.length > 0 ? found : [ACCEPT];
}

/** The usable tokens; each that names a known format is replaced by that format's MIME type. */
export const typesOf = (accept: string) => usable(tokensOf(accept)).map((token) => types.get(token) ?? token);
