import { expect } from '@open-wc/testing';
import { bytesOf } from '../images.js';
import { factsOf, file, shown } from './found.js';
import { ascii, blob } from './made.js';
import { watched } from './watched.js';

describe('a GIF’s blocks', () => {
  const screen = (width = 300, height = 200) => [
    ...ascii('GIF89a'),
    width & 255,
    width >> 8,
    height,
    0,
    0,
    0,
    0,
  ];
  const picture = (x = 0, y = 0, width = 9, height = 9) => [0x2c, x, 0, y, 0, width, 0, height, 0, 0];
  const pixels = (blocks: number, length = 255) => [
    8,
    ...Array.from({ length: blocks }, (_, block) => [
      length,
      ...Array.from({ length }, (_value, at) => (at * block * 7919) & 255),
    ]).flat(),
    0,
  ];
  const loops = [0x21, 0xff, 11, ...ascii('NETSCAPE2.0'), 3, 1, 0, 0, 0];
  const gif = (...parts: (readonly number[])[]) => blob(screen(), ...parts);

  for (const length of [255, 254])
    for (const frames of [1, 2])
      it(`tell ${frames === 1 ? 'one frame' : 'two frames'} of megabytes in blocks of ${length}`, async () => {
        const frame = [...picture(), ...pixels(8000, length)];
        const image = watched(gif(...Array<number[]>(frames).fill(frame), [0x3b]));
        expect(image.blob.size).to.be.above(2_000_000);
        expect(await factsOf(image.blob)).to.include({ width: 300, height: 200, animated: frames === 2 });
        expect(image.reads.bytes).to.be.below(65_536);
      });

  it('can loop a single frame, which is not animated', async () =>
    expect(await factsOf(gif(loops, picture(), pixels(3), [0x3b]))).to.include({ animated: false }));

  it('that can’t be skipped count as animated, since more can follow', async () => {
    const odd = Array.from({ length: 40_000 }, (_, block) => 1 + ((block * 7919) % 200));
    const uneven = [8, ...odd.flatMap((length) => [length, ...Array<number>(length).fill(0)])];
    expect(await factsOf(gif(picture(), uneven))).to.include({ width: 300, animated: true });
    expect(await factsOf(gif(picture(), uneven.slice(0, 9999)))).to.include({ width: 300, animated: false });
  });

  it('report comments before and after the pixels', async () => {
    const comment = [0x21, 0xfe, 2, 65, 66, 0];
    expect(await factsOf(gif(comment, picture(), pixels(1), [0x3b]))).to.include({ metadata: true });
    expect(await factsOf(gif(picture(), pixels(1), comment, [0x3b]))).to.include({ metadata: true });
    expect(await factsOf(gif([0x21, 0xf9, 4, 0, 0, 0, 0, 0], picture(), pixels(1), [0x3b]))).to.include({
      metadata: false,
    });
  });

  for (const [width, height, x, y] of [
    [10, 10, 0, 0],
    [10, 10, 20, 5],
    [0, 0, 0, 0],
    [100, 20, 0, 0],
    [200, 200, 3, 3],
  ] as const)
    it(`show a frame at ${x}, ${y} on a screen of ${width} × ${height} as the browser does`, async () => {
      const bytes = Array.from(await bytesOf(await file('plain.gif')));
      [bytes[6], bytes[8]] = [width, height];
      const at = bytes.findIndex((byte, index) => byte === 0x2c && bytes[index + 5] === 60);
      [bytes[at + 1], bytes[at + 3]] = [x, y];
      const facts = await factsOf(blob(bytes));
      // Some browsers use a frame that is larger than the screen as the screen.
      expect([[facts.width, facts.height], ...(width < 60 || height < 40 ? [[60, 40]] : [])]).to.deep.include(
        await shown(blob(bytes)),
      );
    });
});
