// The files for the tests of strip, which make-strip.sh makes, and the expected results.

export type Outcome =
  /** Files that lose their metadata and keep their pixels. */
  | 'stripped'
  /** Files without metadata. */
  | 'same'
  /** Files that can't be stripped without re-encoding. */
  | 'left';

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  heic: 'image/heic',
  heif: 'image/heif',
  jxl: 'image/jxl',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  cur: 'image/x-icon',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
};

export const typeOf = (name: string) => types[name.split('.').at(-1) ?? ''] ?? '';

/** Everything that has to be removed contains SECRET. A file is named after the program or device whose files it resembles. */
const names: Readonly<Record<Outcome, string>> = {
  stripped: `
    iphone.jpg iphone-mpf.jpg samsung-trailer.jpg motion-photo.jpg ultra-hdr.jpg lightroom.jpg photoshop.jpg
    extended-xmp.jpg flashpix.jpg c2pa.jpg canon.jpg nikon.jpg exif-thumbnail.jpg little-endian.jpg scanner-jfxx.jpg
    jfif-thumbnail.jpg cmyk.jpg grey-comment.jpg progressive-comments.jpg fill-bytes.jpg two-exif.jpg
    orientation-1.jpg orientation-2.jpg orientation-3.jpg orientation-4.jpg orientation-5.jpg orientation-6.jpg
    orientation-7.jpg orientation-8.jpg
    text.png exif-1.png exif-6.png exif-last.png imagemagick-raw-profile.png photoshop.png c2pa-and-more.png palette.png
    animated.png
    lossy.webp lossless.webp profile.webp exiftool.webp animated.webp
    animated.gif exiftool.gif applications.gif profile.gif
    exif.jxl brotli.jxl parts.jxl from-jpeg.jxl
    avifenc.avif heif-enc.avif sharp.avif grid.avif boxes.avif film.avif protected.avif
    unknown-property.avif film-with-sound.avif mini.avif
    heif-enc.heic iphone.heic samsung.heic
    compressed.heif
    trailer.bmp os2-trailer.bmp runs.bmp linked-profile.bmp profile.bmp
    text.ico trailer.ico several.ico wrong-length.ico cursor.cur
    cut.jpg cut-progressive.jpg cut-in-comment.jpg cut.png cut-in-text.png cut.gif cut-pixels.gif`,
  same: `
    whatsapp.jpg plain.png plain.webp plain.gif bare.jxl plain.avif plain.heic plain.bmp os2.bmp plain.ico bitmap.ico plain.svg`,
  left: 'comment.svg inkscape.svg photo.svg scanner.tif big.tif',
};

export const files = (Object.keys(names) as Outcome[]).flatMap((outcome) =>
  names[outcome]
    .split(/\s+/)
    .filter(Boolean)
    .map((name) => ({ name, type: typeOf(name), outcome })),
);
