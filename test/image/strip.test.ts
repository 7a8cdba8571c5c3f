import { expect } from '@open-wc/testing';
import { strip } from '../../src/image/strip.js';
import { types } from '../../src/rules/accept.js';
import { needs, type Ability } from '../abilities.js';
import { files } from './files/strip-files.js';
import { heicPixels } from './heic-pixels.js';
import { file, frames, pixels, pixelsInPage, textOf } from './strip-fixtures.js';

/** Formats that browsers decode. For the others the codestreams are compared. */
const shown = 'jpeg png webp gif avif bmp x-icon'.split(' ').map((name) => `image/${name}`);

/** Formats that only some browsers show. */
const needed: Readonly<Record<string, Ability>> = {
  'grid.avif': 'show an AVIF of several',
  'mini.avif': 'show an AVIF of few bytes',
  'film-with-sound.avif': 'show an AVIF with sound',
  'wrong-length.ico': 'read bitmaps to their end, whatever length is written',
};

describe('strip', () => {
  it('is tried on files of each format', () => {
    expect(files.map(({ type }) => type)).to.include.members([...types.values()]);
  });

  for (const { name, type, outcome } of files) {
    if (outcome === 'stripped')
      it(`removes everything but the picture from ${name}`, async () => {
        const before = await file(name);
        expect(await textOf(before)).to.match(/SECRET/);
        const after = await strip(before, type);
        expect(after).to.be.instanceOf(Blob).and.not.equal(before);
        expect(after).to.have.property('type', type);
        expect(await textOf(after ?? before)).not.to.match(/SECRET|S\0E\0C|GPS|thmb|brob|jbrd/);
      });
    if (outcome === 'same')
      it(`returns ${name} itself`, async () => {
        const before = await file(name);
        expect(await strip(before, type)).to.equal(before);
      });
    if (outcome === 'left')
      it(`can’t strip ${name}`, async () => expect(await strip(await file(name), type)).to.equal(undefined));
    if (outcome === 'stripped')
      it(`finds nothing in ${name} the second time`, async () => {
        const once = await strip(await file(name), type);
        expect(once && (await strip(once, type))).to.equal(once);
      });
    if (outcome === 'stripped' && name.startsWith('cut'))
      it(`keeps the picture data of the truncated ${name}`, async () => {
        const before = await file(name);
        const seen = await pixelsInPage(before);
        expect(seen).to.be.a('string');
        expect(await pixelsInPage((await strip(before, type)) ?? before)).to.equal(seen);
      });
    else if (outcome === 'stripped' && shown.includes(type))
      it(`keeps every pixel of ${name}, and its orientation`, async function () {
        const ability = needed[name];
        if (ability) await needs(this, ability);
        const before = await file(name);
        const after = (await strip(before, type)) ?? before;
        const seen = await pixels(before);
        expect(seen).to.be.a('string');
        expect(await pixels(after)).to.equal(seen);
        expect(await frames(after, type)).to.deep.equal(await frames(before, type));
      });
    if (outcome === 'stripped' && type === 'image/heic')
      it(`keeps every pixel of ${name}, as libheif shows it`, async () => {
        const before = await file(name);
        const seen = await heicPixels(before);
        expect(seen).not.to.be.empty;
        expect(await heicPixels((await strip(before, type)) ?? before)).to.deep.equal(seen);
      });
  }

  it('keeps the codestream of a JPEG XL', async () => {
    for (const { name, type } of files.filter((each) => each.type === 'image/jxl')) {
      const before = await file(name);
      const coded = await codestream(before);
      expect(coded.slice(0, 2)).to.equal('\xff\n');
      expect(await codestream((await strip(before, type)) ?? before), name).to.equal(coded);
    }
  });

  it('keeps the picture data and its compression if there is no decoder', async () => {
    const parts = async (blob: Blob | undefined) => {
      const text = blob ? await textOf(blob) : '';
      const pixels = text.indexOf('mdat') + 4;
      return [/ispe[^]{12}|cmpd[^]{10}|uncC[^]{51}|cmpC[^]{9}/g, /ipma[^]{15}/]
        .map((pattern) => text.match(pattern)?.join())
        .concat(text.slice(pixels, text.indexOf('\0\0\0\x06Exif', pixels)));
    };
    const before = await file('compressed.heif');
    const [properties, , pixels] = await parts(before);
    const after = await parts(await strip(before, 'image/heif'));
    expect([after[0], after[2]?.slice(0, pixels?.length)]).to.deep.equal([properties, pixels]);
    expect(after[1]).to.equal('ipma\0\0\0\0\0\0\0\x01\0\x01\x04\x01\x02\x83\x84');
  });

  it('keeps the colour profile byte by byte', async () => {
    for (const [name, type] of [
      ['iphone.jpg', 'image/jpeg'],
      ['photoshop.png', 'image/png'],
      ['profile.webp', 'image/webp'],
      ['profile.gif', 'image/gif'],
    ] as const) {
      const before = await file(name);
      const after = (await strip(before, type)) ?? before;
      const profile = /(?:ICC_PROFILE\0|iCCP|ICCP|ICCRGBG1012)[^]{200}/.exec(await textOf(before))?.[0];
      expect(profile, name).to.be.a('string');
      expect(await textOf(after)).to.include(profile);
    }
  });

  it('does not change a type that it doesn’t know', async () =>
    expect(await strip(new Blob(['text']), 'text/plain')).to.equal(undefined));

  it('reports that the file can’t be read', async () => {
    const before = await file('iphone.jpg');
    const cause = new DOMException('The file has moved.', 'NotReadableError');
    before.slice = () => {
      throw cause;
    };
    const refused = await strip(before, 'image/jpeg').catch((reason: unknown) => reason);
    expect(refused).to.equal(cause);
  });

  it('reads a large file in slices', async () => {
    const photo = await file('iphone.jpg');
    const bytes = new Uint8Array(await photo.arrayBuffer());
    const coded = new Uint8Array(3_000_000).fill(0x55); // entropy-coded data counts as one marker
    const large = new Blob([bytes.subarray(0, -2), coded, bytes.subarray(-2), 'SECRET']);
    const slice = large.slice.bind(large);
    const lengths: number[] = [];
    large.slice = (start = 0, end = large.size) => {
      const piece = slice(start, end);
      piece.arrayBuffer = () => {
        lengths.push(piece.size);
        return slice(start, end).arrayBuffer();
      };
      return piece;
    };
    const after = await strip(large, 'image/jpeg');
    expect(after).to.have.property('size').that.is.below(large.size).and.above(coded.length);
    expect(Math.max(...lengths)).to.equal(256 * 1024);
    expect(lengths).to.have.lengthOf.at.least(12).and.at.most(14);
  });
});

