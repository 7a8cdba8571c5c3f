// The component and the bare tag, in React.
import { createRef } from 'react';
import type { CustomElements } from 's3-image-upload/jsx';
import { S3ImageUpload, type S3ImageUploadElement } from 's3-image-upload/react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends CustomElements {}
  }
}

const ref = createRef<S3ImageUploadElement>();

export const component = (
  <S3ImageUpload
    ref={ref}
    className="wide"
    data-test="photo"
    maxSize="5MB"
    multiple={false}
    presignHeaders={() => ({ Authorization: 'Bearer' })}
    images={[{ url: 'https://cdn.example/1.jpg' }]}
    onUploadSuccess={({ detail, currentTarget }) => currentTarget.remove(detail.item.id)}
    onUploadRetry={({ detail }) => detail.delay.toFixed()}
    onChange={({ currentTarget }) => currentTarget.value}
  >
    <input type="file" />
  </S3ImageUpload>
);

export const tag = (
  <s3-image-upload max-size="5MB" onupload-retry={({ detail }) => detail.delay.toFixed()}></s3-image-upload>
);

export const wrong = [
  // @ts-expect-error there is no such variant
  <S3ImageUpload key={1} variant="carousel" />,
  // @ts-expect-error a number is no URL
  <S3ImageUpload key={2} onUploadSuccess={({ detail }) => detail.url.toFixed()} />,
  // @ts-expect-error a number is no text: the detail is not `any`
  <s3-image-upload key={3} onupload-retry={({ detail }) => detail.delay.toUpperCase()}></s3-image-upload>,
];
