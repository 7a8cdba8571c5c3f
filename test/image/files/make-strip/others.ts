// JPEG XL, BMP, ICO, SVG and TIFF files.
import { brotliCompressSync } from 'node:zlib';
import sharp from 'sharp';
import { bytes, exif, picture, run, save, tagged, u32, where, xmp, type Part } from './bytes.js';

const png = await picture().png().toBuffer();
const jpeg = await picture().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer();
const coded = (name: string, image: Uint8Array, ...args: readonly string[]) =>
  run('cjxl', [name, 'out.jxl', '--quiet', ...args], { [name]: image }, 'out.jxl');
const box = (type: string, ...parts: readonly Part[]) => {
  const content = bytes(type, ...parts);
  return bytes(u32(content.length + 4), content);
};

// JPEG XL
const bare = coded('in.png', png, '-d', '1');
const container = [box('JXL ', [0x0d, 0x0a, 0x87, 0x0a]), box('ftyp', 'jxl ', u32(0), 'jxl ')];
const exifBox = box('Exif', u32(0), exif(6));
save('bare.jxl', bare);
save('exif.jxl', ...container, exifBox, box('xml ', xmp('xmp:Label="SECRET-label"')), box('jxlc', bare));
save(
  'brotli.jxl',
  ...container,
  box('jxlc', bare),
  box('brob', 'Exif', brotliCompressSync(bytes(u32(0), exif(1)))),
  box('brob', 'xml ', brotliCompressSync(xmp(''))),
  box('jumb', box('jumd', 'SECRET-c2pa')),
);
save(
  'parts.jxl',
  ...container,
  box('jxll', 5),
  box('jxlp', u32(0), bare.subarray(0, 20)),
  exifBox,
  box('jxlp', u32(0x80000001), bare.subarray(20)),
);
const photo = tagged(jpeg, 'jpg', '-Artist=SECRET-artist', '-Comment=SECRET-comment', ...where);
save('from-jpeg.jxl', coded('in.jpg', photo, '--lossless_jpeg=1'));

// BMP: 24 bits, bottom up
const pixels = Buffer.alloc(24 * 16 * 3, 'pixels');
const little = (value: number) => u32(value).reverse();
const bitmapInfo = (size: number, height: number, bits = 24, compression = 0, length = pixels.length) =>
  bytes(
    little(size),
    little(24),
    little(height),
    [1, 0, bits, 0],
    little(compression),
    little(length),
    little(2835),
    little(2835),
    little(0),
    little(0),
  );
const bitmap = (size: number, offset: number, ...parts: readonly Part[]) =>
  bytes('BM', little(size), little(0), little(offset), ...parts);
const bmp = bitmap(54 + pixels.length, 54, bitmapInfo(40, 16), pixels);
save('plain.bmp', bmp);
save('trailer.bmp', bmp, 'SECRET-after-the-end');
// OS/2 wrote the length of the headers instead of that of the file.
const os2 = bytes(little(12), [24, 0, 16, 0, 1, 0, 24, 0]);
save('os2.bmp', bitmap(26, 26, os2, pixels));
save('os2-trailer.bmp', bitmap(26, 46, os2, 'SECRET-before-pixels', pixels, 'SECRET-after-the-end'));
const grey = Buffer.from(Array.from({ length: 256 }, (_, index) => [index, index, index, 0]).flat());
const runs = bytes(
  Array.from({ length: 16 }, (_, row) => [20, row * 15, 0, 3, row, 90, 200, 0, 1, 255 - row, 0, 0]).flat(),
  [0, 1],
);
save(
  'runs.bmp',
  bitmap(9, 54 + grey.length, bitmapInfo(40, 16, 8, 1, 0), grey, runs, 'SECRET-after-the-end'),
);
const path = 'C:\\Users\\SECRET\\profile.icc\0';
const withProfile = (kind: string, profile: Part, length: number) =>
  bitmap(
    138 + pixels.length + length,
    138,
    bitmapInfo(124, 16),
    Buffer.alloc(16),
    kind,
    Buffer.alloc(48),
    little(4),
    little(124 + pixels.length + 8),
    little(length),
    little(0),
    pixels,
    'SECRETS!',
    profile,
  );
save('linked-profile.bmp', withProfile('KNIL', path, path.length));
const icc =
  (await sharp(await picture().withIccProfile('p3').png().toBuffer()).metadata()).icc ?? Buffer.of();
save('profile.bmp', withProfile('DEBM', icc, icc.length), 'SECRET-after-the-end');

// ICO and CUR: BMPs without their file header, with a mask below, and PNGs
const icon = (type: number, pictures: readonly Uint8Array[], between: Part = '', claimed?: number) => {
  let place = 6 + 16 * pictures.length;
  const entries = pictures.map((each) => {
    place += bytes(between).length;
    const entry = bytes([24, 16, 0, 0, 1, 0, 32, 0], little(claimed ?? each.length), little(place));
    place += each.length;
    return entry;
  });
  const directory = bytes([0, 0, type, 0, pictures.length, 0], ...entries);
  return bytes(directory, ...pictures.flatMap((each) => [bytes(between), each]));
};
const dib = bytes(bitmapInfo(40, 32), pixels, Buffer.alloc(64));
const told = tagged(png, 'png', '-PNG:Author=SECRET-author', '-EXIF:Artist=SECRET-artist', ...where);
const also = tagged(png, 'png', '-XMP-dc:Creator=SECRET-name');
save('plain.ico', icon(1, [png]));
save('bitmap.ico', icon(1, [dib]));
save('text.ico', icon(1, [told]));
save('trailer.ico', icon(1, [png]), 'SECRET-after-the-end');
save('several.ico', icon(1, [dib, told, dib, also], 'SECRET-between'), 'SECRET-after-the-end');
save('wrong-length.ico', icon(1, [told], '', 40));
save('cursor.cur', icon(2, [told, dib], 'SECRET-between'));

// SVG and TIFF
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="16"><title>A boat</title><path d="M1 1h9v9z"/></svg>';
save('plain.svg', `<?xml version="1.0"?>\n${drawing}`);
save('comment.svg', `<!-- SECRET-comment -->${drawing}`);
save('inkscape.svg', drawing.replace('<path', '<metadata id="m">SECRET-name</metadata><path'));
save(
  'photo.svg',
  drawing.replace('<path', `<image href="data:image/jpeg;base64,${photo.toString('base64')}"/><path`),
);
save(
  'scanner.tif',
  tagged(await picture().tiff({ compression: 'none' }).toBuffer(), 'tif', '-Artist=SECRET-artist'),
);
save('big.tif', await picture().tiff({ compression: 'none', bigtiff: true }).toBuffer());
