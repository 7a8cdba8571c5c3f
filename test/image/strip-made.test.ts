// Files that no tool writes, with texts at unusual places.
import { expect } from '@open-wc/testing';
import { strip } from '../../src/image/strip.js';
import { strippedMovie } from '../../src/image/strip/heif-movie.js';
import { strippedMeta } from '../../src/image/strip/heif-meta.js';
import { box, joined, uint32 } from './boxes.js';
import { factsOf } from './found.js';
import { ascii, blob, chunk, jpeg, long, segment } from './made.js';
import { file, pixels, textOf } from './strip-fixtures.js';

const bytesOf = async (name: string) => [...new Uint8Array(await (await file(name)).arrayBuffer())];
const SECRET = ascii('SECRET');
const little = (value: number) => long(value).toReversed();

/** Strips a file, and asserts that the browser shows the same as before. */
async function stripped(before: Blob, type: string): Promise<Blob> {
  const after = await strip(before, type);
  if (!after) throw new Error('It can’t be done.');
  expect(await pixels(after)).to.equal(await pixels(before));
  expect(await strip(after, type)).to.equal(after);
  return after;
}

describe('strip, of a GIF', () => {
  for (const [what, label] of [
    ['names', 0xce],
    ['plain text', 0x01],
    ['an unknown kind', 0x42],
    ['comments', 0xfe],
  ] as const)
    it(`removes the extension of ${what}`, async () => {
      const gif = await bytesOf('plain.gif');
      const extension = [0x21, label, SECRET.length, ...SECRET, 0];
      const before = blob(gif.slice(0, -1), extension, [0x3b]);
      expect(await textOf(await stripped(before, 'image/gif'))).not.to.include('SECRET');
    });

  it('leaves nothing that only is called a colour profile', async () => {
    const gif = await bytesOf('plain.gif');
    const extension = [0x21, 0xff, 11, ...ascii('ICCRGBG1012'), SECRET.length, ...SECRET, 0];
    const before = blob(gif.slice(0, -1), extension, [0x3b]);
    expect(await textOf(await stripped(before, 'image/gif'))).not.to.include('SECRET');
  });

  it('keeps a GIF that is cut in the descriptor of a later frame', async () => {
    const gif = await bytesOf('animated.gif');
    const text = await textOf(await file('animated.gif'));
    const second = text.indexOf('\x2c', text.indexOf('\x21\xf9', text.indexOf('\x21\xf9') + 2) + 8);
    for (let size = second + 1; size < second + 10; size += 1)
      expect(await strip(blob(gif.slice(0, size)), 'image/gif'), `${size}`).to.be.instanceOf(Blob);
  });
});

describe('strip, of a WebP', () => {
  it('removes a false colour profile, and the flag for it', async () => {
    const picture = (await bytesOf('plain.webp')).slice(12);
    const { width = 0, height = 0 } = await factsOf(await file('plain.webp'));
    const edges = [...little(width - 1).slice(0, 3), ...little(height - 1).slice(0, 3)];
    const extended = [...ascii('VP8X'), ...little(10), 0x20, 0, 0, 0, ...edges];
    const profile = [...ascii('ICCP'), ...little(SECRET.length), ...SECRET];
    const length = 4 + extended.length + profile.length + picture.length;
    const before = blob(ascii('RIFF'), little(length), ascii('WEBP'), extended, profile, picture);
    const after = (await strip(before, 'image/webp')) ?? before;
    expect(await textOf(after)).not.to.include('SECRET');
    expect(new Uint8Array(await after.arrayBuffer())[20]).to.equal(0); // the flags
    expect(await pixels(after)).to.equal(await pixels(await file('plain.webp')));
  });

  it('accepts the last chunk without its padding byte', async () => {
    const picture = (await bytesOf('plain.webp')).slice(12);
    const riff = (length: number, ...parts: number[][]) =>
      blob(ascii('RIFF'), little(length), ascii('WEBP'), picture, ...parts);
    const text = [...ascii('TEXT'), ...little(7), ...SECRET, 0x21];
    const length = 4 + picture.length + text.length;
    const seen = await pixels(await file('plain.webp'));
    for (const before of [riff(length, text), riff(length + 1, text)]) {
      const after = (await strip(before, 'image/webp')) ?? before;
      expect(await textOf(after)).not.to.include('SECRET');
      expect(await pixels(after)).to.equal(seen); // Chromium does not show the format
    }
  });
});

