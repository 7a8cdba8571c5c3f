// English: the fallback for texts that a language lacks. Its error texts are loaded when they may be needed.
import { emptyControl } from './en-empty-control.js';
import type { Strings } from './strings.js';

export const en: Strings = {
  language: 'en',
  ...emptyControl,

  dropNow: 'Let go to add',
  replace: 'Choose another image',

  list: 'Chosen images',
  images: { one: '{count} image', other: '{count} images' },
  problems: { one: '{count} problem', other: '{count} problems' },
  checking: 'Checking …',
  ready: 'Ready to upload',
  presigning: 'Preparing …',
  uploading: 'Uploading',
  finishing: 'Finishing …',
  waiting: 'Will be tried again',
  stored: 'Uploaded',
  failed: 'Not uploaded',
  aborted: 'Cancelled',
  rejected: 'Not accepted',
  cancel: 'Cancel {name}',
  retry: 'Try {name} again',
  remove: 'Remove {name}',
  progress: 'Upload of {name}',
  handle: 'Move {name}',
  description: 'Describe this photo for people who can’t see it',
  decorative: 'Decorative',
  look: 'Look at {name}',
  close: 'Close',
  unshowable: 'This image can’t be shown.',
  cover: 'Cover',
  moveHelp:
    'Drag it, or use the arrow keys. Or press it, and then the image in whose place this one is to go.',

  manyRefused: { one: 'One file is not accepted.', other: '{count} files are not accepted.' },
  manyFailed: { one: 'One image could not be uploaded.', other: '{count} images could not be uploaded.' },
  added: { one: 'One image is added.', other: '{count} images are added.' },
  allStored: { one: 'One image is uploaded.', other: '{count} images are uploaded.' },
  oneStored: '{name} is uploaded.',
  halfStored: 'Half of it is uploaded.',
  removed: '{name} is removed.',
  undoable: 'You can undo this.',
  undo: 'Undo',
  moved: '{name} is image {position} of {count}.',
  lifted: '{name} is picked up. Press the image in whose place it is to go, or use the arrow keys.',
  putBack: '{name} is where it was.',

  tooFew: { one: 'Please choose an image.', other: 'Please choose at least {count} images.' },
  unsent: '{name} is not uploaded yet.',
  unfinished: '{name} could not be uploaded. Try it again, or remove it.',
  unstorable: '{name} could not be uploaded. Please remove it.',
  undescribed: 'Describe {name}, or mark it as decorative.',
  submitting: {
    one: 'The form is sent as soon as the image is uploaded.',
    other: 'The form is sent as soon as the images are uploaded.',
  },
};
