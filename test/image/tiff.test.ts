import { expect } from '@open-wc/testing';
import { factsOf } from './found.js';
import {
  ascii,
  blob,
  exifSegment,
  frame,
  jpeg,
  LONG,
  make,
  orientation,
  SHORT,
  tiff,
  type Tag,
} from './made.js';

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

  it('has an orientation', async () =>
    expect(await factsOf(blob(tiff([{ tags: [...size, orientation(8)] }])))).to.include({
      width: 200,
      height: 300,
    }));

  it('reports its author as metadata', async () =>
    expect(await factsOf(blob(tiff([{ tags: [...size, make] }])))).to.include({ metadata: true }));

  it('can have a position in XMP, even if that is damaged', async () => {
    const packet = ascii('<exif:GPSLatitude>');
    const at = 8 + 6 + 3 * 12;
    const of = (tag: Tag) => factsOf(blob(tiff([{ tags: [...size, tag] }], { after: packet })));
    expect(await of(xmp(at, packet.length))).to.include({ location: true, width: 300 });
    expect(await of(xmp(0xffff_ff00, 20))).to.include({ location: false, metadata: true, width: 300 });
    expect(await of(xmp(at, 0xffff_ffff))).to.include({ location: true, width: 300 });
  });

  it('without a directory has no size', async () =>
    expect(await factsOf(blob(ascii('II*\0'), [255, 255, 0, 0]))).to.include({ width: undefined }));
});

describe('a BigTIFF', () => {
  const LONG8 = 16;
  const numberOf = (value: number, bytes: number, little: boolean) => {
    const digits = Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** at) % 256);
    return little ? digits : digits.toReversed();
  };
  /** Consecutive directories. A value is a number, or the index of a directory. */
  function bigTiff(directories: readonly (readonly Tag[])[], little: boolean, more: readonly number[] = []) {
    const number = (value: number, bytes: number) => numberOf(value, bytes, little);
    const place = (index: number) =>
      directories.slice(0, index).reduce((at, tags) => at + 16 + tags.length * 20, 16);
    const entry = ([tag, type, value, count = 1]: Tag) => {
      const written = typeof value === 'number' ? value : place(value.directory);
      const bytes = type === SHORT ? 2 : type === LONG ? 4 : 8;
      return [
        ...number(tag, 2),
        ...number(type, 2),
        ...number(count, 8),
        ...number(written, bytes),
        ...Array<number>(8 - bytes).fill(0),
      ];
    };
    return blob(
      ascii(little ? 'II' : 'MM'),
      [...number(43, 2), ...number(8, 2), 0, 0, ...number(16, 8)],
      ...directories.map((tags) => [...number(tags.length, 8), ...tags.flatMap(entry), ...number(0, 8)]),
      more,
    );
  }
  const gps: readonly Tag[] = [
    [2, 5, 0, 3],
    [4, 5, 0, 3],
  ];

  for (const little of [true, false])
    it(`is read ${little ? 'little' : 'big'}-endian, with its turn and its position`, async () => {
      const tags: Tag[] = [...size, orientation(6), [0x8825, LONG8, { directory: 1 }]];
      expect(await factsOf(bigTiff([tags, gps], little))).to.include({
        type: 'image/tiff',
        width: 200,
        height: 300,
        orientation: 6,
        metadata: true,
        location: true,
      });
      expect(await factsOf(bigTiff([size], little))).to.include({
        width: 300,
        metadata: false,
        location: false,
      });
    });

  it('may have a position in XMP', async () => {
    const packet = ascii('<exif:GPSLatitude>');
    const at = 16 + 16 + 3 * 20;
    const image = bigTiff([[...size, [0x2bc, 1, at, packet.length]]], true, packet);
    expect(await factsOf(image)).to.include({ location: true, width: 300 });
  });

  it('can have offsets beyond any file', async () => {
    const endless = blob(ascii('II+\0'), [8, 0, 0, 0], Array<number>(8).fill(255));
    expect(await factsOf(endless)).to.include({ width: undefined });
    const many = blob(ascii('II+\0'), [8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0], Array<number>(40).fill(255));
    expect(await factsOf(many)).to.include({ type: 'image/tiff' });
  });

  it('is not accepted as the Exif of a JPEG', async () => {
    const exif = [...new Uint8Array(await bigTiff([[orientation(6)]], true).arrayBuffer())];
    const facts = await factsOf(jpeg(exifSegment(exif), frame(300, 200)));
    expect(facts).to.include({ orientation: 1, width: 300, metadata: true });
  });
});
