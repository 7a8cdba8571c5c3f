// English; built in, and what a language that lacks a string falls back to. Its error texts are loaded when they may be needed.
import { formatSize } from '../rules/size.js';
import type { Strings } from './strings.js';

const language = 'en';
const size = (bytes: number) => formatSize(bytes, language);

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const en: Strings = {
  language,
  label: (multiple) => (multiple ? 'Upload images' : 'Upload an image'),
  drop: (multiple) => (multiple ? 'Drop or paste images here' : 'Drop or paste an image here'),
  dropNow: 'Let go to add',
  browse: (multiple) => (multiple ? 'Choose images' : 'Choose an image'),
  hint: ({ formats, minSize, maxSize, maxFiles }) => {
    const rules = [
      formats.length > 0 && new Intl.ListFormat(language, { type: 'disjunction' }).format(formats),
      minSize && `from ${size(minSize)}`,
      maxSize && `up to ${size(maxSize)}`,
      maxFiles && (maxFiles === 1 ? 'one image' : `at most ${maxFiles} images`),
    ];
    return capitalised(rules.filter(Boolean).join(' · '));
  },
  list: 'Chosen images',
  states: {
    checking: 'Checking …',
    ready: 'Ready to upload',
    presigning: 'Preparing …',
    uploading: 'Uploading',
    waiting: 'Will be tried again',
    stored: 'Uploaded',
    failed: 'Not uploaded',
    aborted: 'Cancelled',
    rejected: 'Not accepted',
  },
  percent: (fraction) => new Intl.NumberFormat(language, { style: 'percent' }).format(fraction),
  cancel: (name) => `Cancel ${name}`,
  retry: (name) => `Try ${name} again`,
  remove: (name) => `Remove ${name}`,
  progress: (name) => `Upload of ${name}`,
  stored: (names) =>
    names.length === 1 ? `${names.join()} is uploaded.` : `${names.length} images are uploaded.`,
};
