// The list of images, with a row for each.
import { html } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { itemRow } from './item-row.js';
import { settingFor, type ItemActions, type Model } from './model.js';

/** More rows than any screen shows. */
const SCREENS = 50;

export const list = (model: Model, actions: ItemActions) =>
  model.items.length > 0
    ? html`${model.summary} ${rows(model, actions, model.words.say('list'))}`
    : html`<slot name="empty"></slot>`;

/** @param label the accessible name of the list */
export function rows(model: Model, actions: ItemActions, label: string) {
  const { items, words } = model;
  return html`<div class="scroll">
    <ul
      part="list"
      class=${items.length > SCREENS ? 'list long' : 'list'}
      lang=${words.language}
      aria-label=${label}
    >
      ${repeat(
        items,
        ({ id }) => id,
        // Snapshots are frozen: the same item gives the same row.
        (item) => guard(settingFor(item, model), () => itemRow(item, model, actions)),
      )}
    </ul>
  </div>`;
}