/** The codestream of a JPEG XL, without the boxes around it. */
async function codestream(blob: Blob): Promise<string> {
  const text = await textOf(blob);
  if (text.startsWith('\xff\x0a')) return text;
  const view = new DataView(await blob.arrayBuffer());
  let coded = '';
  for (let at = 0; at < view.byteLength;) {
    const end = at + (view.getUint32(at) || view.byteLength - at);
    const type = text.slice(at + 4, at + 8);
    if (type === 'jxlc') coded += text.slice(at + 8, end);
    if (type === 'jxlp') coded += text.slice(at + 12, end);
    at = end;
  }
  return coded;
}

describe('strip, of an SVG', () => {
  const svg = (inside = '', attributes = 'xmlns="http://www.w3.org/2000/svg"') =>
    `<svg ${attributes}>${inside}</svg>`;
  const utf16 = (text: string) => Uint16Array.from(`\uFEFF${text}`, (letter) => letter.charCodeAt(0));
  const find = (...parts: BlobPart[]) => strip(new Blob(parts), 'image/svg+xml');

  it('accepts one that has only a drawing', async () => {
    const xlink = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
    for (const text of [svg(), svg('<title>A house</title><rect/>'), svg('<use xlink:href="#a"/>', xlink)])
      expect(await find(text), text).to.be.instanceOf(Blob);
    expect(await find(`<?xml version="1.0" encoding="UTF-8"?>${svg()}`)).to.be.instanceOf(Blob);
  });

  const told: Readonly<Record<string, BlobPart>> = {
    'a comment': svg('<!-- Jane -->'),
    'a comment in UTF-16': utf16(svg('<!-- Jane -->')),
    'another encoding': `<?xml version="1.0" encoding="utf-7"?>${svg()}`,
    'bytes that are not UTF-8': Uint8Array.of(...new TextEncoder().encode(svg()), 0xff),
    metadata: svg('<metadata>Jane</metadata>'),
    'a comment in a style sheet': svg('<style>/* by Jane */</style>'),
    'a namespace of its own': svg('<g\nxmlns:dc="urn:dc" dc:creator="Jane"/>'),
    'another default namespace': svg('<creator xmlns="http://purl.org/dc/elements/1.1/">Jane</creator>'),
    'another namespace under a known prefix': svg('<g xmlns:svg="urn:jane" svg:creator="Jane"/>'),
    'an embedded photo': svg('<image href="data:image/jpeg;base64,AA=="/>'),
  };
  for (const [what, text] of Object.entries(told))
    it(`rejects one with ${what}`, async () => expect(await find(text)).to.equal(undefined));
});

describe('strip, of an AVIF', () => {
  /** The file with some letters replaced. */
  const changed = async (from: string, to: string) => {
    const bytes = new Uint8Array(await (await file('avifenc.avif')).arrayBuffer());
    const at = new TextDecoder('latin1').decode(bytes).indexOf(from);
    if (at < 0) throw new Error(`There is no ${from}.`);
    bytes.set(new TextEncoder().encode(to), at);
    return new Blob([bytes]);
  };
  const textOf = async (blob: Blob | undefined) =>
    new TextDecoder('latin1').decode(await blob?.arrayBuffer());

  it('removes properties that do not affect the picture, such as the time at which it was taken', async () => {
    const stripped = await strip(await changed('pixi', 'itai'), 'image/avif');
    expect(stripped).to.be.instanceOf(Blob);
    expect(await textOf(stripped ?? new Blob())).not.to.contain('itai');
  });

  it('removes the names of items', async () => {
    const named = await changed('Color', 'Jane!');
    const stripped = await strip(named, 'image/avif');
    expect(await textOf(stripped ?? new Blob())).not.to.contain('Jane');
    expect(await pixels(stripped ?? new Blob())).to.equal(await pixels(named));
  });
});
