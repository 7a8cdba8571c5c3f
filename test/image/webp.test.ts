import { expect } from '@open-wc/testing';
import { factsOf } from './found.js';
import { LONG, ascii, blob, gps, long, make, orientation, tiff } from './made.js';
import { watched } from './watched.js';

describe('a WebP’s chunks', () => {
  const riff = (name: string, data: readonly number[]) => [
    ...ascii(name),
    ...long(data.length).toReversed(),
    ...data,
    ...(data.length % 2 ? [0] : []),
  ];
  const webp = (flags: number, ...chunks: (readonly number[])[]) => {
    const body = [...riff('VP8X', [flags, 0, 0, 0, 43, 1, 0, 199, 0, 0]), ...chunks.flat()];
    return blob(ascii('RIFF'), long(4 + body.length).toReversed(), ascii('WEBP'), body);
  };
  const pixels = riff('VP8 ', Array<number>(30_001).fill(7));

  it('have the size of the canvas', async () =>
    expect(await factsOf(webp(0))).to.include({ width: 300, height: 200 }));

  it('report metadata behind megabytes of frames', async () => {
    const frames = Array.from({ length: 100 }, () => riff('ANMF', Array<number>(30_001).fill(7)));
    const image = watched(webp(10, ...frames, riff('EXIF', tiff([{ tags: [make] }]))));
    expect(await factsOf(image.blob)).to.include({ animated: true, metadata: true });
    expect(image.reads.slices).to.be.at.most(110);
  });

  it('can begin Exif as a JPEG does', async () => {
    const at = tiff([{ tags: [[0x8825, LONG, { directory: 1 }]] }, gps]);
    expect(await factsOf(webp(8, pixels, riff('EXIF', at)))).to.include({ location: true });
    expect(await factsOf(webp(8, pixels, riff('EXIF', [...ascii('Exif\0\0'), ...at])))).to.include({
      location: true,
    });
  });

  it('with only an orientation do not count as metadata', async () => {
    const exifAlone = riff('EXIF', tiff([{ tags: [orientation(6)] }]));
    expect(await factsOf(webp(8, pixels, exifAlone))).to.include({
      metadata: false,
      orientation: 1,
      width: 300,
    });
    expect(await factsOf(webp(12, pixels, exifAlone, riff('XMP ', [32])))).to.include({ metadata: true });
  });

  it('that are announced but missing count as present', async () =>
    expect(await factsOf(webp(8, pixels))).to.include({ metadata: true, width: 300 }));
});
