// A grid of images that the visitor puts in order, each with a field for its alternative text. The first is the cover.
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { displayName } from '../../rules/display-name.js';
import type { UploadItem } from '../../rules/item.js';
import { altText } from '../engine/alt-field.js';
import { gripIcon } from '../engine/icons.js';
import { rows } from '../engine/list.js';
import {
  pauseOrRetryButton,
  endButton,
  error,
  lookButton,
  name,
  progress,
  statusLine,
  thumbnail,
  tip,
} from '../engine/item-parts.js';
import { settingFor, type Actions, type Model, type Setting } from '../engine/model.js';
import { styles } from './gallery-styles.js';
import { isPlaced, Reordering } from './reordering.js';
import { Seen } from './seen.js';
import type { Stage, Variant } from './variant.js';

/** Whether an image is in `images`, or will be if its upload succeeds. */
const mayBeStored = (item: UploadItem) =>
  item.state !== 'aborted' && (item.state !== 'failed' || item.error.retryable);

function create(stage: Stage) {
  const order = new Reordering(stage);
  const seen = new Seen(stage);

  const view = (model: Model, actions: Actions) => {
    const { items, words } = model;
    const refused = items.filter((item) => !isPlaced(item));
    const arranged = order.arrange(items.filter(isPlaced));
    const cover = model.multiple ? arranged.find(mayBeStored) : undefined;
    return html`
      ${items.length === 0 ? html`<slot name="empty"></slot>` : nothing} ${model.summary}
      ${refused.length > 0 ? rows({ ...model, items: refused }, actions, words.say('rejected')) : nothing}
      ${
        arranged.length > 0
          ? html`<div class="scroll">
                <ul
                  part="list"
                  class=${order.lifted === undefined ? 'grid' : 'grid sorting'}
                  lang=${words.language}
                  aria-label=${words.say('list')}
                  @pointerdown=${order.onPointerDown}
                  @pointermove=${order.onPointerMove}
                  @pointerup=${order.onPointerUp}
                  @pointercancel=${order.onPointerCancel}
                  @keydown=${order.onKeyDown}
                  @touchmove=${order.onTouchMove}
                  @contextmenu=${order.onContextMenu}
                  @click=${order.onClick}
                >
                  ${repeat(
                    arranged,
                    ({ id }) => id,
                    (item) => tile(item, item === cover, model, actions),
                  )}
                </ul>
              </div>
              <span id="move-help" hidden>${words.say('moveHelp')}</span>`
          : nothing
      }
    `;
  };

  const tile = (item: UploadItem, isCover: boolean, model: Model, actions: Actions) => {
    const isLifted = order.lifted === item.id;
    // Among hundreds of tiles, only those that have been visible are filled, and those that will get the focus.
    if (item.id === model.undescribed || item.id === model.unresumed) seen.add(item.id); // a control of it is about to get the focus
    const isFilled = seen.has(item.id) || item.state === 'failed' || isLifted;
    return guard(
      [...settingFor(item, model), isCover, isLifted, isFilled, model.multiple],
      () => html`
        <li
          part="item item-${item.state}"
          class="tile ${item.state} ${isCover ? 'cover' : ''} ${isLifted ? 'lifted' : ''} ${isFilled ? '' : item.file ? 'shell' : 'shell existing'}"
          data-id=${item.id}
          data-label=${isFilled ? nothing : model.words.say('description')}
        >
          ${isFilled ? content(item, isCover, isLifted, model, actions) : displayName(item.name)}
        </li>
      `,
    );
  };

  const content = (
    item: UploadItem,
    isCover: boolean,
    isLifted: boolean,
    setting: Model,
    actions: Actions,
  ): TemplateResult => {
    const { words, readonly, multiple } = setting;
    /** While an image is lifted, a press on another one is its new place. */
    const onLookClick = (id: string) => {
      if (order.lifted === undefined) actions.onLookClick(id);
    };
    return html`
      <div class="frame">
        <div part="thumbnail" class="thumbnail">
          ${thumbnail(item, actions)} ${lookButton(item, setting, { ...actions, onLookClick })}
        </div>
        ${isCover ? html`<span class="badge" dir="auto">${words.say('cover')}</span>` : nothing}
        ${
          readonly
            ? nothing
            : html`<div class="corner">
                ${multiple ? handle(item, isLifted, setting) : nothing}
                <span class="ends"
                  >${pauseOrRetryButton(item, setting, actions)} ${endButton(item, setting, actions)}</span
                >
              </div>`
        }
        ${error(item)} ${progress(item, setting)}
      </div>
      ${name(item)} ${item.file ? statusLine(item, words) : nothing} ${altText(item, setting, actions)}
    `;
  };

  const handle = (item: UploadItem, isLifted: boolean, { words, nameOf }: Setting) => {
    const name = words.say('handle', { name: nameOf(item) });
    return html`<button
      part="handle"
      class="action"
      type="button"
      aria-label=${name}
      aria-describedby="move-help"
      aria-pressed=${isLifted ? 'true' : 'false'}
    >
      ${tip(name, gripIcon)}
    </button>`;
  };

  return {
    view,
    drawn: () => {
      seen.watch();
      order.follow();
    },
    end: () => {
      seen.end();
      order.cancel();
    },
  };
}

export const variant: Variant = { styles, create };
