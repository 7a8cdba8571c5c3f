// The attributes and properties that a page sets. settings.ts parses them.
import type { Locale } from '../../locales/strings.js';
import type { PresignOptions } from '../../upload/presign.js';
import { Deferred } from './deferred.js';
import { property } from './property.js';

/** Values are strings from attributes, or anything that a script has set. They are not checked here. */
export abstract class Properties extends Deferred {
  /**
   * URL of the endpoint. It answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` returns it, or with
   * a presigned PUT, `{ "url", "method": "PUT", "headers" }`.
   */
  @property() presignEndpoint: string | undefined;

  /** How `filename`, `type`, `size` (and `checksum-sha256`) are sent to the endpoint. `get`: in the query; `post`: as a JSON body. */
  @property() presignMethod: 'get' | 'post' = 'get';

  /** Credentials mode of the presign request: `same-origin`, `include` or `omit`. Requests to S3 never have cookies. */
  @property() credentials: RequestCredentials = 'same-origin';

  /** Headers of the presign request, such as a CSRF token, or a function that returns them. */
  @property({ attribute: false }) presignHeaders: PresignOptions['presignHeaders'];

  /** Function that returns a target, instead of the endpoint: `(request, { signal }) => Promise<PresignedTarget>`. */
  @property({ attribute: false }) presign: PresignOptions['presign'];

  /**
   * Types of images, as on `<input type=file>`. `image/*` means raster images; to accept SVG, name it. A token that is no MIME
   * type or extension of an image (`jpg`, `.png .jpg`) is ignored, with a warning in the console.
   */
  @property() accept = 'image/*';

  /** Minimum size of a file: bytes, or a number with a unit, such as `10KB`. */
  @property() minSize: number | string | undefined;

  /** Maximum size of a file: bytes, or a number with a unit, such as `5MB` (5,000,000) or `5MiB` (5,242,880). */
  @property() maxSize: number | string | undefined;

  /** Minimum width in pixels, as the image is seen. */
  @property() minWidth: number | string | undefined;

  /** Maximum width in pixels, as the image is seen. */
  @property() maxWidth: number | string | undefined;

  /** Minimum height in pixels, as the image is seen. */
  @property() minHeight: number | string | undefined;

  /** Maximum height in pixels, as the image is seen. */
  @property() maxHeight: number | string | undefined;

  /** Width to height, as the image is seen: `1`, `16/9`, or a range, `4/5..1.91`. A difference of 1 % is accepted. */
  @property() aspectRatio: number | string | undefined;

  /** Maximum of width × height. It is read from the file's header, so larger images are refused before they are decoded. */
  @property() maxPixels: number | string = 268_435_456;

  /** Allows more than one image. Without it, a new image replaces the one before. */
  @property({ type: Boolean }) multiple = false;

  /** Minimum number of images. With fewer, the element is invalid; without any, only if it is `required`. */
  @property() minFiles: number | string | undefined;

  /** Maximum number of images, with `multiple`. */
  @property() maxFiles: number | string | undefined;

  /** Number of uploads at the same time. */
  @property() concurrency: number | string = 3;

  /** Number of automatic retries after a failure that may be temporary, with a growing pause before each. Waiting offline doesn't count. */
  @property() retries: number | string = 4;

  /**
   * Seconds without progress after which an attempt fails. While the browser reports no progress (behind a service worker, or
   * after the last byte), the attempt also gets the time that sending at 32 KiB per second takes.
   */
  @property() stallTimeout: number | string = 30;

  /**
   * `sha256` adds an end-to-end checksum. It is sent to the presign endpoint and, if the target allows it, to S3 as
   * `x-amz-checksum-sha256`, and is compared with the checksum that S3 returns.
   */
  @property() checksum: 'sha256' | undefined;

  /**
   * `strip` removes EXIF, GPS, XMP, IPTC and comments without encoding the image again; orientation and colour profile stay. An
   * image that can't be stripped isn't sent. `keep` keeps them, unless the image is encoded again.
   */
  @property() metadata: 'keep' | 'strip' = 'keep';

  /** Scales images down before the upload: maximum length of the long edge, in pixels. Animated images aren't changed. */
  @property() maxEdge: number | string | undefined;

  /**
   * Converts images before the upload to a MIME type: `image/webp`, `image/jpeg`, `image/png` or `image/avif`. An image that
   * would become larger isn't changed. If the browser can't write the type, the next best type is used.
   */
  @property() convert: string | undefined;

  /** Quality of images that are encoded again, from 0 to 1. Without `convert`, it encodes JPEG and WebP again in their own format. */
  @property() quality: number | string | undefined;

  /** As on `<input type=file>`: phones open a camera instead of the picker, the front one for `user`, the other for `environment`. */
  @property() capture: 'user' | 'environment' | '' | undefined;

  /**
   * When images are sent. `select`: when they are added; `submit`: when the form is submitted, which waits for the uploads and
   * then continues automatically; `manual`: when you call `upload()`.
   */
  @property() uploadOn: 'select' | 'submit' | 'manual' = 'select';

  /**
   * A name: the images, their order, descriptions and bytes are kept in the browser under this name. After a reload or a crash, and in
   * another tab, they are shown again, and the uploads continue. Stored images are kept until they are removed or the form is sent.
   * Needs a secure context. Everything is removed after a week.
   */
  @property() persist: string | undefined;

  /** Whose images are kept, for example an id of the signed-in user. Images of one are never shown to another. */
  @property() persistKey: string | undefined;

  /** Name of the form's entries, one for each image, as on `<input type=file multiple>`. */
  @property() name: string | undefined;

  /** The form can't be submitted without an image. */
  @property({ type: Boolean }) required = false;

  /**
   * The form can't be submitted while an image has no alternative text. Each image has a field for it; the visitor can also mark
   * an image as decorative, which sets its `alt` to the empty text.
   */
  @property({ type: Boolean }) requiredAlt = false;

  /** Images are shown, but can't be added, removed or moved. */
  @property({ type: Boolean }) readonly = false;

  /** The value of `value` until the page or the visitor changes it, and after a reset. */
  @property({ attribute: 'value' }) defaultValue = '';

  /**
   * What the form sends for an image: its `url`, its `key`, `json` with everything that is known about it, or the `claim` that the
   * presign endpoint has signed for it. An image that existed before has no claim, and goes by its `url`.
   */
  @property() valueAs: 'url' | 'key' | 'json' | 'claim' = 'url';

  /** Base URL of stored images, for example of a CDN. The default is the address where the image was stored. */
  @property() publicBase: string | undefined;

  /**
   * The look: `dropzone` with a list, `button` for toolbars, `avatar` (one round photo, which is itself the control), or
   * `gallery` (a grid that the visitor puts in order, with alternative texts). All but `dropzone` are loaded when they are used.
   */
  @property({ reflect: true, useDefault: true }) variant: 'dropzone' | 'button' | 'avatar' | 'gallery' =
    'dropzone';

  /** The label and accessible name. The `label` slot and a `<label for>` take precedence. */
  @property() label: string | undefined;

  /**
   * Texts to use instead of the element's own, by their names in a language's module (`s3-image-upload/locales/de`), or such a
   * table as a whole. Other texts are in the language of the nearest `lang`.
   */
  @property({ attribute: false }) locale: Partial<Locale> | undefined;

  /** Disables the element. Uploads that have started continue. */
  @property({ type: Boolean }) disabled = false;
}
