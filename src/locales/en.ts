// English; built in, and what a language that lacks a string falls back to. Its error texts are loaded when they may be needed.
import type { AspectRange } from '../rules/aspect-ratio.js';
import { formatSize } from '../rules/size.js';
import type { Strings } from './strings.js';

const language = 'en';
const size = (bytes: number) => formatSize(bytes, language);

const number = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);

const pixels = (bound: string, width: number | undefined, height: number | undefined) => {
  if (width && height) return `${bound} ${width} × ${height} pixels`;
  return (width && `${bound} ${width} pixels wide`) ?? (height && `${bound} ${height} pixels high`);
};

const shape = ({ min, max }: AspectRange) => {
  if (min !== max) return `width to height from ${number(min)} to ${number(max)}`;
  return min === 1 ? 'square' : `width to height ${number(min)}`;
};

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const en: Strings = {
  language,
  label: (multiple) => (multiple ? 'Upload images' : 'Upload an image'),
  drop: (multiple) => (multiple ? 'Drop or paste images here' : 'Drop or paste an image here'),
  dropNow: 'Let go to add',
  browse: (multiple) => (multiple ? 'Choose images' : 'Choose an image'),
  hint: ({ formats, minSize, maxSize, maxFiles, aspectRatio, ...edges }) => {
    const rules = [
      formats.length > 0 && new Intl.ListFormat(language, { type: 'disjunction' }).format(formats),
      minSize && `from ${size(minSize)}`,
      maxSize && `up to ${size(maxSize)}`,
      pixels('at least', edges.minWidth, edges.minHeight),
      pixels('at most', edges.maxWidth, edges.maxHeight),
      aspectRatio && shape(aspectRatio),
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
