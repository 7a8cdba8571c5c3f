// JPEG XL, BMP, ICO, SVG and TIFF files.
import { brotliCompressSync } from 'node:zlib';
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
const bitmapInfo = (size: number, height: number) =>
  bytes(
    little(size),
    little(24),
    little(height),
    [1, 0, 24, 0],
    little(0),
    little(pixels.length),
    little(2835),
    little(2835),
    little(0),
    little(0),
  );
const bmp = bytes('BM', little(54 + pixels.length), little(0), little(54), bitmapInfo(40, 16), pixels);
save('plain.bmp', bmp);
save('trailer.bmp', bmp, 'SECRET-after-the-end');
const path = 'C:\\Users\\SECRET\\profile.icc\0';
save(
  'linked-profile.bmp',
  'BM',
  little(138 + pixels.length + path.length),
  little(0),
  little(138),
  bitmapInfo(124, 16),
  Buffer.alloc(16),
  'KNIL',
  Buffer.alloc(48),
  little(4),
  little(124 + pixels.length),
  little(path.length),
  little(0),
  pixels,
  path,
);

// ICO
const icon = (picture: Uint8Array) =>
  bytes([0, 0, 1, 0, 1, 0, 24, 16, 0, 0, 1, 0, 32, 0], little(picture.length), little(22), picture);
save('plain.ico', icon(png));
save('bitmap.ico', icon(bytes(bitmapInfo(40, 32), pixels, Buffer.alloc(64))));
save('text.ico', icon(tagged(png, 'png', '-PNG:Author=SECRET-author')));
save('trailer.ico', icon(png), 'SECRET-after-the-end');

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
