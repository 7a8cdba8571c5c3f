// The image formats that are known. A table by `ImageType` has a row for each of them, or it does not compile.

/** The one MIME type by which each format goes here. */
export type ImageType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/gif'
  | 'image/webp'
  | 'image/avif'
  | 'image/heic'
  | 'image/heif'
  | 'image/jxl'
  | 'image/bmp'
  | 'image/tiff'
  | 'image/x-icon'
  | 'image/svg+xml';
