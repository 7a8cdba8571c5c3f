// The button that opens the file picker, the hint beside it, and the complaint of the form.
import { html, nothing } from 'lit/html.js';
import { warningIcon } from './icons.js';
import type { Actions, Model } from './model.js';

/** @param content the content of the button, unless the page has filled the slot */
export const browseButton = (
  { disabled, words, complaint }: Model,
  { onBrowseClick }: Actions,
  content: unknown,
  name?: string,
) => html`
  <button
    part="browse-button"
    class="browse"
    type="button"
    lang=${words.language}
    ?disabled=${disabled}
    aria-label=${name ?? nothing}
    aria-describedby=${complaint ? 'hint complaint' : 'hint'}
    @click=${onBrowseClick}
  >
    <slot name="browse">${content}</slot>
  </button>
`;

export const hint = ({ hint, words }: Model, hidden = false) => html`
  <span
    part="hint"
    class=${hidden ? 'hint visually-hidden' : 'hint'}
    id="hint"
    dir=${words.direction}
    lang=${words.language}
    ><slot name="hint">${hint}</slot></span
  >
`;

export const fileInput = ({ accept, capture, multiple, disabled }: Model, { onInputChange }: Actions) => html`
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
`;

export const complaint = ({ complaint, words }: Model) =>
  complaint
    ? html`<div part="error" class="error complaint" id="complaint" lang=${words.language}>
        ${warningIcon}<span dir="auto">${complaint}</span>
      </div>`
    : nothing;

/** The page's own listeners have already heard the click on the button. */
const keepToItself = (event: Event) => event.stopPropagation();
