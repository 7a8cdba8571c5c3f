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
  /** Each image has a field for its alternative text. */
  readonly requiredAlt: boolean;
  /** The id of the image whose alternative text the form asks for. */
  readonly undescribed: string | undefined;
  /** The visitor should see by now which texts are missing. */
  readonly isTried: boolean;
}

/** All that the drawing of this image depends on. */
export const settingFor = (item: UploadItem, setting: Setting): unknown[] => {
  const { words, readonly, nameOf, requiredAlt, isTried, undescribed } = setting;
  return [item, words, readonly, nameOf(item), requiredAlt, isTried, undescribed === item.id];
};

export interface Model extends FrameModel, Setting {
  readonly items: readonly UploadItem[];
  /** Files hang over the element. */
  readonly dragging: boolean;
}

export interface ItemActions {
  readonly onCancelClick: (id: string) => void;
  readonly onRetryClick: (id: string) => void;
  /** @param isByKey by a key, or by a screen reader */
  readonly onRemoveClick: (id: string, isByKey: boolean) => void;
  readonly onPreviewError: (id: string) => void;
  /** The visitor writes the alternative text of an image, and has written it. */
  readonly onDescribe: (id: string, text: string) => void;
  readonly onDescribed: () => void;
  readonly onDecorativeChange: (id: string, isDecorative: boolean) => void;
}

export interface Actions extends ItemActions, FrameActions {}
