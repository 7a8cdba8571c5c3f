// Strips EXIF and XMP from a HEIF or AVIF that is one `mini` box. It has no offsets, so bytes can be removed.
import { METADATA_FLAGS, MINI_HEADER, miniOf } from '../formats/mini.js';
import type { Box } from './boxes.js';
import { edit, type Edit } from './edits.js';
import { uint } from './heif-bytes.js';
import { bytesOf, malformed, type Read } from './slices.js';

export async function strippedMini(read: Read, box: Box): Promise<Edit[]> {
  const length = box.end - box.body;
  const view = await read(box.body, Math.min(MINI_HEADER, length));
  const { hasMetadata, parts } = miniOf(view, length);
  if (!hasMetadata) return [];
  if (!parts) malformed();
  const bytes = bytesOf(view);
  const bits: number[] = [];
  for (let at = 0; at < parts.header; at += 1)
    if (!parts.told.some(({ start, end }) => start <= at && at < end))
      bits.push(METADATA_FLAGS.includes(at) ? 0 : ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
  const header = new Uint8Array(Math.ceil(bits.length / 8));
  bits.forEach((bit, at) => (header[at >> 3] = (header[at >> 3] ?? 0) | (bit << (7 - (at & 7)))));
  const before = Math.ceil(parts.header / 8);
  const left = 8 + header.length + parts.exif.start - before;
  return [
    edit(box.start, box.body, [...uint(left, 4), 0x6d, 0x69, 0x6e, 0x69]),
    edit(box.body, box.body + before, header),
    edit(box.body + parts.exif.start, box.end),
  ];
}
