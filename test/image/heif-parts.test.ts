// Structures that other encoders write: wide numbers, other offsets, other kinds of tracks; and invalid ones.
import { expect } from '@open-wc/testing';
import { inspect } from '../../src/image/inspect.js';
import { strip } from '../../src/image/strip.js';
import { facts } from '../images.js';
import { box, factsIn, fileNamed, joined, uint32 } from './boxes.js';
import { watched } from './watched.js';

type Bytes = Uint8Array<ArrayBuffer>;
const uint16 = (value: number) => [value >> 8, value & 255];
const heic = (more: Partial<ReturnType<typeof facts>> = {}) =>
  facts({ type: 'image/heic', width: 100, height: 60, ...more });

const ftyp = (brand = 'heic') => box('ftyp', `${brand}\0\0\0\0mif1heic`);
const ispe = box('ispe', uint32(0), uint32(100), uint32(60));
const irot = box('irot', [1]);
const imir = box('imir', [1]);
const clap = (...numbers: number[]) => box('clap', ...numbers.map(uint32), ...[0, 1, 0, 1].map(uint32));
const iprp = (...properties: Bytes[]) =>
  box(
    'iprp',
    box('ipco', ...properties),
    box(
      'ipma',
      uint32(0),
      uint32(1),
      uint16(1),
      [properties.length],
      properties.map((_, index) => index + 1),
    ),
  );
const pitm = box('pitm', uint32(0), uint16(1));
const meta = (...boxes: Bytes[]) => box('meta', uint32(0), pitm, ...boxes);
const sized = (...properties: Bytes[]) => meta(iprp(ispe, ...properties));

describe('the reader of a HEIF’s properties', () => {
  const rows: readonly (readonly [string, Bytes[], Partial<ReturnType<typeof facts>>])[] = [
    ['a turn, then a mirror', [irot, imir], { width: 60, height: 100, orientation: 7 }],
    ['a mirror, then a turn', [imir, irot], { width: 60, height: 100, orientation: 5 }],
    ['a cut, then a turn', [clap(80, 1, 30, 1), irot], { width: 30, height: 80, orientation: 8 }],
    ['a turn, then a cut', [irot, clap(40, 1, 100, 1)], { width: 40, height: 100, orientation: 8 }],
    ['a cut in fractions', [clap(161, 2, 61, 2)], { width: 80, height: 30 }],
    ['a cut that is larger than the image', [clap(101, 1, 61, 1)], {}],
    ['a cut of nothing', [clap(0, 1, 0, 1)], {}],
    ['a cut by zero', [clap(1, 0, 0, 0)], {}],
    ['an unknown property', [box('abcd')], {}],
  ];
  for (const [what, properties, more] of rows)
    it(`reads ${what}`, async () =>
      expect(await factsIn(ftyp(), sized(...properties))).to.deep.equal(heic(more)));
});

