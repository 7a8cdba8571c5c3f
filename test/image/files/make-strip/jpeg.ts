// JPEGs, each with the structure of the program or camera after which it is named.
import { bytes, camera, exif, picture, save, tagged, u16, u32, where, xmp, type Part } from './bytes.js';

const jfif = bytes('JFIF\0', 1, 2, 1, u16(300), u16(300));
const bare = await picture().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer();
const thumbnail = await picture(12, 8).jpeg({ quality: 50 }).toBuffer();
const withComment = bytes(thumbnail.subarray(0, 2), segment(0xfe, 'SECRET-thumbnail'), thumbnail.subarray(2));
const profiled = await picture().withIccProfile('p3').jpeg({ quality: 90 }).toBuffer();

function segment(code: number, ...parts: readonly Part[]) {
  const payload = bytes(...parts);
  return bytes(0xff, code, u16(payload.length + 2), payload);
}
/** Inserts segments directly after SOI. */
const opened = (jpeg: Buffer, ...segments: readonly Uint8Array[]) =>
  bytes(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2));
const plain = opened(bare, segment(0xe0, jfif, 0, 0));
/** Inserts segments after JFIF. */
const afterJfif = (jpeg: Buffer, ...segments: readonly Uint8Array[]) =>
  bytes(jpeg.subarray(0, 20), ...segments, jpeg.subarray(20));
const exifSegment = (...args: Parameters<typeof exif>) => segment(0xe1, 'Exif\0\0', exif(...args));
const xmpSegment = (properties: string) => segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp(properties));

/** A maker note as a TIFF directory of strings. */
const note = (start: string, tags: readonly (readonly [number, string])[], base: number) => {
  const head = 2 + tags.length * 12 + 4;
  const texts = tags.map(([, text]) => bytes(text, 0));
  const before = (index: number) => texts.slice(0, index).reduce((all, { length }) => all + length, 0);
  const entries = tags.map(([tag], index) =>
    bytes(u16(tag), u16(2), u32(texts[index]?.length ?? 0), u32(base + head + before(index))),
  );
  return bytes(start, u16(tags.length), ...entries, u32(0), ...texts);
};
/** Offset of a maker note in the EXIF of `exif()`. */
const noteAt = (make: string) => 8 + 2 + 48 + 4 + 'SECRET-exif'.length + 1 + make.length + 1 + 18;

const photo = (orientation: number, ...more: readonly string[]) =>
  tagged(plain, 'jpg', `-n`, `-Orientation=${orientation}`, ...where, ...more);

// Phones
const apple = note(
  'Apple iOS\0\0\x01MM',
  [
    [0x0015, 'SECRET-image-id'],
    [0x002b, 'SECRET-photo-id'],
  ],
  14,
);
save(
  'iphone.jpg',
  opened(profiled, exifSegment(6, 'SECRET-exif', apple, 'Apple'), xmpSegment('xmp:Label="SECRET-label"')),
);
const second = opened(thumbnail, exifSegment(1, 'SECRET-second'));
const index = segment(
  0xe2,
  'MPF\0MM\0*',
  u32(8),
  u16(3),
  u16(0xb000),
  u16(7),
  u32(4),
  '0100',
  u16(0xb001),
  u16(4),
  u32(1),
  u32(2),
  u16(0xb002),
  u16(7),
  u32(32),
  u32(50),
  u32(0),
  u32(0x030000),
  u32(plain.length),
  u32(0),
  u32(0),
  u32(0),
  u32(second.length),
  u32(plain.length),
  u32(0),
);
save('iphone-mpf.jpg', opened(plain, exifSegment(3), index), second);
const timestamp = bytes([0, 0, 1, 10, 14, 0, 0, 0], 'Image_UTC_DataSECRET-1650000000000');
save(
  'samsung-trailer.jpg',
  tagged(plain, 'jpg', ...camera('samsung', 'SM-G991B'), ...where),
  timestamp,
  'SEFH',
  [106, 0, 0, 0, 1, 0, 0, 0],
  [0, 0, 1, 10, timestamp.length, 0, 0, 0, timestamp.length, 0, 0, 0],
  [24, 0, 0, 0],
  'SEFT',
);
const film = bytes(
  u32(24),
  'ftypmp42',
  u32(0),
  'mp42isom',
  u32(40),
  'mdatSECRET-film-with-sound-at-home',
  [0xff, 0xd9],
);
save(
  'motion-photo.jpg',
  opened(
    plain,
    exifSegment(6, 'SECRET-exif', Buffer.alloc(0), 'Google'),
    xmpSegment(
      `xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MotionPhoto="1" GCamera:MicroVideoOffset="${film.length}"`,
    ),
  ),
  film,
);
save(
  'ultra-hdr.jpg',
  opened(
    profiled,
    segment(0xe2, 'urn:iso:std:iso:ts:21496:-1\0', [0, 0, 0, 0]),
    xmpSegment('xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0"'),
    index,
  ),
  second,
);
save('whatsapp.jpg', plain);

