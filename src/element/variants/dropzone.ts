// The dropzone: a place for files, and under it a list with a row for each image.
import { html } from 'lit';
import { pictureIcon } from '../icons.js';
import { list } from '../list.js';
import type { Actions, Model } from '../model.js';
import { browseButton, complaint, fileInput, hint } from '../picker.js';
import type { Variant } from './variant.js';

export const variant: Variant = { create: () => ({ view }) };

const view = (model: Model, actions: Actions) => html`
  ${model.readonly ? fileInput(model, actions) : dropzone(model, actions)} ${complaint(model)}
  ${list(model, actions)}
`;

export const dropzone = (model: Model, actions: Actions) => {
  const { words, multiple, dragging } = model;
  return html`
    <div part="dropzone" class="dropzone" lang=${words.language}>
      <span part="icon" class="icon"><slot name="icon">${pictureIcon}</slot></span>
      <span class="invitation" dir="auto"
        >${words.say(dragging ? 'dropNow' : multiple ? 'dropMany' : 'drop')}</span
      >
      ${browseButton(model, actions, words.say(multiple ? 'browseMany' : 'browse'))} ${hint(model)}
      ${fileInput(model, actions)}
    </div>
  `;
};
