// AVIF and HEIC files, made by encoders or built from boxes.
import { deflateSync } from 'node:zlib';
import { bytes, exif, picture, run, save, tagged, u16, u32, where, xmp, type Part } from './bytes.js';

const box = (type: string, ...parts: readonly Part[]) => {
  const content = bytes(type, ...parts);
  return bytes(u32(content.length + 4), content);
};

interface Item {
  readonly type: string;
  /** Version and flags of `infe`. A protected item has an index of its protection. */
  readonly protection?: number;
  readonly mime?: string;
  /** 0: in the file, 1: in `idat`, 2: made of other items. */
  readonly method?: number;
  readonly data: Uint8Array;
  /** The index of another item, whose bytes it shares. */
  readonly as?: number;
  readonly properties?: readonly Uint8Array[];
}

/** No box if it would be empty, since some decoders refuse an empty box. */
const some = (made: Uint8Array) => (made.length > 12 ? [made] : []);

/** A HEIF of these items, numbered from 1, the primary one; each reference is a type, from, to. */
function heif(
  brand: string,
  items: readonly Item[],
  references: readonly (readonly [string, number, ...number[]])[],
  more: readonly Uint8Array[] = [],
) {
  const properties = items.flatMap((item) => item.properties ?? []);
  let property = 0;
  const associations = items.map((item, index) => {
    const own = (item.properties ?? []).map((each) => {
      property += 1;
      return (
        property + (/irot|imir|av1C|hvcC|uncC|cmpC/.test(bytes(each.subarray(4, 8)).toString()) ? 128 : 0)
      ); // an essential property
    });
    return own.length > 0 ? bytes(u16(index + 1), own.length, own) : bytes();
  });
  const inMeta = items.filter(({ method }) => method === 1);
  const inFile = items.filter(({ method = 0, as }) => method === 0 && as === undefined);
  const offset = (of: readonly Item[], item: Item) =>
    of.slice(0, of.indexOf(item)).reduce((all, { data }) => all + data.length, 0);
  const meta = (start: number) =>
    box(
      'meta',
      u32(0),
      box('hdlr', u32(0), u32(0), 'pict', Buffer.alloc(13)),
      box('pitm', u32(0), u16(1)),
      box(
        'iloc',
        [1, 0, 0, 0],
        0x44,
        0,
        u16(items.length),
        ...items.map((item, index) => {
          const method = item.method ?? 0;
          const at =
            method === 1
              ? offset(inMeta, item)
              : start + offset(inFile, item.as ? (items[item.as - 1] ?? item) : item);
          return bytes(u16(index + 1), u16(method), u16(0), u16(1), u32(at), u32(item.data.length));
        }),
      ),
      box(
        'iinf',
        u32(0),
        u16(items.length),
        ...items.map((item, index) =>
          box(
            'infe',
            [2, 0, 0, 0],
            u16(index + 1),
            u16(item.protection ?? 0),
            item.type,
            0,
            item.mime === undefined ? [] : bytes(item.mime, 0),
          ),
        ),
      ),
      ...some(
        box(
          'iref',
          u32(0),
          ...references.map(([type, from, ...to]) => box(type, u16(from), u16(to.length), ...to.map(u16))),
        ),
      ),
      box(
        'iprp',
        box('ipco', ...properties),
        box('ipma', u32(0), u32(associations.filter(({ length }) => length > 0).length), ...associations),
      ),
      ...some(box('idat', ...inMeta.map(({ data }) => data))),
      ...more,
    );
  const head = box('ftyp', brand, u32(0), 'mif1', brand);
  const start = head.length + meta(0).length + 8;
  return bytes(head, meta(start), box('mdat', ...inFile.map(({ data }) => data)));
}

/** The properties and bytes of the picture in a file with one picture. */
function coded(file: Buffer): Pick<Item, 'data' | 'properties'> {
  const list = file.indexOf('ipco') - 4;
  const properties: Buffer[] = [];
  for (let at = list + 8; at < list + file.readUInt32BE(list); at += file.readUInt32BE(at))
    properties.push(file.subarray(at, at + file.readUInt32BE(at)));
  const data = file.indexOf('mdat') - 4;
  return { properties, data: file.subarray(data + 8, data + file.readUInt32BE(data)) };
}

const png = await picture().png().toBuffer();
const jpeg = tagged(
  await picture().jpeg({ quality: 90 }).toBuffer(),
  'jpg',
  '-Artist=SECRET-artist',
  '-XMP-dc:Creator=SECRET-name',
  ...where,
);
const profile = await picture().withIccProfile('p3').png().toBuffer();
const avif = (...args: readonly string[]) =>
  run(
    'avifenc',
    ['--min', '10', '--max', '20', '-s', '6', ...args, 'in.png', 'out.avif'],
    { 'in.png': profile, exif: exif(6), xmp: bytes(xmp('')) },
    'out.avif',
  );
