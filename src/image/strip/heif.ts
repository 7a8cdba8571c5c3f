// Strips HEIC, HEIF and AVIF. Boxes refer to each other by offset, so nothing moves: metadata is overwritten in place (ISO/IEC
// 14496-12; ISO/IEC 23008-12).
import { BOX_HEADER, boxAt, type Box } from './boxes.js';
import { edit, zeroed, type Edit } from './edits.js';
import { without, type Span } from './heif-bytes.js';
import { strippedMeta } from './heif-meta.js';
import { strippedMini } from './heif-mini.js';
import { strippedMovie } from './heif-movie.js';
import { malformed, type Read } from './slices.js';

/** Largest `meta` box. An image with 800 tiles has one of 100 KB. */
const MOST_INDEX = 4_194_304;

export async function heif(read: Read, size: number): Promise<Edit[]> {
  const edits: Edit[] = [];
  const data: Span[] = []; // spans with the data of items and films
  const unknown: Box[] = [];
  let meta: Box | undefined;
  let movie: Box | undefined;
  let mini: Box | undefined;
  let tail = 0; // end of the last box that is kept
  for (let at = 0; at < size;) {
    const box = boxAt(await read(at, Math.min(BOX_HEADER, size - at)), 0, at, size);
    at = box.end;
    if (box.type === 'meta' && !meta) meta = box;
    else if (box.type === 'moov' && !movie) movie = box;
    else if (box.type === 'mini' && !mini) mini = box;
    else if (box.type === 'mdat') data.push({ start: box.body, end: box.end });
    else if (box.type === 'free' || box.type === 'skip') edits.push(...zeroed(box.body, box.end));
    else if (/^m(?:eta|oov|oof|ini)$/.test(box.type)) malformed();
    else if (box.type !== 'ftyp') {
      unknown.push(box); // films of live photos, XMP, C2PA, additions of phone makers
      continue;
    }
    tail = at;
  }
  for (const { start, body, end } of unknown)
    if (end < tail) edits.push(edit(start + 4, start + 8, FREE), ...zeroed(body, end));
  edits.push(edit(tail, size));

  const whole = ({ start, end }: Box) => (end - start > MOST_INDEX ? malformed() : read(start, end - start));
  const kept: Span[] = [];
  if (movie) {
    const { bytes, kept: pictures } = strippedMovie(await whole(movie));
    edits.push(edit(movie.start, movie.end, bytes));
    kept.push(...pictures);
  } else if (mini && !meta) edits.push(...(await strippedMini(read, mini)));
  else if (!meta) malformed();
  if (meta) {
    const { bytes, kept: pictures } = strippedMeta(await whole(meta), size);
    edits.push(edit(meta.start, meta.end, bytes));
    kept.push(...pictures);
  }
  const isInData = (span: Span) => data.some(({ start, end }) => start <= span.start && span.end <= end);
  if (!kept.every(isInData)) malformed();
  for (const { start, end } of without(data, kept)) edits.push(...zeroed(start, end));
  return edits;
}

const FREE = [0x66, 0x72, 0x65, 0x65];
