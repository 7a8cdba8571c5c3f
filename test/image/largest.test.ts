import { expect } from '@open-wc/testing';
import { factsOf } from './found.js';
import { ascii, blob, chunk, frame, jpeg, long } from './made.js';

describe('the largest that headers can say', () => {
  const most = 65_535;
  const rows: readonly (readonly [string, Blob, number])[] = [
    ['JPEG', jpeg(frame(most, most)), most],
    [
      'PNG',
      blob([0x89, ...ascii('PNG\r\n\x1a\n')], chunk('IHDR', [...long(most), ...long(most), 8, 6, 0, 0, 0])),
      most,
    ],
    ['GIF', blob(ascii('GIF89a'), [255, 255, 255, 255, 0, 0, 0, 0x3b]), most],
    // Sizes of 14 and 24 bits.
    [
      'WebP',
      blob(ascii('RIFF\0\0\0\0WEBPVP8 \0\0\0\0'), [0, 0, 0, 0x9d, 1, 0x2a, 255, 255, 255, 255]),
      16_383,
    ],
    [
      'lossless WebP',
      blob(ascii('RIFF\0\0\0\0WEBPVP8L\0\0\0\0'), [0x2f, 255, 255, 255, 255], ascii('12345')),
      16_384,
    ],
    [
      'extended WebP',
      blob(ascii('RIFF\0\0\0\0WEBPVP8X\0\0\0\0'), [0, 0, 0, 0, 254, 255, 0, 254, 255, 0]),
      most,
    ],
    [
      'BMP',
      blob(ascii('BM'), Array<number>(12).fill(0), [40, 0, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0]),
      most,
    ],
  ];
  for (const [what, image, edge] of rows)
    it(`is read from a ${what} without a decoder`, async () =>
      expect(await factsOf(image)).to.include({ width: edge, height: edge }));
});