const heic = (image: Uint8Array, ...args: readonly string[]) =>
  run('heif-enc', ['-q', '40', ...args, 'in.png', '-o', 'out.heic'], { 'in.png': image }, 'out.heic');
const heicOfJpeg = run(
  'heif-enc',
  ['-q', '40', '-t', '12', 'in.jpg', '-o', 'out.heic'],
  { 'in.jpg': jpeg },
  'out.heic',
);

// Encoders
save('plain.avif', avif('--ignore-exif'));
save('avifenc.avif', avif('--exif', 'exif', '--xmp', 'xmp', '--irot', '1', '--imir', '1'));
save(
  'heif-enc.avif',
  run('heif-enc', ['-A', '-q', '60', '-t', '12', 'in.jpg', '-o', 'out.avif'], { 'in.jpg': jpeg }, 'out.avif'),
);
save(
  'sharp.avif',
  await picture(24, 16, true)
    .avif({ effort: 2 })
    .withExif({ IFD0: { Artist: 'SECRET-artist' } })
    .withXmp(xmp(''))
    .toBuffer(),
);
save('heif-enc.heic', heicOfJpeg);
save('plain.heic', heic(png));

// Phones
const tiles = await Promise.all(
  [picture(64, 64), picture(64, 64).negate({ alpha: false })].map((tile) =>
    tile.removeAlpha().png().toBuffer(),
  ),
);
const grid = bytes(0, 0, 0, 1, u16(128), u16(64));
const size = box('ispe', u32(0), u32(128), u32(64));
const depth = box('pixi', u32(0), 3, 8, 8, 8);
const description = box('udes', u32(0), 'en\0SECRET-title\0SECRET-description\0SECRET-tag\0');
const group = box('grpl', box('altr', u32(0), u32(99), u32(2), u32(1), u32(5)));
const note = (properties: string) => bytes(xmp(properties));
const exifItem = (orientation: number) => bytes(u32(6), 'Exif\0\0', exif(orientation));
function phone(
  brand: string,
  type: string,
  [one, two]: readonly Pick<Item, 'data' | 'properties'>[],
  thumbnail: Pick<Item, 'data' | 'properties'>,
) {
  const uri = { type: 'uri ', mime: 'urn:SECRET' };
  return heif(
    brand,
    [
      { type: 'grid', method: 1, data: grid, properties: [size, depth, box('irot', 1), description] },
      { type, ...(one ?? thumbnail) },
      { type, ...(two ?? thumbnail) },
      { type, ...thumbnail },
      { type: 'Exif', data: exifItem(6) },
      { type: 'mime', mime: 'application/rdf+xml', data: note('xmp:Label="SECRET-label"') },
      { type: 'Exif', method: 1, data: bytes(u32(0), exif(1, 'SECRET-in-idat')) },
      { ...uri, as: 2, data: (one ?? thumbnail).data.subarray(0, 9) },
      {
        type,
        ...thumbnail,
        properties: [
          ...(thumbnail.properties ?? []),
          box('auxC', u32(0), 'urn:com:apple:photo:2020:aux:hdrgainmap\0'),
        ],
      },
      {
        type: 'mime',
        mime: 'application/rdf+xml',
        data: note(
          'xmlns:HDRGainMap="http://ns.apple.com/HDRGainMap/1.0/" HDRGainMap:HDRGainMapVersion="131072"',
        ),
      },
    ],
    [
      ['dimg', 1, 2, 3],
      ['thmb', 4, 1],
      ['cdsc', 5, 1],
      ['cdsc', 6, 1],
      ['cdsc', 7, 1],
      ['auxl', 9, 1],
      ['cdsc', 10, 9],
    ],
    [group],
  );
}
const av1 = tiles.map((tile) =>
  run(
    'avifenc',
    ['--min', '40', '--max', '50', '-s', '6', 'in.png', 'out.avif'],
    { 'in.png': tile },
    'out.avif',
  ),
);
save('grid.avif', phone('avif', 'av01', av1.map(coded), coded(avif('--ignore-exif'))));
save(
  'iphone.heic',
  phone(
    'heic',
    'hvc1',
    tiles.map((tile) => coded(heic(tile))),
    coded(heic(png)),
  ),
);
save('samsung.heic', heicOfJpeg, box('mpvd', box('ftyp', 'mp42SECRET-film')), box('sefd', 'SECRET-trailer'));
const adobe = [
  0xbe, 0x7a, 0xcf, 0xcb, 0x97, 0xa9, 0x42, 0xe8, 0x9c, 0x71, 0x99, 0x94, 0x91, 0xe3, 0xaf, 0xac,
];
save(
  'boxes.avif',
  avif('--ignore-exif'),
  box('uuid', adobe, xmp('')),
  box('free', 'SECRET-left-behind'),
  box('mdat', 'SECRET-of-no-item'),
);

