// The tag in Solid.
import type {} from 'solid-js'; // TypeScript augments only a module that the file imports
import type { S3ImageUpload } from 's3-image-upload';
import type { CustomElementsSolidJs } from 's3-image-upload/jsx';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends CustomElementsSolidJs {}
  }
}

let element: S3ImageUpload | undefined;

export const tag = (
  <s3-image-upload
    ref={(created) => (element = created)}
    class="wide"
    attr:max-size="5MB"
    variant="gallery"
    prop:multiple={true}
    prop:presignHeaders={{ 'X-CSRF-Token': 'token' }}
    on:upload-success={({ detail }) => element?.remove(detail.item.id)}
  >
    <input type="file" />
  </s3-image-upload>
);

export const wrong = [
  // @ts-expect-error there is no such variant
  <s3-image-upload variant="carousel" />,
  // @ts-expect-error a number is no text: the detail is not `any`
  <s3-image-upload on:upload-retry={({ detail }) => detail.delay.toUpperCase()} />,
];
