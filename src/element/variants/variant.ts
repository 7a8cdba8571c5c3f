// A variant: one way to render the element.
import type { CSSResult, TemplateResult } from 'lit';
import type { ItemState, UploadItem } from '../../rules/item.js';
import type { Progress } from '../../rules/progress.js';
import type { Actions, Model } from '../engine/model.js';
import type { Words } from '../page/words.js';

/** The element, for variants that do more than render. */
export interface Stage {
  readonly items: readonly UploadItem[];
  /** Number of images in one of these states. */
  readonly count: (...states: ItemState[]) => number;
  /** Progress of all images together. */
  readonly progress: Progress;
  /** Whether the visitor may change the images. */
  readonly takes: boolean;
  readonly words: Words;
  readonly root: () => ShadowRoot | null;
  readonly requestUpdate: () => void;
  /** Called when the visitor has moved an image to this index. */
  readonly onMove: (id: string, index: number) => void;
  readonly announce: (text: string) => void;
}

export interface Drawing {
  readonly view: (model: Model, actions: Actions) => TemplateResult;
  /** Whether it has its own button, file input and complaint, instead of the dropzone. */
  readonly drawsPicker?: boolean;
  /** Called after each rendering. */
  readonly drawn?: () => void;
  /** Shows the images, if they are hidden. */
  readonly reveal?: () => void;
  /** Called when another variant takes over, or the element leaves the page. */
  readonly end?: () => void;
}

export interface Variant {
  readonly styles?: CSSResult;
  readonly create: (stage: Stage) => Drawing;
}
