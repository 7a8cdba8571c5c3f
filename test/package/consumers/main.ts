// Each entry, as a TypeScript program without a framework uses it. Compiled against the tarball, with the libraries checked.
import 's3-image-upload';
import type { RetryDetail, StoredImage } from 's3-image-upload';
import { Uploader, UploadError, type UploadItem } from 's3-image-upload/core';
import { S3ImageUpload } from 's3-image-upload/element';
import { locale } from 's3-image-upload/locales/pt-BR';

const element: S3ImageUpload = document.createElement('s3-image-upload');
element.maxSize = '5MB';
element.locale = { ...locale, browse: 'Escolher' };
const stored: readonly StoredImage[] = element.images;
element.images = [...stored, 'https://cdn.example/1.jpg'];
element.addEventListener('upload-success', ({ detail }) => detail.url.toUpperCase());
element.addEventListener('upload-retry', (event) => {
  const { delay, error }: RetryDetail = event.detail;
  if (error instanceof UploadError && error.code === 'network') setTimeout(() => element.retry(), delay);
});
// @ts-expect-error there is no such variant
element.variant = 'carousel';
// @ts-expect-error a number is no URL
element.addEventListener('upload-success', ({ detail }) => detail.url.toFixed());

const uploader = new Uploader({
  presign: () => Promise.resolve({ url: 'https://bucket.example/', fields: {} }),
});
const items: Promise<UploadItem[]> = uploader.upload();
void items;
