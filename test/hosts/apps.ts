// The example apps of demo/hosts, and what a visitor does in each.
import type { App } from './app.js';
import { editsArticle, putsPicturesAtCaret, returnsToPhoto, savesPhoto } from './visits.js';

export const apps: Readonly<Record<string, App>> = {
  'plain-html': { built: '.', cdn: 'index.html', use: savesPhoto },
  'react-19': { built: 'dist', use: savesPhoto },
  'react-18': { built: 'dist', use: savesPhoto },
  'vue-3': { built: 'dist', use: savesPhoto },
  'svelte-5': { built: 'dist', use: savesPhoto },
  next: { use: savesPhoto },
  tiptap: { built: 'dist', use: putsPicturesAtCaret },
  csp: { use: savesPhoto },
  lit: { built: 'dist', use: savesPhoto },
  astro: { use: savesPhoto },
  turbo: { use: returnsToPhoto },
  htmx: { use: returnsToPhoto },
  cms: { use: editsArticle },
  angular: {
    built: 'dist/profile/browser',
    use: savesPhoto,
    wrong: {
      file: 'src/profile-form.html',
      changes: [
        ['(upload-success)', '(upload-error)'],
        ['[presignHeaders]', '(upload-sucess)="onSuccess($event)" [presignHeaders]'],
        ['upload.showPicker()', 'upload.send()'],
      ],
      says: [
        /'CustomEvent<ErrorDetail>' is not assignable to parameter of type 'CustomEvent<SuccessDetail>'/,
        /'Event' is not assignable to parameter of type 'CustomEvent/,
        /'send' does not exist on type 'S3ImageUpload'/,
      ],
    },
  },
};
