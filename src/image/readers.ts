// The reader of each format, and which of them a file needs. Loaded with the first file that is not a JPEG.
import type { ImageFacts } from '../rules/facts.js';
import type { ImageType } from '../rules/image-type.js';
import { readBmp } from './formats/bmp.js';
import { readGif } from './formats/gif.js';
import { readIco } from './formats/ico.js';
import { readJpeg } from './formats/jpeg.js';
import { readPng } from './formats/png.js';
import { isMarkup, readSvg, SVG_BYTES } from './formats/svg.js';
import { readTiff } from './formats/tiff.js';
import { readWebp } from './formats/webp.js';
import { bytesIn, type Read, type Reading } from './reading.js';
import { sniffType } from './sniff.js';

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

/** @returns `undefined` if it is none of the known formats */
export async function readFacts(read: Read): Promise<ImageFacts | undefined> {
  const type = await read(typeOf());
  return type && read((await readers[type]())(type));
}

function* typeOf(): Reading<ImageType | undefined> {
  for (const length of SVG_BYTES) {
    const bytes = bytesIn(yield { start: 0, length });
    const type = sniffType(bytes);
    if (type !== undefined || !isMarkup(bytes)) return type;
  }
  return undefined;
}
