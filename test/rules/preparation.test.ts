import { expect } from '@open-wc/testing';
import { nameOfType } from '../../src/rules/name-of-type.js';
import { isToBeEncoded, isToBePrepared, type Preparation } from '../../src/rules/preparation.js';
import { facts } from '../images.js';

describe('isToBeEncoded', () => {
  const cases: readonly (readonly [string, Preparation, boolean, string?])[] = [
    ['nothing', {}, false],
    ['an image that is larger than max-edge', { maxEdge: 99 }, true],
    ['not an image of exactly that size', { maxEdge: 100 }, false],
    ['nothing for an invalid max-edge', { maxEdge: 0 }, false],
    ['nothing for a max-edge that is not a number', { maxEdge: NaN }, false],
    ['an image of another format', { convert: 'image/webp' }, true],
    ['not an image of that format', { convert: 'image/jpeg' }, false],
    ['a JPEG of which another quality is wanted', { quality: 0.5 }, true],
    ['a WebP of which another quality is wanted', { quality: 0.5 }, true, 'image/webp'],
    ['no format that has no quality', { quality: 0.5 }, false, 'image/png'],
    ['not an image that is only stripped', { metadata: 'strip' }, false],
  ];
  for (const [what, preparation, is, type = 'image/jpeg'] of cases)
    it(what, () => expect(isToBeEncoded(preparation, facts({ type }))).to.equal(is));
});

describe('isToBePrepared', () => {
  it('is true for images that are stripped or encoded', () => {
    expect(isToBePrepared({}, facts())).to.be.false;
    expect(isToBePrepared({ metadata: 'keep' }, facts())).to.be.false;
    expect(isToBePrepared({ metadata: 'strip' }, facts())).to.be.true;
    expect(isToBePrepared({ maxEdge: 10 }, facts())).to.be.true;
  });
});

describe('nameOfType', () => {
  for (const [name, type, becomes] of [
    ['photo.heic', 'image/jpeg', 'photo.jpg'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG'],
    ['my.photo.png', 'image/webp', 'my.photo.webp'],
    ['v1.2', 'image/webp', 'v1.2.webp'],
    ['photo', 'image/avif', 'photo.avif'],
  ] as const)
    it(`${name} as ${type} is ${becomes}`, () => expect(nameOfType(name, type)).to.equal(becomes));
});