// Programs
save(
  'lightroom.jpg',
  tagged(
    profiled,
    'jpg',
    '-n',
    '-Orientation=8',
    ...camera('NIKON CORPORATION', 'NIKON Z 6'),
    ...where,
    '-XMP-crs:RawFileName=SECRET-raw.nef',
    '-XMP-lr:HierarchicalSubject=SECRET|family',
    '-XMP-dc:Creator=SECRET-name',
    '-IPTC:By-line=SECRET-byline',
    '-IPTC:City=SECRET-city',
    '-Photoshop:CopyrightFlag=1',
    '-XMP-mwg-rs:RegionName=SECRET-face',
  ),
);
const resource = (id: number, content: Uint8Array) =>
  bytes('8BIM', u16(id), 0, 0, u32(content.length), content, content.length & 1 ? 0 : []);
const resourceThumbnail = bytes(
  u32(1),
  u32(12),
  u32(8),
  u32(36),
  u32(288),
  u32(withComment.length),
  u16(24),
  u16(1),
  withComment,
);
save(
  'photoshop.jpg',
  opened(
    plain,
    segment(
      0xed,
      'Photoshop 3.0\0',
      resource(0x0404, bytes(0x1c, 2, 80, u16(13), 'SECRET-byline')),
      resource(0x040c, resourceThumbnail),
    ),
    segment(0xec, 'Ducky', u16(1), u16(4), u32(60), u16(2), u16(16), u32(6), '\0S\0E\0C\0R\0E\0T', u16(0)),
    xmpSegment('xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:History="SECRET-history"'),
    segment(0xee, 'Adobe', u16(100), u16(0), u16(0), 1),
  ),
);
const guid = '0123456789ABCDEF0123456789ABCDEF';
const extended = xmp(
  `xmlns:GDepth="http://ns.google.com/photos/1.0/depthmap/" GDepth:Data="${'SECRET-'.repeat(10_000)}"`,
);
const extension = (from: number, to: number) =>
  segment(
    0xe1,
    'http://ns.adobe.com/xmp/extension/\0',
    guid,
    u32(extended.length),
    u32(from),
    extended.slice(from, to),
  );
save(
  'extended-xmp.jpg',
  opened(
    plain,
    xmpSegment(`xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${guid}"`),
    extension(0, 65_000),
    extension(65_000, extended.length),
  ),
);
save('flashpix.jpg', afterJfif(plain, segment(0xe2, 'FPXR\0\0\x01SECRET-flashpix'), exifSegment(1)));
const jumbf = (type: string, ...parts: readonly Part[]) =>
  bytes(u32(bytes(...parts).length + 8), type, ...parts);
const manifest = jumbf(
  'jumb',
  jumbf('jumd', 'c2pa', [0, 0x11, 0, 0x10, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71], 3, 'SECRET-c2pa\0'),
);
save('c2pa.jpg', opened(plain, segment(0xeb, 'JP', u16(1), u32(1), manifest)));

