// What the control says in English as long as it has no image. Loaded first, and so built in.
import type { Strings } from './strings.js';

export const emptyControl = {
  label: 'Upload an image',
  labelMany: 'Upload images',
  drop: 'Drop or paste an image here',
  dropMany: 'Drop or paste images here',
  browse: 'Choose an image',
  browseMany: 'Choose images',
  sizeFrom: 'from {size}',
  sizeTo: 'up to {size}',
  pixelsFrom: 'at least {width} × {height} pixels',
  widthFrom: 'at least {width} pixels wide',
  heightFrom: 'at least {height} pixels high',
  pixelsTo: 'at most {width} × {height} pixels',
  widthTo: 'at most {width} pixels wide',
  heightTo: 'at most {height} pixels high',
  square: 'square',
  shape: 'width to height {ratio}',
  shapes: 'width to height from {min} to {max}',
  filesFrom: { one: 'at least one image', other: 'at least {count} images' },
  filesTo: { one: 'one image', other: 'at most {count} images' },
  required: 'Please choose an image.',
  pending: {
    one: 'Please wait until the image is uploaded.',
    other: 'Please wait until the images are uploaded.',
  },
  notLoaded: 'What is needed to upload images could not be loaded.',
  loadAgain: 'Try again',
} satisfies Partial<Strings>;
