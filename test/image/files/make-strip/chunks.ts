// PNG, WebP and GIF files.
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { bytes, exif, picture, run, save, tagged, u16, u32, where, xmp, type Part } from './bytes.js';

// PNG
const chunk = (type: string, ...parts: readonly Part[]) => {
  const content = bytes(type, ...parts);
  return bytes(u32(content.length - 4), content, u32(crc32(content)));
};
const plain = await picture().png().toBuffer();
const HEADER = 33; // signature and IHDR
const afterHeader = (png: Buffer, ...chunks: readonly Uint8Array[]) =>
  bytes(png.subarray(0, HEADER), ...chunks, png.subarray(HEADER));
const beforeEnd = (png: Buffer, ...chunks: readonly Uint8Array[]) =>
  bytes(png.subarray(0, -12), ...chunks, png.subarray(-12));

const xmpChunk = chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0', xmp('xmp:Label="SECRET-label"'));
save('plain.png', plain);
save(
  'text.png',
  afterHeader(
    plain,
    chunk('pHYs', u32(2835), u32(2835), 1),
    chunk('tEXt', 'Author\0SECRET-author'),
    chunk('zTXt', 'Comment\0\0', deflateSync('SECRET-comment')),
    chunk('iTXt', 'Title\0\x01\0de\0Titel\0', deflateSync('SECRET-title')),
    chunk('tIME', u16(2024), 5, 6, 7, 8, 9),
  ),
);
for (const orientation of [1, 6])
  save(`exif-${orientation}.png`, afterHeader(plain, chunk('eXIf', exif(orientation)), xmpChunk));
save('exif-last.png', beforeEnd(plain, chunk('eXIf', exif(3)), xmpChunk));
const hex = bytes('Exif\0\0', exif(1)).toString('hex');
const raw = `\nexif\n${`${hex.length / 2}`.padStart(8)}\n${hex}\n`;
save(
  'imagemagick-raw-profile.png',
  afterHeader(
    plain,
    chunk('zTXt', 'Raw profile type exif\0\0', deflateSync(raw)),
    chunk('tEXt', 'date:create\0SECRET 2024'),
  ),
);
save(
  'photoshop.png',
  tagged(
    await picture(24, 16, true).withIccProfile('p3').png().toBuffer(),
    'png',
    '-XMP-dc:Creator=SECRET-name',
    '-IPTC:City=SECRET-city',
    '-PNG:Software=SECRET-software',
    '-ModifyDate=2024:05:06 07:08:09',
    ...where,
  ),
);
save(
  'c2pa-and-more.png',
  afterHeader(
    plain,
    chunk('caBX', 'SECRET-c2pa'),
    chunk('iDOT', 'SECRET-idot'),
    chunk('vpAg', 'SECRET-page'),
    chunk('gAMA', u32(45455)),
  ),
  'SECRET-after-the-end',
);
const palette = await picture().png({ palette: true, colours: 8 }).toBuffer();
save('palette.png', afterHeader(palette, chunk('sBIT', 8, 8, 8), chunk('tEXt', 'Comment\0SECRET-comment')));
const frames = [await picture().png().toBuffer(), await picture().negate().png().toBuffer()];
const dataOf = (png: Buffer) => png.subarray(png.indexOf('IDAT') + 4, png.length - 12 - 4);
const control = (sequence: number) =>
  chunk('fcTL', u32(sequence), u32(24), u32(16), u32(0), u32(0), u16(1), u16(10), 0, 0);
save(
  'animated.png',
  plain.subarray(0, HEADER),
  chunk('acTL', u32(2), u32(0)),
  chunk('eXIf', exif(6)),
  control(0),
  ...frames.map((frame, index) =>
    index === 0
      ? chunk('IDAT', dataOf(frame))
      : bytes(control(1), chunk('tEXt', 'Comment\0SECRET-frame'), chunk('fdAT', u32(2), dataOf(frame))),
  ),
  chunk('IEND'),
);

const cut = (image: Buffer) => image.subarray(0, Math.floor(image.length * 0.9));
save('cut.png', cut(afterHeader(plain, chunk('tEXt', 'Author\0SECRET-author'))));
save('cut-in-text.png', plain.subarray(0, -12), chunk('tEXt', 'Author\0SECRET-author').subarray(0, -5));