describe('the reader of a HEIF’s EXIF and XMP', () => {
  const tiff = joined('MM\0*', uint32(8), uint16(1), [0x88, 0x25, 0, 4], uint32(1), uint32(26), uint32(0));
  const gps = joined(
    uint16(2),
    ...[2, 4].map((tag) => joined(uint16(tag), [0, 5], uint32(3), uint32(0))),
    uint32(0),
  );
  const exif = joined(uint32(2), [9, 9], tiff, gps); // two bytes precede the structure
  const xmp = '<x:xmpmeta exif:GPSLatitude="48,12N"/>';
  const located = heic({ metadata: true, location: true });

  const infe2 = (type: string) => box('infe', [2, 0, 0, 0], uint16(9), uint16(0), type, '\0');
  const infe3 = (type: string) => box('infe', [3, 0, 0, 0], uint32(70_009), uint16(0), type, '\0');
  const iinf = (infe: Bytes) => box('iinf', uint32(0), uint16(2), infe2('hvc1'), infe);
  const wideIinf = (infe: Bytes) => box('iinf', [1, 0, 0, 0], uint32(2), infe2('hvc1'), infe);
  const other = joined(uint16(1), uint16(0), uint16(1), new Uint8Array(8));

  /** Its offset is known once the boxes before it are written, whose length does not depend on it. */
  async function behind(contents: Uint8Array | string, boxes: (place: number) => Bytes[]) {
    const head = joined(ftyp(), meta(iprp(ispe), ...boxes(0)));
    return factsIn(
      joined(ftyp(), meta(iprp(ispe), ...boxes(head.length + 8))),
      box('mdat', joined(contents)),
    );
  }

  it('finds it by offsets of four bytes', async () =>
    expect(
      await behind(exif, (place) => [
        iinf(infe2('Exif')),
        box(
          'iloc',
          uint32(0),
          [0x44, 0],
          uint16(2),
          other,
          uint16(9),
          uint16(0),
          uint16(1),
          uint32(place),
          uint32(exif.length),
        ),
      ]),
    ).to.deep.equal(located));

  it('finds it by wide item numbers, with bases and indices, behind an item in two parts', async () =>
    expect(
      await behind(exif, (place) => [
        wideIinf(infe3('Exif')),
        box(
          'iloc',
          [2, 0, 0, 0, 0x48, 0x84],
          uint32(2),
          ...[uint32(1), uint16(0), uint16(0), new Uint8Array(8), uint16(2), new Uint8Array(32)],
          ...[uint32(70_009), uint16(0), uint16(0), uint32(0), uint32(place - 5), uint16(1)],
          ...[uint32(1), uint32(5), uint32(0), uint32(exif.length)],
        ),
      ]),
    ).to.deep.equal(located));

  it('finds it in `meta` itself', async () => {
    const iloc = box(
      'iloc',
      [1, 0, 0, 0, 0x44, 0],
      uint16(1),
      uint16(9),
      [0, 1],
      uint16(0),
      uint16(1),
      uint32(0),
      uint32(exif.length),
    );
    expect(
      await factsIn(ftyp(), meta(iprp(ispe), iinf(infe2('Exif')), iloc, box('idat', exif))),
    ).to.deep.equal(located);
  });

  it('reads it to the end of the file where no length is given', async () =>
    expect(
      await behind(exif, (place) => [
        iinf(infe2('Exif')),
        box('iloc', uint32(0), [0x40, 0], uint16(1), uint16(9), uint16(0), uint16(1), uint32(place)),
      ]),
    ).to.deep.equal(located));

  it('finds a position in XMP', async () =>
    expect(
      await behind(xmp, (place) => [
        iinf(infe2('mime')),
        box(
          'iloc',
          uint32(0),
          [0x44, 0],
          uint16(1),
          uint16(9),
          uint16(0),
          uint16(1),
          uint32(place),
          uint32(xmp.length),
        ),
      ]),
    ).to.deep.equal(located));

  it('finds a position in XMP that is compressed', async () => {
    const stream = new Blob([xmp]).stream().pipeThrough(new CompressionStream('deflate'));
    const packed = new Uint8Array(await new Response(stream).arrayBuffer());
    expect(
      await behind(packed, (place) => [
        iinf(infe2('mime')),
        box(
          'iloc',
          uint32(0),
          [0x44, 0],
          uint16(1),
          uint16(9),
          uint16(0),
          uint16(1),
          uint32(place),
          uint32(packed.length),
        ),
      ]),
    ).to.deep.equal(located);
  });

  it('detects metadata, wherever it is', async () => {
    for (const boxes of [
      [iinf(infe2('Exif'))],
      [iinf(infe2('mime')), box('iloc', uint32(0), [0x44, 0], uint16(0))],
    ])
      expect(await factsIn(ftyp(), meta(iprp(ispe), ...boxes))).to.deep.equal(heic({ metadata: true }));
    expect(await factsIn(ftyp(), sized(), box('uuid', new Uint8Array(16)))).to.deep.equal(
      heic({ metadata: true }),
    );
  });

  it('does not take an item of another kind for it', async () => {
    const old = box('infe', [1, 0, 0, 0], uint16(9), uint16(0), 'Exif\0');
    for (const infe of [old, infe2('hvc1'), infe2('uri ')])
      expect(await factsIn(ftyp(), meta(iprp(ispe), iinf(infe)))).to.deep.equal(heic());
  });
});

