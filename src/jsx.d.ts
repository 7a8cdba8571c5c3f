import type {
  S3ImageUpload,
  ItemDetail,
  RejectDetail,
  StartDetail,
  ProgressDetail,
  RetryDetail,
  SuccessDetail,
  ErrorDetail,
  CompleteDetail,
  SubmitDetail,
} from "./s3-image-upload.js";

/**
 * This type can be used to create scoped tags for your components.
 *
 * Usage:
 *
 * ```ts
 * import type { ScopedElements } from "path/to/library/jsx-integration";
 *
 * declare module "my-library" {
 *   namespace JSX {
 *     interface IntrinsicElements
 *       extends ScopedElements<'test-', ''> {}
 *   }
 * }
 * ```
 *
 * @deprecated Runtime scoped elements result in duplicate types and can confusing for developers. It is recommended to use the `prefix` and `suffix` options to generate new types instead.
 */
export type ScopedElements<
  Prefix extends string = "",
  Suffix extends string = "",
> = {
  [
    Key in keyof CustomElements as `${Prefix}${Key}${Suffix}`
  ]: CustomElements[Key];
};

/**
 * A generic type for strongly typing custom events with their targets
 * @template T - The type of the event target (extends EventTarget)
 * @template D - The type of the detail payload for the custom event
 */
type TypedEvent<T extends EventTarget, E = Event> = E & {
  target: T;
};

type BaseProps<T extends HTMLElement> = {
  /** Content added between the opening and closing tags of the element */
  children?: any | undefined;
  /** Used for declaratively styling one or more elements using CSS (Cascading Stylesheets) */
  class?: string | undefined;
  /** Used for declaratively styling one or more elements using CSS (Cascading Stylesheets) */
  className?: string | undefined;
  /** Takes an object where the key is the class name(s) and the value is a boolean expression. When true, the class is applied, and when false, it is removed. */
  classList?: Record<string, boolean | undefined> | undefined;
  /** Specifies the text direction of the element. */
  dir?: "ltr" | "rtl" | undefined;
  /** Contains a space-separated list of the part names of the element that should be exposed on the host element. */
  exportparts?: string | undefined;
  /** For <label> and <output>, lets you associate the label with some control. */
  htmlFor?: string | undefined;
  /** Specifies whether the element should be hidden. */
  hidden?: boolean | string | undefined;
  /** A unique identifier for the element. */
  id?: string | undefined;
  /** Keys tell React which array item each component corresponds to */
  key?: string | number | undefined;
  /** Specifies the language of the element. */
  lang?: string | undefined;
  /** Defines the element's semantic role for accessibility APIs. */
  role?: string | undefined;
  /** Contains a space-separated list of the part names of the element. Part names allows CSS to select and style specific elements in a shadow tree via the ::part pseudo-element. */
  part?: string | undefined;
  /** Use the ref attribute with a variable to assign a DOM element to the variable once the element is rendered. */
  ref?: (T | ((e: T) => void) | { current: T | null }) | undefined;
  /** Adds a reference for a custom element slot */
  slot?: string | undefined;
  /** Prop for setting inline styles */
  style?: Record<string, string | number> | undefined;
  /** Overrides the default Tab button behavior. Avoid using values other than -1 and 0. */
  tabIndex?: number | undefined;
  /** Specifies the tooltip text for the element. */
  title?: string | undefined;
  /** Passing 'no' excludes the element content from being translated. */
  translate?: "yes" | "no" | undefined;
  /** The popover global attribute is used to designate an element as a popover element. */
  popover?: "auto" | "hint" | "manual" | undefined;
  /** Turns an element element into a popover control button; takes the ID of the popover element to control as its value. */
  popovertarget?: "top" | "bottom" | "left" | "right" | "auto" | undefined;
  /** Specifies the action to be performed on a popover element being controlled by a control element. */
  popovertargetaction?: "show" | "hide" | "toggle" | undefined;
};

type BaseEvents = {
  // Mouse Events

  /** Triggered when the element is clicked by the user by mouse or keyboard. */
  onClick?: ((event: MouseEvent) => void) | undefined;
  /** Fired when the context menu is triggered, often by right-clicking. */
  onContextMenu?: ((event: MouseEvent) => void) | undefined;
  /** Fired when the element is double-clicked. */
  onDoubleClick?: ((event: MouseEvent) => void) | undefined;
  /** Fired repeatedly as the draggable element is being dragged. */
  onDrag?: ((event: DragEvent) => void) | undefined;
  /** Fired when the dragging of a draggable element is finished. */
  onDragEnd?: ((event: DragEvent) => void) | undefined;
  /** Fired when a dragged element or text selection enters a valid drop target. */
  onDragEnter?: ((event: DragEvent) => void) | undefined;
  /** Fired when a dragged element or text selection leaves a valid drop target. */
  onDragExit?: ((event: DragEvent) => void) | undefined;
  /** Fired when a dragged element or text selection leaves a valid drop target. */
  onDragLeave?: ((event: DragEvent) => void) | undefined;
  /** Fired when an element or text selection is being dragged over a valid drop target (every few hundred milliseconds). */
  onDragOver?: ((event: DragEvent) => void) | undefined;
  /** Fired when a draggable element starts being dragged. */
  onDragStart?: ((event: DragEvent) => void) | undefined;
  /** Fired when a dragged element is dropped onto a drop target. */
  onDrop?: ((event: DragEvent) => void) | undefined;
  /** Fired when a mouse button is pressed down on the element. */
  onMouseDown?: ((event: MouseEvent) => void) | undefined;
  /** Fired when the mouse cursor enters the element. */
  onMouseEnter?: ((event: MouseEvent) => void) | undefined;
  /** Triggered when the mouse cursor leaves the element. */
  onMouseLeave?: ((event: MouseEvent) => void) | undefined;
  /** Fired at an element when a pointing device (usually a mouse) is moved while the cursor's hotspot is inside it. */
  onMouseMove?: ((event: MouseEvent) => void) | undefined;
  /** Fired at an Element when a pointing device (usually a mouse) is used to move the cursor so that it is no longer contained within the element or one of its children. */
  onMouseOut?: ((event: MouseEvent) => void) | undefined;
  /** Fired at an Element when a pointing device (such as a mouse or trackpad) is used to move the cursor onto the element or one of its child elements. */
  onMouseOver?: ((event: MouseEvent) => void) | undefined;
  /** Fired when a mouse button is released on the element. */
  onMouseUp?: ((event: MouseEvent) => void) | undefined;

  // Keyboard Events

  /** Fired when a key is pressed down. */
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  /** Fired when a key is released.. */
  onKeyUp?: ((event: KeyboardEvent) => void) | undefined;
  /** Fired when a key is pressed down. */
  onKeyPressed?: ((event: KeyboardEvent) => void) | undefined;

  // Focus Events

  /** Fired when the element receives focus, often triggered by tab navigation. */
  onFocus?: ((event: FocusEvent) => void) | undefined;
  /** Fired when the element loses focus. */
  onBlur?: ((event: FocusEvent) => void) | undefined;

  // Form Events

  /** Fired when the value of an input element changes, such as with text inputs or select elements. */
  onChange?: ((event: Event) => void) | undefined;
  /** Fires when the value of an <input>, <select>, or <textarea> element has been changed. */
  onInput?: ((event: Event) => void) | undefined;
  /** Fired when a form is submitted, usually on pressing Enter in a text input. */
  onSubmit?: ((event: Event) => void) | undefined;
  /** Fired when a form is reset. */
  onReset?: ((event: Event) => void) | undefined;

  // UI Events

  /** Fired when the content of an element is scrolled. */
  onScroll?: ((event: UIEvent) => void) | undefined;

  // Wheel Events

  /** Fired when the mouse wheel is scrolled while the element is focused. */
  onWheel?: ((event: WheelEvent) => void) | undefined;

  // Animation Events

  /** Fired when a CSS animation starts. */
  onAnimationStart?: ((event: AnimationEvent) => void) | undefined;
  /** Fired when a CSS animation completes. */
  onAnimationEnd?: ((event: AnimationEvent) => void) | undefined;
  /** Fired when a CSS animation completes one iteration. */
  onAnimationIteration?: ((event: AnimationEvent) => void) | undefined;

  // Transition Events

  /** Fired when a CSS transition has completed. */
  onTransitionEnd?: ((event: TransitionEvent) => void) | undefined;

  // Media Events

  /** Fired when an element (usually an image) finishes loading */
  onLoad?: ((event: Event) => void) | undefined;
  /** Fired when an error occurs during the loading of an element, like an image not being found. */
  onError?: ((event: Event) => void) | undefined;

  // Clipboard Events

  /** Fires when the user initiates a copy action through the browser's user interface. */
  onCopy?: ((event: ClipboardEvent) => void) | undefined;
  /** Fired when the user has initiated a "cut" action through the browser's user interface. */
  onCut?: ((event: ClipboardEvent) => void) | undefined;
  /** Fired when the user has initiated a "paste" action through the browser's user interface. */
  onPaste?: ((event: ClipboardEvent) => void) | undefined;
};

