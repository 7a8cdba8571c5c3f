import { expect } from '@open-wc/testing';
import { factsOf } from './found.js';
import { ascii, blob, chunk, long, tiff } from './made.js';
import { watched } from './watched.js';

/** Compresses as in a PNG. */
async function zlib(text: string | Uint8Array<ArrayBuffer>): Promise<number[]> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'));
  return [...new Uint8Array(await new Response(packed).arrayBuffer())];
}

describe('a PNG’s chunks', () => {
  const png = (...chunks: (readonly number[])[]) =>
    blob(
      [0x89, ...ascii('PNG\r\n\x1a\n')],
      chunk('IHDR', [...long(300), ...long(200), 8, 2, 0, 0, 0]),
      ...chunks,
    );
  const data = (length: number) => chunk('IDAT', Array<number>(length).fill(7));

  it('are read to the end over thousands of pixels’ chunks', async () => {
    const pixels = Array.from({ length: 2000 }, () => data(2000));
    const image = watched(png(...pixels, data(55), chunk('tIME', [1, 2, 3, 4, 5, 6, 7]), chunk('IEND')));
    expect(image.blob.size).to.be.above(4_000_000);
    expect(await factsOf(image.blob)).to.include({ width: 300, height: 200, metadata: true });
    expect(image.reads.slices).to.be.below(40);
    expect(image.reads.bytes).to.be.below(65_536);
  });

  it('of many lengths keep the facts that were found', async () => {
    const pixels = Array.from({ length: 600 }, (_, index) => data(1500 + index));
    const image = watched(png(chunk('tEXt', ascii('a\0b')), ...pixels, chunk('IEND')));
    expect(await factsOf(image.blob)).to.include({ width: 300, height: 200, metadata: true });
    expect(image.reads.slices).to.be.at.most(256);
  });

  it('can have XMP that is longer than one read', async () => {
    const text = [
      ...ascii('XML:com.adobe.xmp\0\0\0\0\0<exif:GPSLatitude>'),
      ...Array<number>(100_000).fill(32),
    ];
    const image = png(chunk('iTXt', text), chunk('acTL', [...long(2), ...long(0)]), data(9));
    expect(await factsOf(image)).to.include({ location: true, metadata: true, animated: true });
  });

  describe('with a position', () => {
    const gps = tiff([
      { tags: [[0x8825, 4, { directory: 1 }]] },
      { tags: [2, 4].map((tag) => [tag, 5, 0, 3] as const) },
    ]);
    const xmp = '<x:xmpmeta><rdf:Description exif:GPSLatitude="48,12N"/></x:xmpmeta>';
    const digits = (name: string, bytes: readonly number[]) =>
      `\n${name}\n${String(bytes.length).padStart(8)}\n${bytes
        .map((byte, at) => byte.toString(16).padStart(2, '0') + (at % 36 === 35 ? '\n' : ''))
        .join('')}\n`;
    const exif = [...ascii('Exif\0\0'), ...gps];
    type Chunk = readonly number[];
    const rows: readonly (readonly [what: string, text: () => Promise<Chunk> | Chunk])[] = [
      [
        'in compressed XMP',
        async () => chunk('iTXt', [...ascii('XML:com.adobe.xmp\0\x01\0\0\0'), ...(await zlib(xmp))]),
      ],
      [
        'in compressed XMP with a language and a title',
        async () => chunk('iTXt', [...ascii('XML:com.adobe.xmp\0\x01\0de\0Titel\0'), ...(await zlib(xmp))]),
      ],
      [
        'in compressed Latin-1',
        async () => chunk('zTXt', [...ascii('XML:com.adobe.xmp\0\0'), ...(await zlib(xmp))]),
      ],
      ...['exif', 'APP1'].map(
        (name) =>
          [
            `in a compressed profile, ${name}`,
            async () =>
              chunk('zTXt', [...ascii(`Raw profile type ${name}\0\0`), ...(await zlib(digits(name, exif)))]),
          ] as const,
      ),
      [
        'in a profile of digits',
        () => chunk('tEXt', ascii(`Raw profile type exif\0${digits('exif', exif)}`)),
      ],
      [
        'in a profile of bare TIFF',
        () => chunk('tEXt', ascii(`Raw profile type exif\0${digits('exif', gps)}`)),
      ],
      [
        'in a profile of XMP',
        async () =>
          chunk('zTXt', [...ascii('Raw profile type xmp\0\0'), ...(await zlib(digits('xmp', ascii(xmp))))]),
      ],
    ];
    for (const [what, text] of rows)
      it(`${what} tell it`, async () =>
        expect(await factsOf(png(await text(), data(9)))).to.include({ location: true, metadata: true }));

    it('report no position if there is none, and ignore an orientation', async () => {
      const other = tiff([{ tags: [[0x112, 3, 6]] }]);
      const profile = chunk('zTXt', [
        ...ascii('Raw profile type exif\0\0'),
        ...(await zlib(digits('exif', [...ascii('Exif\0\0'), ...other]))),
      ]);
      const facts = await factsOf(png(profile, data(9)));
      expect(facts).to.include({ location: false, metadata: true, orientation: 1 });
    });

    it('are decompressed within limits, whatever their size', async () => {
      const bomb = await zlib(new Uint8Array(60_000_000));
      expect(bomb.length).to.be.below(65_536);
      const chunks = Array.from({ length: 12 }, () => chunk('zTXt', [...ascii('a\0\0'), ...bomb]));
      const { blob, reads } = watched(png(...chunks, data(9)));
      const start = performance.now();
      expect(await factsOf(blob)).to.include({ location: false, metadata: true, width: 300 });
      expect(performance.now() - start).to.be.below(1000);
      expect(reads.bytes).to.be.at.most(1_048_576);
    });

    it('that are damaged report the facts before the damage', async () => {
      const packed = await zlib(`${xmp}${' '.repeat(9)}`);
      const cut = packed.slice(0, -6);
      const image = png(chunk('zTXt', [...ascii('a\0\0'), ...cut]), data(9));
      expect(await factsOf(image)).to.include({ metadata: true, location: true });
      const junk = png(
        chunk('zTXt', [...ascii('a\0\0'), 1, 2, 3]),
        chunk('zTXt'),
        chunk('iTXt', [65, 0, 1]),
        data(9),
      );
      expect(await factsOf(junk)).to.include({ metadata: true, location: false });
    });
  });

  it('that break off keep the facts that were found', async () =>
    expect(await factsOf(png(chunk('tEXt', [1]), data(9).slice(0, 5)))).to.include({
      width: 300,
      metadata: true,
    }));

  it('make it animated only before its pixels, and with two frames', async () => {
    const frames = (count: number) => chunk('acTL', [...long(count), ...long(0)]);
    expect(await factsOf(png(frames(2), data(9)))).to.include({ animated: true });
    expect(await factsOf(png(frames(1), data(9)))).to.include({ animated: false });
    expect(await factsOf(png(data(9), frames(2)))).to.include({ animated: false });
  });
});
