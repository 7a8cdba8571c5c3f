// The row of one image in a list.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { UploadItem } from '../../rules/item.js';
import { altText } from './alt-field.js';
import {
  pauseOrRetryButton,
  endButton,
  error,
  lookButton,
  meta,
  name,
  progress,
  statusLine,
  thumbnail,
} from './item-parts.js';
import type { ItemActions, Setting } from './model.js';

export const itemRow = (item: UploadItem, setting: Setting, actions: ItemActions): TemplateResult => html`
  <li part="item item-${item.state}" class="item ${item.state}" data-id=${item.id}>
    <div part="thumbnail" class="thumbnail">
      ${thumbnail(item, actions)} ${lookButton(item, setting, actions)}
    </div>
    <div class="facts">
      ${name(item)}
      <div class="line">
        ${
          error(item) ??
          html`<span part="meta" class="meta">${meta(item, setting.words)}</span>
            ${statusLine(item, setting.words)}`
        }
      </div>
      ${progress(item, setting)} ${setting.requiredAlt ? altText(item, setting, actions) : nothing}
    </div>
    ${
      setting.readonly
        ? nothing
        : html`<div class="actions">
            ${pauseOrRetryButton(item, setting, actions)} ${endButton(item, setting, actions)}
          </div>`
    }
  </li>
`;
