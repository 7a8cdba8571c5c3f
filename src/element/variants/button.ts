// A button, for toolbars; under it the images, once there are some.
import { css } from '@lit/reactive-element/css-tag.js';
import { html } from 'lit/html.js';
import { uploadIcon } from '../engine/icons.js';
import { list } from '../engine/list.js';
import type { Actions, Model } from '../engine/model.js';
import { browseButton, complaint, fileInput, hint } from '../engine/picker.js';
import type { Variant } from './variant.js';

const view = (model: Model, actions: Actions) => {
  const { words, multiple, dragging, readonly } = model;
  const text = words.say(dragging ? 'dropNow' : multiple ? 'browseMany' : 'browse');
  return html`
    ${
      readonly
        ? fileInput(model, actions)
        : html`<div part="dropzone" class="compact">
            ${browseButton(
              model,
              actions,
              html`<span part="icon"><slot name="icon">${uploadIcon}</slot></span> ${text}`,
            )}
            ${hint(model, true)} ${fileInput(model, actions)}
          </div>`
    }
    ${complaint(model)} ${list(model, actions)}
  `;
};

const styles = css`
  :host {
    display: inline-block;
    container-type: normal;
    vertical-align: top;
  }
  .label {
    display: none;
  }
  .compact {
    position: relative;
    justify-self: start;
  }
  .browse {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    margin: 0;
  }
  .list {
    container-type: inline-size;
    inline-size: 340px;
    max-inline-size: 100%;
  }
  :host(:state(dragging)) .browse {
    outline: 2px dashed var(--_accent);
    outline-offset: 2px;
  }
`;

export const variant: Variant = { styles, create: () => ({ view, drawsPicker: true }) };
