// The English texts of the empty control. They are built in, since they are needed first.
import type { Strings } from './strings.js';

export const emptyControl = {
  label: 'Upload an image',
  labelMany: 'Upload images',
  drop: 'Drop or paste an image here',
  dropMany: 'Drop or paste images here',
  browse: 'Choose an image',
  browseMany: 'Choose images',
  atLeast: 'at least {what}',
  upTo: 'up to {what}',
  between: '{min} to {max}',
  images: { one: '{count} image', other: '{count} images' },
  each: '{what} each',
  pixels: '{width} × {height} pixels',
  wide: '{width} pixels wide',
  high: '{height} pixels high',
  square: 'square',
  shape: 'shape {what}',
  imagesOf: '{what} ({formats})',
  also: '{what}, {more}',
  required: 'Choose an image.',
  pending: 'Wait for the upload to finish.',
  notLoaded: 'Part of this page didn’t load.',
  loadAgain: 'Try again',
} satisfies Partial<Strings>;
