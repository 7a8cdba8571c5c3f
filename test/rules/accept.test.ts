import { expect } from '@open-wc/testing';
import { acceptedFormats, isQuestionable, usableAccept } from '../../src/rules/accept.js';
import { isAccepted } from '../../src/rules/is-accepted.js';
import { complaintAbout } from '../../src/rules/accept-complaint.js';

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
    ['video/*,image/png', 'image/jpeg', 'a.jpg', false],
    ['.hif', 'image/heic', 'a.hif', true],
    ['jpg,png', 'image/webp', 'a.webp', true],
    ['video/*', 'image/jpeg', 'a.jpg', true],
    ['video/*', 'image/svg+xml', 'a.svg', false],
    ['svg', 'image/svg+xml', 'a.svg', false],
    ['jpg,.png', 'image/jpeg', 'a.jpg', false],
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
    ['jpg,png', []],
    ['jpg,.png', ['PNG']],
    ['.png,.pdf', ['PNG']],
  ] as const)
    it(`names ${formats.join(' and ') || 'nothing'} for "${accept}"`, () =>
      expect(acceptedFormats(accept)).to.deep.equal(formats));
});

describe('an accept with tokens that match no image', () => {
  for (const [accept, used, meant] of [
    ['jpg,png', 'image/*', '.jpg,.png'],
    ['.png .jpg', 'image/*', '.png,.jpg'],
    ['jpeg, .png', '.png', '.jpeg,.png'],
    ['image', 'image/*', undefined],
    ['images,.png', '.png', 'image/*,.png'],
    ['*', 'image/*', undefined],
    ['.', 'image/*', undefined],
    ['*.png', 'image/*', '.png'],
    ['*.jpg;*.png', 'image/*', '.jpg,.png'],
    ['image/png;image/jpeg', 'image/*', 'image/png,image/jpeg'],
    ['image/png image/jpeg', 'image/*', 'image/png,image/jpeg'],
    ['image/png|image/jpeg', 'image/*', 'image/png,image/jpeg'],
    ['image/*;q=1', 'image/*', undefined],
    ['image/png;q=0.9,.gif', '.gif', 'image/png,.gif'],
    ['".png",\'.jpg\'', 'image/*', '.png,.jpg'],
    ['image/svg', 'image/*', 'image/svg+xml'],
    ['image/foo', 'image/*', undefined],
    ['image/foo,image/png', 'image/png', undefined],
    ['image/,image/gif', 'image/gif', 'image/*,image/gif'],
    ['application/pdf,image/*', 'image/*', undefined],
    ['audio/*', 'image/*', undefined],
    ['IMAGE/PNG,JPG', 'image/png', 'image/png,.jpg'],
  ] as const)
    it(`uses ${used} for "${accept}", and ${meant ? `suggests ${meant}` : 'has nothing to suggest'}`, () => {
      const complaint = complaintAbout(accept);
      expect(isQuestionable(accept)).to.be.true;
      expect(usableAccept(accept)).to.equal(used);
      expect(complaint).to.contain(`accept="${accept}"`);
      expect(/Did you mean accept="(.*)"/.exec(complaint)?.[1]).to.equal(meant);
    });

  for (const accept of ['', ' , ', 'image/*', '*/*', 'image/png,.JPG', 'image/svg+xml', 'image/pjpeg,.hif'])
    it(`is not "${accept}"`, () => expect(isQuestionable(accept)).to.be.false);

  it('keeps an extension of no known format, and says that it matches the file name', () => {
    expect(usableAccept('.png,.pdf')).to.equal('.png,.pdf');
    expect(complaintAbout('.png,.pdf')).to.contain('".pdf": no known image format has this extension');
  });
});