describe('strip, of a JPEG', () => {
  it('skips a marker without a length before its tables', async () => {
    const bytes = await bytesOf('cmyk.jpg');
    const before = blob(bytes.slice(0, 2), [0xff, 0x01], bytes.slice(2));
    expect(await textOf(await stripped(before, 'image/jpeg'))).not.to.include('\xff\x01');
  });

  const piece = (number: number, count: number, data: readonly number[]) =>
    segment(0xe2, [...ascii('ICC_PROFILE\0'), number, count, ...data]);
  const profile = [...Array<number>(36).fill(0), ...ascii('acsp'), ...Array<number>(88).fill(7)];

  it('leaves nothing that only is called a colour profile', async () => {
    const before = jpeg(piece(1, 2, ascii('SECRET 12 34')), piece(2, 2, SECRET));
    expect(await textOf((await strip(before, 'image/jpeg')) ?? before)).not.to.include('SECRET');
  });

  it('keeps a colour profile of two parts, and rejects one with swapped parts', async () => {
    const before = jpeg(piece(1, 2, profile), piece(2, 2, profile));
    expect(await strip(before, 'image/jpeg')).to.equal(before);
    expect(await strip(jpeg(piece(2, 2, profile), piece(1, 2, profile)), 'image/jpeg')).to.equal(undefined);
  });
});

describe('strip, of a BMP', () => {
  it('clears unused colours and reserved bytes', async () => {
    const bytes = await bytesOf('plain.bmp');
    const start = 14 + (bytes[14] ?? 0);
    const at = (bytes[10] ?? 0) + 256 * (bytes[11] ?? 0);
    const told = [...SECRET, 0, 0];
    const head = [...bytes.slice(0, start), ...told];
    head.splice(6, 4, ...SECRET.slice(0, 4));
    head.splice(10, 4, ...little(at - (at - start) + told.length));
    head.splice(46, 4, ...little(told.length / 4));
    const before = blob(head, bytes.slice(at));
    const text = await textOf(await stripped(before, 'image/bmp'));
    expect(text).not.to.match(/SECR/);
  });

  it('has metadata if it names a file as its colour profile', async () => {
    expect(await factsOf(await file('linked-profile.bmp'))).to.include({ metadata: true });
    for (const name of ['profile.bmp', 'plain.bmp'])
      expect(await factsOf(await file(name)), name).to.include({ metadata: false });
  });
});

describe('an ICO with a PNG in it', () => {
  const size = [0, 0, 0, 1];
  const png = (...chunks: number[][]) => [
    0x89,
    ...ascii('PNG\r\n\x1a\n'),
    ...chunk('IHDR', [...size, ...size, 8, 0, 0, 0, 0]),
    ...chunk('IDAT', [0x78, 0x9c, 0x63, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01]),
    ...chunks.flat(),
    ...chunk('IEND'),
  ];
  const ico = (pictures: number[][], lengths = pictures.map(({ length }) => length)) => {
    const place = (index: number) =>
      6 + 16 * pictures.length + pictures.slice(0, index).reduce((sum, { length }) => sum + length, 0);
    const entries = pictures.map((_, index) => [
      ...[1, 1, 0, 0, 1, 0, 8, 0],
      ...little(lengths[index] ?? 0),
      ...little(place(index)),
    ]);
    return blob([0, 0, 1, 0, pictures.length, 0], ...entries, ...pictures);
  };

  it('reports the metadata of its PNG, whichever picture that is', async () => {
    const told = chunk('tEXt', [...ascii('Author\0'), ...SECRET]);
    const placed = chunk('iTXt', [...ascii('XML:com.adobe.xmp\0\0\0\0\0'), ...ascii('<exif:GPSLatitude>')]);
    expect(await factsOf(ico([png()]))).to.include({ metadata: false, location: false });
    expect(await factsOf(ico([png(), png(told)]))).to.include({ metadata: true, location: false });
    expect(await factsOf(ico([png(placed), png()]))).to.include({ metadata: true, location: true });
  });

  it('has its true length afterwards, whatever was written', async () => {
    const picture = png(chunk('tEXt', [...ascii('Author\0'), ...SECRET]));
    const after = await strip(ico([picture], [30]), 'image/x-icon');
    const view = new DataView(await (after ?? new Blob()).arrayBuffer());
    expect(view.getUint32(14, true)).to.equal(png().length);
  });
});

