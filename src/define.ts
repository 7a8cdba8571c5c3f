// Defines the tag. The file for a script tag is built from this module, since it exports nothing.
import { canBeDrawn } from './element/shell/frame.js';
import { S3ImageUpload } from './element/s3-image-upload.js';

if ('customElements' in globalThis) define(); // Node has no registry

/** Defines the tag, unless another copy of the package has defined it: the page then works with that element. */
function define(): void {
  const known = customElements.get('s3-image-upload');
  if (!known) {
    if (canBeDrawn()) customElements.define('s3-image-upload', S3ImageUpload);
  } else if (known !== S3ImageUpload)
    console.warn(
      `<s3-image-upload> is defined already, by version ${versionOf(known)}; version ${S3ImageUpload.version} was loaded beside it. ` +
        'Load the package once: `instanceof` fails.',
    );
}

function versionOf(known: CustomElementConstructor): string {
  return 'version' in known ? String(known.version) : 'unknown';
}
