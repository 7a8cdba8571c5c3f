// The element as a visitor sees it: a function of what is true.
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { UploadItem } from '../rules/item.js';
import { pictureIcon } from './icons.js';
import { itemView, type ItemActions } from './item-view.js';
import type { Words } from './words.js';

export interface Model {
  readonly words: Words;
  readonly items: readonly UploadItem[];
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  readonly capture: string | undefined;
  readonly multiple: boolean;
  readonly disabled: boolean;
  readonly dragging: boolean;
  readonly announcement: string;
}

export interface Actions extends ItemActions {
  readonly onBrowseClick: () => void;
  readonly onInputChange: (event: Event) => void;
}

/** More rows than any screen has. */
const SCREENS = 50;

export const view = (model: Model, actions: Actions): TemplateResult => html`
  <div part="base" class="base" role="group" aria-labelledby="label">
    <div part="label" class="label" id="label"><slot name="label">${model.label}</slot></div>
    ${dropzone(model, actions)}
    ${
      model.items.length > 0
        ? html`<ul
            part="list"
            class=${model.items.length > SCREENS ? 'list long' : 'list'}
            lang=${model.words.language}
            aria-label=${model.words.say('list')}
          >
            ${repeat(
              model.items,
              ({ id }) => id,
              // Snapshots are frozen: a row whose item is the same is the same.
              (item) => guard([item, model.words], () => itemView(item, model.words, actions)),
            )}
          </ul>`
        : nothing
    }
    <div part="live-region" class="visually-hidden" role="status" lang=${model.words.language}>
      ${model.announcement}
    </div>
  </div>
`;

const dropzone = (
  { words: { say, language }, hint, accept, capture, multiple, disabled, dragging }: Model,
  { onBrowseClick, onInputChange }: Actions,
) => html`
  <div part="dropzone" class="dropzone" lang=${language}>
    <span part="icon" class="icon"><slot name="icon">${pictureIcon}</slot></span>
    <span class="invitation" dir="auto">${say(dragging ? 'dropNow' : multiple ? 'dropMany' : 'drop')}</span>
    <button
      part="browse-button"
      class="browse"
      type="button"
      ?disabled=${disabled}
      aria-describedby="hint"
      @click=${onBrowseClick}
    >
      <slot name="browse">${say(multiple ? 'browseMany' : 'browse')}</slot>
    </button>
    <span part="hint" class="hint" id="hint" dir="auto"><slot name="hint">${hint}</slot></span>
    <input
      part="input"
      class="visually-hidden"
      type="file"
      tabindex="-1"
      aria-hidden="true"
      accept=${accept}
      capture=${capture ?? nothing}
      ?multiple=${multiple}
      ?disabled=${disabled}
      @click=${keepToItself}
      @change=${onInputChange}
    />
  </div>
`;

/** The page has heard the click on the button already. */
const keepToItself = (event: Event) => event.stopPropagation();
