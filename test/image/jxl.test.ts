import { expect } from '@open-wc/testing';
import { can, needs } from '../abilities.js';
import { decoded } from '../decoded.js';
import { facts } from '../images.js';

import { box, factsIn, fileNamed, joined, uint32 } from './boxes.js';

const jxl = (more: Partial<ReturnType<typeof facts>>) => facts({ type: 'image/jxl', ...more });
const landscape = { width: 48, height: 32 };
const portrait = { width: 32, height: 48 };

const files: readonly (readonly [file: string, Partial<ReturnType<typeof facts>>])[] = [
  ...Object.entries({ landscape, portrait }).flatMap(([shape, size]) =>
    [1, 2, 3, 4, 5, 6, 7, 8].map(
      (orientation) => [`${shape}-${orientation}`, { ...size, orientation }] as const,
    ),
  ),
  // Each size is stored differently: as a ratio of the height, in units of eight, in 9, 13 or 18 bits.
  ...[
    [64, 64],
    [240, 200],
    [100, 75],
    [320, 180],
    [125, 100],
    [256, 128],
    [75, 100],
    [65, 64],
    [600, 511],
    [40, 9000],
  ].map(([width, height]) => [`size-${width}x${height}`, { width, height }] as const),
  ['alpha', landscape],
  ['frames', { ...landscape, animated: true }],
  ['phone', { ...portrait, orientation: 6, metadata: true }], // its EXIF is compressed
  ['phone-plain', { ...portrait, orientation: 6, metadata: true, location: true }],
  ['camera-plain', { ...landscape, metadata: true }],
  ['edited-plain', { ...landscape, metadata: true }],
];

describe('the facts of JPEG XL', () => {
  for (const [name, more] of files)
    it(`are read from ${name}.jxl`, async () => {
      const location = name === 'phone' ? { location: await can('unpack Brotli') } : {};
      const expected = jxl({ ...more, ...location });
      expect(await factsIn(await fileNamed(`${name}.jxl`))).to.deep.equal(expected);
    });

  it('have the sizes of the browser’s decoder', async function () {
    await needs(this, 'show JPEG XL');
    for (const [name, { width, height }] of files) {
      const seen = await decoded(new Blob([await fileNamed(`${name}.jxl`)], { type: 'image/jxl' }));
      expect([seen.width, seen.height], name).to.deep.equal([width, height]);
    }
  });
});

/** A codestream of these numbers, each with its number of bits, the lowest bit first. */
function codestream(...numbers: readonly (readonly [value: number, bits: number])[]) {
  const bits = numbers.flatMap(([value, count]) =>
    Array.from({ length: count }, (_, bit) => Math.floor(value / 2 ** bit) % 2),
  );
  const bytes = Array.from({ length: Math.ceil(bits.length / 8) }, (_, byte) =>
    bits.slice(byte * 8, byte * 8 + 8).reduce((sum, bit, place) => sum + bit * 2 ** place, 0),
  );
  return joined([0xff, 0x0a], bytes, new Uint8Array(20));
}
const yes = [1, 1] as const;
const no = [0, 1] as const;
const ownWidth = [0, 3] as const;
/** In 9, 13, 18 or 30 bits. */
const edge = (pixels: number, length: 0 | 1 | 2 | 3) =>
  [
    [length, 2],
    [pixels - 1, [9, 13, 18, 30][length] ?? 0],
  ] as const;
const small = [yes, [3, 5], ownWidth, [5, 5]] as const; // 48 × 32

const headers: Readonly<
  Record<string, readonly [bytes: Uint8Array<ArrayBuffer>, Partial<ReturnType<typeof facts>>]>
> = {
  'a bomb': [codestream(no, ...edge(65_535, 2), [1, 3], yes), { width: 65_535, height: 65_535 }],
  'the largest there is': [
    codestream(no, ...edge(2 ** 30, 3), ownWidth, ...edge(2 ** 30, 3), yes),
    { width: 2 ** 30, height: 2 ** 30 },
  ],
  'wide and low': [
    codestream(no, ...edge(20, 0), ownWidth, ...edge(8000, 1), yes),
    { width: 8000, height: 20 },
  ],
  'fields of its own, none of these': [codestream(...small, no, no, yes, yes), landscape],
  'a size to be shown at': [
    codestream(...small, no, yes, [4, 3], yes, no, ...edge(7, 0), [1, 3], no, yes),
    { ...portrait, orientation: 5, animated: true },
  ],
  'a small preview': [
    codestream(...small, no, yes, [0, 3], no, yes, yes, [1, 2], [1, 3], yes),
    { ...landscape, animated: true },
  ],
  'a preview in eights': [
    codestream(...small, no, yes, [0, 3], no, yes, yes, [2, 2], [31, 5], ownWidth, [3, 2], [0, 9], yes),
    { ...landscape, animated: true },
  ],
  'a preview in pixels': [
    codestream(...small, no, yes, [0, 3], no, yes, no, [0, 2], [63, 6], ownWidth, [3, 2], [0, 12], yes),
    { ...landscape, animated: true },
  ],
};

describe('the reader of JPEG XL', () => {
  for (const [what, [bytes, more]] of Object.entries(headers))
    it(`reads ${what}`, async () => expect(await factsIn(bytes)).to.deep.equal(jxl(more)));

  const signature = box('JXL ', [0x0d, 0x0a, 0x87, 0x0a]);
  const stream = codestream(...small, no, yes, [5, 3], no, no, no);
  const turned = { ...portrait, orientation: 6 };

  it('reads only the first part of a codestream', async () =>
    expect(
      await factsIn(
        signature,
        box('jxlp', uint32(0), stream),
        box('jxlp', uint32(1), new Uint8Array(40).fill(255)),
      ),
    ).to.deep.equal(jxl(turned)));

  it('reads boxes behind the codestream', async () =>
    expect(await factsIn(signature, box('jxlc', stream), box('xml ', 'exif:GPSLatitude'))).to.deep.equal(
      jxl({ ...turned, metadata: true, location: true }),
    ));

  for (const [what, metadata] of [
    ['brob', true],
    ['jumb', true],
    ['jbrd', false],
  ] as const)
    it(`knows whether ${what} is metadata`, async () =>
      expect(await factsIn(signature, box(what, 'Exif'), box('jxlc', stream))).to.deep.equal(
        jxl({ ...turned, metadata }),
      ));

  it('ignores the orientation in EXIF', async () => {
    const plain = await fileNamed('camera-plain.jxl');
    const exif = joined('MM\0*', uint32(8), [0, 1], [1, 0x12, 0, 3], uint32(1), [0, 6, 0, 0], uint32(0));
    expect(await factsIn(plain, box('Exif', uint32(0), exif))).to.deep.equal(
      jxl({ ...landscape, metadata: true }),
    );
  });
});
