// In which format an image is written, by what is wanted and what this browser can write.
import type { Encodable } from '../../rules/preparation.js';
import { canvasOf } from '../canvas.js';
import type { Size } from './lanczos.js';

/** Pixels of a WebP along an edge; Chromium cuts off the rest without a word. */
const WEBP_LIMIT = 16_383;

/**
 * The format wanted, or else the image's own; where the browser can't write that, WebP; and where not that, JPEG, or PNG if
 * there is transparency. What is in none of the formats of the web (HEIC, TIFF, BMP) or in GIF becomes JPEG at once.
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

/** What browsers take where nothing is said; here it is the same in all of them. */
export const usualQuality: Readonly<Record<Encodable, number>> = {
  'image/jpeg': 0.92,
  'image/png': 1,
  'image/webp': 0.8,
  'image/avif': 0.8,
};

const isEncodable = (type: string): type is Encodable => type in usualQuality;

/** Formats that hardly any browser but Safari shows: who wants another wants to see the image, at any number of bytes. */
export const isSeldomShown = (type: string): boolean => /^image\/(heic|heif|tiff|jxl)$/.test(type);

const written = new Map<Encodable, Promise<boolean>>();

/** A canvas of one pixel tells: it writes PNG in the place of what it can't. */
function isWritten(type: Encodable): Promise<boolean> {
  const known = written.get(type);
  if (known) return known;
  const { encode } = canvasOf(1, 1, { willReadFrequently: true });
  const asked = encode(type, 1).then((blob) => blob.type === type);
  written.set(type, asked);
  return asked;
}