describe('the track of a sequence that is shown', () => {
  const track = (width: number, samples: number, ...inEntry: Bytes[]) =>
    box(
      'trak',
      box('tkhd', new Uint8Array(76), uint16(width), uint16(0), uint16(width && 40), uint16(0)),
      box(
        'mdia',
        box(
          'minf',
          box(
            'stbl',
            box('stsd', uint32(0), uint32(1), box('hvc1', new Uint8Array(78), ...inEntry)),
            box('stsz', uint32(0), uint32(0), uint32(samples)),
          ),
        ),
      ),
    );
  const film = heic({ width: 30, height: 40, animated: true });

  it('is the first one that has a size', async () =>
    expect(
      await factsIn(ftyp('hevc'), box('moov', track(0, 9, irot), track(30, 2), track(50, 3))),
    ).to.deep.equal(film));

  it('is any track if one is animated', async () => {
    expect(await factsIn(ftyp('hevc'), box('moov', track(30, 1), track(50, 3)))).to.deep.equal(film);
    expect(await factsIn(ftyp('hevc'), box('moov', track(30, 1)))).to.deep.equal({
      ...film,
      animated: false,
    });
    expect(await factsIn(ftyp('hevc'), box('moov', track(30, 1), track(0, 3)))).to.deep.equal({
      ...film,
      animated: false,
    });
  });

  it('is used if the first brand is one of a sequence, or if there is nothing else', async () => {
    for (const [brand, shown] of [
      ...['hevc', 'hevx', 'hevm', 'hevs', 'msf1', 'avis'].map((brand) => [brand, film] as const),
      ['heic', heic({ animated: true })],
      ['mif1', heic({ animated: true })],
    ] as const)
      expect(await factsIn(ftyp(brand), sized(), box('moov', track(30, 2))), brand).to.deep.include({
        ...shown,
        type: brand === 'avis' ? 'image/avif' : 'image/heic',
      });
    expect(await factsIn(ftyp(), box('moov', track(30, 2)))).to.deep.equal(film);
  });

  it('can have a GPS position', async () => {
    const udta = (type: string) => box('udta', box(type, 'told'));
    const seen = (...boxes: Bytes[]) => factsIn(ftyp('hevc'), box('moov', track(30, 2), ...boxes));
    expect(await seen(udta('name'))).to.deep.equal({ ...film, metadata: true });
    for (const type of ['\xa9xyz', 'loci'])
      expect(await seen(udta(type))).to.deep.equal({ ...film, metadata: true, location: true });
    expect(await seen(box('trak', udta('loci')))).to.deep.equal({ ...film, metadata: true, location: true });
  });

  it('has metadata of its own', async () => {
    const phone = await fileNamed('sequence-phone.avif');
    const first = new TextDecoder('latin1').decode(phone).indexOf('meta'); // of the still image
    phone.set(joined('free'), first);
    expect(await factsIn(phone)).to.deep.include({ metadata: true, location: true });
  });
});

describe('invalid boxes', () => {
  const nothing = heic({ width: undefined, height: undefined });

  it('are not read beyond the box that they are in', async () => {
    const long = meta(box('iprp'));
    long.set(uint32(1000), long.length - 8);
    expect(await factsIn(ftyp(), long, iprp(ispe).subarray(8))).to.deep.equal(nothing);
  });

  it('end the reading if they are shorter than their own length', async () => {
    expect(await factsIn(ftyp(), uint32(4), sized())).to.deep.equal(nothing);
    expect(await factsIn(ftyp(), sized(), uint32(4), box('uuid'))).to.deep.equal(heic());
  });

  it('are harmless at the end', async () =>
    expect(await factsIn(ftyp(), sized(), new Uint8Array(7))).to.deep.equal(heic()));
});