/** `S3ImageUpload` component event */
export type S3ImageUploadElementEvent<E = Event> = TypedEvent<S3ImageUpload, E>;
/** `upload-add` event type */
export type S3ImageUploadUploadAddElementEvent = S3ImageUploadElementEvent<
  CustomEvent<ItemDetail>
>;
/** `upload-reject` event type */
export type S3ImageUploadUploadRejectElementEvent = S3ImageUploadElementEvent<
  CustomEvent<RejectDetail>
>;
/** `upload-start` event type */
export type S3ImageUploadUploadStartElementEvent = S3ImageUploadElementEvent<
  CustomEvent<StartDetail>
>;
/** `upload-progress` event type */
export type S3ImageUploadUploadProgressElementEvent = S3ImageUploadElementEvent<
  CustomEvent<ProgressDetail>
>;
/** `upload-retry` event type */
export type S3ImageUploadUploadRetryElementEvent = S3ImageUploadElementEvent<
  CustomEvent<RetryDetail>
>;
/** `upload-success` event type */
export type S3ImageUploadUploadSuccessElementEvent = S3ImageUploadElementEvent<
  CustomEvent<SuccessDetail>
>;
/** `upload-error` event type */
export type S3ImageUploadUploadErrorElementEvent = S3ImageUploadElementEvent<
  CustomEvent<ErrorDetail>
>;
/** `upload-abort` event type */
export type S3ImageUploadUploadAbortElementEvent = S3ImageUploadElementEvent<
  CustomEvent<ItemDetail>
>;
/** `upload-remove` event type */
export type S3ImageUploadUploadRemoveElementEvent = S3ImageUploadElementEvent<
  CustomEvent<ItemDetail>
>;
/** `upload-complete` event type */
export type S3ImageUploadUploadCompleteElementEvent = S3ImageUploadElementEvent<
  CustomEvent<CompleteDetail>
>;
/** `upload-submit` event type */
export type S3ImageUploadUploadSubmitElementEvent = S3ImageUploadElementEvent<
  CustomEvent<SubmitDetail>
>;

