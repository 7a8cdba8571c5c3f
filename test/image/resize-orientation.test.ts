// files/make-orientation.sh makes the pictures, and the expected results of ImageMagick.
import { expect } from '@open-wc/testing';
import { resize } from '../../src/image/resize.js';
import { facts } from '../images.js';

import { difference, drawn, file, padded, pixels, resized, result } from './resize-fixtures.js';

const shapes = ['landscape', 'portrait'] as const;
const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const formats = [
  ['jpg', 'image/jpeg'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
] as const;

/** Largest mean difference of all pixels, of 255. With another orientation it is at least 30. */
const ALIKE = 3;

/** The pixels as the page shows them. */
async function shown(blob: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  URL.revokeObjectURL(image.src);
  return image;
}

/** Chromium and ImageMagick 6 ignore EXIF's orientation in a WebP, and WebKitGTK the rotation of an AVIF. Other browsers may not. */
async function isTurned(extension: string, type: string): Promise<boolean> {
  const image = await shown(await file(`orientation/landscape-6.${extension}`, type));
  return image.naturalWidth < image.naturalHeight;
}

describe('resize turns upright', () => {
  for (const shape of shapes)
    for (const [extension, type] of formats)
      for (const orientation of orientations)
        it(`${extension}, ${shape}, orientation ${orientation}, as ImageMagick and this browser do`, async () => {
          const before = await file(`orientation/${shape}-${orientation}.${extension}`, type);
          const upright = (await isTurned(extension, type)) ? orientation : 1;
          const reference = await file(`orientation/${shape}-${upright}.png`, 'image/png');
          const { width, height } = await createImageBitmap(reference);
          const wanted = await pixels(reference);

          expect(difference(await pixels(before, 'srgb', { width, height }), wanted).mean).to.be.below(ALIKE);
          const { naturalWidth, naturalHeight } = await shown(before);
          expect([naturalWidth, naturalHeight]).to.deep.equal([2 * width, 2 * height]);

          const after = await result(padded(before), { maxEdge: 48, convert: 'image/png' });
          expect([after.width, after.height]).to.deep.equal([width, height]);
          expect(difference(await pixels(after.blob), wanted).mean).to.be.below(ALIKE);
        });

  for (const orientation of orientations)
    it(`a JPEG so large that it is decoded at a fraction, orientation ${orientation}`, async () => {
      const reference = await file(`orientation/landscape-${orientation}.png`, 'image/png');
      const stored = await createImageBitmap(await file('orientation/landscape-1.png', 'image/png'));
      const jpeg = await drawn(6480, 4320, 'image/jpeg', (draw) => {
        draw.imageSmoothingEnabled = false;
        draw.drawImage(stored, 0, 0, 6480, 4320);
      });
      const turned = new Blob([exif(orientation), jpeg.slice(2)], { type: 'image/jpeg' });
      const { width, height } = await createImageBitmap(reference);
      const [across, down] = orientation < 5 ? [6480, 4320] : [4320, 6480];

      const after = await resize(turned, facts({ width: across, height: down, orientation }), {
        maxEdge: 480,
      });

      if (!after.ok) throw new Error(after.notices.join());
      expect([after.width, after.height]).to.deep.equal([10 * width, 10 * height]);
      const seen = await pixels(after.blob, 'srgb', { width, height });
      expect(difference(seen, await pixels(reference)).mean).to.be.below(ALIKE);
    });

  it('a large JPEG as the browser does, even if its facts differ', async () => {
    const jpeg = await drawn(6480, 4320, 'image/jpeg', (draw) => draw.fillRect(0, 0, 99, 99));
    const after = await resize(jpeg, facts({ width: 4320, height: 6480, orientation: 6 }), { maxEdge: 480 });
    expect(after).to.include({ ok: true, width: 480, height: 320 });
  });

  it('no image that is small enough', async () => {
    const before = await file('orientation/landscape-6.jpg', 'image/jpeg');
    expect(await resized(before, { maxEdge: 96, quality: 1 })).to.deep.equal({
      ok: false,
      notices: ['original-smaller'],
    });
  });
});

/** SOI, and an APP1 segment with only the orientation (Exif 3.0, 4.6.4). */
const exif = (orientation: number) =>
  // prettier-ignore
  new Uint8Array([
    0xff, 0xd8, 0xff, 0xe1, 0, 34, ...new TextEncoder().encode('Exif\0\0MM\0*'), 0, 0, 0, 8,
    0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
  ]);
