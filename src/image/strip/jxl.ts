// JPEG XL: a bare codestream, or boxes around it (ISO/IEC 18181-2).
import { BOX_HEADER, boxAt } from './boxes.js';
import { edit, type Edit } from './edits.js';
import { malformed, type Read } from './slices.js';

/**
 * Boxes that are kept: the codestream, which has orientation and colour profile, its index and its gain map. `jbrd` is removed with
 * the metadata: it has the comments and segments of the JPEG that the file was made of.
 */
const kept = /^(?:JXL |ftyp|jxl[lcpi]|jhgm)$/;

export async function jxl(read: Read, size: number): Promise<Edit[]> {
  const edits: Edit[] = [];
  if ((await read(0, 2)).getUint16(0) === 0xff0a) return edits;
  let isCoded = false;
  for (let at = 0; at < size;) {
    const { type, end } = boxAt(await read(at, Math.min(BOX_HEADER, size - at)), 0, at, size);
    if (!kept.test(type)) edits.push(edit(at, end));
    isCoded ||= /^jxl[cp]$/.test(type);
    at = end;
  }
  if (!isCoded) malformed();
  return edits;
}