export type S3ImageUploadProps = {
  /** URL that answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` makes it, or a presigned PUT,
`{ "url", "method": "PUT", "headers" }`. */
  "presign-endpoint"?: S3ImageUpload["presignEndpoint"] | undefined;
  /** URL that answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` makes it, or a presigned PUT,
`{ "url", "method": "PUT", "headers" }`. */
  presignEndpoint?: S3ImageUpload["presignEndpoint"] | undefined;
  /** `get`: `filename`, `type`, `size` (and `checksum-sha256`) are asked in the query; `post`: in a JSON body. */
  "presign-method"?: S3ImageUpload["presignMethod"] | undefined;
  /** `get`: `filename`, `type`, `size` (and `checksum-sha256`) are asked in the query; `post`: in a JSON body. */
  presignMethod?: S3ImageUpload["presignMethod"] | undefined;
  /** Of the presign request: `same-origin`, `include` or `omit`. Nothing is ever sent to S3 with cookies. */
  credentials?: S3ImageUpload["credentials"] | undefined;
  /** As on `<input type=file>`; `image/*` means raster images: SVG only where it is named. What is no MIME type or extension
of an image (`jpg`, `.png .jpg`) is ignored, with a warning in the console; without anything else it is `image/*`. */
  accept?: S3ImageUpload["accept"] | undefined;
  /** Bytes that an image must have at least: a number, or with a unit, `10KB`. */
  "min-size"?: S3ImageUpload["minSize"] | undefined;
  /** Bytes that an image must have at least: a number, or with a unit, `10KB`. */
  minSize?: S3ImageUpload["minSize"] | undefined;
  /** Bytes that an image may have at most: a number, or with a unit, `5MB` (5 000 000) or `5MiB` (5 242 880). */
  "max-size"?: S3ImageUpload["maxSize"] | undefined;
  /** Bytes that an image may have at most: a number, or with a unit, `5MB` (5 000 000) or `5MiB` (5 242 880). */
  maxSize?: S3ImageUpload["maxSize"] | undefined;
  /** Pixels that an image has to be wide at least, as it is seen. */
  "min-width"?: S3ImageUpload["minWidth"] | undefined;
  /** Pixels that an image has to be wide at least, as it is seen. */
  minWidth?: S3ImageUpload["minWidth"] | undefined;
  /** Pixels that an image may be wide at most, as it is seen. */
  "max-width"?: S3ImageUpload["maxWidth"] | undefined;
  /** Pixels that an image may be wide at most, as it is seen. */
  maxWidth?: S3ImageUpload["maxWidth"] | undefined;
  /** Pixels that an image has to be high at least, as it is seen. */
  "min-height"?: S3ImageUpload["minHeight"] | undefined;
  /** Pixels that an image has to be high at least, as it is seen. */
  minHeight?: S3ImageUpload["minHeight"] | undefined;
  /** Pixels that an image may be high at most, as it is seen. */
  "max-height"?: S3ImageUpload["maxHeight"] | undefined;
  /** Pixels that an image may be high at most, as it is seen. */
  maxHeight?: S3ImageUpload["maxHeight"] | undefined;
  /** Width to height, as it is seen: `1`, `16/9`, or a range, `4/5..1.91`. 1 % off is still in. */
  "aspect-ratio"?: S3ImageUpload["aspectRatio"] | undefined;
  /** Width to height, as it is seen: `1`, `16/9`, or a range, `4/5..1.91`. 1 % off is still in. */
  aspectRatio?: S3ImageUpload["aspectRatio"] | undefined;
  /** Width × height; read from the header: what is larger is refused before any decoder sees it. */
  "max-pixels"?: S3ImageUpload["maxPixels"] | undefined;
  /** Width × height; read from the header: what is larger is refused before any decoder sees it. */
  maxPixels?: S3ImageUpload["maxPixels"] | undefined;
  /** More than one image; without it a new image takes the place of the one before. */
  multiple?: S3ImageUpload["multiple"] | undefined;
  /** Images at least, where a form asks; fewer are not valid, none is if it is not `required`. */
  "min-files"?: S3ImageUpload["minFiles"] | undefined;
  /** Images at least, where a form asks; fewer are not valid, none is if it is not `required`. */
  minFiles?: S3ImageUpload["minFiles"] | undefined;
  /** Images at most, where `multiple` is set. */
  "max-files"?: S3ImageUpload["maxFiles"] | undefined;
  /** Images at most, where `multiple` is set. */
  maxFiles?: S3ImageUpload["maxFiles"] | undefined;
  /** Uploads at once. */
  concurrency?: S3ImageUpload["concurrency"] | undefined;
  /** Of a failure that may pass, by itself and with a growing pause before each; being offline does not count. */
  retries?: S3ImageUpload["retries"] | undefined;
  /** Seconds without one byte of progress after which an attempt has failed. While the browser tells of no progress (behind a
service worker, or once it has sent the last byte), the image has, besides, the time that 32 KiB a second take. */
  "stall-timeout"?: S3ImageUpload["stallTimeout"] | undefined;
  /** Seconds without one byte of progress after which an attempt has failed. While the browser tells of no progress (behind a
service worker, or once it has sent the last byte), the image has, besides, the time that 32 KiB a second take. */
  stallTimeout?: S3ImageUpload["stallTimeout"] | undefined;
  /** `sha256`: end to end. Told to the presign endpoint, sent as `x-amz-checksum-sha256` where the target allows it,
compared with what S3 tells. */
  checksum?: S3ImageUpload["checksum"] | undefined;
  /** `strip`: EXIF, GPS, XMP, IPTC and comments go, without re-encoding; orientation and colour profile stay. A format from
which they can't be taken is not sent. `keep`: they stay, unless the image is encoded anew. */
  metadata?: S3ImageUpload["metadata"] | undefined;
  /** Scale down before the upload: pixels of the long edge at most. An animated image stays as it is. */
  "max-edge"?: S3ImageUpload["maxEdge"] | undefined;
  /** Scale down before the upload: pixels of the long edge at most. An animated image stays as it is. */
  maxEdge?: S3ImageUpload["maxEdge"] | undefined;
  /** Encode anew before the upload: a MIME type, `image/webp`, `image/jpeg`, `image/png` or `image/avif`. What would become
larger stays as it is; where the browser can't write the type, the next best takes its place. */
  convert?: S3ImageUpload["convert"] | undefined;
  /** Of what is encoded anew, 0 to 1. Alone it encodes JPEG and WebP anew in their own format. */
  quality?: S3ImageUpload["quality"] | undefined;
  /** As on `<input type=file>`: a phone's picker opens its camera, `user` the one in front, `environment` the other. */
  capture?: S3ImageUpload["capture"] | undefined;
  /** `select`: an image is sent at once; `submit`: the form's submit waits for the uploads, and then goes on by itself with
the button that it was begun with; `manual`: `upload()` sends. */
  "upload-on"?: S3ImageUpload["uploadOn"] | undefined;
  /** `select`: an image is sent at once; `submit`: the form's submit waits for the uploads, and then goes on by itself with
the button that it was begun with; `manual`: `upload()` sends. */
  uploadOn?: S3ImageUpload["uploadOn"] | undefined;
  /** Under which a form sends one entry for each image, as `<input type=file multiple>` does. */
  name?: S3ImageUpload["name"] | undefined;
  /** A form can't be sent without an image. */
  required?: S3ImageUpload["required"] | undefined;
  /** Images are shown, and stay as they are: none is added, removed or moved. */
  readonly?: S3ImageUpload["readonly"] | undefined;
  /** What `value` is until the page or the visitor changes it, and after a reset. */
  value?: S3ImageUpload["defaultValue"] | undefined;
  /** What `value` is until the page or the visitor changes it, and after a reset. */
  defaultValue?: S3ImageUpload["defaultValue"] | undefined;
  /** What a form sends of an image: `url`, `key`, or `json` of all that is known of it. */
  "value-as"?: S3ImageUpload["valueAs"] | undefined;
  /** What a form sends of an image: `url`, `key`, or `json` of all that is known of it. */
  valueAs?: S3ImageUpload["valueAs"] | undefined;
  /** Base URL of stored images, of a CDN for one; by default they are read where the storage has them. */
  "public-base"?: S3ImageUpload["publicBase"] | undefined;
  /** Base URL of stored images, of a CDN for one; by default they are read where the storage has them. */
  publicBase?: S3ImageUpload["publicBase"] | undefined;
  /** How it looks: `dropzone` with a list, `button` for toolbars, `avatar` (one round photo that is the control), `gallery` (a
grid in an order that the visitor makes, each image with its alternative text). All but the first are loaded when used. */
  variant?: S3ImageUpload["variant"] | undefined;
  /** The accessible name; the `label` slot and a `<label for>` win. */
  label?: S3ImageUpload["label"] | undefined;
  /** It takes no images; what is on its way goes on. */
  disabled?: S3ImageUpload["disabled"] | undefined;
  /** Headers of the presign request (a CSRF token, a bearer), or a function that returns them. */
  presignHeaders?: S3ImageUpload["presignHeaders"] | undefined;
  /** Asked for a target in the place of the endpoint: `(request, { signal }) => Promise<PresignedTarget>`. */
  presign?: S3ImageUpload["presign"] | undefined;
  /** Texts in the place of single ones of its own, by their names in a language's module (`s3-image-upload/locales/de`); or
such a table as a whole. The language itself is that of the nearest `lang`. */
  locale?: S3ImageUpload["locale"] | undefined;
  /** The stored images, in order; settable, as `value`. */
  images?: S3ImageUpload["images"] | undefined;

  /** An image has passed its checks. Cancelable: it is not taken. */
  "onupload-add"?:
    ((e: S3ImageUploadUploadAddElementEvent) => void) | undefined;
  /** A file did not pass the checks; it never leaves the page. */
  "onupload-reject"?:
    ((e: S3ImageUploadUploadRejectElementEvent) => void) | undefined;
  /** It is about to be sent. Cancelable: it is not sent. */
  "onupload-start"?:
    ((e: S3ImageUploadUploadStartElementEvent) => void) | undefined;
  /** Bytes are on their way; `fraction` is 1 only once S3 has answered. */
  "onupload-progress"?:
    ((e: S3ImageUploadUploadProgressElementEvent) => void) | undefined;
  /** An attempt failed, and another follows by itself after `delay` milliseconds. */
  "onupload-retry"?:
    ((e: S3ImageUploadUploadRetryElementEvent) => void) | undefined;
  /** S3 has stored it. */
  "onupload-success"?:
    ((e: S3ImageUploadUploadSuccessElementEvent) => void) | undefined;
  /** It could not be stored. */
  "onupload-error"?:
    ((e: S3ImageUploadUploadErrorElementEvent) => void) | undefined;
  /** It was cancelled. */
  "onupload-abort"?:
    ((e: S3ImageUploadUploadAbortElementEvent) => void) | undefined;
  /** It was taken out of the list. */
  "onupload-remove"?:
    ((e: S3ImageUploadUploadRemoveElementEvent) => void) | undefined;
  /** Nothing is on its way any more. */
  "onupload-complete"?:
    ((e: S3ImageUploadUploadCompleteElementEvent) => void) | undefined;
  /** A form is about to wait for its images. Cancelable: nothing is uploaded or sent, and the page’s listeners hear the submit at once. */
  "onupload-submit"?:
    ((e: S3ImageUploadUploadSubmitElementEvent) => void) | undefined;
  /** `value` has changed by the visitor's doing. */
  oninput?: ((e: S3ImageUploadElementEvent) => void) | undefined;
  /** The same, as on a native control. */
  onchange?: ((e: S3ImageUploadElementEvent) => void) | undefined;
};

