// Messages of failures, in English.
import type { ErrorStrings } from './strings.js';

const tellOwner = 'Please tell the owner of this page.';

export const errors: ErrorStrings = {
  'type-not-accepted': '{type} images aren’t accepted here. Please choose another.',
  'unknown-type-not-accepted': 'This kind of image isn’t accepted here. Please choose another.',
  'type-mismatch': 'In spite of its name this is {type}, which isn’t accepted here. Please choose another.',
  'not-an-image': 'This file isn’t an image that can be read. Please choose another.',
  link: 'This is a link, not an image file. Please save the image on your device first, then choose it.',
  unreadable: 'This file can’t be read. It may have been moved; please choose it again.',
  damaged: 'This image is damaged or not complete. Please choose another copy of it.',
  'unsafe-svg': 'This drawing has more in it than a drawing, which isn’t safe. Please choose another.',
  empty: 'This file is empty. Please choose another.',
  duplicate: 'This image is in the list already.',
  'too-large': 'This image is {actual}; at most {limit} is allowed.',
  'too-small': 'This image is {actual}; at least {limit} is needed.',
  'too-large-somehow': 'This image is too large. Please choose a smaller one.',
  'too-small-somehow': 'This image is too small. Please choose a larger one.',
  'too-many-files': {
    one: 'Only one image can be uploaded here.',
    other: 'At most {count} images can be uploaded here.',
  },
  'too-wide': 'This image is {actual} pixels wide; at most {limit} are allowed.',
  'too-narrow': 'This image is {actual} pixels wide; at least {limit} are needed.',
  'too-tall': 'This image is {actual} pixels high; at most {limit} are allowed.',
  'too-short': 'This image is {actual} pixels high; at least {limit} are needed.',
  'aspect-ratio-wide': 'Width to height is {actual} : 1 in this image; at most {limit} : 1 is needed.',
  'aspect-ratio': 'Width to height is {actual} : 1 in this image; at least {limit} : 1 is needed.',
  'too-many-pixels': 'This image has {actual} megapixels; at most {limit} are allowed.',
  'damaged-not-stripped':
    'This photo is damaged, so that what is hidden in it, a place perhaps, can’t be taken out. Please choose another copy.',
  'not-stripped':
    'What is hidden in this image, a place perhaps, can’t be taken out of {type}. Please choose it as JPEG.',
  'presign-network': 'The server can’t be reached. Check the connection and try again.',
  'presign-refused': 'You aren’t allowed to upload here. Sign in and try again.',
  'presign-failed': 'The server couldn’t prepare the upload. Please try again in a moment.',
  'presign-impossible': `Uploading isn’t available on this page. ${tellOwner}`,
  'presign-invalid': `Uploading isn’t set up properly on this page. ${tellOwner}`,
  'policy-expired': 'The permission for this upload ran out. Please try again.',
  'policy-forbids-type': 'The storage doesn’t take this kind of image. Please choose another.',
  'policy-forbids': `The storage doesn’t allow this upload. ${tellOwner}`,
  network: 'The connection broke off. Please try again.',
  offline: 'You seem to be offline. It goes on once you’re connected.',
  stalled: 'The connection is stuck. Please try again.',
  'access-denied': `The storage refused this image. ${tellOwner}`,
  'credentials-expired': 'The permission for this upload ran out. Please try again.',
  'signature-mismatch': `The storage doesn’t accept this page’s permission. ${tellOwner}`,
  'checksum-mismatch': 'The image arrived damaged. Please try again.',
  'slow-down': 'The storage is busy. Please try again in a moment.',
  'storage-error': 'The storage couldn’t take this image. Please try again later.',
  aborted: 'Cancelled',
};
