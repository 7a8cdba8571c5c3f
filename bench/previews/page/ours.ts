// The tag, as a site has it that uploads with the rest of a form.
import type {} from 's3-image-upload';

const script = '/ours/s3-image-upload.js'; // the script-tag build, workers and chunks beside it
await import(script);
const element = document.createElement('s3-image-upload');
Object.assign(element, { presignEndpoint: '/presign', multiple: true, uploadOn: 'manual' });
document.body.append(element);
await element.updateComplete;
previews.ready((files) => element.addFiles(files));
