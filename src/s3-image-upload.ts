// The package's main entry: defines the tag.
import { S3ImageUpload } from './element/s3-image-upload.js';

export * from './element.js';

// Node has no registry, and two copies of the package on one page are no reason for an error.
if ('customElements' in globalThis && !customElements.get('s3-image-upload'))
  customElements.define('s3-image-upload', S3ImageUpload);