describe('a HEIF of one box of few bytes', () => {
  type Field = readonly [value: number, bits: number];
  const inBits = (fields: readonly Field[]) => {
    const row = fields.map(([value, bits]) => value.toString(2).padStart(bits, '0')).join('');
    return Array.from({ length: Math.ceil(row.length / 8) }, (_, at) =>
      parseInt(row.slice(8 * at, 8 * at + 8).padEnd(8, '0'), 2),
    );
  };
  const tiff = joined('MM\0*', uint32(8), uint16(1), [0x88, 0x25, 0, 4], uint32(1), uint32(26), uint32(0));
  const gps = joined(
    uint16(2),
    ...[2, 4].map((tag) => joined(uint16(tag), [0, 5], uint32(3), uint32(0))),
    uint32(0),
  );
  const located = joined(tiff, gps);
  const packet = joined('<x:xmpmeta exif:GPSLatitude="48,12N"/>');
  const pixels = joined('coded picture');

  interface Parts {
    readonly exif?: Uint8Array | undefined;
    readonly xmp?: Uint8Array | undefined;
    readonly profile?: Uint8Array;
    readonly isPacked?: boolean;
    /** A grey image with its own colours, which decoders read differently. */
    readonly grey?: readonly Field[];
    readonly isHdr?: boolean;
    readonly isLarge?: boolean;
  }
  function mini({ exif, xmp, profile, isPacked = false, grey, isHdr = false, isLarge = false }: Parts) {
    const flag = (is: unknown): Field => [is ? 1 : 0, 1];
    const length = (part: Uint8Array | undefined): Field[] =>
      part ? [[part.length - 1, isLarge ? 20 : 10]] : [];
    const header = inBits([
      [0, 6],
      flag(grey),
      flag(isHdr),
      flag(profile),
      flag(exif),
      flag(xmp),
      [grey ? 0 : 3, 2],
      [5, 3], // a quarter turn to the right
      flag(isLarge),
      [99, isLarge ? 15 : 7],
      [59, isLarge ? 15 : 7],
      [0, 1],
      ...(grey ?? []),
      ...(profile || exif || xmp ? [flag(isLarge)] : []),
      [0, 1],
      flag(isLarge),
      ...length(profile),
      [4, 3],
      [pixels.length - 1, isLarge ? 28 : 15],
      ...(exif || xmp ? [flag(isPacked)] : []),
      ...length(exif),
      ...length(xmp),
    ]);
    const nothing = new Uint8Array();
    return box(
      'mini',
      ...[header, [1, 2, 3, 4], profile ?? nothing, pixels, exif ?? nothing, xmp ?? nothing],
    );
  }
  const file = (parts: Parts) => [box('ftyp', 'mif3avif'), mini(parts)] as const;
  const shown = facts({ type: 'image/avif', width: 60, height: 100, orientation: 6 });
  const told = { ...shown, metadata: true, location: true };
  const profile = new Uint8Array(30);
  const zlib = async (bytes: Bytes) =>
    new Uint8Array(
      await new Response(
        new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate')),
      ).arrayBuffer(),
    );

  const rows: readonly (readonly [string, Parts, ReturnType<typeof facts>])[] = [
    ['nothing else', {}, shown],
    ['a profile', { profile }, shown],
    ['EXIF with a position', { exif: located }, told],
    ['XMP with a position', { xmp: packet }, told],
    ['all of them', { profile, exif: located, xmp: packet }, told],
    ['all of them in wide fields', { profile, exif: located, xmp: packet, isLarge: true }, told],
    ['XMP without a position', { xmp: joined('<x:xmpmeta/>') }, { ...told, location: false }],
    ['a grey picture with a matrix', { exif: located, grey: [[0x010d06, 24]] }, told],
    ['a grey picture without one', { exif: located, grey: [[0x010d, 16]] }, told],
    ['HDR, of which decoders differ', { exif: located, isHdr: true }, { ...told, location: false }],
  ];
  for (const [what, parts, expected] of rows) {
    it(`is read: ${what}`, async () => expect(await factsIn(...file(parts))).to.deep.equal(expected));

    it(`is stripped: ${what}`, async () => {
      const before = new Blob([...file(parts)]);
      const after = await strip(before, 'image/avif');
      if (parts.isHdr) return expect(after).to.equal(undefined);
      if (!expected.metadata) return expect(after).to.equal(before);
      const wanted = joined(...file({ ...parts, exif: undefined, xmp: undefined }));
      expect(after && new Uint8Array(await after.arrayBuffer())).to.deep.equal(wanted);
    });
  }

  it('is read if EXIF and XMP are compressed', async () => {
    for (const parts of [{ exif: await zlib(located) }, { xmp: await zlib(packet) }])
      expect(await factsIn(...file({ ...parts, isPacked: true }))).to.deep.equal(told);
  });

  it('loses other boxes behind it', async () => {
    const after = await strip(new Blob([...file({}), box('uuid', 'SECRET')]), 'image/avif');
    expect(after && new Uint8Array(await after.arrayBuffer())).to.deep.equal(joined(...file({})));
  });

  it('has the type that its version names', async () => {
    for (const [version, type] of [
      ['heic', 'image/heic'],
      ['avif', 'image/avif'],
      ['\0\0\0\0', 'image/heif'],
    ] as const)
      expect(await factsIn(box('ftyp', `mif3${version}`), mini({}))).to.deep.equal({ ...shown, type });
  });
});

it('reads the first bytes once, and nothing at the end', async () => {
  const bytes = await fileNamed('landscape-6.heic');
  for (const [parts, expected] of [
    [[bytes], bytes.length],
    [[bytes, box('free', new Uint8Array(100_000))], 16_384],
  ] as const) {
    const { blob, reads } = watched(new Blob([...parts]));
    expect(await inspect(blob)).to.have.nested.property('facts.orientation', 6);
    expect(reads).to.deep.equal({ slices: 1, bytes: expected });
  }
});
