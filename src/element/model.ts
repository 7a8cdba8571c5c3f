// What a drawing is made of: all that is true of the element, and what can be done to it.
import type { UploadItem } from '../rules/item.js';
import type { Words } from './words.js';

/** What is the same for every image. */
export interface Setting {
  readonly words: Words;
  readonly readonly: boolean;
  /** Of an image, for names of buttons: no two images have the same. */
  readonly nameOf: (item: UploadItem) => string;
}

export interface Model extends Setting {
  readonly items: readonly UploadItem[];
  readonly label: string;
  /** A `<label for>` of the page says it already. */
  readonly isLabelled: boolean;
  readonly hint: string;
  /** What is wrong, in the eyes of the form; empty: nothing, or the visitor need not know yet. */
  readonly complaint: string;
  readonly accept: string;
  readonly capture: string | undefined;
  readonly multiple: boolean;
  readonly disabled: boolean;
  readonly dragging: boolean;
  readonly announcement: string;
}

export interface ItemActions {
  readonly onCancelClick: (id: string) => void;
  readonly onRetryClick: (id: string) => void;
  readonly onRemoveClick: (id: string) => void;
  readonly onPreviewError: (id: string) => void;
}

export interface Actions extends ItemActions {
  readonly onBrowseClick: () => void;
  readonly onInputChange: (event: Event) => void;
}
