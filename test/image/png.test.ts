import { expect } from '@open-wc/testing';
import { factsOf } from './found.js';
import { ascii, blob, chunk, long } from './made.js';
import { watched } from './watched.js';

describe('a PNG’s chunks', () => {
  const png = (...chunks: (readonly number[])[]) =>
    blob(
      [0x89, ...ascii('PNG\r\n\x1a\n')],
      chunk('IHDR', [...long(300), ...long(200), 8, 2, 0, 0, 0]),
      ...chunks,
    );
  const data = (length: number) => chunk('IDAT', Array<number>(length).fill(7));

  it('are read to the end over thousands of pixels’ chunks', async () => {
    const pixels = Array.from({ length: 2000 }, () => data(2000));
    const image = watched(png(...pixels, data(55), chunk('tIME', [1, 2, 3, 4, 5, 6, 7]), chunk('IEND')));
    expect(image.blob.size).to.be.above(4_000_000);
    expect(await factsOf(image.blob)).to.include({ width: 300, height: 200, metadata: true });
    expect(image.reads.slices).to.be.below(40);
    expect(image.reads.bytes).to.be.below(65_536);
  });

  it('that are of many lengths leave what was found', async () => {
    const pixels = Array.from({ length: 600 }, (_, index) => data(1500 + index));
    const image = watched(png(chunk('tEXt', ascii('a\0b')), ...pixels, chunk('IEND')));
    expect(await factsOf(image.blob)).to.include({ width: 300, height: 200, metadata: true });
    expect(image.reads.slices).to.be.at.most(256);
  });

  it('may hold XMP longer than one read', async () => {
    const text = [
      ...ascii('XML:com.adobe.xmp\0\0\0\0\0<exif:GPSLatitude>'),
      ...Array<number>(100_000).fill(32),
    ];
    const image = png(chunk('iTXt', text), chunk('acTL', [...long(2), ...long(0)]), data(9));
    expect(await factsOf(image)).to.include({ location: true, metadata: true, animated: true });
  });

  it('that break off leave what was found', async () =>
    expect(await factsOf(png(chunk('tEXt', [1]), data(9).slice(0, 5)))).to.include({
      width: 300,
      metadata: true,
    }));

  it('move it only before its pixels, and by two frames', async () => {
    const frames = (count: number) => chunk('acTL', [...long(count), ...long(0)]);
    expect(await factsOf(png(frames(2), data(9)))).to.include({ animated: true });
    expect(await factsOf(png(frames(1), data(9)))).to.include({ animated: false });
    expect(await factsOf(png(data(9), frames(2)))).to.include({ animated: false });
  });
});