describe('strip, of a HEIF', () => {
  it('accepts a small box without optional parts', async () => {
    const mini = (second: number) =>
      new Blob([
        box('ftyp', 'mif3', 'avif', 'mif3'),
        box('mini', [1, second, ...Array<number>(64).fill(0)]), // in HDR
      ]);
    const before = mini(0);
    expect(await strip(before, 'image/avif')).to.equal(before);
    expect(await strip(mini(0x40), 'image/avif')).to.equal(undefined);
  });

  it('removes program names, file names and languages from a film', () => {
    const nothing = (length: number) => new Uint8Array(length);
    const entry = (name: string) => box('av01', nothing(42), name.padEnd(32, '\0'), nothing(4));
    const film = (name: string, language: readonly number[]) =>
      box(
        'moov',
        box(
          'trak',
          box(
            'mdia',
            box('mdhd', nothing(20), language, nothing(2)),
            box('hdlr', nothing(8), 'pict', nothing(12), name, [0]),
            box(
              'minf',
              box('dinf', box('dref', uint32(0), uint32(1), box('url ', uint32(1), name))),
              box(
                'stbl',
                box('stsd', uint32(0), uint32(1), entry(name)),
                box('stsz', nothing(12)),
                box('stsc', nothing(8)),
                box('stco', nothing(8)),
              ),
            ),
          ),
        ),
      );
    const bytes = film('SECRET', [0x11, 0x11]);
    expect(strippedMovie(new DataView(bytes.buffer)).bytes).to.deep.equal(film('\0\0\0\0\0\0', [0x55, 0xc4]));
  });

  it('removes the name of its handler', async () => {
    const before = await file('heif-enc.heic');
    const text = await textOf(before);
    const name = text.indexOf('hdlr') + 4 + 24;
    expect(text.indexOf('\0', name)).to.be.at.least(name);
    const bytes = new Uint8Array(await before.arrayBuffer());
    bytes.set([1, 2, 3], name - 12);
    const after = await textOf((await strip(new Blob([bytes]), 'image/heic')) ?? before);
    expect(after.slice(name - 12, name)).to.equal('\0'.repeat(12));
  });

  it('rejects a list of items whose last entry would get a shorter header', () => {
    const entry = (id: number, type: string, isLong = false) => {
      const content = joined([2, 0, 0, 0, 0, id, 0, 0], type, isLong ? 'n\0' : '');
      return isLong
        ? joined(uint32(1), 'infe', uint32(0), uint32(content.length + 16), content)
        : box('infe', content);
    };
    for (let spare = 0; spare < 16; spare += 1) {
      const meta = box(
        'meta',
        uint32(0),
        box('iinf', [0, 0, 0, 0, 0, 1], entry(1, 'av01', true)),
        box('iloc', [0, 0, 0, 0, 0x44, 0, 0, 0]),
        box('abcd', new Uint8Array(spare)),
      );
      const made = (() => {
        try {
          return strippedMeta(new DataView(meta.buffer), 1000).bytes.length;
        } catch (cause) {
          return (cause as Error).name;
        }
      })();
      expect(made, `${spare}`).to.be.oneOf([meta.length, 'RangeError']);
    }
  });
});

describe('strip, of an SVG', () => {
  for (const inside of [
    '<g xml:base="https://example.com/bob/"/>',
    '<image xlink:href="file:///C:/Users/bob/a.png"/>',
    '<g author="bob"/>',
    '<creator>bob</creator>',
  ])
    it(`rejects one with ${inside}`, async () => {
      const text = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`;
      expect(await strip(new Blob([text]), 'image/svg+xml')).to.equal(undefined);
    });
});
