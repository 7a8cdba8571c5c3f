// The tag in Vue's templates: `import type {} from 's3-image-upload/vue'`.
import type { HTMLAttributes, ReservedProps } from 'vue';
import type { Attributes, Handlers, Settings } from './props.js';
import type { S3ImageUpload } from './s3-image-upload.js';

/** What `v-model` sets and listens to, by the names that Vue's compiler of types looks for. */
interface Model {
  modelValue?: S3ImageUpload['value'] | undefined;
  'onUpdate:modelValue'?: ((value: S3ImageUpload['value']) => void) | undefined;
}

declare module 'vue' {
  interface GlobalComponents {
    's3-image-upload': new () => {
      $el: S3ImageUpload;
      $props: ReservedProps &
        Settings &
        Attributes &
        Handlers &
        Model &
        Omit<HTMLAttributes, keyof Settings | keyof Handlers>;
    };
  }
}
