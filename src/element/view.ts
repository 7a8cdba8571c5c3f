// The element as a visitor sees it: what is the same in every variant.
import { html, type TemplateResult } from 'lit';
import type { Actions, Model } from './model.js';

export const view = (model: Model, actions: Actions, body: TemplateResult): TemplateResult => {
  const { label, isLabelled, words, announcement } = model;
  const seen = isLabelled ? 'visually-hidden' : 'label';
  return html`
    <div part="base" class="base" role="group" aria-labelledby="label" @input=${keepToItself}>
      <div part="label" class=${seen} id="label"><slot name="label">${label}</slot></div>
      ${body}
      <div part="live-region" class="visually-hidden" role="status" lang=${words.language}>
        ${announcement}
      </div>
      <slot class="unscripted" @slotchange=${actions.onSlotChange}></slot>
    </div>
  `;
};

/** What a field in here hears is no news to the page, which is told of `value`. */
const keepToItself = (event: Event) => event.stopPropagation();
