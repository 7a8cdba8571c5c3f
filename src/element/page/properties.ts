// What a page writes, as attributes or properties; what it means is read by settings.ts.
import type { Locale } from '../../locales/strings.js';
import type { PresignOptions } from '../../upload/presign.js';
import { Deferred } from './deferred.js';
import { property } from './property.js';

/** Strings from attributes, whatever a script has set; nothing is checked here. */
export abstract class Properties extends Deferred {
  /**
   * URL that answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` makes it, or a presigned PUT,
   * `{ "url", "method": "PUT", "headers" }`.
   */
  @property() presignEndpoint: string | undefined;

  /** `get`: `filename`, `type`, `size` (and `checksum-sha256`) are asked in the query; `post`: in a JSON body. */
  @property() presignMethod: 'get' | 'post' = 'get';

  /** Of the presign request: `same-origin`, `include` or `omit`. Nothing is ever sent to S3 with cookies. */
  @property() credentials: RequestCredentials = 'same-origin';

  /** Headers of the presign request (a CSRF token, a bearer), or a function that returns them. */
  @property({ attribute: false }) presignHeaders: PresignOptions['presignHeaders'];

  /** Asked for a target in the place of the endpoint: `(request, { signal }) => Promise<PresignedTarget>`. */
  @property({ attribute: false }) presign: PresignOptions['presign'];

  /**
   * As on `<input type=file>`; `image/*` means raster images: SVG only where it is named. What is no MIME type or extension
   * of an image (`jpg`, `.png .jpg`) is ignored, with a warning in the console; without anything else it is `image/*`.
   */
  @property() accept = 'image/*';

  /** Bytes that an image must have at least: a number, or with a unit, `10KB`. */
  @property() minSize: number | string | undefined;

  /** Bytes that an image may have at most: a number, or with a unit, `5MB` (5 000 000) or `5MiB` (5 242 880). */
  @property() maxSize: number | string | undefined;

  /** Pixels that an image has to be wide at least, as it is seen. */
  @property() minWidth: number | string | undefined;

  /** Pixels that an image may be wide at most, as it is seen. */
  @property() maxWidth: number | string | undefined;

  /** Pixels that an image has to be high at least, as it is seen. */
  @property() minHeight: number | string | undefined;

  /** Pixels that an image may be high at most, as it is seen. */
  @property() maxHeight: number | string | undefined;

  /** Width to height, as it is seen: `1`, `16/9`, or a range, `4/5..1.91`. 1 % off is still in. */
  @property() aspectRatio: number | string | undefined;

  /** Width × height; read from the header: what is larger is refused before any decoder sees it. */
  @property() maxPixels: number | string = 268_435_456;

  /** More than one image; without it a new image takes the place of the one before. */
  @property({ type: Boolean }) multiple = false;

  /** Images at least, where a form asks; fewer are not valid, none is if it is not `required`. */
  @property() minFiles: number | string | undefined;

  /** Images at most, where `multiple` is set. */
  @property() maxFiles: number | string | undefined;

  /** Uploads at once. */
  @property() concurrency: number | string = 3;

  /** Of a failure that may pass, by itself and with a growing pause before each; being offline does not count. */
  @property() retries: number | string = 4;

  /**
   * Seconds without one byte of progress after which an attempt has failed. While the browser tells of no progress (behind a
   * service worker, or once it has sent the last byte), the image has, besides, the time that 32 KiB a second take.
   */
  @property() stallTimeout: number | string = 30;

  /**
   * `sha256`: end to end. Told to the presign endpoint, sent as `x-amz-checksum-sha256` where the target allows it,
   * compared with what S3 tells.
   */
  @property() checksum: 'sha256' | undefined;

  /**
   * `strip`: EXIF, GPS, XMP, IPTC and comments go, without re-encoding; orientation and colour profile stay. A format from
   * which they can't be taken is not sent. `keep`: they stay, unless the image is encoded anew.
   */
  @property() metadata: 'keep' | 'strip' = 'keep';

  /** Scale down before the upload: pixels of the long edge at most. An animated image stays as it is. */
  @property() maxEdge: number | string | undefined;

  /**
   * Encode anew before the upload: a MIME type, `image/webp`, `image/jpeg`, `image/png` or `image/avif`. What would become
   * larger stays as it is; where the browser can't write the type, the next best takes its place.
   */
  @property() convert: string | undefined;

  /** Of what is encoded anew, 0 to 1. Alone it encodes JPEG and WebP anew in their own format. */
  @property() quality: number | string | undefined;

  /** As on `<input type=file>`: a phone's picker opens its camera, `user` the one in front, `environment` the other. */
  @property() capture: 'user' | 'environment' | '' | undefined;

  /**
   * `select`: an image is sent at once; `submit`: the form's submit waits for the uploads, and then goes on by itself with
   * the button that it was begun with; `manual`: `upload()` sends.
   */
  @property() uploadOn: 'select' | 'submit' | 'manual' = 'select';

  /** Under which a form sends one entry for each image, as `<input type=file multiple>` does. */
  @property() name: string | undefined;

  /** A form can't be sent without an image. */
  @property({ type: Boolean }) required = false;

  /** Images are shown, and stay as they are: none is added, removed or moved. */
  @property({ type: Boolean }) readonly = false;

  /** What `value` is until the page or the visitor changes it, and after a reset. */
  @property({ attribute: 'value' }) defaultValue = '';

  /** What a form sends of an image: `url`, `key`, or `json` of all that is known of it. */
  @property() valueAs: 'url' | 'key' | 'json' = 'url';

  /** Base URL of stored images, of a CDN for one; by default they are read where the storage has them. */
  @property() publicBase: string | undefined;

  /**
   * How it looks: `dropzone` with a list, `button` for toolbars, `avatar` (one round photo that is the control), `gallery` (a
   * grid in an order that the visitor makes, each image with its alternative text). All but the first are loaded when used.
   */
  @property({ reflect: true, useDefault: true }) variant: 'dropzone' | 'button' | 'avatar' | 'gallery' =
    'dropzone';

  /** The accessible name; the `label` slot and a `<label for>` win. */
  @property() label: string | undefined;

  /**
   * Texts in the place of single ones of its own, by their names in a language's module (`s3-image-upload/locales/de`); or
   * such a table as a whole. The language itself is that of the nearest `lang`.
   */
  @property({ attribute: false }) locale: Partial<Locale> | undefined;

  /** It takes no images; what is on its way goes on. */
  @property({ type: Boolean }) disabled = false;
}