export type S3ImageUploadSolidJsProps = {
  /** URL that answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` makes it, or a presigned PUT,
`{ "url", "method": "PUT", "headers" }`. */
  "attr:presign-endpoint"?: S3ImageUpload["presignEndpoint"] | undefined;
  /** URL that answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` makes it, or a presigned PUT,
`{ "url", "method": "PUT", "headers" }`. */
  "prop:presignEndpoint"?: S3ImageUpload["presignEndpoint"] | undefined;
  /** `get`: `filename`, `type`, `size` (and `checksum-sha256`) are asked in the query; `post`: in a JSON body. */
  "attr:presign-method"?: S3ImageUpload["presignMethod"] | undefined;
  /** `get`: `filename`, `type`, `size` (and `checksum-sha256`) are asked in the query; `post`: in a JSON body. */
  "prop:presignMethod"?: S3ImageUpload["presignMethod"] | undefined;
  /** Of the presign request: `same-origin`, `include` or `omit`. Nothing is ever sent to S3 with cookies. */
  "prop:credentials"?: S3ImageUpload["credentials"] | undefined;
  /** As on `<input type=file>`; `image/*` means raster images: SVG only where it is named. What is no MIME type or extension
of an image (`jpg`, `.png .jpg`) is ignored, with a warning in the console; without anything else it is `image/*`. */
  "prop:accept"?: S3ImageUpload["accept"] | undefined;
  /** Bytes that an image must have at least: a number, or with a unit, `10KB`. */
  "attr:min-size"?: S3ImageUpload["minSize"] | undefined;
  /** Bytes that an image must have at least: a number, or with a unit, `10KB`. */
  "prop:minSize"?: S3ImageUpload["minSize"] | undefined;
  /** Bytes that an image may have at most: a number, or with a unit, `5MB` (5 000 000) or `5MiB` (5 242 880). */
  "attr:max-size"?: S3ImageUpload["maxSize"] | undefined;
  /** Bytes that an image may have at most: a number, or with a unit, `5MB` (5 000 000) or `5MiB` (5 242 880). */
  "prop:maxSize"?: S3ImageUpload["maxSize"] | undefined;
  /** Pixels that an image has to be wide at least, as it is seen. */
  "attr:min-width"?: S3ImageUpload["minWidth"] | undefined;
  /** Pixels that an image has to be wide at least, as it is seen. */
  "prop:minWidth"?: S3ImageUpload["minWidth"] | undefined;
  /** Pixels that an image may be wide at most, as it is seen. */
  "attr:max-width"?: S3ImageUpload["maxWidth"] | undefined;
  /** Pixels that an image may be wide at most, as it is seen. */
  "prop:maxWidth"?: S3ImageUpload["maxWidth"] | undefined;
  /** Pixels that an image has to be high at least, as it is seen. */
  "attr:min-height"?: S3ImageUpload["minHeight"] | undefined;
  /** Pixels that an image has to be high at least, as it is seen. */
  "prop:minHeight"?: S3ImageUpload["minHeight"] | undefined;
  /** Pixels that an image may be high at most, as it is seen. */
  "attr:max-height"?: S3ImageUpload["maxHeight"] | undefined;
  /** Pixels that an image may be high at most, as it is seen. */
  "prop:maxHeight"?: S3ImageUpload["maxHeight"] | undefined;
  /** Width to height, as it is seen: `1`, `16/9`, or a range, `4/5..1.91`. 1 % off is still in. */
  "attr:aspect-ratio"?: S3ImageUpload["aspectRatio"] | undefined;
  /** Width to height, as it is seen: `1`, `16/9`, or a range, `4/5..1.91`. 1 % off is still in. */
  "prop:aspectRatio"?: S3ImageUpload["aspectRatio"] | undefined;
  /** Width × height; read from the header: what is larger is refused before any decoder sees it. */
  "attr:max-pixels"?: S3ImageUpload["maxPixels"] | undefined;
  /** Width × height; read from the header: what is larger is refused before any decoder sees it. */
  "prop:maxPixels"?: S3ImageUpload["maxPixels"] | undefined;
  /** More than one image; without it a new image takes the place of the one before. */
  "prop:multiple"?: S3ImageUpload["multiple"] | undefined;
  /** Images at least, where a form asks; fewer are not valid, none is if it is not `required`. */
  "attr:min-files"?: S3ImageUpload["minFiles"] | undefined;
  /** Images at least, where a form asks; fewer are not valid, none is if it is not `required`. */
  "prop:minFiles"?: S3ImageUpload["minFiles"] | undefined;
  /** Images at most, where `multiple` is set. */
  "attr:max-files"?: S3ImageUpload["maxFiles"] | undefined;
  /** Images at most, where `multiple` is set. */
  "prop:maxFiles"?: S3ImageUpload["maxFiles"] | undefined;
  /** Uploads at once. */
  "prop:concurrency"?: S3ImageUpload["concurrency"] | undefined;
  /** Of a failure that may pass, by itself and with a growing pause before each; being offline does not count. */
  "prop:retries"?: S3ImageUpload["retries"] | undefined;
  /** Seconds without one byte of progress after which an attempt has failed. While the browser tells of no progress (behind a
service worker, or once it has sent the last byte), the image has, besides, the time that 32 KiB a second take. */
  "attr:stall-timeout"?: S3ImageUpload["stallTimeout"] | undefined;
  /** Seconds without one byte of progress after which an attempt has failed. While the browser tells of no progress (behind a
service worker, or once it has sent the last byte), the image has, besides, the time that 32 KiB a second take. */
  "prop:stallTimeout"?: S3ImageUpload["stallTimeout"] | undefined;
  /** `sha256`: end to end. Told to the presign endpoint, sent as `x-amz-checksum-sha256` where the target allows it,
compared with what S3 tells. */
  "prop:checksum"?: S3ImageUpload["checksum"] | undefined;
  /** `strip`: EXIF, GPS, XMP, IPTC and comments go, without re-encoding; orientation and colour profile stay. A format from
which they can't be taken is not sent. `keep`: they stay, unless the image is encoded anew. */
  "prop:metadata"?: S3ImageUpload["metadata"] | undefined;
  /** Scale down before the upload: pixels of the long edge at most. An animated image stays as it is. */
  "attr:max-edge"?: S3ImageUpload["maxEdge"] | undefined;
  /** Scale down before the upload: pixels of the long edge at most. An animated image stays as it is. */
  "prop:maxEdge"?: S3ImageUpload["maxEdge"] | undefined;
  /** Encode anew before the upload: a MIME type, `image/webp`, `image/jpeg`, `image/png` or `image/avif`. What would become
larger stays as it is; where the browser can't write the type, the next best takes its place. */
  "prop:convert"?: S3ImageUpload["convert"] | undefined;
  /** Of what is encoded anew, 0 to 1. Alone it encodes JPEG and WebP anew in their own format. */
  "prop:quality"?: S3ImageUpload["quality"] | undefined;
  /** As on `<input type=file>`: a phone's picker opens its camera, `user` the one in front, `environment` the other. */
  "prop:capture"?: S3ImageUpload["capture"] | undefined;
  /** `select`: an image is sent at once; `submit`: the form's submit waits for the uploads, and then goes on by itself with
the button that it was begun with; `manual`: `upload()` sends. */
  "attr:upload-on"?: S3ImageUpload["uploadOn"] | undefined;
  /** `select`: an image is sent at once; `submit`: the form's submit waits for the uploads, and then goes on by itself with
the button that it was begun with; `manual`: `upload()` sends. */
  "prop:uploadOn"?: S3ImageUpload["uploadOn"] | undefined;
  /** Under which a form sends one entry for each image, as `<input type=file multiple>` does. */
  "prop:name"?: S3ImageUpload["name"] | undefined;
  /** A form can't be sent without an image. */
  "prop:required"?: S3ImageUpload["required"] | undefined;
  /** Images are shown, and stay as they are: none is added, removed or moved. */
  "prop:readonly"?: S3ImageUpload["readonly"] | undefined;
  /** What `value` is until the page or the visitor changes it, and after a reset. */
  "attr:value"?: S3ImageUpload["defaultValue"] | undefined;
  /** What `value` is until the page or the visitor changes it, and after a reset. */
  "prop:defaultValue"?: S3ImageUpload["defaultValue"] | undefined;
  /** What a form sends of an image: `url`, `key`, or `json` of all that is known of it. */
  "attr:value-as"?: S3ImageUpload["valueAs"] | undefined;
  /** What a form sends of an image: `url`, `key`, or `json` of all that is known of it. */
  "prop:valueAs"?: S3ImageUpload["valueAs"] | undefined;
  /** Base URL of stored images, of a CDN for one; by default they are read where the storage has them. */
  "attr:public-base"?: S3ImageUpload["publicBase"] | undefined;
  /** Base URL of stored images, of a CDN for one; by default they are read where the storage has them. */
  "prop:publicBase"?: S3ImageUpload["publicBase"] | undefined;
  /** How it looks: `dropzone` with a list, `button` for toolbars, `avatar` (one round photo that is the control), `gallery` (a
grid in an order that the visitor makes, each image with its alternative text). All but the first are loaded when used. */
  "prop:variant"?: S3ImageUpload["variant"] | undefined;
  /** The accessible name; the `label` slot and a `<label for>` win. */
  "prop:label"?: S3ImageUpload["label"] | undefined;
  /** It takes no images; what is on its way goes on. */
  "prop:disabled"?: S3ImageUpload["disabled"] | undefined;
  /** Headers of the presign request (a CSRF token, a bearer), or a function that returns them. */
  "prop:presignHeaders"?: S3ImageUpload["presignHeaders"] | undefined;
  /** Asked for a target in the place of the endpoint: `(request, { signal }) => Promise<PresignedTarget>`. */
  "prop:presign"?: S3ImageUpload["presign"] | undefined;
  /** Texts in the place of single ones of its own, by their names in a language's module (`s3-image-upload/locales/de`); or
such a table as a whole. The language itself is that of the nearest `lang`. */
  "prop:locale"?: S3ImageUpload["locale"] | undefined;
  /** The stored images, in order; settable, as `value`. */
  "prop:images"?: S3ImageUpload["images"] | undefined;
  /** An image has passed its checks. Cancelable: it is not taken. */
  "on:upload-add"?:
    ((e: S3ImageUploadUploadAddElementEvent) => void) | undefined;
  /** A file did not pass the checks; it never leaves the page. */
  "on:upload-reject"?:
    ((e: S3ImageUploadUploadRejectElementEvent) => void) | undefined;
  /** It is about to be sent. Cancelable: it is not sent. */
  "on:upload-start"?:
    ((e: S3ImageUploadUploadStartElementEvent) => void) | undefined;
  /** Bytes are on their way; `fraction` is 1 only once S3 has answered. */
  "on:upload-progress"?:
    ((e: S3ImageUploadUploadProgressElementEvent) => void) | undefined;
  /** An attempt failed, and another follows by itself after `delay` milliseconds. */
  "on:upload-retry"?:
    ((e: S3ImageUploadUploadRetryElementEvent) => void) | undefined;
  /** S3 has stored it. */
  "on:upload-success"?:
    ((e: S3ImageUploadUploadSuccessElementEvent) => void) | undefined;
  /** It could not be stored. */
  "on:upload-error"?:
    ((e: S3ImageUploadUploadErrorElementEvent) => void) | undefined;
  /** It was cancelled. */
  "on:upload-abort"?:
    ((e: S3ImageUploadUploadAbortElementEvent) => void) | undefined;
  /** It was taken out of the list. */
  "on:upload-remove"?:
    ((e: S3ImageUploadUploadRemoveElementEvent) => void) | undefined;
  /** Nothing is on its way any more. */
  "on:upload-complete"?:
    ((e: S3ImageUploadUploadCompleteElementEvent) => void) | undefined;
  /** A form is about to wait for its images. Cancelable: nothing is uploaded or sent, and the page’s listeners hear the submit at once. */
  "on:upload-submit"?:
    ((e: S3ImageUploadUploadSubmitElementEvent) => void) | undefined;
  /** `value` has changed by the visitor's doing. */
  "on:input"?: ((e: S3ImageUploadElementEvent) => void) | undefined;
  /** The same, as on a native control. */
  "on:change"?: ((e: S3ImageUploadElementEvent) => void) | undefined;

  /** Set the innerHTML of the element */
  innerHTML?: string | undefined;
  /** Set the textContent of the element */
  textContent?: string | number | undefined;
};

