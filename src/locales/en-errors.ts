// Messages of failures, in English: what happened, and how the visitor can solve it.
import type { ErrorStrings } from './strings.js';

export const errors: ErrorStrings = {
  'type-not-accepted': 'This image is {type}. Choose one that is {accepted}.',
  'unknown-type-not-accepted': 'This kind of image isn’t accepted. Choose one that is {accepted}.',
  'type-mismatch': 'This image is really {type}. Choose one that is {accepted}.',
  'not-an-image': 'This file can’t be read as an image. Choose one that is {accepted}.',
  link: 'This is a link to an image. Save the image on your device, then choose it.',
  unreadable: 'This file can’t be read. It may have been moved or deleted. Choose it again.',
  damaged: 'This image is damaged or incomplete. Choose another copy of it.',
  'unsafe-svg':
    'This drawing has scripts, links or other parts that aren’t safe. Save it without them, or choose another image.',
  empty: 'This file is empty. Choose another.',
  duplicate: 'You’ve already added this image.',
  'too-large': 'This image is {actual}. Choose one of {limit} or less.',
  'too-small': 'This image is {actual}. Choose one of {limit} or more.',
  'too-large-somehow': 'This image is too large. Choose a smaller one.',
  'too-small-somehow': 'This image is too small. Choose a larger one.',
  'too-many-files': {
    one: 'You can upload one image. Remove it to add another.',
    other: 'You can upload up to {count} images. Remove one to add another.',
  },
  'too-wide': 'This image is {actual} pixels wide. Choose one that is at most {limit}.',
  'too-narrow': 'This image is {actual} pixels wide. Choose one that is at least {limit}.',
  'too-tall': 'This image is {actual} pixels high. Choose one that is at most {limit}.',
  'too-short': 'This image is {actual} pixels high. Choose one that is at least {limit}.',
  'aspect-ratio-wide': 'This image is too wide ({actual}); crop it to {limit}.',
  'aspect-ratio': 'This image isn’t wide enough ({actual}); crop it to {limit}.',
  'too-many-pixels': 'This image has {actual} megapixels. Choose one with at most {limit}.',
  'damaged-not-stripped':
    'This photo is damaged, so details such as where it was taken can’t be removed from it. Choose another copy.',
  'not-stripped':
    'Details such as where a photo was taken can’t be removed from {type}. Save it as JPEG, then choose that.',
  'presign-refused': 'You may have been signed out. Sign in and try again.',
  network: 'The connection was lost. Check it and try again.',
  offline: 'You’re offline. The upload continues when you’re connected again.',
  stalled: 'The connection is too slow at the moment. Try again.',
  expired: 'The upload took too long. Try again.',
  'checksum-mismatch': 'The image was damaged on its way. Try again.',
  busy: 'This page can’t take images at the moment. Try again in a few minutes.',
  unavailable: 'Images can’t be uploaded on this page at the moment. Contact the site’s owner.',
  aborted: 'Cancelled',
};