// Cameras
const canon = note(
  '',
  [
    [0x0006, 'SECRET-image-type'],
    [0x0009, 'SECRET-owner'],
  ],
  noteAt('Canon'),
);
save('canon.jpg', opened(plain, exifSegment(1, 'SECRET-exif', canon, 'Canon')));
const nikon = note(
  'Nikon\0\x02\x10\0\0MM\0*\0\0\0\x08',
  [
    [0x001d, 'SECRET-serial'],
    [0x0009, 'SECRET-flash'],
  ],
  8,
);
save('nikon.jpg', opened(plain, exifSegment(8, 'SECRET-exif', nikon, 'NIKON CORPORATION')));
save('exif-thumbnail.jpg', opened(plain, exifThumbnail()));
function exifThumbnail() {
  const at = 8 + 2 + 12 + 4;
  return segment(
    0xe1,
    'Exif\0\0MM\0*',
    u32(8),
    u16(1),
    u16(0x112),
    u16(3),
    u32(1),
    u16(6),
    u16(0),
    u32(at),
    u16(3),
    u16(0x103),
    u16(3),
    u32(1),
    u16(6),
    u16(0),
    u16(0x201),
    u16(4),
    u32(1),
    u32(at + 42),
    u16(0x202),
    u16(4),
    u32(1),
    u32(withComment.length),
    u32(0),
    withComment,
  );
}
for (let orientation = 1; orientation <= 8; orientation += 1)
  save(`orientation-${orientation}.jpg`, photo(orientation, ...camera('Example', 'One')));
const swapped = tagged(
  plain,
  'jpg',
  '-n',
  '-ExifByteOrder=II',
  '-Orientation=5',
  '-Artist=SECRET-artist',
  ...where,
);
save('little-endian.jpg', swapped);

// Scanners and prints
const rgb = Buffer.alloc(3 * 8 * 6, 'SECRET-thumbnail');
save(
  'scanner-jfxx.jpg',
  afterJfif(plain, segment(0xe0, 'JFXX\0', 0x10, withComment), segment(0xfe, 'SECRET-scanned at home')),
);
save('jfif-thumbnail.jpg', plain.subarray(0, 2), segment(0xe0, jfif, 8, 6, rgb), plain.subarray(20));
const cmyk = await picture().toColourspace('cmyk').jpeg({ quality: 60 }).toBuffer();
save(
  'cmyk.jpg',
  tagged(bareOf(cmyk), 'jpg', '-XMP-dc:Creator=SECRET-printer', '-IPTC:Keywords=SECRET-keyword'),
);
save(
  'grey-comment.jpg',
  opened(await picture().greyscale().jpeg().toBuffer(), segment(0xfe, 'SECRET-comment')),
);

// Unusual structures that the standard allows
const progressive = await picture().jpeg({ progressive: true }).toBuffer();
const scans = [...progressive.keys()]
  .filter((at) => progressive[at] === 0xff && progressive[at + 1] === 0xda)
  .slice(1);
const between = scans.map((at, index) =>
  bytes(
    progressive.subarray(scans[index - 1] ?? 0, at),
    segment(0xfe, `SECRET-scan-${index}`),
    exifSegment(1),
  ),
);
save('progressive-comments.jpg', ...between, progressive.subarray(scans.at(-1)));
save(
  'fill-bytes.jpg',
  afterJfif(plain, bytes(0xff, 0xff, segment(0xfe, 'SECRET-fill')), bytes('SECRET-between', 0xff, 0)),
);
save('two-exif.jpg', opened(plain, exifSegment(6), exifSegment(3, 'SECRET-more')), 'SECRET-after-the-end');

/** Removes the profile, which is large. */
function bareOf(jpeg: Buffer) {
  const kept: Uint8Array[] = [jpeg.subarray(0, 2)];
  for (let at = 2; ;) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    if (jpeg[at + 1] === 0xda) return bytes(...kept, jpeg.subarray(at));
    if (jpeg[at + 1] !== 0xe2) kept.push(jpeg.subarray(at, end));
    at = end;
  }
}

// Truncated files, of which browsers show the existing part
const cut = (jpeg: Buffer) => jpeg.subarray(0, Math.floor(jpeg.length * 0.9));
save('cut.jpg', cut(opened(plain, exifSegment(6), segment(0xfe, 'SECRET-comment'))));
save('cut-progressive.jpg', cut(opened(progressive, exifSegment(1))));
save('cut-in-comment.jpg', plain.subarray(0, -2), segment(0xfe, 'SECRET-comment').subarray(0, -3));
