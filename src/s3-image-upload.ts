// The package's main entry: defines the tag.
import { S3ImageUpload } from './element/s3-image-upload.js';

export * from './element.js';

if ('customElements' in globalThis) define(); // Node has no registry

/** A second copy of the package is no reason for an error: its part of the page works with the first one's element. */
function define(): void {
  const known = customElements.get('s3-image-upload');
  if (!known) customElements.define('s3-image-upload', S3ImageUpload);
  else if (known !== S3ImageUpload)
    console.warn(
      `<s3-image-upload> is defined already, by version ${versionOf(known)} of the package; version ${S3ImageUpload.version} ` +
        'was loaded beside it, and its class is another one, so `instanceof` fails. Load the package once.',
    );
}

function versionOf(known: CustomElementConstructor): string {
  return 'version' in known ? String(known.version) : 'unknown';
}
