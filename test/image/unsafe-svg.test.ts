import { expect } from '@open-wc/testing';
import { findUnsafe } from '../../src/image/unsafe-svg.js';
import { harmless, hostile, svgOf } from './svgs.js';

const find = (...parts: BlobPart[]) => findUnsafe(new Blob(parts, { type: 'image/svg+xml' }));

describe('findUnsafe', () => {
  for (const [what, text] of Object.entries(hostile))
    it(`rejects ${what}`, async () =>
      expect(await find(text)).to.match(/^It (has an? |refers to |changes |declares )[^]*\.$/));

  for (const [what, text] of Object.entries(harmless))
    it(`accepts ${what}`, async () => expect(await find(text)).to.equal(undefined));

  it('rejects invalid XML', async () => {
    for (const text of [
      '',
      '<svg',
      svgOf('<g>'),
      svgOf('', 'id="a" id="b"'),
      `${svgOf('')}<script/>`,
      svgOf('&nbsp;'),
      svgOf('\0'),
    ])
      expect(await find(text), text).to.equal('It is not well-formed.');
  });

  it('rejects XML that is not an SVG', async () => {
    for (const text of ['<svg/>', '<html/>', '<g xmlns="http://www.w3.org/2000/svg"/>'])
      expect(await find(text), text).to.equal('It is not an SVG.');
  });

  /** Elements that each draw the previous one ten times. */
  const nested = (levels: number, refer: (id: string) => string) =>
    svgOf(
      '<rect id="a0" width="1" height="1"/>' +
        Array.from({ length: levels }, (_, level) =>
          [`<g id="a${level + 1}">`, ...Array<string>(10).fill(refer(`#a${level}`)), '</g>'].join(''),
        ).join(''),
    );

  it('rejects a few lines that draw one thing thousands of times', async () => {
    const ways = [
      (id: string) => `<use xlink:href="${id}"/>`,
      (id: string) => `<use href=" ${id} "/>`,
      (id: string) => `<rect fill="url(${id})"/>`,
      (id: string) => `<rect style="mask: url( '${id}' )"/>`,
    ];
    for (const refer of ways) {
      expect(await find(nested(3, refer))).to.equal(undefined);
      expect(await find(nested(12, refer))).to.equal('It draws one thing thousands of times.');
    }
  });

  it('accepts elements that refer to themselves, since they draw nothing', async () =>
    expect(await find(svgOf('<g id="a"><use href="#a"/></g><use href="#b" id="b"/>'))).to.equal(undefined));

  it('rejects an SVG that is too large to be checked', async () =>
    expect(await find(svgOf(' '.repeat(6_000_000)))).to.equal('It is too large to be checked.'));
});

describe('the encoding of an SVG', () => {
  const drawn = (encoding = '') =>
    (encoding && `<?xml version="1.0" encoding="${encoding}"?>`) + svgOf('<desc/>');
  const active = (encoding = '') => drawn(encoding).replace('<desc/>', '<script/>');
  const utf16 = (text: string) => Uint16Array.from(text, (letter) => letter.charCodeAt(0));
  const swapped = (text: string) => utf16(text).map((unit) => (unit >> 8) | (unit << 8));

  const read: Readonly<Record<string, (text: typeof drawn) => BlobPart>> = {
    'that is not stated': (text) => text(),
    'that is UTF-8': (text) => text('utf-8'),
    'that is UTF-8, with its mark': (text) => `\uFEFF${text('UTF-8')}`,
    'that is ASCII': (text) => text('US-ASCII'),
    'that is Latin-1': (text) => text('ISO-8859-1'),
  };
  for (const [which, write] of Object.entries(read))
    it(`${which} is read`, async () => {
      expect(await find(write(drawn))).to.equal(undefined);
      expect(await find(write(active))).to.equal('It has a <script>.');
    });

  const refused: Readonly<Record<string, BlobPart>> = {
    'that is UTF-16': utf16(`\uFEFF${drawn('UTF-16')}`),
    'that is UTF-16, and says nothing': utf16(`\uFEFF${drawn()}`),
    'that is UTF-16, big-endian': swapped(`\uFEFF${drawn('UTF-16BE')}`),
    'that is UTF-16, without its mark': utf16(drawn('UTF-16')),
    'that is Latin-1 with letters beyond ASCII': Uint8Array.from(
      drawn('ISO-8859-1').replace('<desc/>', '<desc>\xe9</desc>'),
      (letter) => letter.charCodeAt(0),
    ),
    'that is Latin-1 by its declaration and UTF-8 by its letters': drawn('ISO-8859-1').replace(
      '<desc/>',
      '<desc>é</desc>',
    ),
    'that is Shift_JIS, far behind the beginning': drawn('Shift_JIS').replace(
      ' encoding',
      ' '.repeat(300) + ' encoding',
    ),
    'that is Shift_JIS': drawn('Shift_JIS'),
    'that is Shift_JIS, behind a byte order mark': `\uFEFF${drawn('Shift_JIS')}`,
    'that is UTF-7': drawn('UTF-7'),
    'that is a Japanese one with escapes': drawn('ISO-2022-JP'),
    'that is EBCDIC': drawn('cp037'),
    'that is declared as UTF-16 and is not': drawn('UTF-16'),
    'that is UTF-16 and declared as another': utf16(`\uFEFF${drawn('UTF-7')}`),
    'that is unknown': drawn('x'),
    'that is violated': Uint8Array.of(...new TextEncoder().encode(drawn()), 0xff),
  };
  for (const [which, text] of Object.entries(refused))
    it(`${which} is rejected`, async () => expect(await find(text)).to.equal('Its encoding is not UTF-8.'));
});
