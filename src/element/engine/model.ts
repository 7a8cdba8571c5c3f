// The model that templates render: the state of the element, and the actions of its controls.
import type { nothing, TemplateResult } from 'lit/html.js';
import type { UploadItem } from '../../rules/item.js';
import type { FrameActions, FrameModel } from '../contract.js';
import type { Words } from '../page/words.js';

/** What is the same for every image. */
export interface Setting {
  readonly words: Words;
  readonly readonly: boolean;
  /** The name of an image in the names of its buttons. No two images have the same. */
  readonly nameOf: (item: UploadItem) => string;
  /** Whether the image has a button that pauses or resumes its upload. */
  readonly mayPause: (item: UploadItem) => boolean;
  /** The id of the paused image that the form asks for. */
  readonly unresumed: string | undefined;
  /** Whether each image has a field for its alternative text. */
  readonly requiredAlt: boolean;
  /** The id of the image whose alternative text the form asks for. */
  readonly undescribed: string | undefined;
  /** Whether it is time to show which texts are missing. */
  readonly isTried: boolean;
}

/** Everything that the rendering of this image depends on. */
export const settingFor = (item: UploadItem, setting: Setting): unknown[] => {
  const { words, readonly, nameOf, mayPause, unresumed, requiredAlt, isTried, undescribed } = setting;
  const isAskedFor = [unresumed, undescribed].map((id) => id === item.id);
  return [item, words, readonly, nameOf(item), mayPause(item), requiredAlt, isTried, ...isAskedFor];
};

export interface Model extends FrameModel, Setting {
  readonly items: readonly UploadItem[];
  /** Whether files are being dragged over the element. */
  readonly dragging: boolean;
  /** The summary above the images, if there is one. */
  readonly summary: TemplateResult | typeof nothing;
  /** The buttons for actions on all images, which are a part of the summary. */
  readonly bulkButtons: unknown;
}

export interface ItemActions {
  readonly onCancelClick: (id: string) => void;
  readonly onRetryClick: (id: string) => void;
  readonly onPauseClick: (id: string) => void;
  readonly onResumeClick: (id: string) => void;
  /** @param isByKey whether the button was pressed by a key or a screen reader */
  readonly onRemoveClick: (id: string, isByKey: boolean) => void;
  readonly onPreviewError: (id: string) => void;
  /** Called when the visitor has pressed a picture to see it large. */
  readonly onLookClick: (id: string) => void;
  /** Called when the visitor has changed the alternative text of an image. */
  readonly onDescribe: (id: string, text: string) => void;
  readonly onDescribed: () => void;
  readonly onDecorativeChange: (id: string, isDecorative: boolean) => void;
}

export interface Actions extends ItemActions, FrameActions {}
