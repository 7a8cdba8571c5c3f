// What opens the file picker, what is said beside it, and what is wrong in the form's eyes.
import { html, nothing } from 'lit/html.js';
import { warningIcon } from './icons.js';
import type { Actions, Model } from './model.js';

/** @param content what the button shows, where the page has put nothing into it */
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

/** The page has heard the click on the button already. */
const keepToItself = (event: Event) => event.stopPropagation();
