// A control: the thumbnail that the camera has embedded in the file, unchanged.
import { tile } from './tiles.js';

const SEGMENT = 64 * 1024; // the largest segment; EXIF is the first one

previews.ready(async (files) => {
  for (const file of files) {
    const head = new Uint8Array(await file.slice(0, SEGMENT).arrayBuffer());
    const end = 4 + (((head[4] ?? 0) << 8) | (head[5] ?? 0));
    const start = head.findIndex((byte, at) => at > 2 && byte === 0xff && head[at + 1] === 0xd8);
    const image = tile(new Image());
    image.src = URL.createObjectURL(new Blob([head.subarray(start, end)], { type: 'image/jpeg' }));
  }
});
