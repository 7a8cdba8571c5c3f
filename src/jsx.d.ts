import type {
  S3ImageUpload,
  ItemDetail,
  RejectDetail,
  StartDetail,
  ProgressDetail,
  RetryDetail,
  SuccessDetail,
  ErrorDetail,
  PersistErrorDetail,
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
/** `upload-pause` event type */
export type S3ImageUploadUploadPauseElementEvent = S3ImageUploadElementEvent<
  CustomEvent<ItemDetail>
>;
/** `upload-resume` event type */
export type S3ImageUploadUploadResumeElementEvent = S3ImageUploadElementEvent<
  CustomEvent<ItemDetail>
>;
/** `upload-abort` event type */
export type S3ImageUploadUploadAbortElementEvent = S3ImageUploadElementEvent<
  CustomEvent<ItemDetail>
>;
/** `upload-remove` event type */
export type S3ImageUploadUploadRemoveElementEvent = S3ImageUploadElementEvent<
  CustomEvent<ItemDetail>
>;
/** `upload-persist-error` event type */
export type S3ImageUploadUploadPersistErrorElementEvent =
  S3ImageUploadElementEvent<CustomEvent<PersistErrorDetail>>;
/** `upload-complete` event type */
export type S3ImageUploadUploadCompleteElementEvent = S3ImageUploadElementEvent<
  CustomEvent<CompleteDetail>
>;
/** `upload-submit` event type */
export type S3ImageUploadUploadSubmitElementEvent = S3ImageUploadElementEvent<
  CustomEvent<SubmitDetail>
>;

export type S3ImageUploadProps = {
  /** URL of the endpoint. It answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` returns it, or with
a presigned PUT, `{ "url", "method": "PUT", "headers" }`. */
  "presign-endpoint"?: S3ImageUpload["presignEndpoint"] | undefined;
  /** URL of the endpoint. It answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` returns it, or with
a presigned PUT, `{ "url", "method": "PUT", "headers" }`. */
  presignEndpoint?: S3ImageUpload["presignEndpoint"] | undefined;
  /** How `filename`, `type`, `size` (and `checksum-sha256`) are sent to the endpoint. `get`: in the query; `post`: as a JSON body. */
  "presign-method"?: S3ImageUpload["presignMethod"] | undefined;
  /** How `filename`, `type`, `size` (and `checksum-sha256`) are sent to the endpoint. `get`: in the query; `post`: as a JSON body. */
  presignMethod?: S3ImageUpload["presignMethod"] | undefined;
  /** Credentials mode of the presign request: `same-origin`, `include` or `omit`. Requests to S3 never have cookies. */
  credentials?: S3ImageUpload["credentials"] | undefined;
  /** Types of images, as on `<input type=file>`. `image/*` means raster images; to accept SVG, name it. A token that is no MIME
type or extension of an image (`jpg`, `.png .jpg`) is ignored, with a warning in the console. */
  accept?: S3ImageUpload["accept"] | undefined;
  /** Minimum size of a file: bytes, or a number with a unit, such as `10KB`. */
  "min-size"?: S3ImageUpload["minSize"] | undefined;
  /** Minimum size of a file: bytes, or a number with a unit, such as `10KB`. */
  minSize?: S3ImageUpload["minSize"] | undefined;
  /** Maximum size of a file: bytes, or a number with a unit, such as `5MB` (5,000,000) or `5MiB` (5,242,880). */
  "max-size"?: S3ImageUpload["maxSize"] | undefined;
  /** Maximum size of a file: bytes, or a number with a unit, such as `5MB` (5,000,000) or `5MiB` (5,242,880). */
  maxSize?: S3ImageUpload["maxSize"] | undefined;
  /** Minimum width in pixels, as the image is seen. */
  "min-width"?: S3ImageUpload["minWidth"] | undefined;
  /** Minimum width in pixels, as the image is seen. */
  minWidth?: S3ImageUpload["minWidth"] | undefined;
  /** Maximum width in pixels, as the image is seen. */
  "max-width"?: S3ImageUpload["maxWidth"] | undefined;
  /** Maximum width in pixels, as the image is seen. */
  maxWidth?: S3ImageUpload["maxWidth"] | undefined;
  /** Minimum height in pixels, as the image is seen. */
  "min-height"?: S3ImageUpload["minHeight"] | undefined;
  /** Minimum height in pixels, as the image is seen. */
  minHeight?: S3ImageUpload["minHeight"] | undefined;
  /** Maximum height in pixels, as the image is seen. */
  "max-height"?: S3ImageUpload["maxHeight"] | undefined;
  /** Maximum height in pixels, as the image is seen. */
  maxHeight?: S3ImageUpload["maxHeight"] | undefined;
  /** Width to height, as the image is seen: `1`, `16/9`, or a range, `4/5..1.91`. A difference of 1 % is accepted. */
  "aspect-ratio"?: S3ImageUpload["aspectRatio"] | undefined;
  /** Width to height, as the image is seen: `1`, `16/9`, or a range, `4/5..1.91`. A difference of 1 % is accepted. */
  aspectRatio?: S3ImageUpload["aspectRatio"] | undefined;
  /** Maximum of width × height. It is read from the file's header, so larger images are refused before they are decoded. */
  "max-pixels"?: S3ImageUpload["maxPixels"] | undefined;
  /** Maximum of width × height. It is read from the file's header, so larger images are refused before they are decoded. */
  maxPixels?: S3ImageUpload["maxPixels"] | undefined;
  /** Allows more than one image. Without it, a new image replaces the one before. */
  multiple?: S3ImageUpload["multiple"] | undefined;
  /** Minimum number of images. With fewer, the element is invalid; without any, only if it is `required`. */
  "min-files"?: S3ImageUpload["minFiles"] | undefined;
  /** Minimum number of images. With fewer, the element is invalid; without any, only if it is `required`. */
  minFiles?: S3ImageUpload["minFiles"] | undefined;
  /** Maximum number of images, with `multiple`. */
  "max-files"?: S3ImageUpload["maxFiles"] | undefined;
  /** Maximum number of images, with `multiple`. */
  maxFiles?: S3ImageUpload["maxFiles"] | undefined;
  /** Number of uploads at the same time. */
  concurrency?: S3ImageUpload["concurrency"] | undefined;
  /** Number of automatic retries after a failure that may be temporary, with a growing pause before each. Waiting offline doesn't count. */
  retries?: S3ImageUpload["retries"] | undefined;
  /** Seconds without progress after which an attempt fails. While the browser reports no progress (behind a service worker, or
after the last byte), the attempt also gets the time that sending at 32 KiB per second takes. */
  "stall-timeout"?: S3ImageUpload["stallTimeout"] | undefined;
  /** Seconds without progress after which an attempt fails. While the browser reports no progress (behind a service worker, or
after the last byte), the attempt also gets the time that sending at 32 KiB per second takes. */
  stallTimeout?: S3ImageUpload["stallTimeout"] | undefined;
  /** `sha256` adds an end-to-end checksum. It is sent to the presign endpoint and, if the target allows it, to S3 as
`x-amz-checksum-sha256`, and is compared with the checksum that S3 returns. */
  checksum?: S3ImageUpload["checksum"] | undefined;
  /** `strip` removes EXIF, GPS, XMP, IPTC and comments without encoding the image again; orientation and colour profile stay. An
image that can't be stripped isn't sent. `keep` keeps them, unless the image is encoded again. */
  metadata?: S3ImageUpload["metadata"] | undefined;
  /** Scales images down before the upload: maximum length of the long edge, in pixels. Animated images aren't changed. */
  "max-edge"?: S3ImageUpload["maxEdge"] | undefined;
  /** Scales images down before the upload: maximum length of the long edge, in pixels. Animated images aren't changed. */
  maxEdge?: S3ImageUpload["maxEdge"] | undefined;
  /** Converts images before the upload to a MIME type: `image/webp`, `image/jpeg`, `image/png` or `image/avif`. An image that
would become larger isn't changed. If the browser can't write the type, the next best type is used. */
  convert?: S3ImageUpload["convert"] | undefined;
  /** Quality of images that are encoded again, from 0 to 1. Without `convert`, it encodes JPEG and WebP again in their own format. */
  quality?: S3ImageUpload["quality"] | undefined;
  /** As on `<input type=file>`: phones open a camera instead of the picker, the front one for `user`, the other for `environment`. */
  capture?: S3ImageUpload["capture"] | undefined;
  /** When images are sent. `select`: when they are added; `submit`: when the form is submitted, which waits for the uploads and
then continues automatically; `manual`: when you call `upload()`. */
  "upload-on"?: S3ImageUpload["uploadOn"] | undefined;
  /** When images are sent. `select`: when they are added; `submit`: when the form is submitted, which waits for the uploads and
then continues automatically; `manual`: when you call `upload()`. */
  uploadOn?: S3ImageUpload["uploadOn"] | undefined;
  /** A name: the images, their order, descriptions and bytes are kept in the browser under this name. After a reload or a crash, and in
another tab, they are shown again, and the uploads continue. Stored images are kept until they are removed or the form is sent.
Needs a secure context. Everything is removed after a week. */
  persist?: S3ImageUpload["persist"] | undefined;
  /** Whose images are kept, for example an id of the signed-in user. Images of one are never shown to another. */
  "persist-key"?: S3ImageUpload["persistKey"] | undefined;
  /** Whose images are kept, for example an id of the signed-in user. Images of one are never shown to another. */
  persistKey?: S3ImageUpload["persistKey"] | undefined;
  /** Name of the form's entries, one for each image, as on `<input type=file multiple>`. */
  name?: S3ImageUpload["name"] | undefined;
  /** The form can't be submitted without an image. */
  required?: S3ImageUpload["required"] | undefined;
  /** The form can't be submitted while an image has no alternative text. Each image has a field for it; the visitor can also mark
an image as decorative, which sets its `alt` to the empty text. */
  "required-alt"?: S3ImageUpload["requiredAlt"] | undefined;
  /** The form can't be submitted while an image has no alternative text. Each image has a field for it; the visitor can also mark
an image as decorative, which sets its `alt` to the empty text. */
  requiredAlt?: S3ImageUpload["requiredAlt"] | undefined;
  /** Images are shown, but can't be added, removed or moved. */
  readonly?: S3ImageUpload["readonly"] | undefined;
  /** The value of `value` until the page or the visitor changes it, and after a reset. */
  value?: S3ImageUpload["defaultValue"] | undefined;
  /** The value of `value` until the page or the visitor changes it, and after a reset. */
  defaultValue?: S3ImageUpload["defaultValue"] | undefined;
  /** What the form sends for an image: its `url`, its `key`, `json` with everything that is known about it, or the `claim` that the
presign endpoint has signed for it. An image that existed before has no claim, and goes by its `url`. */
  "value-as"?: S3ImageUpload["valueAs"] | undefined;
  /** What the form sends for an image: its `url`, its `key`, `json` with everything that is known about it, or the `claim` that the
presign endpoint has signed for it. An image that existed before has no claim, and goes by its `url`. */
  valueAs?: S3ImageUpload["valueAs"] | undefined;
  /** Base URL of stored images, for example of a CDN. The default is the address where the image was stored. */
  "public-base"?: S3ImageUpload["publicBase"] | undefined;
  /** Base URL of stored images, for example of a CDN. The default is the address where the image was stored. */
  publicBase?: S3ImageUpload["publicBase"] | undefined;
  /** The look: `dropzone` with a list, `button` for toolbars, `avatar` (one round photo, which is itself the control), or
`gallery` (a grid that the visitor puts in order, with alternative texts). All but `dropzone` are loaded when they are used. */
  variant?: S3ImageUpload["variant"] | undefined;
  /** The label and accessible name. The `label` slot and a `<label for>` take precedence. */
  label?: S3ImageUpload["label"] | undefined;
  /** Disables the element. Uploads that have started continue. */
  disabled?: S3ImageUpload["disabled"] | undefined;
  /** Headers of the presign request, such as a CSRF token, or a function that returns them. */
  presignHeaders?: S3ImageUpload["presignHeaders"] | undefined;
  /** Function that returns a target, instead of the endpoint: `(request, { signal }) => Promise<PresignedTarget>`. */
  presign?: S3ImageUpload["presign"] | undefined;
  /** Texts to use instead of the element's own, by their names in a language's module (`s3-image-upload/locales/de`), or such a
table as a whole. Other texts are in the language of the nearest `lang`. */
  locale?: S3ImageUpload["locale"] | undefined;
  /** The stored images as `StoredImage` objects, in order. Set it to show images that exist already. */
  images?: S3ImageUpload["images"] | undefined;

  /** An image has passed its checks, or the visitor has undone its removal. Cancelable: the image isn't added. */
  "onupload-add"?:
    ((e: S3ImageUploadUploadAddElementEvent) => void) | undefined;
  /** A file hasn't passed its checks. It never leaves the page. */
  "onupload-reject"?:
    ((e: S3ImageUploadUploadRejectElementEvent) => void) | undefined;
  /** An image is about to be sent. Cancelable: the image isn't sent. */
  "onupload-start"?:
    ((e: S3ImageUploadUploadStartElementEvent) => void) | undefined;
  /** An image is being sent. `fraction` is 1 only after S3 has answered. */
  "onupload-progress"?:
    ((e: S3ImageUploadUploadProgressElementEvent) => void) | undefined;
  /** An attempt has failed. Another one follows automatically after `delay` milliseconds. */
  "onupload-retry"?:
    ((e: S3ImageUploadUploadRetryElementEvent) => void) | undefined;
  /** S3 has stored an image. */
  "onupload-success"?:
    ((e: S3ImageUploadUploadSuccessElementEvent) => void) | undefined;
  /** An image couldn't be stored. */
  "onupload-error"?:
    ((e: S3ImageUploadUploadErrorElementEvent) => void) | undefined;
  /** An upload was paused. */
  "onupload-pause"?:
    ((e: S3ImageUploadUploadPauseElementEvent) => void) | undefined;
  /** A paused upload continues. */
  "onupload-resume"?:
    ((e: S3ImageUploadUploadResumeElementEvent) => void) | undefined;
  /** An upload was cancelled. */
  "onupload-abort"?:
    ((e: S3ImageUploadUploadAbortElementEvent) => void) | undefined;
  /** An image was removed from the list. The visitor can undo it for a few seconds; `upload-add` tells you. Don't delete the object before the form is sent. */
  "onupload-remove"?:
    ((e: S3ImageUploadUploadRemoveElementEvent) => void) | undefined;
  /** The browser can't keep the images (`persist`). The uploads continue. Dispatched once, without `item`; `cause` has the reason. */
  "onupload-persist-error"?:
    ((e: S3ImageUploadUploadPersistErrorElementEvent) => void) | undefined;
  /** Nothing is left to send. */
  "onupload-complete"?:
    ((e: S3ImageUploadUploadCompleteElementEvent) => void) | undefined;
  /** A form is about to wait for its images. Cancelable: nothing is uploaded or sent, and the page's `submit` listeners are called immediately. */
  "onupload-submit"?:
    ((e: S3ImageUploadUploadSubmitElementEvent) => void) | undefined;
  /** The visitor has changed `value`. */
  oninput?: ((e: S3ImageUploadElementEvent) => void) | undefined;
  /** The visitor has changed `value`, as on a native control. */
  onchange?: ((e: S3ImageUploadElementEvent) => void) | undefined;
};

export type S3ImageUploadSolidJsProps = {
  /** URL of the endpoint. It answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` returns it, or with
a presigned PUT, `{ "url", "method": "PUT", "headers" }`. */
  "attr:presign-endpoint"?: S3ImageUpload["presignEndpoint"] | undefined;
  /** URL of the endpoint. It answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` returns it, or with
a presigned PUT, `{ "url", "method": "PUT", "headers" }`. */
  "prop:presignEndpoint"?: S3ImageUpload["presignEndpoint"] | undefined;
  /** How `filename`, `type`, `size` (and `checksum-sha256`) are sent to the endpoint. `get`: in the query; `post`: as a JSON body. */
  "attr:presign-method"?: S3ImageUpload["presignMethod"] | undefined;
  /** How `filename`, `type`, `size` (and `checksum-sha256`) are sent to the endpoint. `get`: in the query; `post`: as a JSON body. */
  "prop:presignMethod"?: S3ImageUpload["presignMethod"] | undefined;
  /** Credentials mode of the presign request: `same-origin`, `include` or `omit`. Requests to S3 never have cookies. */
  "prop:credentials"?: S3ImageUpload["credentials"] | undefined;
  /** Types of images, as on `<input type=file>`. `image/*` means raster images; to accept SVG, name it. A token that is no MIME
type or extension of an image (`jpg`, `.png .jpg`) is ignored, with a warning in the console. */
  "prop:accept"?: S3ImageUpload["accept"] | undefined;
  /** Minimum size of a file: bytes, or a number with a unit, such as `10KB`. */
  "attr:min-size"?: S3ImageUpload["minSize"] | undefined;
  /** Minimum size of a file: bytes, or a number with a unit, such as `10KB`. */
  "prop:minSize"?: S3ImageUpload["minSize"] | undefined;
  /** Maximum size of a file: bytes, or a number with a unit, such as `5MB` (5,000,000) or `5MiB` (5,242,880). */
  "attr:max-size"?: S3ImageUpload["maxSize"] | undefined;
  /** Maximum size of a file: bytes, or a number with a unit, such as `5MB` (5,000,000) or `5MiB` (5,242,880). */
  "prop:maxSize"?: S3ImageUpload["maxSize"] | undefined;
  /** Minimum width in pixels, as the image is seen. */
  "attr:min-width"?: S3ImageUpload["minWidth"] | undefined;
  /** Minimum width in pixels, as the image is seen. */
  "prop:minWidth"?: S3ImageUpload["minWidth"] | undefined;
  /** Maximum width in pixels, as the image is seen. */
  "attr:max-width"?: S3ImageUpload["maxWidth"] | undefined;
  /** Maximum width in pixels, as the image is seen. */
  "prop:maxWidth"?: S3ImageUpload["maxWidth"] | undefined;
  /** Minimum height in pixels, as the image is seen. */
  "attr:min-height"?: S3ImageUpload["minHeight"] | undefined;
  /** Minimum height in pixels, as the image is seen. */
  "prop:minHeight"?: S3ImageUpload["minHeight"] | undefined;
  /** Maximum height in pixels, as the image is seen. */
  "attr:max-height"?: S3ImageUpload["maxHeight"] | undefined;
  /** Maximum height in pixels, as the image is seen. */
  "prop:maxHeight"?: S3ImageUpload["maxHeight"] | undefined;
  /** Width to height, as the image is seen: `1`, `16/9`, or a range, `4/5..1.91`. A difference of 1 % is accepted. */
  "attr:aspect-ratio"?: S3ImageUpload["aspectRatio"] | undefined;
  /** Width to height, as the image is seen: `1`, `16/9`, or a range, `4/5..1.91`. A difference of 1 % is accepted. */
  "prop:aspectRatio"?: S3ImageUpload["aspectRatio"] | undefined;
  /** Maximum of width × height. It is read from the file's header, so larger images are refused before they are decoded. */
  "attr:max-pixels"?: S3ImageUpload["maxPixels"] | undefined;
  /** Maximum of width × height. It is read from the file's header, so larger images are refused before they are decoded. */
  "prop:maxPixels"?: S3ImageUpload["maxPixels"] | undefined;
  /** Allows more than one image. Without it, a new image replaces the one before. */
  "prop:multiple"?: S3ImageUpload["multiple"] | undefined;
  /** Minimum number of images. With fewer, the element is invalid; without any, only if it is `required`. */
  "attr:min-files"?: S3ImageUpload["minFiles"] | undefined;
  /** Minimum number of images. With fewer, the element is invalid; without any, only if it is `required`. */
  "prop:minFiles"?: S3ImageUpload["minFiles"] | undefined;
  /** Maximum number of images, with `multiple`. */
  "attr:max-files"?: S3ImageUpload["maxFiles"] | undefined;
  /** Maximum number of images, with `multiple`. */
  "prop:maxFiles"?: S3ImageUpload["maxFiles"] | undefined;
  /** Number of uploads at the same time. */
  "prop:concurrency"?: S3ImageUpload["concurrency"] | undefined;
  /** Number of automatic retries after a failure that may be temporary, with a growing pause before each. Waiting offline doesn't count. */
  "prop:retries"?: S3ImageUpload["retries"] | undefined;
  /** Seconds without progress after which an attempt fails. While the browser reports no progress (behind a service worker, or
after the last byte), the attempt also gets the time that sending at 32 KiB per second takes. */
  "attr:stall-timeout"?: S3ImageUpload["stallTimeout"] | undefined;
  /** Seconds without progress after which an attempt fails. While the browser reports no progress (behind a service worker, or
after the last byte), the attempt also gets the time that sending at 32 KiB per second takes. */
  "prop:stallTimeout"?: S3ImageUpload["stallTimeout"] | undefined;
  /** `sha256` adds an end-to-end checksum. It is sent to the presign endpoint and, if the target allows it, to S3 as
`x-amz-checksum-sha256`, and is compared with the checksum that S3 returns. */
  "prop:checksum"?: S3ImageUpload["checksum"] | undefined;
  /** `strip` removes EXIF, GPS, XMP, IPTC and comments without encoding the image again; orientation and colour profile stay. An
image that can't be stripped isn't sent. `keep` keeps them, unless the image is encoded again. */
  "prop:metadata"?: S3ImageUpload["metadata"] | undefined;
  /** Scales images down before the upload: maximum length of the long edge, in pixels. Animated images aren't changed. */
  "attr:max-edge"?: S3ImageUpload["maxEdge"] | undefined;
  /** Scales images down before the upload: maximum length of the long edge, in pixels. Animated images aren't changed. */
  "prop:maxEdge"?: S3ImageUpload["maxEdge"] | undefined;
  /** Converts images before the upload to a MIME type: `image/webp`, `image/jpeg`, `image/png` or `image/avif`. An image that
would become larger isn't changed. If the browser can't write the type, the next best type is used. */
  "prop:convert"?: S3ImageUpload["convert"] | undefined;
  /** Quality of images that are encoded again, from 0 to 1. Without `convert`, it encodes JPEG and WebP again in their own format. */
  "prop:quality"?: S3ImageUpload["quality"] | undefined;
  /** As on `<input type=file>`: phones open a camera instead of the picker, the front one for `user`, the other for `environment`. */
  "prop:capture"?: S3ImageUpload["capture"] | undefined;
  /** When images are sent. `select`: when they are added; `submit`: when the form is submitted, which waits for the uploads and
then continues automatically; `manual`: when you call `upload()`. */
  "attr:upload-on"?: S3ImageUpload["uploadOn"] | undefined;
  /** When images are sent. `select`: when they are added; `submit`: when the form is submitted, which waits for the uploads and
then continues automatically; `manual`: when you call `upload()`. */
  "prop:uploadOn"?: S3ImageUpload["uploadOn"] | undefined;
  /** A name: the images, their order, descriptions and bytes are kept in the browser under this name. After a reload or a crash, and in
another tab, they are shown again, and the uploads continue. Stored images are kept until they are removed or the form is sent.
Needs a secure context. Everything is removed after a week. */
  "prop:persist"?: S3ImageUpload["persist"] | undefined;
  /** Whose images are kept, for example an id of the signed-in user. Images of one are never shown to another. */
  "attr:persist-key"?: S3ImageUpload["persistKey"] | undefined;
  /** Whose images are kept, for example an id of the signed-in user. Images of one are never shown to another. */
  "prop:persistKey"?: S3ImageUpload["persistKey"] | undefined;
  /** Name of the form's entries, one for each image, as on `<input type=file multiple>`. */
  "prop:name"?: S3ImageUpload["name"] | undefined;
  /** The form can't be submitted without an image. */
  "prop:required"?: S3ImageUpload["required"] | undefined;
  /** The form can't be submitted while an image has no alternative text. Each image has a field for it; the visitor can also mark
an image as decorative, which sets its `alt` to the empty text. */
  "bool:required-alt"?: S3ImageUpload["requiredAlt"] | undefined;
  /** The form can't be submitted while an image has no alternative text. Each image has a field for it; the visitor can also mark
an image as decorative, which sets its `alt` to the empty text. */
  "prop:requiredAlt"?: S3ImageUpload["requiredAlt"] | undefined;
  /** Images are shown, but can't be added, removed or moved. */
  "prop:readonly"?: S3ImageUpload["readonly"] | undefined;
  /** The value of `value` until the page or the visitor changes it, and after a reset. */
  "attr:value"?: S3ImageUpload["defaultValue"] | undefined;
  /** The value of `value` until the page or the visitor changes it, and after a reset. */
  "prop:defaultValue"?: S3ImageUpload["defaultValue"] | undefined;
  /** What the form sends for an image: its `url`, its `key`, `json` with everything that is known about it, or the `claim` that the
presign endpoint has signed for it. An image that existed before has no claim, and goes by its `url`. */
  "attr:value-as"?: S3ImageUpload["valueAs"] | undefined;
  /** What the form sends for an image: its `url`, its `key`, `json` with everything that is known about it, or the `claim` that the
presign endpoint has signed for it. An image that existed before has no claim, and goes by its `url`. */
  "prop:valueAs"?: S3ImageUpload["valueAs"] | undefined;
  /** Base URL of stored images, for example of a CDN. The default is the address where the image was stored. */
  "attr:public-base"?: S3ImageUpload["publicBase"] | undefined;
  /** Base URL of stored images, for example of a CDN. The default is the address where the image was stored. */
  "prop:publicBase"?: S3ImageUpload["publicBase"] | undefined;
  /** The look: `dropzone` with a list, `button` for toolbars, `avatar` (one round photo, which is itself the control), or
`gallery` (a grid that the visitor puts in order, with alternative texts). All but `dropzone` are loaded when they are used. */
  "prop:variant"?: S3ImageUpload["variant"] | undefined;
  /** The label and accessible name. The `label` slot and a `<label for>` take precedence. */
  "prop:label"?: S3ImageUpload["label"] | undefined;
  /** Disables the element. Uploads that have started continue. */
  "prop:disabled"?: S3ImageUpload["disabled"] | undefined;
  /** Headers of the presign request, such as a CSRF token, or a function that returns them. */
  "prop:presignHeaders"?: S3ImageUpload["presignHeaders"] | undefined;
  /** Function that returns a target, instead of the endpoint: `(request, { signal }) => Promise<PresignedTarget>`. */
  "prop:presign"?: S3ImageUpload["presign"] | undefined;
  /** Texts to use instead of the element's own, by their names in a language's module (`s3-image-upload/locales/de`), or such a
table as a whole. Other texts are in the language of the nearest `lang`. */
  "prop:locale"?: S3ImageUpload["locale"] | undefined;
  /** The stored images as `StoredImage` objects, in order. Set it to show images that exist already. */
  "prop:images"?: S3ImageUpload["images"] | undefined;
  /** An image has passed its checks, or the visitor has undone its removal. Cancelable: the image isn't added. */
  "on:upload-add"?:
    ((e: S3ImageUploadUploadAddElementEvent) => void) | undefined;
  /** A file hasn't passed its checks. It never leaves the page. */
  "on:upload-reject"?:
    ((e: S3ImageUploadUploadRejectElementEvent) => void) | undefined;
  /** An image is about to be sent. Cancelable: the image isn't sent. */
  "on:upload-start"?:
    ((e: S3ImageUploadUploadStartElementEvent) => void) | undefined;
  /** An image is being sent. `fraction` is 1 only after S3 has answered. */
  "on:upload-progress"?:
    ((e: S3ImageUploadUploadProgressElementEvent) => void) | undefined;
  /** An attempt has failed. Another one follows automatically after `delay` milliseconds. */
  "on:upload-retry"?:
    ((e: S3ImageUploadUploadRetryElementEvent) => void) | undefined;
  /** S3 has stored an image. */
  "on:upload-success"?:
    ((e: S3ImageUploadUploadSuccessElementEvent) => void) | undefined;
  /** An image couldn't be stored. */
  "on:upload-error"?:
    ((e: S3ImageUploadUploadErrorElementEvent) => void) | undefined;
  /** An upload was paused. */
  "on:upload-pause"?:
    ((e: S3ImageUploadUploadPauseElementEvent) => void) | undefined;
  /** A paused upload continues. */
  "on:upload-resume"?:
    ((e: S3ImageUploadUploadResumeElementEvent) => void) | undefined;
  /** An upload was cancelled. */
  "on:upload-abort"?:
    ((e: S3ImageUploadUploadAbortElementEvent) => void) | undefined;
  /** An image was removed from the list. The visitor can undo it for a few seconds; `upload-add` tells you. Don't delete the object before the form is sent. */
  "on:upload-remove"?:
    ((e: S3ImageUploadUploadRemoveElementEvent) => void) | undefined;
  /** The browser can't keep the images (`persist`). The uploads continue. Dispatched once, without `item`; `cause` has the reason. */
  "on:upload-persist-error"?:
    ((e: S3ImageUploadUploadPersistErrorElementEvent) => void) | undefined;
  /** Nothing is left to send. */
  "on:upload-complete"?:
    ((e: S3ImageUploadUploadCompleteElementEvent) => void) | undefined;
  /** A form is about to wait for its images. Cancelable: nothing is uploaded or sent, and the page's `submit` listeners are called immediately. */
  "on:upload-submit"?:
    ((e: S3ImageUploadUploadSubmitElementEvent) => void) | undefined;
  /** The visitor has changed `value`. */
  "on:input"?: ((e: S3ImageUploadElementEvent) => void) | undefined;
  /** The visitor has changed `value`, as on a native control. */
  "on:change"?: ((e: S3ImageUploadElementEvent) => void) | undefined;

  /** Set the innerHTML of the element */
  innerHTML?: string | undefined;
  /** Set the textContent of the element */
  textContent?: string | number | undefined;
};

export type CustomElements = {
  /**
   * Uploads images from the page straight to S3. It checks and previews the images that a visitor picks, drops or pastes, asks
   * the site's server for a presigned target, and sends the bytes with progress.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `presign-endpoint`/`presignEndpoint`: URL of the endpoint. It answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` returns it, or with
   * a presigned PUT, `{ "url", "method": "PUT", "headers" }`.
   * - `presign-method`/`presignMethod`: How `filename`, `type`, `size` (and `checksum-sha256`) are sent to the endpoint. `get`: in the query; `post`: as a JSON body.
   * - `credentials`: Credentials mode of the presign request: `same-origin`, `include` or `omit`. Requests to S3 never have cookies.
   * - `accept`: Types of images, as on `<input type=file>`. `image/*` means raster images; to accept SVG, name it. A token that is no MIME
   * type or extension of an image (`jpg`, `.png .jpg`) is ignored, with a warning in the console.
   * - `min-size`/`minSize`: Minimum size of a file: bytes, or a number with a unit, such as `10KB`.
   * - `max-size`/`maxSize`: Maximum size of a file: bytes, or a number with a unit, such as `5MB` (5,000,000) or `5MiB` (5,242,880).
   * - `min-width`/`minWidth`: Minimum width in pixels, as the image is seen.
   * - `max-width`/`maxWidth`: Maximum width in pixels, as the image is seen.
   * - `min-height`/`minHeight`: Minimum height in pixels, as the image is seen.
   * - `max-height`/`maxHeight`: Maximum height in pixels, as the image is seen.
   * - `aspect-ratio`/`aspectRatio`: Width to height, as the image is seen: `1`, `16/9`, or a range, `4/5..1.91`. A difference of 1 % is accepted.
   * - `max-pixels`/`maxPixels`: Maximum of width × height. It is read from the file's header, so larger images are refused before they are decoded.
   * - `multiple`: Allows more than one image. Without it, a new image replaces the one before.
   * - `min-files`/`minFiles`: Minimum number of images. With fewer, the element is invalid; without any, only if it is `required`.
   * - `max-files`/`maxFiles`: Maximum number of images, with `multiple`.
   * - `concurrency`: Number of uploads at the same time.
   * - `retries`: Number of automatic retries after a failure that may be temporary, with a growing pause before each. Waiting offline doesn't count.
   * - `stall-timeout`/`stallTimeout`: Seconds without progress after which an attempt fails. While the browser reports no progress (behind a service worker, or
   * after the last byte), the attempt also gets the time that sending at 32 KiB per second takes.
   * - `checksum`: `sha256` adds an end-to-end checksum. It is sent to the presign endpoint and, if the target allows it, to S3 as
   * `x-amz-checksum-sha256`, and is compared with the checksum that S3 returns.
   * - `metadata`: `strip` removes EXIF, GPS, XMP, IPTC and comments without encoding the image again; orientation and colour profile stay. An
   * image that can't be stripped isn't sent. `keep` keeps them, unless the image is encoded again.
   * - `max-edge`/`maxEdge`: Scales images down before the upload: maximum length of the long edge, in pixels. Animated images aren't changed.
   * - `convert`: Converts images before the upload to a MIME type: `image/webp`, `image/jpeg`, `image/png` or `image/avif`. An image that
   * would become larger isn't changed. If the browser can't write the type, the next best type is used.
   * - `quality`: Quality of images that are encoded again, from 0 to 1. Without `convert`, it encodes JPEG and WebP again in their own format.
   * - `capture`: As on `<input type=file>`: phones open a camera instead of the picker, the front one for `user`, the other for `environment`.
   * - `upload-on`/`uploadOn`: When images are sent. `select`: when they are added; `submit`: when the form is submitted, which waits for the uploads and
   * then continues automatically; `manual`: when you call `upload()`.
   * - `persist`: A name: the images, their order, descriptions and bytes are kept in the browser under this name. After a reload or a crash, and in
   * another tab, they are shown again, and the uploads continue. Stored images are kept until they are removed or the form is sent.
   * Needs a secure context. Everything is removed after a week.
   * - `persist-key`/`persistKey`: Whose images are kept, for example an id of the signed-in user. Images of one are never shown to another.
   * - `name`: Name of the form's entries, one for each image, as on `<input type=file multiple>`.
   * - `required`: The form can't be submitted without an image.
   * - `required-alt`/`requiredAlt`: The form can't be submitted while an image has no alternative text. Each image has a field for it; the visitor can also mark
   * an image as decorative, which sets its `alt` to the empty text.
   * - `readonly`: Images are shown, but can't be added, removed or moved.
   * - `value`/`defaultValue`: The value of `value` until the page or the visitor changes it, and after a reset.
   * - `value-as`/`valueAs`: What the form sends for an image: its `url`, its `key`, `json` with everything that is known about it, or the `claim` that the
   * presign endpoint has signed for it. An image that existed before has no claim, and goes by its `url`.
   * - `public-base`/`publicBase`: Base URL of stored images, for example of a CDN. The default is the address where the image was stored.
   * - `variant`: The look: `dropzone` with a list, `button` for toolbars, `avatar` (one round photo, which is itself the control), or
   * `gallery` (a grid that the visitor puts in order, with alternative texts). All but `dropzone` are loaded when they are used.
   * - `label`: The label and accessible name. The `label` slot and a `<label for>` take precedence.
   * - `disabled`: Disables the element. Uploads that have started continue.
   * - `presignHeaders`: Headers of the presign request, such as a CSRF token, or a function that returns them. (property only)
   * - `presign`: Function that returns a target, instead of the endpoint: `(request, { signal }) => Promise<PresignedTarget>`. (property only)
   * - `locale`: Texts to use instead of the element's own, by their names in a language's module (`s3-image-upload/locales/de`), or such a
   * table as a whole. Other texts are in the language of the nearest `lang`. (property only)
   * - `value`: The stored image as its URL, key or JSON (`value-as`); with `multiple`, a JSON array of those; empty without an image.
   * Set it to a URL or key, to the JSON of a `StoredImage`, or to a JSON array of these, to show images that exist already.
   * Images that are still in the value keep their items. (property only)
   * - `images`: The stored images as `StoredImage` objects, in order. Set it to show images that exist already. (property only)
   * - `form`: The form that the element belongs to. (property only) (readonly)
   * - `labels`: The `<label>` elements of the page that belong to the element. (property only) (readonly)
   * - `validity`: `badInput` while an image is being sent or has failed, `valueMissing` without an image or an alternative text that is
   * required, `tooShort` with fewer than `min-files`. (property only) (readonly)
   * - `validationMessage`: Why the element is invalid, in the visitor's language. (property only) (readonly)
   * - `willValidate`: Whether the element is validated: it is neither disabled nor read-only. (property only) (readonly)
   * - `items`: Frozen snapshots of the images, in the order of the list: the order in which they were added, until `move()` changes it. (property only) (readonly)
   * - `progress`: The progress of all images together. (property only) (readonly)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `upload-add`: An image has passed its checks, or the visitor has undone its removal. Cancelable: the image isn't added.
   * - `upload-reject`: A file hasn't passed its checks. It never leaves the page.
   * - `upload-start`: An image is about to be sent. Cancelable: the image isn't sent.
   * - `upload-progress`: An image is being sent. `fraction` is 1 only after S3 has answered.
   * - `upload-retry`: An attempt has failed. Another one follows automatically after `delay` milliseconds.
   * - `upload-success`: S3 has stored an image.
   * - `upload-error`: An image couldn't be stored.
   * - `upload-pause`: An upload was paused.
   * - `upload-resume`: A paused upload continues.
   * - `upload-abort`: An upload was cancelled.
   * - `upload-remove`: An image was removed from the list. The visitor can undo it for a few seconds; `upload-add` tells you. Don't delete the object before the form is sent.
   * - `upload-persist-error`: The browser can't keep the images (`persist`). The uploads continue. Dispatched once, without `item`; `cause` has the reason.
   * - `upload-complete`: Nothing is left to send.
   * - `upload-submit`: A form is about to wait for its images. Cancelable: nothing is uploaded or sent, and the page's `submit` listeners are called immediately.
   * - `input`: The visitor has changed `value`.
   * - `change`: The visitor has changed `value`, as on a native control.
   *
   * ## Slots
   *
   * Areas where markup can be added to the component.
   *
   * - `label`: The label and accessible name.
   * - `icon`: The icon of the dropzone.
   * - `browse`: The text of the button.
   * - `hint`: The text that says what is allowed. By default the element writes it from the limits that you set.
   * - `empty`: Content to show while the list has no images.
   * - `summary`: Content to show instead of the summary of several images and its buttons. While the browser is offline or a form waits, the element says so instead.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `checkValidity() => boolean`: Returns whether the element is valid. Dispatches `invalid` if it isn't.
   * - `reportValidity() => boolean`: Returns whether the element is valid. If it isn't, dispatches `invalid`, and the browser shows why.
   * - `setCustomValidity(text: string) => void`: Sets a message of the page's own, which makes the element invalid. An empty text removes it.
   * - `addFiles(files: Iterable<Blob> | null | undefined) => Promise<UploadItem[]>`: Adds files as if the visitor had picked them. Resolves to their items when all have been checked.
   * - `upload() => Promise<UploadItem[]>`: Sends the images that are ready, and those that failed and can be retried. Cancelled images need `retry()`, paused ones `resume()`.
   * Resolves to all items when nothing is left to do; doesn't reject when an image fails.
   * - `abort(id?: string) => void`: Cancels the upload of one image, or of all. The images stay in the list.
   * - `pause(id?: string) => void`: Pauses the upload of one image, or of all that are being sent or queued. `resume()` continues. An image that is sent in parts keeps
   * the parts that are stored; any other is sent from its start.
   * - `resume(id?: string) => void`: Continues one paused image, or all.
   * - `retry(id?: string) => void`: Tries again to send one image, or all, that failed or were cancelled. An image that waits for its next attempt gets it now.
   * - `remove(id?: string) => void`: Removes an image from the list, and cancels its upload. An object that S3 has stored stays there.
   * Without an id it removes the element from the document, as on every element.
   * - `move(id: string, index: number) => void`: Moves an image to an index of the list, from 0. Uploads that haven't started follow the order of the list.
   * - `clear() => void`: Removes all images from the list.
   * - `showPicker() => void`: Opens the file picker. Browsers allow this only in response to an action of the visitor, such as a click.
   * - `focus(options?: FocusOptions) => void`: undefined
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--s3-image-upload-accent`: Colour of buttons, progress bars, and the border while files are dragged. (default: `light-dark(#1d5fd1, #8ab4ff)`)
   * - `--s3-image-upload-on-accent`: Colour of text on the accent colour. (default: `light-dark(#fff, #0b1b36)`)
   * - `--s3-image-upload-surface`: Background of the dropzone and of images. (default: `light-dark(#fff, #1b1d21)`)
   * - `--s3-image-upload-on-surface`: Colour of text. (default: `light-dark(#1c2026, #eceef2)`)
   * - `--s3-image-upload-border`: Colour of borders. (default: `light-dark(#878d99, #767d8a)`)
   * - `--s3-image-upload-radius`: Radius of corners. (default: `12px`)
   * - `--s3-image-upload-gap`: Space between the parts of the element. (default: `12px`)
   * - `--s3-image-upload-thumbnail-size`: Width and height of a preview. The default is 112px in an avatar and 128px in a gallery. (default: `56px`)
   * - `--s3-image-upload-list-height`: Height above which a list scrolls, `none` for no limit. The default is 40rem in a gallery. (default: `27rem`)
   * - `--s3-image-upload-font`: Font, as in the `font` shorthand. (default: `0.9375rem / 1.45 system-ui, sans-serif`)
   * - `--s3-image-upload-danger`: Colour of failures. (default: `light-dark(#b3261e, #ff9d94)`)
   * - `--s3-image-upload-success`: Colour of the mark of stored images. (default: `light-dark(#1a7239, #74d492)`)
   * - `--s3-image-upload-focus-ring`: Focus ring, as in the `outline` shorthand. (default: `2px solid var(--s3-image-upload-accent)`)
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `base`: The whole element.
   * - `label`: The label.
   * - `dropzone`: The area on which files are dropped.
   * - `icon`: The icon of the dropzone.
   * - `browse-button`: The button that opens the file picker.
   * - `hint`: The text that says what is allowed.
   * - `input`: The file input, visually hidden.
   * - `summary`: The line above several images: how many are uploaded, and what can be done to all of them. It also says that a form waits for them. In the variant `button`: the button that shows count and progress, and opens the list.
   * - `summary-button`: A button in the summary: pause all, resume all, cancel all, try all again, dismiss rejected or remove all.
   * - `list`: The list of images.
   * - `item`: One image. Its state is a second part name: `item-uploading` and so on.
   * - `thumbnail`: The preview of an image.
   * - `view-button`: The button over the preview that opens the image in the viewer.
   * - `viewer`: The dialog with the large image.
   * - `close-button`: The button that closes that dialog.
   * - `placeholder`: The box that replaces a preview that can't be drawn.
   * - `name`: The file's name.
   * - `meta`: Format and size.
   * - `status`: The state of an image: progress, “Uploaded” and so on.
   * - `alt-input`: The field for an image's alternative text: in a gallery, and with `required-alt` in every variant.
   * - `decorative`: The checkbox for an image that needs no alternative text.
   * - `handle`: In a gallery: the button that moves an image, by dragging, with the arrow keys, or by pressing it and then another image.
   * - `progress`: The track of the progress bar.
   * - `progress-bar`: The bar inside the track.
   * - `error`: The reason why an image failed.
   * - `cancel-button`: The button that cancels an upload.
   * - `retry-button`: The button that tries again.
   * - `pause-button`: The button that pauses an upload that takes more than a moment, and resumes it.
   * - `remove-button`: The button that removes an image from the list.
   * - `undo`: The notice that an image was removed. It is shown at the bottom of the window for a few seconds.
   * - `undo-button`: The button that undoes the removal.
   * - `live-region`: The text for screen readers.
   *
   * ## CSS States
   *
   * These can be used to apply styling when a component is in a given state.
   *
   * - `loading`: The element is defined and not rendered yet: its variant or its language is being loaded.
   * - `empty`: The list has no images.
   * - `dragging`: The visitor is dragging files over the element.
   * - `uploading`: An image is being uploaded.
   * - `submitting`: A form waits for the images, and then continues automatically.
   * - `complete`: All images are stored.
   * - `failed`: An image failed or was rejected.
   * - `offline`: The browser reports that it is offline. It can be wrong (VPNs), so failed uploads are still retried.
   * - `disabled`: The element is disabled.
   * - `readonly`: The element is read-only.
   * - `user-invalid`: The element is invalid, and the visitor has tried to submit the form or has left the element.
   */
  "s3-image-upload": Partial<
    S3ImageUploadProps & BaseProps<S3ImageUpload> & BaseEvents
  >;
};

export type CustomElementsSolidJs = {
  /**
   * Uploads images from the page straight to S3. It checks and previews the images that a visitor picks, drops or pastes, asks
   * the site's server for a presigned target, and sends the bytes with progress.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `presign-endpoint`/`presignEndpoint`: URL of the endpoint. It answers with a presigned POST, `{ "url", "fields" }`, as `createPresignedPost` returns it, or with
   * a presigned PUT, `{ "url", "method": "PUT", "headers" }`.
   * - `presign-method`/`presignMethod`: How `filename`, `type`, `size` (and `checksum-sha256`) are sent to the endpoint. `get`: in the query; `post`: as a JSON body.
   * - `credentials`: Credentials mode of the presign request: `same-origin`, `include` or `omit`. Requests to S3 never have cookies.
   * - `accept`: Types of images, as on `<input type=file>`. `image/*` means raster images; to accept SVG, name it. A token that is no MIME
   * type or extension of an image (`jpg`, `.png .jpg`) is ignored, with a warning in the console.
   * - `min-size`/`minSize`: Minimum size of a file: bytes, or a number with a unit, such as `10KB`.
   * - `max-size`/`maxSize`: Maximum size of a file: bytes, or a number with a unit, such as `5MB` (5,000,000) or `5MiB` (5,242,880).
   * - `min-width`/`minWidth`: Minimum width in pixels, as the image is seen.
   * - `max-width`/`maxWidth`: Maximum width in pixels, as the image is seen.
   * - `min-height`/`minHeight`: Minimum height in pixels, as the image is seen.
   * - `max-height`/`maxHeight`: Maximum height in pixels, as the image is seen.
   * - `aspect-ratio`/`aspectRatio`: Width to height, as the image is seen: `1`, `16/9`, or a range, `4/5..1.91`. A difference of 1 % is accepted.
   * - `max-pixels`/`maxPixels`: Maximum of width × height. It is read from the file's header, so larger images are refused before they are decoded.
   * - `multiple`: Allows more than one image. Without it, a new image replaces the one before.
   * - `min-files`/`minFiles`: Minimum number of images. With fewer, the element is invalid; without any, only if it is `required`.
   * - `max-files`/`maxFiles`: Maximum number of images, with `multiple`.
   * - `concurrency`: Number of uploads at the same time.
   * - `retries`: Number of automatic retries after a failure that may be temporary, with a growing pause before each. Waiting offline doesn't count.
   * - `stall-timeout`/`stallTimeout`: Seconds without progress after which an attempt fails. While the browser reports no progress (behind a service worker, or
   * after the last byte), the attempt also gets the time that sending at 32 KiB per second takes.
   * - `checksum`: `sha256` adds an end-to-end checksum. It is sent to the presign endpoint and, if the target allows it, to S3 as
   * `x-amz-checksum-sha256`, and is compared with the checksum that S3 returns.
   * - `metadata`: `strip` removes EXIF, GPS, XMP, IPTC and comments without encoding the image again; orientation and colour profile stay. An
   * image that can't be stripped isn't sent. `keep` keeps them, unless the image is encoded again.
   * - `max-edge`/`maxEdge`: Scales images down before the upload: maximum length of the long edge, in pixels. Animated images aren't changed.
   * - `convert`: Converts images before the upload to a MIME type: `image/webp`, `image/jpeg`, `image/png` or `image/avif`. An image that
   * would become larger isn't changed. If the browser can't write the type, the next best type is used.
   * - `quality`: Quality of images that are encoded again, from 0 to 1. Without `convert`, it encodes JPEG and WebP again in their own format.
   * - `capture`: As on `<input type=file>`: phones open a camera instead of the picker, the front one for `user`, the other for `environment`.
   * - `upload-on`/`uploadOn`: When images are sent. `select`: when they are added; `submit`: when the form is submitted, which waits for the uploads and
   * then continues automatically; `manual`: when you call `upload()`.
   * - `persist`: A name: the images, their order, descriptions and bytes are kept in the browser under this name. After a reload or a crash, and in
   * another tab, they are shown again, and the uploads continue. Stored images are kept until they are removed or the form is sent.
   * Needs a secure context. Everything is removed after a week.
   * - `persist-key`/`persistKey`: Whose images are kept, for example an id of the signed-in user. Images of one are never shown to another.
   * - `name`: Name of the form's entries, one for each image, as on `<input type=file multiple>`.
   * - `required`: The form can't be submitted without an image.
   * - `required-alt`/`requiredAlt`: The form can't be submitted while an image has no alternative text. Each image has a field for it; the visitor can also mark
   * an image as decorative, which sets its `alt` to the empty text.
   * - `readonly`: Images are shown, but can't be added, removed or moved.
   * - `value`/`defaultValue`: The value of `value` until the page or the visitor changes it, and after a reset.
   * - `value-as`/`valueAs`: What the form sends for an image: its `url`, its `key`, `json` with everything that is known about it, or the `claim` that the
   * presign endpoint has signed for it. An image that existed before has no claim, and goes by its `url`.
   * - `public-base`/`publicBase`: Base URL of stored images, for example of a CDN. The default is the address where the image was stored.
   * - `variant`: The look: `dropzone` with a list, `button` for toolbars, `avatar` (one round photo, which is itself the control), or
   * `gallery` (a grid that the visitor puts in order, with alternative texts). All but `dropzone` are loaded when they are used.
   * - `label`: The label and accessible name. The `label` slot and a `<label for>` take precedence.
   * - `disabled`: Disables the element. Uploads that have started continue.
   * - `presignHeaders`: Headers of the presign request, such as a CSRF token, or a function that returns them. (property only)
   * - `presign`: Function that returns a target, instead of the endpoint: `(request, { signal }) => Promise<PresignedTarget>`. (property only)
   * - `locale`: Texts to use instead of the element's own, by their names in a language's module (`s3-image-upload/locales/de`), or such a
   * table as a whole. Other texts are in the language of the nearest `lang`. (property only)
   * - `value`: The stored image as its URL, key or JSON (`value-as`); with `multiple`, a JSON array of those; empty without an image.
   * Set it to a URL or key, to the JSON of a `StoredImage`, or to a JSON array of these, to show images that exist already.
   * Images that are still in the value keep their items. (property only)
   * - `images`: The stored images as `StoredImage` objects, in order. Set it to show images that exist already. (property only)
   * - `form`: The form that the element belongs to. (property only) (readonly)
   * - `labels`: The `<label>` elements of the page that belong to the element. (property only) (readonly)
   * - `validity`: `badInput` while an image is being sent or has failed, `valueMissing` without an image or an alternative text that is
   * required, `tooShort` with fewer than `min-files`. (property only) (readonly)
   * - `validationMessage`: Why the element is invalid, in the visitor's language. (property only) (readonly)
   * - `willValidate`: Whether the element is validated: it is neither disabled nor read-only. (property only) (readonly)
   * - `items`: Frozen snapshots of the images, in the order of the list: the order in which they were added, until `move()` changes it. (property only) (readonly)
   * - `progress`: The progress of all images together. (property only) (readonly)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `upload-add`: An image has passed its checks, or the visitor has undone its removal. Cancelable: the image isn't added.
   * - `upload-reject`: A file hasn't passed its checks. It never leaves the page.
   * - `upload-start`: An image is about to be sent. Cancelable: the image isn't sent.
   * - `upload-progress`: An image is being sent. `fraction` is 1 only after S3 has answered.
   * - `upload-retry`: An attempt has failed. Another one follows automatically after `delay` milliseconds.
   * - `upload-success`: S3 has stored an image.
   * - `upload-error`: An image couldn't be stored.
   * - `upload-pause`: An upload was paused.
   * - `upload-resume`: A paused upload continues.
   * - `upload-abort`: An upload was cancelled.
   * - `upload-remove`: An image was removed from the list. The visitor can undo it for a few seconds; `upload-add` tells you. Don't delete the object before the form is sent.
   * - `upload-persist-error`: The browser can't keep the images (`persist`). The uploads continue. Dispatched once, without `item`; `cause` has the reason.
   * - `upload-complete`: Nothing is left to send.
   * - `upload-submit`: A form is about to wait for its images. Cancelable: nothing is uploaded or sent, and the page's `submit` listeners are called immediately.
   * - `input`: The visitor has changed `value`.
   * - `change`: The visitor has changed `value`, as on a native control.
   *
   * ## Slots
   *
   * Areas where markup can be added to the component.
   *
   * - `label`: The label and accessible name.
   * - `icon`: The icon of the dropzone.
   * - `browse`: The text of the button.
   * - `hint`: The text that says what is allowed. By default the element writes it from the limits that you set.
   * - `empty`: Content to show while the list has no images.
   * - `summary`: Content to show instead of the summary of several images and its buttons. While the browser is offline or a form waits, the element says so instead.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `checkValidity() => boolean`: Returns whether the element is valid. Dispatches `invalid` if it isn't.
   * - `reportValidity() => boolean`: Returns whether the element is valid. If it isn't, dispatches `invalid`, and the browser shows why.
   * - `setCustomValidity(text: string) => void`: Sets a message of the page's own, which makes the element invalid. An empty text removes it.
   * - `addFiles(files: Iterable<Blob> | null | undefined) => Promise<UploadItem[]>`: Adds files as if the visitor had picked them. Resolves to their items when all have been checked.
   * - `upload() => Promise<UploadItem[]>`: Sends the images that are ready, and those that failed and can be retried. Cancelled images need `retry()`, paused ones `resume()`.
   * Resolves to all items when nothing is left to do; doesn't reject when an image fails.
   * - `abort(id?: string) => void`: Cancels the upload of one image, or of all. The images stay in the list.
   * - `pause(id?: string) => void`: Pauses the upload of one image, or of all that are being sent or queued. `resume()` continues. An image that is sent in parts keeps
   * the parts that are stored; any other is sent from its start.
   * - `resume(id?: string) => void`: Continues one paused image, or all.
   * - `retry(id?: string) => void`: Tries again to send one image, or all, that failed or were cancelled. An image that waits for its next attempt gets it now.
   * - `remove(id?: string) => void`: Removes an image from the list, and cancels its upload. An object that S3 has stored stays there.
   * Without an id it removes the element from the document, as on every element.
   * - `move(id: string, index: number) => void`: Moves an image to an index of the list, from 0. Uploads that haven't started follow the order of the list.
   * - `clear() => void`: Removes all images from the list.
   * - `showPicker() => void`: Opens the file picker. Browsers allow this only in response to an action of the visitor, such as a click.
   * - `focus(options?: FocusOptions) => void`: undefined
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--s3-image-upload-accent`: Colour of buttons, progress bars, and the border while files are dragged. (default: `light-dark(#1d5fd1, #8ab4ff)`)
   * - `--s3-image-upload-on-accent`: Colour of text on the accent colour. (default: `light-dark(#fff, #0b1b36)`)
   * - `--s3-image-upload-surface`: Background of the dropzone and of images. (default: `light-dark(#fff, #1b1d21)`)
   * - `--s3-image-upload-on-surface`: Colour of text. (default: `light-dark(#1c2026, #eceef2)`)
   * - `--s3-image-upload-border`: Colour of borders. (default: `light-dark(#878d99, #767d8a)`)
   * - `--s3-image-upload-radius`: Radius of corners. (default: `12px`)
   * - `--s3-image-upload-gap`: Space between the parts of the element. (default: `12px`)
   * - `--s3-image-upload-thumbnail-size`: Width and height of a preview. The default is 112px in an avatar and 128px in a gallery. (default: `56px`)
   * - `--s3-image-upload-list-height`: Height above which a list scrolls, `none` for no limit. The default is 40rem in a gallery. (default: `27rem`)
   * - `--s3-image-upload-font`: Font, as in the `font` shorthand. (default: `0.9375rem / 1.45 system-ui, sans-serif`)
   * - `--s3-image-upload-danger`: Colour of failures. (default: `light-dark(#b3261e, #ff9d94)`)
   * - `--s3-image-upload-success`: Colour of the mark of stored images. (default: `light-dark(#1a7239, #74d492)`)
   * - `--s3-image-upload-focus-ring`: Focus ring, as in the `outline` shorthand. (default: `2px solid var(--s3-image-upload-accent)`)
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `base`: The whole element.
   * - `label`: The label.
   * - `dropzone`: The area on which files are dropped.
   * - `icon`: The icon of the dropzone.
   * - `browse-button`: The button that opens the file picker.
   * - `hint`: The text that says what is allowed.
   * - `input`: The file input, visually hidden.
   * - `summary`: The line above several images: how many are uploaded, and what can be done to all of them. It also says that a form waits for them. In the variant `button`: the button that shows count and progress, and opens the list.
   * - `summary-button`: A button in the summary: pause all, resume all, cancel all, try all again, dismiss rejected or remove all.
   * - `list`: The list of images.
   * - `item`: One image. Its state is a second part name: `item-uploading` and so on.
   * - `thumbnail`: The preview of an image.
   * - `view-button`: The button over the preview that opens the image in the viewer.
   * - `viewer`: The dialog with the large image.
   * - `close-button`: The button that closes that dialog.
   * - `placeholder`: The box that replaces a preview that can't be drawn.
   * - `name`: The file's name.
   * - `meta`: Format and size.
   * - `status`: The state of an image: progress, “Uploaded” and so on.
   * - `alt-input`: The field for an image's alternative text: in a gallery, and with `required-alt` in every variant.
   * - `decorative`: The checkbox for an image that needs no alternative text.
   * - `handle`: In a gallery: the button that moves an image, by dragging, with the arrow keys, or by pressing it and then another image.
   * - `progress`: The track of the progress bar.
   * - `progress-bar`: The bar inside the track.
   * - `error`: The reason why an image failed.
   * - `cancel-button`: The button that cancels an upload.
   * - `retry-button`: The button that tries again.
   * - `pause-button`: The button that pauses an upload that takes more than a moment, and resumes it.
   * - `remove-button`: The button that removes an image from the list.
   * - `undo`: The notice that an image was removed. It is shown at the bottom of the window for a few seconds.
   * - `undo-button`: The button that undoes the removal.
   * - `live-region`: The text for screen readers.
   *
   * ## CSS States
   *
   * These can be used to apply styling when a component is in a given state.
   *
   * - `loading`: The element is defined and not rendered yet: its variant or its language is being loaded.
   * - `empty`: The list has no images.
   * - `dragging`: The visitor is dragging files over the element.
   * - `uploading`: An image is being uploaded.
   * - `submitting`: A form waits for the images, and then continues automatically.
   * - `complete`: All images are stored.
   * - `failed`: An image failed or was rejected.
   * - `offline`: The browser reports that it is offline. It can be wrong (VPNs), so failed uploads are still retried.
   * - `disabled`: The element is disabled.
   * - `readonly`: The element is read-only.
   * - `user-invalid`: The element is invalid, and the visitor has tried to submit the form or has left the element.
   */
  "s3-image-upload": Partial<
    S3ImageUploadProps &
      S3ImageUploadSolidJsProps &
      BaseProps<S3ImageUpload> &
      BaseEvents
  >;
};

export type CustomCssProperties = {
  /** Colour of buttons, progress bars, and the border while files are dragged. */
  "--s3-image-upload-accent"?: string | undefined;
  /** Colour of text on the accent colour. */
  "--s3-image-upload-on-accent"?: string | undefined;
  /** Background of the dropzone and of images. */
  "--s3-image-upload-surface"?: string | undefined;
  /** Colour of text. */
  "--s3-image-upload-on-surface"?: string | undefined;
  /** Colour of borders. */
  "--s3-image-upload-border"?: string | undefined;
  /** Radius of corners. */
  "--s3-image-upload-radius"?: string | undefined;
  /** Space between the parts of the element. */
  "--s3-image-upload-gap"?: string | undefined;
  /** Width and height of a preview. The default is 112px in an avatar and 128px in a gallery. */
  "--s3-image-upload-thumbnail-size"?: string | undefined;
  /** Height above which a list scrolls, `none` for no limit. The default is 40rem in a gallery. */
  "--s3-image-upload-list-height"?: string | undefined;
  /** Font, as in the `font` shorthand. */
  "--s3-image-upload-font"?: string | undefined;
  /** Colour of failures. */
  "--s3-image-upload-danger"?: string | undefined;
  /** Colour of the mark of stored images. */
  "--s3-image-upload-success"?: string | undefined;
  /** Focus ring, as in the `outline` shorthand. */
  "--s3-image-upload-focus-ring"?: string | undefined;
};

