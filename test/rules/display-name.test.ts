import { expect } from '@open-wc/testing';
import { displayName, splitName } from '../../src/rules/display-name.js';

describe('displayName', () => {
  for (const [name, shown] of [
    ['photo.jpg', 'photo.jpg'],
    ['<b>bold</b>.jpg', '<b>bold</b>.jpg'],
    ['صورة.jpg', 'صورة.jpg'],
    ['👩‍👩‍👧.jpg', '👩‍👩‍👧.jpg'],
    // A name that would be displayed as exe.jpg.
    ['photo\u202egpj.exe', 'photo\ufffdgpj.exe'],
    ['a\u2066b\u2069.png', 'a\ufffdb\ufffd.png'],
    ['a\u061cb\u200bc\u00ad.png', 'a\ufffdb\ufffdc\ufffd.png'],
    ['line\nbreak\u0000.png', 'line\ufffdbreak\ufffd.png'],
    ['', ''],
  ] as const)
    it(`of ${JSON.stringify(name)}`, () => expect(displayName(name)).to.equal(shown));

  it('is shortened in the middle, whatever the length', () => {
    const shown = displayName(`${'a'.repeat(10_000)} (12).jpeg`);
    expect(shown).to.match(/^a+….*\(12\)\.jpeg$/);
    expect(Array.from(shown)).to.have.length(120);
  });

  it('cuts no character in half', () => {
    for (const count of [30, 61, 130, 5000]) expect(displayName('🌊'.repeat(count))).to.match(/^[🌊…]*$/u);
  });
});

describe('splitName', () => {
  for (const [name, head, tail] of [
    ['holiday-in-june.jpg', 'holiday-in-june', '.jpg'],
    ['holiday-in-june.avif', 'holiday-in-june', '.avif'],
    ['holiday-in-june', 'holiday-in-june', ''],
    ['holiday in St. Ives', 'holiday in St. Ives', ''],
    ['holiday.jpg', 'holiday.jpg', ''],
  ] as const)
    it(`keeps the extension of a name that is too long for a narrow tile: ${name}`, () =>
      expect(splitName(name)).to.deep.equal({ head, tail }));

  it('keeps the end of a long one', () =>
    expect(splitName('from-the-camera-of-anna-0042.jpeg')).to.deep.equal({
      head: 'from-the-camera-of-an',
      tail: 'na-0042.jpeg',
    }));
});
