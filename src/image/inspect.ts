// Reads the facts of an image from slices of its file.
import type { ImageFacts } from '../rules/facts.js';
import { isJpeg, readJpeg } from './formats/jpeg.js';
import { bytesIn, readerOf, type Reading, type Sliced } from './reading.js';

export type Inspection =
  /** `facts` is `undefined` if the format is not known, and has no size if the header is damaged. */
  | { readonly ok: true; readonly facts: ImageFacts | undefined }
  /** The file can't be read (a folder, a deleted file, no permission), or a reader can't be loaded. */
  | { readonly ok: false; readonly cause: unknown };

/** Most photos are JPEG, and need no other reader. */
export const loadReaders = () => import('./readers.js');

/** Reads slices, never the whole file, before any decoder gets a byte of it. */
export async function inspect(file: Sliced): Promise<Inspection> {
  try {
    const read = readerOf(file);
    const facts = (await read(beginsAsJpeg()))
      ? await read(readJpeg('image/jpeg'))
      : await (await loadReaders()).readFacts(read);
    return { ok: true, facts };
  } catch (cause) {
    return { ok: false, cause };
  }
}

function* beginsAsJpeg(): Reading<boolean> {
  return isJpeg(bytesIn(yield { start: 0, length: 3 }));
}