export type CustomElements = {
  /**
   * Uploads images from the page straight to S3: asks the site's server for a presigned policy, checks and previews the
   * images that a visitor picks, drops or pastes, and sends them with progress that the page can listen to.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `presign-endpoint`/`presignEndpoint`: URL that answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` makes it, or a presigned PUT,
   * `{ "url", "method": "PUT", "headers" }`.
   * - `presign-method`/`presignMethod`: `get`: `filename`, `type`, `size` (and `checksum-sha256`) are asked in the query; `post`: in a JSON body.
   * - `credentials`: Of the presign request: `same-origin`, `include` or `omit`. Nothing is ever sent to S3 with cookies.
   * - `accept`: As on `<input type=file>`; `image/*` means raster images: SVG only where it is named. What is no MIME type or extension
   * of an image (`jpg`, `.png .jpg`) is ignored, with a warning in the console; without anything else it is `image/*`.
   * - `min-size`/`minSize`: Bytes that an image must have at least: a number, or with a unit, `10KB`.
   * - `max-size`/`maxSize`: Bytes that an image may have at most: a number, or with a unit, `5MB` (5 000 000) or `5MiB` (5 242 880).
   * - `min-width`/`minWidth`: Pixels that an image has to be wide at least, as it is seen.
   * - `max-width`/`maxWidth`: Pixels that an image may be wide at most, as it is seen.
   * - `min-height`/`minHeight`: Pixels that an image has to be high at least, as it is seen.
   * - `max-height`/`maxHeight`: Pixels that an image may be high at most, as it is seen.
   * - `aspect-ratio`/`aspectRatio`: Width to height, as it is seen: `1`, `16/9`, or a range, `4/5..1.91`. 1 % off is still in.
   * - `max-pixels`/`maxPixels`: Width × height; read from the header: what is larger is refused before any decoder sees it.
   * - `multiple`: More than one image; without it a new image takes the place of the one before.
   * - `min-files`/`minFiles`: Images at least, where a form asks; fewer are not valid, none is if it is not `required`.
   * - `max-files`/`maxFiles`: Images at most, where `multiple` is set.
   * - `concurrency`: Uploads at once.
   * - `retries`: Of a failure that may pass, by itself and with a growing pause before each; being offline does not count.
   * - `stall-timeout`/`stallTimeout`: Seconds without one byte of progress after which an attempt has failed. While the browser tells of no progress (behind a
   * service worker, or once it has sent the last byte), the image has, besides, the time that 32 KiB a second take.
   * - `checksum`: `sha256`: end to end. Told to the presign endpoint, sent as `x-amz-checksum-sha256` where the target allows it,
   * compared with what S3 tells.
   * - `metadata`: `strip`: EXIF, GPS, XMP, IPTC and comments go, without re-encoding; orientation and colour profile stay. A format from
   * which they can't be taken is not sent. `keep`: they stay, unless the image is encoded anew.
   * - `max-edge`/`maxEdge`: Scale down before the upload: pixels of the long edge at most. An animated image stays as it is.
   * - `convert`: Encode anew before the upload: a MIME type, `image/webp`, `image/jpeg`, `image/png` or `image/avif`. What would become
   * larger stays as it is; where the browser can't write the type, the next best takes its place.
   * - `quality`: Of what is encoded anew, 0 to 1. Alone it encodes JPEG and WebP anew in their own format.
   * - `capture`: As on `<input type=file>`: a phone's picker opens its camera, `user` the one in front, `environment` the other.
   * - `upload-on`/`uploadOn`: `select`: an image is sent at once; `submit`: the form's submit waits for the uploads, and then goes on by itself with
   * the button that it was begun with; `manual`: `upload()` sends.
   * - `name`: Under which a form sends one entry for each image, as `<input type=file multiple>` does.
   * - `required`: A form can't be sent without an image.
   * - `readonly`: Images are shown, and stay as they are: none is added, removed or moved.
   * - `value`/`defaultValue`: What `value` is until the page or the visitor changes it, and after a reset.
   * - `value-as`/`valueAs`: What a form sends of an image: `url`, `key`, or `json` of all that is known of it.
   * - `public-base`/`publicBase`: Base URL of stored images, of a CDN for one; by default they are read where the storage has them.
   * - `variant`: How it looks: `dropzone` with a list, `button` for toolbars, `avatar` (one round photo that is the control), `gallery` (a
   * grid in an order that the visitor makes, each image with its alternative text). All but the first are loaded when used.
   * - `label`: The accessible name; the `label` slot and a `<label for>` win.
   * - `disabled`: It takes no images; what is on its way goes on.
   * - `presignHeaders`: Headers of the presign request (a CSRF token, a bearer), or a function that returns them. (property only)
   * - `presign`: Asked for a target in the place of the endpoint: `(request, { signal }) => Promise<PresignedTarget>`. (property only)
   * - `locale`: Texts in the place of single ones of its own, by their names in a language's module (`s3-image-upload/locales/de`); or
   * such a table as a whole. The language itself is that of the nearest `lang`. (property only)
   * - `value`: What the form sends: of one image its URL, key or JSON (`value-as`), with `multiple` a JSON array of those; empty
   * without one. Setting it, to a URL or key, or JSON of a `StoredImage` or of an array of both, shows images that exist
   * already; those that are there stay as they are. (property only)
   * - `images`: The stored images, in order; settable, as `value`. (property only)
   * - `form`: The form that it belongs to. (property only) (readonly)
   * - `labels`: The `<label>`s of the page that are about it. (property only) (readonly)
   * - `validity`: `badInput` while bytes are on their way or something failed, `valueMissing`, `tooShort`: fewer than `min-files`. (property only) (readonly)
   * - `validationMessage`: In the visitor's language. (property only) (readonly)
   * - `willValidate`: It is neither disabled nor read-only. (property only) (readonly)
   * - `items`: Frozen snapshots of the images, in the order of the list: as they were added, until `move` changes it. (property only) (readonly)
   * - `progress`: Of all images together. (property only) (readonly)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `upload-add`: An image has passed its checks. Cancelable: it is not taken.
   * - `upload-reject`: A file did not pass the checks; it never leaves the page.
   * - `upload-start`: It is about to be sent. Cancelable: it is not sent.
   * - `upload-progress`: Bytes are on their way; `fraction` is 1 only once S3 has answered.
   * - `upload-retry`: An attempt failed, and another follows by itself after `delay` milliseconds.
   * - `upload-success`: S3 has stored it.
   * - `upload-error`: It could not be stored.
   * - `upload-abort`: It was cancelled.
   * - `upload-remove`: It was taken out of the list.
   * - `upload-complete`: Nothing is on its way any more.
   * - `upload-submit`: A form is about to wait for its images. Cancelable: nothing is uploaded or sent, and the page’s listeners hear the submit at once.
   * - `input`: `value` has changed by the visitor's doing.
   * - `change`: The same, as on a native control.
   *
   * ## Slots
   *
   * Areas where markup can be added to the component.
   *
   * - `label`: What is uploaded here; the accessible name.
   * - `icon`: The drawing in the dropzone.
   * - `browse`: The text of the button.
   * - `hint`: What is allowed; by default told by the rules that are set.
   * - `empty`: In the place of images while there are none.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `checkValidity() => boolean`: Whether a form may be sent; fires `invalid` where not.
   * - `reportValidity() => boolean`: The same, and the browser shows what is wrong.
   * - `setCustomValidity(text: string) => void`: What is wrong in the page's own view; the empty text: nothing.
   * - `addFiles(files: Iterable<Blob> | null | undefined) => Promise<UploadItem[]>`: Adds files as if they were picked. Resolves to their items once all are checked.
   * - `upload() => Promise<UploadItem[]>`: Sends what is ready, and what failed and may go better now; what was cancelled waits for `retry()`. Resolves to all
   * items when nothing is left to do; never rejects for one item's failure.
   * - `abort(id?: string) => void`: Stops this image, or all that are on their way. They stay in the list.
   * - `retry(id?: string) => void`: Sends this image, or all, that failed or were cancelled, once more; one that waits for its next attempt has it now.
   * - `remove(id?: string) => void`: Takes an image out of the list; one that is on its way is cancelled first. What S3 has stored stays there.
   * Without an id it is what it is on every element: this one leaves the document.
   * - `move(id: string, index: number) => void`: Puts an image at this place of the list, from 0; what has not begun yet is sent in the order of the list.
   * - `clear() => void`: Takes all images out of the list.
   * - `showPicker() => void`: Opens the file picker; as everywhere on the web, only in answer to something that the visitor did.
   * - `focus(options?: FocusOptions) => void`: undefined
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--s3-image-upload-accent`: Buttons, progress, the border while dragging. (default: `undefined`)
   * - `--s3-image-upload-on-accent`: Text on the accent colour. (default: `undefined`)
   * - `--s3-image-upload-surface`: Background of dropzone and images. (default: `undefined`)
   * - `--s3-image-upload-on-surface`: Text. (default: `undefined`)
   * - `--s3-image-upload-border`: Border of the dropzone. (default: `undefined`)
   * - `--s3-image-upload-radius`: Corners. (default: `12px`)
   * - `--s3-image-upload-gap`: Space between things. (default: `12px`)
   * - `--s3-image-upload-thumbnail-size`: Edge of a thumbnail. (default: `56px`)
   * - `--s3-image-upload-font`: As the `font` shorthand. (default: `undefined`)
   * - `--s3-image-upload-danger`: Failures. (default: `undefined`)
   * - `--s3-image-upload-success`: Stored images. (default: `undefined`)
   * - `--s3-image-upload-focus-ring`: As the `outline` shorthand. (default: `undefined`)
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `base`: All of it.
   * - `label`: The name above.
   * - `dropzone`: Where files are dropped.
   * - `icon`: The drawing in the dropzone.
   * - `browse-button`: Opens the file picker.
   * - `hint`: What is allowed.
   * - `input`: The file input, hidden from sight.
   * - `summary`: That a form waits for the images, and goes on by itself.
   * - `list`: The images.
   * - `item`: One image; has its state as a second part name, `item-uploading` and so on.
   * - `thumbnail`: Its picture.
   * - `placeholder`: In the place of a picture that can't be drawn.
   * - `name`: The file's name.
   * - `meta`: Format and size.
   * - `status`: How far it is.
   * - `alt-input`: In a gallery: the field for its alternative text.
   * - `handle`: In a gallery: moves it, by dragging, by the arrow keys, or pressed and then a place.
   * - `progress`: The track of the progress bar.
   * - `progress-bar`: The bar in it.
   * - `error`: What went wrong with this image.
   * - `cancel-button`: Stops this upload.
   * - `retry-button`: Tries again.
   * - `remove-button`: Takes it out of the list.
   * - `live-region`: What screen readers are told.
   *
   * ## CSS States
   *
   * These can be used to apply styling when a component is in a given state.
   *
   * - `empty`: No image is in the list.
   * - `dragging`: Files hang over the element.
   * - `uploading`: Something is on its way.
   * - `submitting`: A form waits for the images, and goes on by itself.
   * - `complete`: All images are stored.
   * - `failed`: An image failed or was not accepted.
   * - `offline`: The browser takes itself for offline, which it can be wrong about (VPNs). What can’t be sent is tried again.
   * - `disabled`: It takes no images.
   * - `readonly`: Its images stay as they are.
   * - `user-invalid`: The visitor has tried to send the form, or has left this control, and something is wrong with it.
   */
  "s3-image-upload": Partial<
    S3ImageUploadProps & BaseProps<S3ImageUpload> & BaseEvents
  >;
};