// WebP
const muxed = (webp: Buffer, orientation: number, properties = '') => {
  const set = (image: Buffer, kind: string, content: Uint8Array) =>
    run(
      'webpmux',
      ['-set', kind, 'data', 'in.webp', '-o', 'out.webp'],
      { 'in.webp': image, data: content },
      'out.webp',
    );
  return set(set(webp, 'exif', exif(orientation)), 'xmp', bytes(xmp(properties)));
};
const lossy = await picture().webp({ quality: 80 }).toBuffer();
const lossless = await picture(24, 16, true).webp({ lossless: true }).toBuffer();
save('plain.webp', lossy);
save('lossy.webp', muxed(lossy, 6));
save('lossless.webp', muxed(lossless, 1));
save(
  'profile.webp',
  muxed(await picture().withIccProfile('p3').webp().toBuffer(), 1, 'xmp:Label="SECRET-label"'),
  'SECRET-after-the-end',
);
save(
  'exiftool.webp',
  tagged(
    await picture(24, 16, true).webp({ quality: 70 }).toBuffer(),
    'webp',
    '-n',
    '-EXIF:Orientation=8',
    '-Artist=SECRET-artist',
    ...where,
  ),
);
const little = (value: number) => u32(value).reverse();
const riff = (type: string, ...parts: readonly Part[]) => {
  const content = bytes(...parts);
  return bytes(type, little(content.length), content, content.length & 1 ? 0 : []);
};
const bodyOf = (webp: Buffer) => webp.subarray(webp.indexOf('VP8'));
const frame = (webp: Buffer, ...more: readonly Uint8Array[]) =>
  riff('ANMF', [0, 0, 0, 0, 0, 0, 23, 0, 0, 15, 0, 0, 100, 0, 0, 0], bodyOf(webp), ...more);
const negative = await picture().negate().webp({ quality: 80 }).toBuffer();
save(
  'animated.webp',
  riff(
    'RIFF',
    'WEBP',
    riff('VP8X', [0x0e, 0, 0, 0, 23, 0, 0, 15, 0, 0]),
    riff('ANIM', u32(0), u16(0)),
    frame(lossy, riff('note', 'SECRET-in-a-frame')),
    riff('priv', 'SECRET-private'),
    frame(negative),
    riff('EXIF', 'Exif\0\0', exif(6)),
    riff('XMP ', xmp('')),
  ),
);

// GIF
const gif = await picture().gif().toBuffer();
const blocks = (text: string) =>
  bytes(...(text.match(/[^]{1,255}/g) ?? []).map((block) => bytes(block.length, block)), 0);
const application = (name: string, content: Uint8Array) => bytes(0x21, 0xff, 11, name, content);
const xmpBlock = application(
  'XMP DataXMP',
  bytes(
    xmp(''),
    1,
    Array.from({ length: 256 }, (_, index) => 255 - index),
    0,
  ),
);
const two = run(
  'gifsicle',
  ['--delay=10', '--loopcount=3', '-c', 'SECRET-comment', 'a.gif', 'b.gif', '-o', 'out.gif'],
  { 'a.gif': gif, 'b.gif': await picture().negate().gif().toBuffer() },
  'out.gif',
);
save('plain.gif', run('gifsicle', ['a.gif', '-o', 'out.gif'], { 'a.gif': gif }, 'out.gif'));
save('animated.gif', two);
save('exiftool.gif', tagged(gif, 'gif', '-Comment=SECRET-comment', '-XMP-dc:Creator=SECRET-name'));
save(
  'applications.gif',
  bytes(
    two.subarray(0, -1),
    xmpBlock,
    application('ACMESOFT1.0', blocks('SECRET'.repeat(60))),
    bytes(0x21, 0xfe, blocks('SECRET-late')),
    0x3b,
    'SECRET-after-the-end',
  ),
);
save('cut.gif', cut(bytes(gif.subarray(0, -1), bytes(0x21, 0xfe, blocks('SECRET'.repeat(60))))));
save(
  'cut-pixels.gif',
  cut(run('gifsicle', ['-c', 'SECRET', 'a.gif', '-o', 'out.gif'], { 'a.gif': gif }, 'out.gif')),
);
const p3 = (await sharp(await picture().withIccProfile('p3').png().toBuffer()).metadata()).icc;
const tableEnd = 13 + 3 * 2 ** (((gif[10] ?? 0 & 7) % 8) + 1);
save(
  'profile.gif',
  gif.subarray(0, tableEnd),
  application('ICCRGBG1012', blocks(p3?.toString('latin1') ?? '')),
  application('MAGPIE  SEC', blocks('SECRET')),
  gif.subarray(tableEnd),
);
