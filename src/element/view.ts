// The element as a visitor sees it: what is the same in every variant.
import { html, type TemplateResult } from 'lit';
import type { Model } from './model.js';
import { onServer } from './on-server.js';

export const view = (model: Model, body: TemplateResult): TemplateResult => {
  const { label, isLabelled, words, disabled, announcement } = model;
  const seen = isLabelled ? 'visually-hidden' : 'label';
  return html`
    <fieldset part="base" class="base" ?disabled=${disabled} aria-labelledby="label" @input=${keepToItself}>
      <div part="label" class=${seen} id="label"><slot name="label">${label}</slot></div>
      ${onServer ? html`<slot>${body}</slot>` : body}
      <div part="live-region" class="visually-hidden" role="status" lang=${words.language}>
        ${announcement}
      </div>
    </fieldset>
  `;
};

/** What a field in here hears is no news to the page, which is told of `value`. */
const keepToItself = (event: Event) => event.stopPropagation();
