// What a variant is: a way to draw the same element.
import type { CSSResult, TemplateResult } from 'lit';
import type { UploadItem } from '../../rules/item.js';
import type { Actions, Model } from '../engine/model.js';
import type { Words } from '../page/words.js';

/** The element, as a variant sees it that does more than draw. */
export interface Stage {
  readonly items: readonly UploadItem[];
  /** The visitor may change them. */
  readonly takes: boolean;
  readonly words: Words;
  readonly root: () => ShadowRoot | null;
  readonly requestUpdate: () => void;
  /** The visitor has put an image in this place. */
  readonly onMove: (id: string, index: number) => void;
  readonly announce: (text: string) => void;
}

export interface Drawing {
  readonly view: (model: Model, actions: Actions) => TemplateResult;
  /** It has a button, a file input and a complaint of its own, in the place of the dropzone. */
  readonly drawsPicker?: boolean;
  /** After each drawing. */
  readonly drawn?: () => void;
  /** Another variant takes its place, or the element leaves the page. */
  readonly end?: () => void;
}

export interface Variant {
  readonly styles?: CSSResult;
  readonly create: (stage: Stage) => Drawing;
}
