// ICO and CUR: a directory of pictures, each a PNG or a BMP without its file header.
import { little, pictureAt, rowsLength } from './bmp.js';
import { edit, type Edit } from './edits.js';
import { without, type Span } from './heif-bytes.js';
import { pngParts } from './png.js';
import { malformed, type Read } from './slices.js';

const ENTRY = 16;
/** Largest number of pictures. Programs write about thirty at most. */
const MOST_PICTURES = 256;
const PNG = 0x89504e47;

/** A picture, and the edits of it. */
interface Picture extends Span {
  readonly edits: readonly Edit[];
}

/** Removes bytes between and after the pictures, and moves the following pictures up. */
export async function ico(read: Read, size: number): Promise<Edit[]> {
  const count = (await read(4, 2)).getUint16(0, true);
  if (count > MOST_PICTURES) malformed();
  const directory = await read(6, count * ENTRY);
  const pictures = new Map<number, Picture>();
  const entries: { readonly at: number; readonly picture: Picture }[] = [];
  for (let at = 0; at < count * ENTRY; at += ENTRY) {
    const start = directory.getUint32(at + 12, true);
    if (start + 4 > size) continue; // beyond the end of the file
    const picture = pictures.get(start) ?? (await pictureFrom(read, start, size));
    pictures.set(start, picture);
    entries.push({ at: 6 + at + 8, picture });
  }

  const all = [...pictures.values()].sort((one, other) => one.start - other.start);
  const isShared = all.some(({ start }, index) => start < (all[index - 1]?.end ?? 0));
  const edits = all.flatMap((picture) => picture.edits);
  if (isShared && edits.length > 0) malformed();
  const kept = [{ start: 0, end: 6 + count * ENTRY }, ...all];
  edits.push(...without([{ start: 0, end: size }], kept).map(({ start, end }) => edit(start, end)));

  const moved = (place: number) =>
    edits
      .filter(({ end }) => end <= place)
      .reduce((left, { start, end, bytes }) => left - (end - start) + bytes.length, place);
  return [
    // The stated length may be wrong: most browsers read up to the end of the PNG, or of the rows.
    ...entries.map(({ at, picture: { start, end } }) =>
      edit(at, at + 8, [...little(moved(end) - moved(start)), ...little(moved(start))]),
    ),
    ...edits,
  ];
}

async function pictureFrom(read: Read, start: number, size: number): Promise<Picture> {
  if ((await read(start, 4)).getUint32(0) === PNG) {
    const { edits, end } = await pngParts((at, bytes) => read(start + at, bytes), size - start);
    return {
      start,
      end: start + end,
      edits: edits.map((each) => edit(start + each.start, start + each.end, each.bytes)),
    };
  }
  const { head, unused, width, height, bits, compression } = await pictureAt(read, start);
  if (compression === 1 || compression === 2) malformed(); // run-length encoding is not used in icons
  const rows = height / 2; // the height includes the mask below the pixels
  const length = head + unused + rowsLength(width, bits, rows) + rowsLength(width, 1, rows);
  return { start, end: Math.min(start + length, size), edits: [] };
}
