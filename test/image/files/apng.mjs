// node apng.mjs FRAME.png... > ANIMATED.png: joins frames of one size and kind (APNG specification).
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { crc32 } from 'node:zlib';

/** @param {string} name @param {Buffer | number[]} data */
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), Buffer.from(data)]);
  return Buffer.concat([long(body.length - 4), body, long(crc32(body))]);
}

/** @param {number[]} values */
const long = (...values) =>
  Buffer.from(values.flatMap((value) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255)));

/** @param {Buffer} png @returns {{ name: string, data: Buffer }[]} */
function chunksOf(png) {
  const chunks = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({
      name: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

const frames = process.argv.slice(2).map((path) => chunksOf(readFileSync(path)));
const header = frames[0]?.find(({ name }) => name === 'IHDR')?.data ?? Buffer.alloc(13);
let sequence = 0;
const parts = [
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunk('IHDR', header),
  chunk('acTL', long(frames.length, 0)),
];
frames.forEach((frame, index) => {
  const size = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const hundredMilliseconds = [0, 1, 0, 10];
  parts.push(chunk('fcTL', [...long(sequence++, ...size, 0, 0), ...hundredMilliseconds, 0, 0]));
  for (const { data } of frame.filter(({ name }) => name === 'IDAT'))
    parts.push(index === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([long(sequence++), data])));
});
process.stdout.write(Buffer.concat([...parts, chunk('IEND', [])]));
