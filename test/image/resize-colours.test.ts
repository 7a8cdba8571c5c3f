import { expect } from '@open-wc/testing';
import { can, needs } from '../abilities.js';
import { difference, drawn, file, noise, padded, pixel, result } from './resize-fixtures.js';

/** Largest difference, of 255. JPEG and WebP are lossy, and browsers compute a profile's curves slightly differently. */
const ALIKE = 4;

/** With noise below, so that half of the image has fewer bytes. */
const wide = async (type: string, colour: string, edge = 200) => {
  const grain = await createImageBitmap(await noise(edge, edge, 'image/png'));
  return drawn(
    edge,
    edge,
    type,
    (draw) => {
      draw.drawImage(grain, 0, 0);
      draw.fillStyle = colour;
      draw.fillRect(0, 0, edge, edge / 2);
    },
    'display-p3',
  );
};

describe('resize keeps colours', () => {
  for (const type of ['image/jpeg', 'image/png', 'image/webp'] as const)
    for (const [name, colour] of [
      ['red', [255, 0, 0]],
      ['green', [0, 255, 0]],
    ] as const)
      it(`outside of sRGB: Display P3’s ${name}, in ${type}`, async function () {
        if (type === 'image/webp') await needs(this, 'write WebP');
        const before = await wide(type, `color(display-p3 ${colour.map((value) => value / 255).join(' ')})`);
        const { blob } = await result(before, { maxEdge: 100 });
        expect(blob.type).to.equal(type);
        const seen = await pixel(blob, 50, 20, 'display-p3');
        expect(difference(seen, [...colour, 255]).most, String(seen)).to.be.below(ALIKE);
      });

  for (const [name, type] of [
    ['display-p3.avif', 'image/avif'],
    ['adobe-rgb.jpg', 'image/jpeg'],
  ] as const)
    for (const x of [8, 24])
      it(`of ${name} as this browser shows them, at ${x}`, async () => {
        const before = await file(`resize/${name}`, type);
        const shown = await pixel(before, 2 * x, 32, 'display-p3');
        const { blob } = await result(padded(before), { maxEdge: 32 });
        const seen = await pixel(blob, x, 16, 'display-p3');
        expect(difference(seen, shown).most, `${seen.join()} for ${shown.join()}`).to.be.below(ALIKE);
      });

  it('of a small part on grey', async () => {
    const before = await drawn(
      2000,
      1500,
      'image/png',
      (draw) => {
        draw.fillStyle = 'grey';
        draw.fillRect(0, 0, 2000, 1500);
        draw.fillStyle = 'color(display-p3 1 0 0)';
        draw.fillRect(1204, 703, 9, 9);
      },
      'display-p3',
    );
    const { blob } = await result(padded(before), { maxEdge: 1990 });
    expect(difference(await pixel(blob, 1202, 703, 'display-p3'), [255, 0, 0, 255]).most).to.be.below(ALIKE);
  });

  it('of a large JPEG that is decoded at a fraction', async () => {
    const before = await drawn(
      6000,
      4200,
      'image/jpeg',
      (draw) => {
        draw.fillStyle = 'color(display-p3 1 0 0)';
        draw.fillRect(0, 0, 6000, 4200);
      },
      'display-p3',
    );
    const { blob } = await result(before, { maxEdge: 1000 });
    expect(difference(await pixel(blob, 500, 300, 'display-p3'), [255, 0, 0, 255]).most).to.be.below(ALIKE);
  });

  const grey = () => wide('image/png', 'color(display-p3 0.5 0.5 0.5)');
  const red = () => wide('image/png', 'color(display-p3 1 0 0)');
  const cases: readonly [string, () => Promise<Blob>, boolean][] = [
    ['without one where sRGB has all colours', () => noise(200, 200, 'image/png'), false],
    ['without one where it has them though the profile could have more', grey, false],
    ['with one where it has not', red, true],
  ];
  for (const [what, picture, expected] of cases)
    it(`in a PNG ${what}`, async () => {
      const { blob } = await result(await picture(), { maxEdge: 100 });
      const isWide = expected && (await can('draw in Display P3'));
      expect((await blob.text()).includes('iCCP')).to.equal(isWide); // the chunk of a profile
    });

  it('of sRGB to the bit', async () => {
    const brown = await drawn(200, 200, 'image/png', (draw) => {
      draw.fillStyle = '#8b5a2b';
      draw.fillRect(0, 0, 200, 200);
    });
    const { blob } = await result(padded(brown), { maxEdge: 100 });
    expect(await pixel(blob, 50, 20)).to.deep.equal([0x8b, 0x5a, 0x2b, 255]);
  });
});
