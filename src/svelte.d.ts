// The tag in the markup of Svelte 5, with `onupload-success`, and 4, with `on:upload-success`:
// `import type {} from 's3-image-upload/svelte'`.
import type { HTMLAttributes } from 'svelte/elements';
import type { Attributes, EventMap, Handler, Settings } from './props.js';
import type { S3ImageUpload } from './s3-image-upload.js';

type Handlers = {
  [Name in keyof EventMap as `on${Name}` | `on:${Name}`]?: Handler<EventMap[Name]> | undefined;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    's3-image-upload': Settings & Attributes & Handlers & Omit<HTMLAttributes<S3ImageUpload>, keyof Settings>;
  }
}
