// Reads texts of a PNG that are compressed, or written in hexadecimal digits by ImageMagick (PNG specification, 11.3.3).
import { inflated } from './inflate.js';

/** Extracts XMP, a TIFF structure, or any other text from the content of a `tEXt`, `zTXt` or `iTXt` chunk. */
export async function textIn(chunk: DataView, type: string): Promise<DataView> {
  const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const name = bytes.indexOf(0);
  let start = name + 1;
  let isPacked = type === 'zTXt';
  if (isPacked) start += 1; // the compression method, of which there is one
  if (type === 'iTXt') {
    isPacked = bytes[start] === 1;
    const language = bytes.indexOf(0, start + 2);
    start = bytes.indexOf(0, language + 1) + 1;
  }
  start = Math.min(start, chunk.byteLength);
  const content = new DataView(chunk.buffer, chunk.byteOffset + start, chunk.byteLength - start);
  const text = isPacked ? await inflated(content, 'deflate') : content;
  const isProfile = latin1.decode(bytes.subarray(0, name)).startsWith('Raw profile type ');
  return isProfile ? profileIn(text) : text;
}

const latin1 = new TextDecoder('latin1');

/** Decodes the digits, which follow a name and a number of bytes. A TIFF structure follows "Exif". */
function profileIn(text: DataView): DataView {
  const digits = latin1
    .decode(text)
    .replace(/^\s*\S+\s+\d+/, '')
    .replace(/\s/g, '');
  const profile = Uint8Array.from(digits.match(/[\da-f]{2}/gi) ?? [], (pair) => parseInt(pair, 16));
  const isExif = latin1.decode(profile.subarray(0, 6)) === 'Exif\0\0';
  return new DataView(profile.buffer, isExif ? 6 : 0);
}
