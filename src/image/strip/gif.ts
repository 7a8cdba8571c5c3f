// GIF: a screen, then blocks of sub-blocks (GIF89a specification, 15 to 27).
import { edit, type Edit } from './edits.js';
import { malformed, textAt, type Read } from './slices.js';

const IMAGE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;

/** How often it plays, and its colour profile. No browser draws any extension but these and how a frame is shown. */
const kept = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0|ICCRGBG1012)$/;

/** A table of colours follows in as many bytes; of the flags, how many colours that are. */
const tableLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

export async function gif(read: Read, size: number): Promise<Edit[]> {
  const edits: Edit[] = [];
  const byteAt = async (at: number) => (await read(at, 1)).getUint8(0);

  let hasPixels = false;
  for (let at = 13 + tableLength(await byteAt(10)); ;) {
    const start = at;
    if (hasPixels && at >= size) return edits; // cut: browsers show what there is
    const kind = await byteAt(at);
    if (hasPixels && kind === IMAGE && at + 10 > size) return edits;
    if (kind === TRAILER) return [...edits, edit(at + 1, size)];
    if (kind === IMAGE)
      at += 11 + tableLength(await byteAt(at + 9)); // with the code size of its first pixel
    else if (kind === EXTENSION) at += 2;
    else malformed();
    hasPixels ||= kind === IMAGE;
    for (let length = -1; length !== 0; at += length + 1) {
      if (hasPixels && at >= size) return kind === IMAGE ? edits : [...edits, edit(start, size)];
      length = await byteAt(at);
    }
    if (kind === IMAGE) continue;
    const head = await read(start, Math.min(14, at - start));
    const label = head.getUint8(1);
    const isKept = label === GRAPHIC_CONTROL || (label === APPLICATION && kept.test(textAt(head, 3, 11)));
    if (!isKept) edits.push(edit(start, at));
  }
}
