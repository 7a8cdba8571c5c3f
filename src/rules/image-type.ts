// The image formats that the package knows. A table with `ImageType` as its key does not compile without a row for each.

/** The one MIME type that the package uses for each format. */
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
