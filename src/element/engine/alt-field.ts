// The field for the alternative text of an image, and the checkbox for decorative images.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { UploadItem } from '../../rules/item.js';
import { isUndescribed } from '../../rules/lack.js';
import type { ItemActions, Setting } from './model.js';

/** Returns the field, or the text if it can't be changed. Refused images get none. */
export function altText(item: UploadItem, setting: Setting, actions: ItemActions) {
  if (!setting.readonly) return item.state === 'rejected' ? nothing : field(item, setting, actions);
  return item.alt ? html`<span class="alt-text" dir="auto">${item.alt}</span>` : nothing;
}

function field(item: UploadItem, setting: Setting, actions: ItemActions) {
  const { words, nameOf, requiredAlt, isTried, undescribed } = setting;
  const { alt, id } = item;
  const isWanted = requiredAlt && isUndescribed(item);
  const name = html`<span class="visually-hidden" dir="auto"> ${nameOf(item)}</span>`;
  return html`<div class="describe">
    <label class="ask"
      ><span dir="auto">${words.say('description')}</span>${name}
      <input
        part="alt-input"
        class="alt"
        id=${idOf(id)}
        type="text"
        dir="auto"
        autocomplete="off"
        aria-required=${requiredAlt ? 'true' : nothing}
        aria-invalid=${isWanted && isTried ? 'true' : nothing}
        aria-describedby=${isTried && undescribed === id ? 'complaint' : nothing}
        ?disabled=${alt === ''}
        .value=${live(alt ?? '')}
        @input=${({ target }: Event) => actions.onDescribe(id, (target as HTMLInputElement).value)}
        @change=${actions.onDescribed}
    /></label>
    <label part="decorative" class="decorative"
      ><input
        class="mark"
        type="checkbox"
        .checked=${live(alt === '')}
        @change=${({ target }: Event) => actions.onDecorativeChange(id, (target as HTMLInputElement).checked)}
      /><span dir="auto">${words.say('decorative')}</span>${name}</label
    >
  </div>`;
}

/** The field for the alternative text of this image. */
export const fieldOf = (root: ShadowRoot | null, id: string) => root?.getElementById(idOf(id));

const idOf = (id: string) => `alt-${id}`;
