// The interfaces between the shell and the engine. The shell is loaded first, the engine with the first image or before.
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
  /** Whether a `<label for>` of the page shows the label already. */
  readonly isLabelled: boolean;
  readonly hint: string;
  /** The complaint of the form. Empty if there is none, or if it isn't time to show it. */
  readonly complaint: string;
  /** The engine is needed and could not be loaded. */
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
  /** Loads all of English. */
  readonly learn: (english: Strings) => void;
  /** The stored images. */
  readonly json: () => string;
  /** Called when the images have changed. */
  readonly onStateChange: () => void;
  /** Called when the visitor has changed the stored images, before the events are dispatched. */
  readonly onNews: () => void;
  /** Shows the complaint of the form from now on. */
  readonly showComplaint: () => void;
  /** Called when other styles are needed. */
  readonly dress: () => void;
}

/** The actions of the empty control. */
export interface FrameActions {
  readonly onBrowseClick: () => void;
  readonly onInputChange: (event: Event) => void;
  readonly onLoadAgain: () => void;
}

/** Why a form can't be submitted. */
export interface Lacking {
  readonly flag: keyof ValidityStateFlags;
  readonly message: string;
  /** The control where the visitor can fix it, if that has been rendered; the default is the button. */
  readonly field?: () => HTMLElement | null | undefined;
}

/** What an element needs when it has an image. */
export interface Engine {
  readonly uploads: Uploads;
  /** Reads the options that the page has set. */
  readonly configure: () => void;
  /** Returns why the images make the form invalid, if they do. */
  readonly lack: () => Lacking | undefined;
  /** Whether the visitor has changed the stored images, and the events are not dispatched yet. */
  readonly hasNews: boolean;
  /** Makes a change that dispatches no `input` or `change`. */
  readonly quietly: (change: () => void) => void;
  /** Whether a form is waiting, and will continue automatically. */
  readonly isSubmitting: boolean;
  /** The custom states, beside those of an element without images. */
  readonly states: Readonly<Record<string, boolean>>;
  /** The styles, beside those of the shell. */
  readonly styles: readonly CSSResult[];
  /** Whether the variant has its own button and file input, instead of the dropzone. */
  readonly drawsPicker: boolean;
  /** Settles when the wanted variant has loaded, or can't be loaded. */
  readonly loaded: Promise<void> | undefined;
  /** The text for screen readers. */
  readonly announcement: string;
  /** Whether files are being dragged over the element. */
  readonly dragging: boolean;
  /** Whether the dropzone is smaller: because of the image that another would replace, or in a gallery. */
  readonly isSlim: boolean;
  /** Renders immediately, or in the next frame. */
  readonly schedule: (draw: () => void) => Promise<void> | undefined;
  /** Renders everything but the frame into the frame's fieldset, before this node. */
  readonly draw: (frame: FrameModel, fieldset: HTMLElement, before: HTMLElement) => void;
  /** The pasted files that are meant for this element. */
  readonly filesFor: (paste: Paste) => File[];
  /** The control that the focus enters first. */
  readonly entry: () => HTMLElement | undefined;
  /** Called with the form that the element belongs to now. */
  readonly watchForm: (form: HTMLFormElement | null) => void;
  /** Called when a form is about to be submitted, before any listener of the page. */
  readonly onSubmit: (event: SubmitEvent, form: HTMLFormElement) => void;
  /** Submits a form that has waited, with the button that was pressed. */
  readonly send: (form: HTMLFormElement, submitter: HTMLElement | null) => void;
  /** Called when the form was reset: it won't continue automatically, and the visitor's actions are forgotten. */
  readonly reset: () => void;
  /** Sends the images that were paused because the element was out of the document. */
  readonly resume: () => void;
  /** Called when the page has cancelled or paused this image, or all images. */
  readonly forget: (id: string | undefined) => void;
}
