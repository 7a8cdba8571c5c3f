import { expect } from '@open-wc/testing';
import { acceptedFormats, isAccepted } from '../../src/rules/accept.js';

describe('isAccepted', () => {
  for (const [accept, type, name, accepted] of [
    ['image/*', 'image/jpeg', 'a.jpg', true],
    ['', 'image/jpeg', 'a.jpg', true],
    ['*/*', 'image/png', 'a', true],
    ['image/png', 'image/png', 'a', true],
    ['image/png', 'image/jpeg', 'a.png', false],
    [' IMAGE/PNG , .webp ', 'image/png', 'a', true],
    ['.webp', 'image/webp', 'a.WEBP', true],
    ['.webp', 'image/webp', 'a.img', true],
    ['.jpg', 'image/png', 'a.jpg', false],
    ['.jpg,.png', 'image/svg+xml', 'harmless.jpg', false],
    ['.photo', 'image/jpeg', 'a.photo', true],
    ['.photo', 'image/jpeg', 'a.jpg', false],
    ['image/vnd.microsoft.icon', 'image/x-icon', 'a.ico', true],
    ['image/jpg', 'image/jpeg', 'a', true],
    ['image/*', 'image/svg+xml', 'a.svg', false],
    ['', 'image/svg+xml', 'a.svg', false],
    ['*/*', 'image/svg+xml', 'a.svg', false],
    ['image/*,image/svg+xml', 'image/svg+xml', 'a.svg', true],
    ['image/*,.svg', 'image/svg+xml', 'a.svg', true],
    ['video/*', 'image/jpeg', 'a.jpg', false],
  ] as const)
    it(`accept="${accept}" ${accepted ? 'lets in' : 'keeps out'} ${name}, ${type}`, () =>
      expect(isAccepted(accept, type, name)).to.equal(accepted));
});

describe('acceptedFormats', () => {
  for (const [accept, formats] of [
    ['image/*', []],
    ['', []],
    ['image/*, image/svg+xml', []],
    ['image/png, .jpg,image/jpeg', ['PNG', 'JPEG']],
    ['.webp,image/x-icon,image/jxl', ['WebP', 'ICO', 'JPEG XL']],
    ['image/svg+xml', ['SVG']],
  ] as const)
    it(`names ${formats.join(' and ') || 'nothing'} for "${accept}"`, () =>
      expect(acceptedFormats(accept)).to.deep.equal(formats));
});
