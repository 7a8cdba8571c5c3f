import { expect } from '@open-wc/testing';
import { sniffType } from '../../src/image/sniff.js';
import { types } from '../../src/rules/accept.js';

const ascii = (text: string) => [...new TextEncoder().encode(text)];
const utf16 = (text: string) => [0xfeff, ...ascii(text)].flatMap((unit) => [unit & 255, unit >> 8]);
const box = (...brands: string[]) => [
  0,
  0,
  0,
  8 + brands.length * 4,
  ...ascii(`ftyp${brands.join('')}`),
  1,
  2,
  3,
];
const bytes: readonly (readonly [string, readonly number[], string | undefined])[] = [
  ['a JPEG', [0xff, 0xd8, 0xff, 0xe1, 0, 0], 'image/jpeg'],
  ['a PNG', [0x89, ...ascii('PNG\r\n\x1a\n')], 'image/png'],
  ['a GIF of 1987', ascii('GIF87a'), 'image/gif'],
  ['a GIF of 1989', ascii('GIF89a'), 'image/gif'],
  ['a WebP', [...ascii('RIFF'), 1, 2, 3, 4, ...ascii('WEBPVP8 ')], 'image/webp'],
  ['an AVIF', box('avif', '\0\0\0\0', 'mif1'), 'image/avif'],
  ['an AVIF whose major brand is mif1', box('mif1', '\0\0\0\0', 'avif'), 'image/avif'],
  ['an AVIF sequence', box('avis', '\0\0\0\0', 'msf1'), 'image/avif'],
  ['a HEIC', box('heic', '\0\0\0\0', 'mif1'), 'image/heic'],
  ['a HEIF', box('mif1', '\0\0\0\0'), 'image/heif'],
  ['a BMP', [...ascii('BM'), ...Array<number>(12).fill(1), 40, 0, 0, 0], 'image/bmp'],
  ['a TIFF, little-endian', ascii('II*\0'), 'image/tiff'],
  ['a TIFF, big-endian', ascii('MM\0*'), 'image/tiff'],
  ['a BigTIFF', ascii('II+\0'), 'image/tiff'],
  ['a BigTIFF, big-endian', ascii('MM\0+'), 'image/tiff'],
  ['an ICO', [0, 0, 1, 0, 1, 0, 16, 16, 0, 0], 'image/x-icon'],
  ['a CUR', [0, 0, 2, 0, 1, 0, 16, 16, 0, 0], 'image/x-icon'],
  ['a bare JPEG XL', [0xff, 0x0a, 1], 'image/jxl'],
  ['a boxed JPEG XL', [0, 0, 0, 12, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a], 'image/jxl'],
  ['an SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'],
  [
    'an SVG behind a prologue',
    ascii('\uFEFF<?xml version="1.0"?>\n<!-- <a> -->\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg>'),
    'image/svg+xml',
  ],
  ['an SVG with a prefix', ascii('<s:svg>'), 'image/svg+xml'],
  ['an SVG behind a long prologue', ascii(`<!--${'-> '.repeat(5000)}-->\n<svg>`), 'image/svg+xml'],
  ['an SVG in UTF-16', utf16('<?xml version="1.0" encoding="UTF-16"?>\n<svg/>'), 'image/svg+xml'],
  [
    'an SVG in UTF-16, big-endian',
    utf16('<svg/>').map((_, index, all) => all[index ^ 1] ?? 0),
    'image/svg+xml',
  ],
  ['HTML in UTF-16', utf16('<html><svg/></html>'), undefined],
  ['a doctype and no more', ascii(`<!DOCTYPE svg [${'] '.repeat(5000)}`), undefined],
  ['a text', ascii('This is not a photo.'), undefined],
  ['a text that could have a BMP’s header', ascii('BM on a cold hill, a tale'), undefined],
  ['an ICO as .NET writes it', [0, 0, 1, 0, 1, 0, 16, 16, 0, 255], 'image/x-icon'],
  ['an SVG behind many comments', ascii(`${'<!-- a -->\n'.repeat(40)}<svg>`), 'image/svg+xml'],
  ['many comments and no SVG', ascii(`${'<!-- a -->\n'.repeat(40)}<html>`), undefined],
  [
    'an SVG with entities',
    ascii('<!DOCTYPE svg PUBLIC "a" "b" [<!ENTITY x "http://x/">\n]>\n<svg>'),
    'image/svg+xml',
  ],
  ['a text that begins with BM', ascii('BMW is a maker of cars'), undefined],
  ['HTML with an SVG in it', ascii('<!DOCTYPE html><html><svg></svg></html>'), undefined],
  ['a PDF', ascii('%PDF-1.7'), undefined],
  ['a film', box('isom', '\0\0\0\0', 'mp42'), undefined],
  ['a WAV', [...ascii('RIFF'), 1, 2, 3, 4, ...ascii('WAVEfmt ')], undefined],
  ['half a signature', [0x89, 0x50, 0x4e], undefined],
  ['nothing', [], undefined],
  ['an ftyp box cut short', [0, 0, 0, 32, ...ascii('ftyp')], undefined],
];

describe('sniffType', () => {
  it('is tried on bytes of each format', () => {
    const missing = [...types.values()].filter((type) => !bytes.some(([, , found]) => found === type));
    expect(missing).to.deep.equal([]);
  });

  for (const [what, of, type] of bytes)
    it(`recognises ${what} as ${type ?? 'no image'}`, () =>
      expect(sniffType(Uint8Array.from(of))).to.equal(type));
});
