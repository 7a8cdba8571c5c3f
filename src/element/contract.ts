// What the shell and the engine know of each other. The shell is there first; the engine comes with the first image, or before.
import type { CSSResult } from '@lit/reactive-element';
import type { Strings } from '../locales/strings.js';
import type { S3ImageUpload } from './s3-image-upload.js';
import type { Uploads } from './engine/uploads.js';
import type { HeldImages } from './page/held-images.js';
import type { Paste } from './intake/paste.js';
import type { Settings } from './page/settings.js';
import type { Words } from './page/words.js';

/** What the empty control shows. */
export interface FrameModel {
  readonly words: Words;
  readonly label: string;
  /** A `<label for>` of the page says it already. */
  readonly isLabelled: boolean;
  readonly hint: string;
  /** What is wrong, in the eyes of the form; empty: nothing, or the visitor need not know yet. */
  readonly complaint: string;
  /** The engine is needed, and could not be loaded. */
  readonly isMissing: boolean;
  readonly accept: string;
  readonly capture: string | undefined;
  readonly multiple: boolean;
  readonly disabled: boolean;
  readonly readonly: boolean;
}

/** The element, as the engine sees it. */
export interface EngineHost {
  readonly element: S3ImageUpload;
  readonly actions: FrameActions;
  readonly held: HeldImages;
  readonly words: () => Words;
  readonly settings: () => Settings;
  /** Warns the page's author, once for each complaint. */
  readonly complain: (complaint: string) => void;
  /** All that is said in English. */
  readonly learn: (english: Strings) => void;
  /** The stored images. */
  readonly json: () => string;
  /** The images have changed. */
  readonly onStateChange: () => void;
  /** The visitor has changed the stored images, and the page is about to be told. */
  readonly onNews: () => void;
  /** The visitor should see by now what is wrong. */
  readonly showComplaint: () => void;
  /** Other styles are needed. */
  readonly dress: () => void;
}

/** What can be done to the empty control. */
export interface FrameActions {
  readonly onBrowseClick: () => void;
  readonly onInputChange: (event: Event) => void;
  readonly onLoadAgain: () => void;
}

/** Why a form can't be sent. */
export interface Lacking {
  readonly flag: keyof ValidityStateFlags;
  readonly message: string;
  /** Where it can be mended, if that is drawn by now; by default by the button. */
  readonly field?: () => HTMLElement | null | undefined;
}

/** All that an element needs once it has an image. */
export interface Engine {
  readonly uploads: Uploads;
  /** Reads what the page has set by now. */
  readonly configure: () => void;
  /** Why the images do not allow the form to be sent, if anything. */
  readonly lack: () => Lacking | undefined;
  /** The visitor has changed the stored images, and the page has not been told. */
  readonly hasNews: boolean;
  /** Makes a change by script, which is no news. */
  readonly quietly: (change: () => void) => void;
  /** A form waits, and goes on by itself. */
  readonly isSubmitting: boolean;
  /** Custom states, beside those of an element without images. */
  readonly states: Readonly<Record<string, boolean>>;
  /** Beside the styles of the shell. */
  readonly styles: readonly CSSResult[];
  /** The variant has a button and a file input of its own, in the place of the dropzone. */
  readonly drawsPicker: boolean;
  /** Settles when the variant that the page wants is there, or can't be had. */
  readonly loaded: Promise<void> | undefined;
  /** What screen readers are told. */
  readonly announcement: string;
  /** Files hang over the element. */
  readonly dragging: boolean;
  /** The dropzone leaves its room to images: to the one that another would replace, or to a gallery. */
  readonly isSlim: boolean;
  /** Draws at once, or with the next frame. */
  readonly schedule: (draw: () => void) => Promise<void> | undefined;
  /** Draws what is not in the frame into its fieldset, before this node. */
  readonly draw: (frame: FrameModel, fieldset: HTMLElement, before: HTMLElement) => void;
  /** Those of the pasted files that are for this element. */
  readonly filesFor: (paste: Paste) => File[];
  /** The control that the focus enters by. */
  readonly entry: () => HTMLElement | undefined;
  /** The form that the element belongs to by now. */
  readonly watchForm: (form: HTMLFormElement | null) => void;
  /** A form is about to be sent; no listener of the page has been called. */
  readonly onSubmit: (event: SubmitEvent, form: HTMLFormElement) => void;
  /** Sends a form that has waited, by the button that was pressed. */
  readonly send: (form: HTMLFormElement, submitter: HTMLElement | null) => void;
  /** The form was reset: it does not go on by itself any more, and nothing is known of the visitor. */
  readonly reset: () => void;
  /** Sends what was stopped because the element was out of the document. */
  readonly resume: () => void;
  /** The page has cancelled this image, or all. */
  readonly forget: (id: string | undefined) => void;
}
