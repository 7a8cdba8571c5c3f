// Looks into the first bytes of a file: what it is and what is in it, by reading slices.
import type { ImageFacts } from '../rules/facts.js';
import type { ImageType } from '../rules/image-type.js';
import { readBmp } from './formats/bmp.js';
import { factsOf } from './formats/facts-of.js';
import { readGif } from './formats/gif.js';
import { readIco } from './formats/ico.js';
import { readJpeg } from './formats/jpeg.js';
import { readPng } from './formats/png.js';
import { isMarkup, readSvg, SVG_BYTES } from './formats/svg.js';
import { readTiff } from './formats/tiff.js';
import { readWebp } from './formats/webp.js';
import { readerOf, UnreadableImage, type Reading } from './reading.js';
import { sniffType } from './sniff.js';

export type Inspection =
  /** `facts` is `undefined` for what is none of the image formats known; has no size where the header is damaged. */
  | { readonly ok: true; readonly facts: ImageFacts | undefined }
  /** The bytes can't be read: a folder, a file that is gone, no permission; or a reader can't be loaded. */
  | { readonly ok: false; readonly cause: unknown };

type Reader = (type: ImageType) => Reading<ImageFacts>;

const boxed = async () => (await import('./formats/boxed.js')).readBoxed;

const readers: Readonly<Record<ImageType, () => Reader | Promise<Reader>>> = {
  'image/jpeg': () => readJpeg,
  'image/png': () => readPng,
  'image/gif': () => readGif,
  'image/webp': () => readWebp,
  'image/avif': boxed,
  'image/heic': boxed,
  'image/heif': boxed,
  'image/jxl': async () => (await import('./formats/boxed.js')).readJxl,
  'image/bmp': () => readBmp,
  'image/tiff': () => readTiff,
  'image/x-icon': () => readIco,
  'image/svg+xml': () => readSvg,
};

/** Reads slices, never the file; before any decoder sees a byte of it. */
export async function inspect(file: Blob): Promise<Inspection> {
  try {
    const read = readerOf(file);
    const type = await read(typeOf());
    if (type === undefined) return { ok: true, facts: undefined };
    const reader = await readers[type]();
    return { ok: true, facts: await read(reader(type)).catch(damaged(type)) };
  } catch (cause) {
    return { ok: false, cause };
  }
}

function* typeOf(): Reading<ImageType | undefined> {
  for (const length of SVG_BYTES) {
    const { buffer, byteOffset, byteLength } = yield { start: 0, length };
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    const type = sniffType(bytes);
    if (type !== undefined || !isMarkup(bytes)) return type;
  }
  return undefined;
}

const damaged = (type: ImageType) => (cause: unknown) => {
  if (cause instanceof UnreadableImage) return factsOf(type);
  throw cause;
};
