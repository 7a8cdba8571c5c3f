// The tag in Preact.
import { createRef } from 'preact';
import type { S3ImageUpload } from 's3-image-upload';
import type { CustomElements } from 's3-image-upload/jsx';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
}

const ref = createRef<S3ImageUpload>();

export const tag = (
  <s3-image-upload
    ref={ref}
    class="wide"
    max-size="5MB"
    variant="gallery"
    multiple
    presignHeaders={{ 'X-CSRF-Token': 'token' }}
    onupload-success={({ detail, target }) => target.remove(detail.item.id)}
  >
    <input type="file" />
  </s3-image-upload>
);

export const wrong = [
  // @ts-expect-error there is no such variant
  <s3-image-upload key={1} variant="carousel" />,
  // @ts-expect-error a number is no text: the detail is not `any`
  <s3-image-upload key={2} onupload-retry={({ detail }) => detail.delay.toUpperCase()} />,
];
