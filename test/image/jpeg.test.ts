import { expect } from '@open-wc/testing';
import type { ImageFacts } from '../../src/rules/facts.js';
import { factsOf } from './found.js';
import { ascii, blob, frame, jpeg, segment, turned } from './made.js';
import { watched } from './watched.js';

describe('a JPEG’s size', () => {
  const size = { width: 300, height: 200 };
  for (const marker of [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
    it(`is in a frame of marker ${marker.toString(16)}`, async () =>
      expect(await factsOf(jpeg(frame(300, 200, marker)))).to.include(size));

  for (const marker of [0xc4, 0xc8, 0xcc, 0xdb])
    it(`is not in a segment of marker ${marker.toString(16)}`, async () =>
      expect(await factsOf(jpeg(frame(1, 1, marker), frame(300, 200)))).to.include(size));

  it('is unknown if its height is behind the scan', async () =>
    expect(await factsOf(jpeg(frame(300, 0)))).to.include({ width: undefined, height: undefined }));

  it('is unknown if the length of a frame is impossible, since it is noise', async () => {
    const chance = segment(0xc0, [8, 0x99, 0x99, 0x99, 0x99, 3, 1, 0x11, 0]);
    expect(await factsOf(jpeg(chance, frame(300, 200)))).to.include({ width: undefined, height: undefined });
  });

  it('is that of the first frame', async () =>
    expect(await factsOf(jpeg(frame(300, 200), frame(3, 2)))).to.include(size));

  it('is found behind 5 MB of segments, by seeking', async () => {
    const five = Array.from({ length: 80 }, () => segment(0xe2, Array<number>(65_533).fill(0x20)));
    const large = watched(jpeg(...five, frame(300, 200)));
    expect(large.blob.size).to.be.above(5_000_000);
    expect(await factsOf(large.blob)).to.include(size);
    expect(large.reads.bytes).to.be.below(100_000);
  });

  it('is known if the file ends after it', async () =>
    expect(await factsOf(blob([0xff, 0xd8], frame(300, 200), [0xff, 0xe1, 0xff]))).to.include(size));

  it('is unknown if the file ends before it', async () =>
    expect(await factsOf(blob([0xff, 0xd8, 0xff, 0xe1, 0x40]))).to.include({
      type: 'image/jpeg',
      width: undefined,
    }));
});

describe('other facts of a JPEG', () => {
  const told: readonly (readonly [string, readonly number[], Partial<ImageFacts>])[] = [
    ['JFIF', segment(0xe0, ascii('JFIF\0')), { metadata: false }],
    ['a colour profile', segment(0xe2, ascii('ICC_PROFILE\0')), { metadata: false }],
    ['Adobe’s colours', segment(0xee, ascii('Adobe\0')), { metadata: false }],
    ['a comment', segment(0xfe, ascii('x')), { metadata: true }],
    ['IPTC', segment(0xed, ascii('Photoshop 3.0\0')), { metadata: true }],
    ['XMP', segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x/>')), { metadata: true, location: false }],
    [
      'XMP with a position',
      segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${' '.repeat(60_000)}<a exif:GPSLatitude="1"/>`)),
      { metadata: true, location: true },
    ],
    [
      'a position in the extension of XMP',
      segment(0xe1, ascii('http://ns.adobe.com/xmp/extension/\0<exif:GPSLatitude>')),
      { metadata: true, location: true },
    ],
    ['an orientation', turned(3), { metadata: false, orientation: 3 }],
    ['the first of two orientations', [...turned(3), ...turned(4)], { orientation: 3 }],
  ];
  for (const [what, segments, expected] of told)
    it(`include ${what}`, async () =>
      expect(await factsOf(jpeg(segments, frame(1, 1)))).to.include(expected));

  it('are not searched for in a megabyte of XMP', async () => {
    const one = segment(0xe1, [
      ...ascii('http://ns.adobe.com/xmp/extension/\0'),
      ...Array<number>(65_000).fill(32),
    ]);
    const large = watched(jpeg(...Array.from({ length: 40 }, () => one), frame(300, 200)));
    expect(await factsOf(large.blob)).to.include({ width: 300, metadata: true });
    expect(large.reads.bytes).to.be.below(400_000);
  });
});