export type CustomElementsSolidJs = {
  /**
   * Uploads images from the page straight to S3: asks the site's server for a presigned policy, checks and previews the
   * images that a visitor picks, drops or pastes, and sends them with progress that the page can listen to.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `presign-endpoint`/`presignEndpoint`: URL that answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` makes it, or a presigned PUT,
   * `{ "url", "method": "PUT", "headers" }`.
   * - `presign-method`/`presignMethod`: `get`: `filename`, `type`, `size` (and `checksum-sha256`) are asked in the query; `post`: in a JSON body.
   * - `credentials`: Of the presign request: `same-origin`, `include` or `omit`. Nothing is ever sent to S3 with cookies.
   * - `accept`: As on `<input type=file>`; `image/*` means raster images: SVG only where it is named. What is no MIME type or extension
   * of an image (`jpg`, `.png .jpg`) is ignored, with a warning in the console; without anything else it is `image/*`.
   * - `min-size`/`minSize`: Bytes that an image must have at least: a number, or with a unit, `10KB`.
   * - `max-size`/`maxSize`: Bytes that an image may have at most: a number, or with a unit, `5MB` (5 000 000) or `5MiB` (5 242 880).
   * - `min-width`/`minWidth`: Pixels that an image has to be wide at least, as it is seen.
   * - `max-width`/`maxWidth`: Pixels that an image may be wide at most, as it is seen.
   * - `min-height`/`minHeight`: Pixels that an image has to be high at least, as it is seen.
   * - `max-height`/`maxHeight`: Pixels that an image may be high at most, as it is seen.
   * - `aspect-ratio`/`aspectRatio`: Width to height, as it is seen: `1`, `16/9`, or a range, `4/5..1.91`. 1 % off is still in.
   * - `max-pixels`/`maxPixels`: Width × height; read from the header: what is larger is refused before any decoder sees it.
   * - `multiple`: More than one image; without it a new image takes the place of the one before.
   * - `min-files`/`minFiles`: Images at least, where a form asks; fewer are not valid, none is if it is not `required`.
   * - `max-files`/`maxFiles`: Images at most, where `multiple` is set.
   * - `concurrency`: Uploads at once.
   * - `retries`: Of a failure that may pass, by itself and with a growing pause before each; being offline does not count.
   * - `stall-timeout`/`stallTimeout`: Seconds without one byte of progress after which an attempt has failed. While the browser tells of no progress (behind a
   * service worker, or once it has sent the last byte), the image has, besides, the time that 32 KiB a second take.
   * - `checksum`: `sha256`: end to end. Told to the presign endpoint, sent as `x-amz-checksum-sha256` where the target allows it,
   * compared with what S3 tells.
   * - `metadata`: `strip`: EXIF, GPS, XMP, IPTC and comments go, without re-encoding; orientation and colour profile stay. A format from
   * which they can't be taken is not sent. `keep`: they stay, unless the image is encoded anew.
   * - `max-edge`/`maxEdge`: Scale down before the upload: pixels of the long edge at most. An animated image stays as it is.
   * - `convert`: Encode anew before the upload: a MIME type, `image/webp`, `image/jpeg`, `image/png` or `image/avif`. What would become
   * larger stays as it is; where the browser can't write the type, the next best takes its place.
   * - `quality`: Of what is encoded anew, 0 to 1. Alone it encodes JPEG and WebP anew in their own format.
   * - `capture`: As on `<input type=file>`: a phone's picker opens its camera, `user` the one in front, `environment` the other.
   * - `upload-on`/`uploadOn`: `select`: an image is sent at once; `submit`: the form's submit waits for the uploads, and then goes on by itself with
   * the button that it was begun with; `manual`: `upload()` sends.
   * - `name`: Under which a form sends one entry for each image, as `<input type=file multiple>` does.
   * - `required`: A form can't be sent without an image.
   * - `readonly`: Images are shown, and stay as they are: none is added, removed or moved.
   * - `value`/`defaultValue`: What `value` is until the page or the visitor changes it, and after a reset.
   * - `value-as`/`valueAs`: What a form sends of an image: `url`, `key`, or `json` of all that is known of it.
   * - `public-base`/`publicBase`: Base URL of stored images, of a CDN for one; by default they are read where the storage has them.
   * - `variant`: How it looks: `dropzone` with a list, `button` for toolbars, `avatar` (one round photo that is the control), `gallery` (a
   * grid in an order that the visitor makes, each image with its alternative text). All but the first are loaded when used.
   * - `label`: The accessible name; the `label` slot and a `<label for>` win.
   * - `disabled`: It takes no images; what is on its way goes on.
   * - `presignHeaders`: Headers of the presign request (a CSRF token, a bearer), or a function that returns them. (property only)
   * - `presign`: Asked for a target in the place of the endpoint: `(request, { signal }) => Promise<PresignedTarget>`. (property only)
   * - `locale`: Texts in the place of single ones of its own, by their names in a language's module (`s3-image-upload/locales/de`); or
   * such a table as a whole. The language itself is that of the nearest `lang`. (property only)
   * - `value`: What the form sends: of one image its URL, key or JSON (`value-as`), with `multiple` a JSON array of those; empty
   * without one. Setting it, to a URL or key, or JSON of a `StoredImage` or of an array of both, shows images that exist
   * already; those that are there stay as they are. (property only)
   * - `images`: The stored images, in order; settable, as `value`. (property only)
   * - `form`: The form that it belongs to. (property only) (readonly)
   * - `labels`: The `<label>`s of the page that are about it. (property only) (readonly)
   * - `validity`: `badInput` while bytes are on their way or something failed, `valueMissing`, `tooShort`: fewer than `min-files`. (property only) (readonly)
   * - `validationMessage`: In the visitor's language. (property only) (readonly)
   * - `willValidate`: It is neither disabled nor read-only. (property only) (readonly)
   * - `items`: Frozen snapshots of the images, in the order of the list: as they were added, until `move` changes it. (property only) (readonly)
   * - `progress`: Of all images together. (property only) (readonly)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `upload-add`: An image has passed its checks. Cancelable: it is not taken.
   * - `upload-reject`: A file did not pass the checks; it never leaves the page.
   * - `upload-start`: It is about to be sent. Cancelable: it is not sent.
   * - `upload-progress`: Bytes are on their way; `fraction` is 1 only once S3 has answered.
   * - `upload-retry`: An attempt failed, and another follows by itself after `delay` milliseconds.
   * - `upload-success`: S3 has stored it.
   * - `upload-error`: It could not be stored.
   * - `upload-abort`: It was cancelled.
   * - `upload-remove`: It was taken out of the list.
   * - `upload-complete`: Nothing is on its way any more.
   * - `upload-submit`: A form is about to wait for its images. Cancelable: nothing is uploaded or sent, and the page’s listeners hear the submit at once.
   * - `input`: `value` has changed by the visitor's doing.
   * - `change`: The same, as on a native control.
   *
   * ## Slots
   *
   * Areas where markup can be added to the component.
   *
   * - `label`: What is uploaded here; the accessible name.
   * - `icon`: The drawing in the dropzone.
   * - `browse`: The text of the button.
   * - `hint`: What is allowed; by default told by the rules that are set.
   * - `empty`: In the place of images while there are none.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `checkValidity() => boolean`: Whether a form may be sent; fires `invalid` where not.
   * - `reportValidity() => boolean`: The same, and the browser shows what is wrong.
   * - `setCustomValidity(text: string) => void`: What is wrong in the page's own view; the empty text: nothing.
   * - `addFiles(files: Iterable<Blob> | null | undefined) => Promise<UploadItem[]>`: Adds files as if they were picked. Resolves to their items once all are checked.
   * - `upload() => Promise<UploadItem[]>`: Sends what is ready, and what failed and may go better now; what was cancelled waits for `retry()`. Resolves to all
   * items when nothing is left to do; never rejects for one item's failure.
   * - `abort(id?: string) => void`: Stops this image, or all that are on their way. They stay in the list.
   * - `retry(id?: string) => void`: Sends this image, or all, that failed or were cancelled, once more; one that waits for its next attempt has it now.
   * - `remove(id?: string) => void`: Takes an image out of the list; one that is on its way is cancelled first. What S3 has stored stays there.
   * Without an id it is what it is on every element: this one leaves the document.
   * - `move(id: string, index: number) => void`: Puts an image at this place of the list, from 0; what has not begun yet is sent in the order of the list.
   * - `clear() => void`: Takes all images out of the list.
   * - `showPicker() => void`: Opens the file picker; as everywhere on the web, only in answer to something that the visitor did.
   * - `focus(options?: FocusOptions) => void`: undefined
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--s3-image-upload-accent`: Buttons, progress, the border while dragging. (default: `undefined`)
   * - `--s3-image-upload-on-accent`: Text on the accent colour. (default: `undefined`)
   * - `--s3-image-upload-surface`: Background of dropzone and images. (default: `undefined`)
   * - `--s3-image-upload-on-surface`: Text. (default: `undefined`)
   * - `--s3-image-upload-border`: Border of the dropzone. (default: `undefined`)
   * - `--s3-image-upload-radius`: Corners. (default: `12px`)
   * - `--s3-image-upload-gap`: Space between things. (default: `12px`)
   * - `--s3-image-upload-thumbnail-size`: Edge of a thumbnail. (default: `56px`)
   * - `--s3-image-upload-font`: As the `font` shorthand. (default: `undefined`)
   * - `--s3-image-upload-danger`: Failures. (default: `undefined`)
   * - `--s3-image-upload-success`: Stored images. (default: `undefined`)
   * - `--s3-image-upload-focus-ring`: As the `outline` shorthand. (default: `undefined`)
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `base`: All of it.
   * - `label`: The name above.
   * - `dropzone`: Where files are dropped.
   * - `icon`: The drawing in the dropzone.
   * - `browse-button`: Opens the file picker.
   * - `hint`: What is allowed.
   * - `input`: The file input, hidden from sight.
   * - `summary`: That a form waits for the images, and goes on by itself.
   * - `list`: The images.
   * - `item`: One image; has its state as a second part name, `item-uploading` and so on.
   * - `thumbnail`: Its picture.
   * - `placeholder`: In the place of a picture that can't be drawn.
   * - `name`: The file's name.
   * - `meta`: Format and size.
   * - `status`: How far it is.
   * - `alt-input`: In a gallery: the field for its alternative text.
   * - `handle`: In a gallery: moves it, by dragging, by the arrow keys, or pressed and then a place.
   * - `progress`: The track of the progress bar.
   * - `progress-bar`: The bar in it.
   * - `error`: What went wrong with this image.
   * - `cancel-button`: Stops this upload.
   * - `retry-button`: Tries again.
   * - `remove-button`: Takes it out of the list.
   * - `live-region`: What screen readers are told.
   *
   * ## CSS States
   *
   * These can be used to apply styling when a component is in a given state.
   *
   * - `empty`: No image is in the list.
   * - `dragging`: Files hang over the element.
   * - `uploading`: Something is on its way.
   * - `submitting`: A form waits for the images, and goes on by itself.
   * - `complete`: All images are stored.
   * - `failed`: An image failed or was not accepted.
   * - `offline`: The browser takes itself for offline, which it can be wrong about (VPNs). What can’t be sent is tried again.
   * - `disabled`: It takes no images.
   * - `readonly`: Its images stay as they are.
   * - `user-invalid`: The visitor has tried to send the form, or has left this control, and something is wrong with it.
   */
  "s3-image-upload": Partial<
    S3ImageUploadProps &
      S3ImageUploadSolidJsProps &
      BaseProps<S3ImageUpload> &
      BaseEvents
  >;
};

export type CustomCssProperties = {
  /** Buttons, progress, the border while dragging. */
  "--s3-image-upload-accent"?: string | undefined;
  /** Text on the accent colour. */
  "--s3-image-upload-on-accent"?: string | undefined;
  /** Background of dropzone and images. */
  "--s3-image-upload-surface"?: string | undefined;
  /** Text. */
  "--s3-image-upload-on-surface"?: string | undefined;
  /** Border of the dropzone. */
  "--s3-image-upload-border"?: string | undefined;
  /** Corners. */
  "--s3-image-upload-radius"?: string | undefined;
  /** Space between things. */
  "--s3-image-upload-gap"?: string | undefined;
  /** Edge of a thumbnail. */
  "--s3-image-upload-thumbnail-size"?: string | undefined;
  /** As the `font` shorthand. */
  "--s3-image-upload-font"?: string | undefined;
  /** Failures. */
  "--s3-image-upload-danger"?: string | undefined;
  /** Stored images. */
  "--s3-image-upload-success"?: string | undefined;
  /** As the `outline` shorthand. */
  "--s3-image-upload-focus-ring"?: string | undefined;
};

