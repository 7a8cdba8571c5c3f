// Takes what an image tells of its photographer out of the file, and leaves what is its picture: no pixel is coded anew.
import type { ImageType } from '../rules/image-type.js';
import { apply, type Edit } from './strip/edits.js';
import { gif } from './strip/gif.js';
import { jpeg } from './strip/jpeg.js';
import { jxl } from './strip/jxl.js';
import { png } from './strip/png.js';
import { readerOf, type Read } from './strip/slices.js';
import { svg } from './strip/svg.js';
import { webp } from './strip/webp.js';

/** What is to change in a file of this format; throws a RangeError where it isn't as the format says. */
type Stripper = (read: Read, size: number) => Promise<Edit[]>;

/** Chunks of their own: most images are of another format. */
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
  'image/tiff': undefined, // pixels and metadata lie in one web of offsets, which is not taken apart
} satisfies Record<ImageType, Stripper | undefined>;

/**
 * The image without its metadata; pixels, orientation and colour profile as they were. The same file where there is none.
 * `undefined`: it can't be done without re-encoding. Rejects, as the browser does, where the file can't be read.
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