// A film of two pictures, with the time of its creation in its tracks.
const [first, second] = tiles;
if (!first || !second) throw new Error('There are two.');
const film = run(
  'avifenc',
  ['--min', '40', '--max', '50', '-s', '6', 'one.png', 'two.png', 'out.avif'],
  { 'one.png': first, 'two.png': second },
  'out.avif',
);
save('film.avif', film, box('uuid', adobe, xmp('')));

// The same with sound: another track behind the first, in a `moov` at the end, so that no picture moves.
const movie = film.indexOf('moov') - 4;
const movieEnd = movie + film.readUInt32BE(movie);
const sound = bytes('SECRET-sound');
const full = (type: string, ...parts: readonly Part[]) => box(type, u32(0), ...parts);
const soundTrack = (place: number) =>
  box(
    'trak',
    full('tkhd', Buffer.alloc(80)),
    box(
      'mdia',
      full('mdhd', Buffer.alloc(20)),
      full('hdlr', u32(0), 'soun', Buffer.alloc(12), 'SECRET-microphone', 0),
      box(
        'minf',
        full('smhd', u32(0)),
        box(
          'stbl',
          full('stsd', u32(0)),
          full('stts', u32(1), u32(1), u32(1)),
          full('stsc', u32(1), u32(1), u32(1), u32(1)),
          full('stsz', u32(0), u32(1), u32(sound.length)),
          full('stco', u32(1), u32(place)),
        ),
      ),
    ),
  );
save(
  'film-with-sound.avif',
  film.subarray(0, movie + 4),
  'free',
  film.subarray(movie + 8),
  box('mdat', sound),
  box('moov', film.subarray(movie + 8, movieEnd), soundTrack(film.length + 8)),
);

// Properties that few readers know: some describe the picture, others are necessary for decoding.
const single: Item = { type: 'av01', ...coded(avif('--ignore-exif')) };
save(
  'unknown-property.avif',
  heif('avif', [{ ...single, properties: [...(single.properties ?? []), box('abcd', 'SECRET')] }], []),
);
const colours = await picture().raw().toBuffer();
const components = [0, 1, 2].map((index) => bytes(u16(index), 7, 0, 0));
save(
  'compressed.heif',
  heif(
    'mif2',
    [
      {
        type: 'unci',
        data: deflateSync(colours),
        properties: [
          box('ispe', u32(0), u32(24), u32(16)),
          box('cmpd', u32(3), u16(4), u16(5), u16(6)),
          box('uncC', u32(0), u32(0), u32(3), ...components, 0, 1, 0, 0, Buffer.alloc(20)),
          box('cmpC', u32(0), 'zlib', 0),
          box('udes', u32(0), 'en\0SECRET-title\0SECRET-description\0SECRET-tag\0'),
        ],
      },
      { type: 'Exif', data: exifItem(1) },
    ],
    [['cdsc', 2, 1]],
  ),
);

// A file of one `mini` box, whose header consists of bits.
const inBits = (...fields: readonly (readonly [value: number, bits: number])[]) => {
  const row = fields.map(([value, bits]) => value.toString(2).padStart(bits, '0')).join('');
  return Array.from({ length: Math.ceil(row.length / 8) }, (_, at) =>
    parseInt(row.slice(8 * at, 8 * at + 8).padEnd(8, '0'), 2),
  );
};
const small = run(
  'avifenc',
  ['--min', '10', '--max', '20', '-s', '6', 'in.png', 'out.avif'],
  { 'in.png': png },
  'out.avif',
);
const { data: pixels, properties: ofSmall = [] } = coded(small);
const config =
  ofSmall.find((each) => bytes(each.subarray(4, 8)).toString() === 'av1C')?.subarray(8) ?? bytes();
const [inExif, inXmp] = [exif(1), bytes(xmp(''))];
save(
  'mini.avif',
  box('ftyp', 'mif3avif'),
  box(
    'mini',
    inBits(
      [0, 4], // version, types, float
      [1, 1], // full range
      [0, 4], // alpha, colours, HDR, profile
      [3, 2], // EXIF, XMP
      [3, 2], // not subsampled
      [5, 3], // turned
      [0, 1],
      [23, 7],
      [15, 7],
      [0, 1], // of 8 bits
      [0, 3], // lengths are short
      [config.length, 3],
      [pixels.length - 1, 15],
      [0, 1], // not compressed
      [inExif.length - 1, 10],
      [inXmp.length - 1, 10],
    ),
    config,
    pixels,
    inExif,
    inXmp,
  ),
  box('uuid', adobe, xmp('')),
);

// Items that are derived or protected, and are not pictures
const item = (more: Partial<Item>): Item => ({ type: 'Exif', data: exifItem(1), ...more });
save('protected.avif', heif('avif', [single, item({ protection: 1 })], [['cdsc', 2, 1]]));
