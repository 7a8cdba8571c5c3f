// GIF: a screen, then blocks of sub-blocks (GIF89a specification, 15 to 27).
import { isProfile, PROFILE_HEAD } from './colour-profile.js';
import { edit, type Edit } from './edits.js';
import { malformed, textAt, type Read } from './slices.js';

const IMAGE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;

/** Application extensions with the number of loops. Browsers use no others but a colour profile and the display of a frame. */
const plays = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/;
const PROFILE = 'ICCRGBG1012';
/** Offset of the data in an application extension: after its name and the length of the first block. */
const DATA = 15;

/** Bytes of the colour table that follows, by the flags, which have the number of colours. */
const tableLength = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

export async function gif(read: Read, size: number): Promise<Edit[]> {
  const edits: Edit[] = [];
  const byteAt = async (at: number) => (await read(at, 1)).getUint8(0);

  let hasPixels = false;
  for (let at = 13 + tableLength(await byteAt(10)); ;) {
    const start = at;
    if (hasPixels && at >= size) return edits; // truncated: browsers show the part that is there
    const kind = await byteAt(at);
    if (hasPixels && kind === IMAGE && at + 10 > size) return edits;
    if (kind === TRAILER) return [...edits, edit(at + 1, size)];
    if (kind === IMAGE)
      at += 11 + tableLength(await byteAt(at + 9)); // including the minimum code size
    else if (kind === EXTENSION) at += 2;
    else malformed();
    hasPixels ||= kind === IMAGE;
    for (let length = -1; length !== 0; at += length + 1) {
      if (hasPixels && at >= size) return kind === IMAGE ? edits : [...edits, edit(start, size)];
      length = await byteAt(at);
    }
    if (kind === IMAGE) continue;
    if (!isKept(await read(start, Math.min(DATA + PROFILE_HEAD, at - start)))) edits.push(edit(start, at));
  }
}

function isKept(extension: DataView): boolean {
  const label = extension.getUint8(1);
  const name = textAt(extension, 3, 11);
  return (
    label === GRAPHIC_CONTROL ||
    (label === APPLICATION && (plays.test(name) || (name === PROFILE && isProfile(extension, DATA))))
  );
}
