// Chooses the format in which an image is written, of those that the browser can encode.
import type { Encodable } from '../../rules/encodable.js';
import { canvasOf } from '../canvas.js';
import type { Size } from './lanczos.js';

/** Largest edge of a WebP in pixels. Chromium cuts off the rest without an error. */
const WEBP_LIMIT = 16_383;

/**
 * The wanted format, or the image's own, if the browser can encode it. Otherwise WebP, and if that can't be encoded, PNG if there is
 * transparency, or JPEG. An opaque image of a format without an encoder (HEIC, TIFF, BMP, GIF) becomes JPEG, not WebP.
 */
export async function formatFor(
  type: string,
  convert: Encodable | undefined,
  isOpaque: boolean,
  { width, height }: Size,
): Promise<Encodable> {
  const isPossible = async (format: Encodable) =>
    (format !== 'image/webp' || Math.max(width, height) <= WEBP_LIMIT) && (await isWritten(format));
  const wanted = convert ?? (isEncodable(type) ? type : undefined);
  if (wanted && (await isPossible(wanted))) return wanted;
  if ((wanted ?? !isOpaque) && (await isPossible('image/webp'))) return 'image/webp';
  return isOpaque ? 'image/jpeg' : 'image/png';
}

/** Default qualities of browsers, made the same in all of them. */
export const usualQuality: Readonly<Record<Encodable, number>> = {
  'image/jpeg': 0.92,
  'image/png': 1,
  'image/webp': 0.8,
  'image/avif': 0.8,
};

const isEncodable = (type: string): type is Encodable => type in usualQuality;

/** Formats that hardly any browser but Safari shows. They are converted even if the result has more bytes. */
export const isSeldomShown = (type: string): boolean => /^image\/(heic|heif|tiff|jxl)$/.test(type);

const written = new Map<Encodable, Promise<boolean>>();

/** Whether the browser can encode this type: a canvas of one pixel returns a PNG if it can't. */
function isWritten(type: Encodable): Promise<boolean> {
  const known = written.get(type);
  if (known) return known;
  const { encode } = canvasOf(1, 1, { willReadFrequently: true });
  const asked = encode(type, 1).then((blob) => blob.type === type);
  written.set(type, asked);
  return asked;
}
