// One image in a list.
import { html, nothing, type TemplateResult } from 'lit';
import type { UploadItem } from '../rules/item.js';
import { endButton, error, meta, name, progress, retryButton, statusLine, thumbnail } from './item-parts.js';
import type { ItemActions } from './model.js';
import type { Words } from './words.js';

export const itemRow = (
  item: UploadItem,
  words: Words,
  readonly: boolean,
  actions: ItemActions,
): TemplateResult => html`
  <li part="item item-${item.state}" class="item ${item.state}" data-id=${item.id}>
    <div part="thumbnail" class="thumbnail">${thumbnail(item, actions)}</div>
    <div class="facts">
      ${name(item)}
      <div class="line">
        ${
          error(item) ??
          html`<span part="meta" class="meta">${meta(item, words)}</span> ${statusLine(item, words)}`
        }
      </div>
      ${progress(item, words)}
    </div>
    ${
      readonly
        ? nothing
        : html`<div class="actions">
            ${retryButton(item, words, actions)} ${endButton(item, words, actions)}
          </div>`
    }
  </li>
`;
