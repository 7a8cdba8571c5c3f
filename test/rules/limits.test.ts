import { expect } from '@open-wc/testing';
import { checkFile, type Limits } from '../../src/rules/limits.js';
import { facts } from '../images.js';

const photo = { name: 'photo.jpg', size: 1000, facts: facts({ width: 4000, height: 3000 }) };

describe('checkFile', () => {
  it('accepts a photo without limits', () => expect(checkFile(photo, {}, 0)).to.be.undefined);

  for (const [what, file, limits, taken, failure] of [
    ['an empty file', { ...photo, size: 0, facts: undefined }, {}, 0, { code: 'empty', actual: 0 }],
    [
      'a file that is not an image',
      { ...photo, facts: undefined },
      {},
      0,
      { code: 'not-an-image', accept: 'image/*' },
    ],
    ['a file over max-size', photo, { maxSize: 999 }, 0, { code: 'too-large', limit: 999, actual: 1000 }],
    ['a file under min-size', photo, { minSize: 1001 }, 0, { code: 'too-small', limit: 1001, actual: 1000 }],
    ['a second image of one', photo, {}, 1, { code: 'too-many-files', limit: 1, actual: 2 }],
    [
      'an unknown size if there is a limit for it',
      { ...photo, facts: facts({ width: undefined, height: undefined }) },
      { minWidth: 1 },
      0,
      { code: 'unreadable', type: 'image/jpeg' },
    ],
    [
      'an SVG that does more than draw',
      { ...photo, facts: facts({ type: 'image/svg+xml', unsafe: 'It has a <script>.' }) },
      { accept: '.svg,image/svg+xml' },
      0,
      { code: 'unsafe-svg', cause: 'It has a <script>.' },
    ],
    [
      'an SVG that is too large to be checked',
      {
        ...photo,
        size: 200_000,
        facts: facts({ type: 'image/svg+xml', unsafe: 'It is too large.', largest: 131_072 }),
      },
      { accept: '.svg,image/svg+xml' },
      0,
      { code: 'too-large', limit: 131_072, actual: 200_000, cause: 'It is too large.' },
    ],
    [
      'a fourth of three',
      photo,
      { multiple: true, maxFiles: 3 },
      3,
      { code: 'too-many-files', limit: 3, actual: 4 },
    ],
  ] as const)
    it(`rejects ${what}`, () => expect(checkFile(file, limits, taken)).to.deep.equal(failure));

  it('accepts an image of unknown size if there is no limit for the size', () =>
    expect(checkFile({ ...photo, facts: facts({ width: undefined, height: undefined }) }, {}, 0)).to.be
      .undefined);

  it('accepts an SVG without a size', () => {
    const drawing = facts({ type: 'image/svg+xml', width: undefined, height: undefined });
    const limits = { accept: 'image/svg+xml', minWidth: 100 };
    expect(checkFile({ ...photo, facts: drawing }, limits, 0)).to.be.undefined;
  });

  it('has a default limit of pixels, also if the limit is not a number', () => {
    const bomb = { ...photo, facts: facts({ width: 60_000, height: 60_000 }) };
    for (const limits of [{}, { maxPixels: NaN }, { maxPixels: -1 }])
      expect(checkFile(bomb, limits, 0)?.code).to.equal('too-many-pixels');
  });

  it('does not apply max-size to an image that is encoded again', () => {
    for (const preparation of [{ maxEdge: 2000 }, { convert: 'image/webp' }, { quality: 0.5 }] as const)
      expect(checkFile(photo, { maxSize: 999, ...preparation }, 0)).to.be.undefined;
    for (const preparation of [{ maxEdge: 4000 }, { convert: 'image/jpeg' }, { metadata: 'strip' }] as const)
      expect(checkFile(photo, { maxSize: 999, ...preparation }, 0)?.code).to.equal('too-large');
  });

  it('rejects a type that accept does not name, and reports it', () => {
    expect(checkFile(photo, { accept: 'image/png' }, 0)).to.deep.equal({
      code: 'type-not-accepted',
      type: 'image/jpeg',
      accept: 'image/png',
      cause: 'image/jpeg is not in accept="image/png"',
    });
  });

  it('distinguishes a file that only its name would allow from one that nothing allows', () => {
    expect(checkFile({ ...photo, name: 'photo.PNG' }, { accept: 'image/png' }, 0)).to.deep.equal({
      code: 'type-mismatch',
      type: 'image/jpeg',
      accept: 'image/png',
      cause: 'photo.PNG is image/jpeg, which is not in accept="image/png"',
    });
    for (const name of ['photo.webp', 'photo', 'photo.jpg'])
      expect(checkFile({ ...photo, name }, { accept: 'image/png' }, 0)?.code, name).to.equal(
        'type-not-accepted',
      );
  });

  it('accepts an image with another format’s name if both are accepted', () =>
    expect(checkFile({ ...photo, name: 'photo.png' }, {}, 0)).to.be.undefined);

  const bySize: readonly (readonly [Limits, object | undefined])[] = [
    [{ maxWidth: 4000, minWidth: 4000, maxHeight: 3000, minHeight: 3000 }, undefined],
    [{ maxWidth: 3999 }, { code: 'too-wide', limit: 3999, actual: 4000 }],
    [{ minWidth: 4001 }, { code: 'too-narrow', limit: 4001, actual: 4000 }],
    [{ maxHeight: 2999 }, { code: 'too-tall', limit: 2999, actual: 3000 }],
    [{ minHeight: 3001 }, { code: 'too-short', limit: 3001, actual: 3000 }],
    [{ maxPixels: NaN, maxWidth: NaN, minHeight: NaN }, undefined],
    [{ maxPixels: 12_000_000 }, undefined],
    [{ maxPixels: 11_999_999 }, { code: 'too-many-pixels', limit: 11_999_999, actual: 12_000_000 }],
    [{ aspectRatio: { min: 4 / 3, max: 4 / 3 } }, undefined],
    [{ aspectRatio: { min: 0.8, max: 1.91 } }, undefined],
    [{ aspectRatio: { min: 1, max: 1.3202 } }, undefined], // 1 % more is 1.3333
    [{ aspectRatio: { min: 1, max: 1.32 } }, { code: 'aspect-ratio', limit: 1.32, actual: 4 / 3 }],
    [{ aspectRatio: { min: 1.347, max: 2 } }, { code: 'aspect-ratio', limit: 1.347, actual: 4 / 3 }],
    [{ aspectRatio: { min: 1.3466, max: 2 } }, undefined],
  ];
  for (const [limits, failure] of bySize)
    it(`${failure ? 'rejects' : 'accepts'} 4000 × 3000 with ${JSON.stringify(limits)}`, () =>
      expect(checkFile(photo, limits, 0)).to.deep.equal(failure));

  it('rejects an image that is declared larger than any photo', () =>
    expect(checkFile({ ...photo, facts: facts({ width: 65_535, height: 65_535 }) }, {}, 0)).to.deep.equal({
      code: 'too-many-pixels',
      limit: 268_435_456,
      actual: 65_535 ** 2,
    }));

  for (const [what, limits, taken] of [
    ['of exactly max-size', { maxSize: 1000 }, 0],
    ['of exactly min-size', { minSize: 1000 }, 0],
    ['that is the last one allowed', { multiple: true, maxFiles: 3 }, 2],
    ['after a hundred others without a limit', { multiple: true }, 100],
  ] as const)
    it(`accepts a file ${what}`, () => expect(checkFile(photo, limits, taken)).to.be.undefined);
});
