import { expect } from '@open-wc/testing';
import { factsOf } from './found.js';
import { ascii, blob, LONG, make, orientation, SHORT, tiff, type Tag } from './made.js';

const size: readonly Tag[] = [
  [0x100, SHORT, 300],
  [0x101, LONG, 200],
];
const xmp = (place: number, count: number): Tag => [0x2bc, 1, place, count];

describe('a TIFF', () => {
  for (const little of [true, false])
    it(`is read ${little ? 'little' : 'big'}-endian`, async () =>
      expect(await factsOf(blob(tiff([{ tags: size }], { little })))).to.include({
        width: 300,
        height: 200,
        metadata: false,
      }));

  it('is its first page, whatever the second is', async () => {
    const second: Tag[] = [
      [0x100, SHORT, 9],
      [0x201, LONG, 20],
      [0x202, LONG, 9],
    ];
    const facts = await factsOf(blob(tiff([{ tags: size, next: 1 }, { tags: second }])));
    expect(facts).to.include({ width: 300, height: 200, thumbnail: undefined });
  });

  it('is turned', async () =>
    expect(await factsOf(blob(tiff([{ tags: [...size, orientation(8)] }])))).to.include({
      width: 200,
      height: 300,
    }));

  it('tells who made it', async () =>
    expect(await factsOf(blob(tiff([{ tags: [...size, make] }])))).to.include({ metadata: true }));

  it('may have a position in XMP, which may be damaged', async () => {
    const packet = ascii('<exif:GPSLatitude>');
    const at = 8 + 6 + 3 * 12;
    const of = (tag: Tag) => factsOf(blob(tiff([{ tags: [...size, tag] }], { after: packet })));
    expect(await of(xmp(at, packet.length))).to.include({ location: true, width: 300 });
    expect(await of(xmp(0xffff_ff00, 20))).to.include({ location: false, metadata: true, width: 300 });
    expect(await of(xmp(at, 0xffff_ffff))).to.include({ location: true, width: 300 });
  });

  it('without a directory is of no size', async () =>
    expect(await factsOf(blob(ascii('II*\0'), [255, 255, 0, 0]))).to.include({ width: undefined }));
});
