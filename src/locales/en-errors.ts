// What went wrong, in English.
import { formatName } from '../rules/accept.js';
import { isRetryable, type FailureFacts } from '../rules/failure.js';
import { formatSizes } from '../rules/size.js';
import type { ErrorTexts } from './strings.js';

const language = 'en';

const tooLarge = ({ limit, actual }: FailureFacts) => {
  if (limit === undefined || actual === undefined)
    return 'This image is too large. Please choose a smaller one.';
  const [is, atMost] = formatSizes(actual, limit, language);
  return `This image is ${is}; at most ${atMost} is allowed.`;
};
const tooSmall = ({ limit, actual }: FailureFacts) => {
  if (limit === undefined || actual === undefined)
    return 'This image is too small. Please choose a larger one.';
  const [is, atLeast] = formatSizes(actual, limit, language);
  return `This image is ${is}; at least ${atLeast} is needed.`;
};
const number = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
const megapixels = (pixels: number) => number(pixels / 1e6);
const atMost =
  (side: string) =>
  ({ limit = 0, actual = 0 }: FailureFacts) =>
    `This image is ${number(actual)} pixels ${side}; at most ${number(limit)} are allowed.`;
const atLeast =
  (side: string) =>
  ({ limit = 0, actual = 0 }: FailureFacts) =>
    `This image is ${number(actual)} pixels ${side}; at least ${number(limit)} are needed.`;
const tellOwner = 'Please tell the owner of this page.';

export const errors: ErrorTexts = {
  'type-not-accepted': ({ type = '' }) =>
    `${formatName(type) || 'This kind of'} images aren’t accepted here. Please choose another.`,
  'type-mismatch': ({ type = '' }) =>
    `In spite of its name this is ${formatName(type)}, which isn’t accepted here. Please choose another.`,
  'not-an-image': () => 'This file isn’t an image that can be read. Please choose another.',
  unreadable: ({ type }) =>
    type === undefined
      ? 'This file can’t be read. It may have been moved; please choose it again.'
      : 'This image is damaged or not complete. Please choose another copy of it.',
  'unsafe-svg': () => 'This drawing has more in it than a drawing, which isn’t safe. Please choose another.',
  empty: () => 'This file is empty. Please choose another.',
  'too-large': tooLarge,
  'too-small': tooSmall,
  'too-many-files': ({ limit }) =>
    limit === 1 ? 'Only one image can be uploaded here.' : `At most ${limit} images can be uploaded here.`,
  'too-wide': atMost('wide'),
  'too-narrow': atLeast('wide'),
  'too-tall': atMost('high'),
  'too-short': atLeast('high'),
  'aspect-ratio': ({ limit = 0, actual = 0 }) =>
    `Width to height is ${number(actual)} : 1 in this image; ${actual > limit ? 'at most' : 'at least'} ${number(limit)} : 1 is needed.`,
  'too-many-pixels': ({ limit = 0, actual = 0 }) =>
    `This image has ${megapixels(actual)} megapixels; at most ${megapixels(limit)} are allowed.`,
  'not-stripped': ({ type = '' }) =>
    type === 'image/jpeg'
      ? 'This photo is damaged, so that what is hidden in it, a place perhaps, can’t be taken out. Please choose another copy.'
      : `What is hidden in this image, a place perhaps, can’t be taken out of ${formatName(type)}. Please choose it as JPEG.`,
  'presign-network': () => 'The server can’t be reached. Check the connection and try again.',
  'presign-refused': () => 'You aren’t allowed to upload here. Sign in and try again.',
  'presign-failed': (failure) =>
    isRetryable(failure)
      ? 'The server couldn’t prepare the upload. Please try again in a moment.'
      : `Uploading isn’t available on this page. ${tellOwner}`,
  'presign-invalid': () => `Uploading isn’t set up properly on this page. ${tellOwner}`,
  'policy-expired': () => 'The permission for this upload ran out. Please try again.',
  'policy-forbids': ({ field, limit, actual, ...others }) => {
    if (field === 'file' && limit !== undefined && actual !== undefined)
      return (actual > limit ? tooLarge : tooSmall)({ limit, actual, ...others });
    return field === 'content-type'
      ? 'The storage doesn’t take this kind of image. Please choose another.'
      : `The storage doesn’t allow this upload. ${tellOwner}`;
  },
  network: () => 'The connection broke off. Please try again.',
  offline: () => 'You’re offline. It goes on once you’re connected.',
  stalled: () => 'The connection is stuck. Please try again.',
  'access-denied': () => `The storage refused this image. ${tellOwner}`,
  'credentials-expired': () => 'The permission for this upload ran out. Please try again.',
  'signature-mismatch': () => `The storage doesn’t accept this page’s permission. ${tellOwner}`,
  'entity-too-large': tooLarge,
  'entity-too-small': tooSmall,
  'checksum-mismatch': () => 'The image arrived damaged. Please try again.',
  'slow-down': () => 'The storage is busy. Please try again in a moment.',
  'storage-error': () => 'The storage couldn’t take this image. Please try again later.',
  aborted: () => 'Cancelled.',
};
