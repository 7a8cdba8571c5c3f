// The tag in Vue's templates: `import type {} from 's3-image-upload/vue'`.
import type { HTMLAttributes, ReservedProps } from 'vue';
import type { Attributes, Handlers, Settings } from './props.js';
import type { S3ImageUpload } from './s3-image-upload.js';

declare module 'vue' {
  interface GlobalComponents {
    's3-image-upload': new () => {
      $el: S3ImageUpload;
      $props: ReservedProps &
        Settings &
        Attributes &
        Handlers &
        Omit<HTMLAttributes, keyof Settings | keyof Handlers>;
    };
  }
}
