// The tracks of an image sequence: when it was made, and what its maker says of it (ISO/IEC 14496-12, 8.2 to 8.4, 8.10).
import { boxesIn } from './boxes.js';
import { bytesOf, malformed, textAt } from './slices.js';

/** The same `moov` box, as long as before. */
export function strippedMovie(movie: DataView): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(movie).slice();
  const view = new DataView(bytes.buffer);
  clear(view, 0, view.byteLength);
  return bytes;
}

function clear(view: DataView, from: number, to: number): void {
  const bytes = bytesOf(view);
  for (const { type, start, body, end } of boxesIn(view, from, to)) {
    if (/^(?:moov|trak|mdia)$/.test(type)) clear(view, body, end);
    if (/^(?:mvhd|tkhd|mdhd)$/.test(type)) {
      const times = view.getUint8(body) === 1 ? 16 : 8;
      bytes.fill(0, body + 4, body + 4 + times);
    }
    if (/^(?:udta|meta|uuid|free|skip)$/.test(type)) {
      view.setUint32(start + 4, 0x66726565); // free
      bytes.fill(0, body, end);
    }
    // Others may be text: where one was, second by second.
    if (type === 'hdlr' && !/^(?:pict|auxv|vide)$/.test(textAt(view, body + 8, 4))) malformed();
  }
}
