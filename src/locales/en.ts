// English: the fallback for texts that a language lacks. Its error texts are loaded when they may be needed.
import { emptyControl } from './en-empty-control.js';
import type { Strings } from './strings.js';

export const en: Strings = {
  language: 'en',
  ...emptyControl,

  dropNow: 'Let go to add',
  replace: 'Choose another image',

  list: 'Chosen images',
  problems: { one: '{count} problem', other: '{count} problems' },
  checking: 'Checking…',
  ready: 'Ready to upload',
  presigning: 'Preparing…',
  uploading: 'Uploading',
  finishing: 'Finishing…',
  waiting: 'Trying again soon',
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
  moveHelp: 'Drag, press or use the arrow keys.',

  manyRefused: { one: 'One file was not accepted.', other: '{count} files were not accepted.' },
  manyFailed: { one: 'One image could not be uploaded.', other: '{count} images could not be uploaded.' },
  added: { one: 'One image added.', other: '{count} images added.' },
  allStored: { one: 'One image uploaded.', other: '{count} images uploaded.' },
  oneStored: '{name} uploaded.',
  halfStored: 'Half uploaded.',
  removed: '{name} removed.',
  undoable: 'You can undo this.',
  undo: 'Undo',
  moved: '{name} is now image {position} of {count}.',
  lifted: '{name} picked up. Press the image whose place it should take, or use the arrow keys.',
  putBack: '{name} is back in its place.',

  tooFew: { one: 'Choose an image.', other: 'Choose at least {count} images.' },
  unsent: '{name} is not uploaded yet. Upload it or remove it.',
  unfinished: '{name} could not be uploaded. Try again or remove it.',
  unstorable: '{name} could not be uploaded. Remove it to continue.',
  undescribed: 'Describe {name}, or mark it as decorative.',
  submitting: {
    one: 'The form will be sent when the image is uploaded.',
    other: 'The form will be sent when the images are uploaded.',
  },
};
