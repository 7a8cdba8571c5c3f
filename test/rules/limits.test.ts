import { expect } from '@open-wc/testing';
import { checkFile } from '../../src/rules/limits.js';

const photo = { name: 'photo.jpg', size: 1000, type: 'image/jpeg' };

describe('checkFile', () => {
  it('lets a photo in where nothing is ruled', () => expect(checkFile(photo, {}, 0)).to.be.undefined);

  for (const [what, file, limits, taken, failure] of [
    ['an empty file', { ...photo, size: 0, type: undefined }, {}, 0, { code: 'empty', actual: 0 }],
    ['what is no image', { ...photo, type: undefined }, {}, 0, { code: 'not-an-image' }],
    ['a file over max-size', photo, { maxSize: 999 }, 0, { code: 'too-large', limit: 999, actual: 1000 }],
    ['a file under min-size', photo, { minSize: 1001 }, 0, { code: 'too-small', limit: 1001, actual: 1000 }],
    ['a second image of one', photo, {}, 1, { code: 'too-many-files', limit: 1, actual: 2 }],
    [
      'a fourth of three',
      photo,
      { multiple: true, maxFiles: 3 },
      3,
      { code: 'too-many-files', limit: 3, actual: 4 },
    ],
  ] as const)
    it(`refuses ${what}`, () => expect(checkFile(file, limits, taken)).to.deep.equal(failure));

  it('refuses a type that accept does not name, and says which', () => {
    const failure = checkFile(photo, { accept: 'image/png' }, 0);
    expect(failure?.code).to.equal('type-not-accepted');
    expect(failure?.cause).to.equal('image/jpeg is not in accept="image/png"');
  });

  for (const [what, limits, taken] of [
    ['of exactly max-size', { maxSize: 1000 }, 0],
    ['of exactly min-size', { minSize: 1000 }, 0],
    ['that is the last one allowed', { multiple: true, maxFiles: 3 }, 2],
    ['after a hundred others where no number is set', { multiple: true }, 100],
  ] as const)
    it(`takes a file ${what}`, () => expect(checkFile(photo, limits, taken)).to.be.undefined);
});
