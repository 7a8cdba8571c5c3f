// What a drawing is made of: all that is true of the element, and what can be done to it.
import type { UploadItem } from '../../rules/item.js';
import type { FrameActions, FrameModel } from '../contract.js';
import type { Words } from '../page/words.js';

/** What is the same for every image. */
export interface Setting {
  readonly words: Words;
  readonly readonly: boolean;
  /** Of an image, for names of buttons: no two images have the same. */
  readonly nameOf: (item: UploadItem) => string;
}

export interface Model extends FrameModel {
  readonly items: readonly UploadItem[];
  readonly nameOf: Setting['nameOf'];
  /** Files hang over the element. */
  readonly dragging: boolean;
}

export interface ItemActions {
  readonly onCancelClick: (id: string) => void;
  readonly onRetryClick: (id: string) => void;
  readonly onRemoveClick: (id: string) => void;
  readonly onPreviewError: (id: string) => void;
}

export interface Actions extends ItemActions, FrameActions {}
