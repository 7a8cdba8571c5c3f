// Removes metadata from an image file without re-encoding pixels.
import type { ImageType } from '../rules/image-type.js';
import { apply, type Edit } from './strip/edits.js';
import { gif } from './strip/gif.js';
import { jpeg } from './strip/jpeg.js';
import { jxl } from './strip/jxl.js';
import { png } from './strip/png.js';
import { readerOf, type Read } from './strip/slices.js';
import { svg } from './strip/svg.js';
import { webp } from './strip/webp.js';

/** Returns the edits that strip a file of this format; throws a RangeError if the file violates the format. */
type Stripper = (read: Read, size: number) => Promise<Edit[]>;

/** Formats that are loaded as chunks of their own, since most images are of another format. */
const heif: Stripper = async (...file) => (await import('./strip/heif.js')).heif(...file);
const bmp: Stripper = async (...file) => (await import('./strip/bitmaps.js')).bmp(...file);
const ico: Stripper = async (...file) => (await import('./strip/bitmaps.js')).ico(...file);

const strippers: Readonly<Record<string, Stripper | undefined>> = {
  'image/jpeg': jpeg,
  'image/png': png,
  'image/webp': webp,
  'image/gif': gif,
  'image/jxl': jxl,
  'image/avif': heif,
  'image/heic': heif,
  'image/heif': heif,
  'image/bmp': bmp,
  'image/x-icon': ico,
  'image/svg+xml': svg,
  'image/tiff': undefined, // not supported: pixels and metadata are connected by offsets
} satisfies Record<ImageType, Stripper | undefined>;

/**
 * Resolves to the image without metadata, with the same pixels, orientation and colour profile; to the same file if it has none;
 * to `undefined` if it can't be stripped without re-encoding. Rejects with the browser's error if the file can't be read.
 */
export async function strip(file: Blob, type: string): Promise<Blob | undefined> {
  const read = readerOf(file);
  try {
    const edits = await strippers[type]?.(read, file.size);
    return edits && (await apply(file, type, edits, read));
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}
