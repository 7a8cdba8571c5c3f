// The tag, as on a site that uploads when the form is submitted.
import type {} from 's3-image-upload';

const script = '/ours/s3-image-upload.js'; // the script-tag build, with workers and chunks beside it
await import(script);
const element = document.createElement('s3-image-upload');
Object.assign(element, { presignEndpoint: '/presign', multiple: true, uploadOn: 'manual' });
document.body.append(element);
await element.updateComplete;
previews.ready((files) => element.addFiles(files));
