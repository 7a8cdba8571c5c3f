// One round photo, which is itself the control: a press on it opens the picker. The buttons to cancel and remove are at its edge.
import { css } from '@lit/reactive-element/css-tag.js';
import { html, nothing } from 'lit/html.js';
import type { UploadItem } from '../../rules/item.js';
import { foremost } from '../../rules/shown.js';
import { altText } from '../engine/alt-field.js';
import { cameraIcon, personIcon } from '../engine/icons.js';
import {
  pauseOrRetryButton,
  endButton,
  error,
  lookButton,
  picture,
  progress,
  statusLine,
} from '../engine/item-parts.js';
import type { Actions, Model } from '../engine/model.js';
import { browseButton, complaint, fileInput, hint } from '../engine/picker.js';
import type { Variant } from './variant.js';

const view = (model: Model, actions: Actions) => {
  const { words, items, readonly } = model;
  const shown = foremost(items);
  const others = items.filter((item) => item !== shown && 'error' in item);
  return html`
    <div class="portrait">
      <div
        part="dropzone ${shown ? `item item-${shown.state}` : ''}"
        class="circle ${shown?.state ?? 'vacant'}"
        data-id=${shown?.id ?? nothing}
      >
        ${readonly ? portrait(shown, model, actions) : photo(shown, model, actions)}
        ${shown ? progress(shown, model) : nothing}
        ${shown && !readonly ? buttons(shown, model, actions) : nothing} ${fileInput(model, actions)}
      </div>
      <div class="beside" lang=${words.language}>
        ${model.summary} ${readonly ? nothing : hint(model)}
        ${shown ? (error(shown) ?? progressOf(shown, model)) : nothing}
        ${shown && model.requiredAlt ? altText(shown, model, actions) : nothing}
        ${others.map(
          (item) =>
            html`<div part="item item-${item.state}" class="refused" data-id=${item.id}>
              ${error(item)} ${pauseOrRetryButton(item, model, actions)} ${endButton(item, model, actions)}
            </div>`,
        )}
        ${items.some(({ state }) => state === 'failed') ? nothing : complaint(model)}
        ${items.length === 0 ? html`<slot name="empty"></slot>` : nothing}
      </div>
    </div>
  `;
};

/** Progress and result. A read-only photo shows none. */
const progressOf = (item: UploadItem, { words, readonly }: Model) =>
  item.state === 'ready' || (item.state === 'stored' && readonly) ? nothing : statusLine(item, words);

const face = (shown: UploadItem | undefined, actions: Actions, alt?: string) => html`
  <span part="thumbnail" class="thumbnail"
    >${shown?.previewUrl ? picture(shown, actions, alt) : personIcon}</span
  >
`;

/** A read-only photo. */
const portrait = (shown: UploadItem | undefined, model: Model, actions: Actions) => html`
  ${face(shown, actions, shown && (shown.alt ?? model.nameOf(shown)))}
  ${shown ? lookButton(shown, model, actions) : nothing}
`;

const photo = (shown: UploadItem | undefined, model: Model, actions: Actions) =>
  browseButton(
    model,
    actions,
    html`${face(shown, actions)}<span class="veil"><slot name="icon">${cameraIcon}</slot></span>`,
    model.words.say(shown ? 'replace' : 'browse'),
  );

const buttons = (shown: UploadItem, model: Model, actions: Actions) => html`
  <div class="edge">${pauseOrRetryButton(shown, model, actions)} ${endButton(shown, model, actions)}</div>
`;

const styles = css`
  :host {
    --_edge: var(--s3-image-upload-thumbnail-size, 112px);
  }
  .portrait {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_gap) calc(var(--_gap) * 1.5);
    align-items: center;
  }
  .circle {
    position: relative;
    flex: none;
    inline-size: var(--_edge);
    block-size: var(--_edge);
  }
  .browse,
  .circle > .thumbnail {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    margin: 0;
    padding: 0;
    overflow: hidden;
    color: var(--_muted);
    background: var(--_surface);
    border: 1.5px dashed var(--_border);
    border-radius: 50%;
  }
  .browse:is(:hover, :disabled) {
    color: var(--_muted);
    background: var(--_surface);
  }
  .circle.stored > :is(.browse, .thumbnail) {
    border-style: solid;
    border-color: color-mix(in srgb, var(--_border) 45%, var(--_surface));
  }
  .circle:is(.failed, .rejected) .browse {
    border-color: var(--_danger);
    border-style: solid;
  }
  .circle .thumbnail {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 50%;
  }
  .circle .thumbnail svg {
    font-size: calc(var(--_edge) * 0.45);
  }
  .veil {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    display: grid;
    place-items: center;
    padding-block: 4px 8px;
    color: #fff;
    background: rgb(0 0 0 / 62%);
  }
  .vacant .veil {
    color: var(--_on-accent);
    background: var(--_accent);
  }
  :host(:state(disabled)) .veil {
    opacity: 0;
  }
  :host(:state(dragging)) .browse {
    outline: 2px dashed var(--_accent);
    outline-offset: 2px;
  }
  .circle .progress {
    position: absolute;
    inset: -5px;
    block-size: auto;
    margin: 0;
    border-radius: 50%;
    pointer-events: none;
    mask: radial-gradient(closest-side, transparent calc(100% - 4px), #000 calc(100% - 3.5px));
  }
  .circle .progress-bar {
    block-size: 100%;
    border-radius: 0;
    background: conic-gradient(var(--_bar) calc(var(--fraction) * 1turn), transparent 0);
    transform: none;
    --_bar: var(--_accent);
  }
  @media (forced-colors: none) {
    .circle.paused .progress-bar {
      --_bar: var(--_muted);
    }
  }
  .circle .unknown .progress-bar {
    background: repeating-conic-gradient(var(--_bar) 0 4%, transparent 0 8%);
    mask-image: none;
  }
  @media (prefers-reduced-motion: no-preference) {
    .circle .unknown .progress-bar {
      --fraction: 0.25;
      inline-size: auto;
      transform-origin: center;
      background: conic-gradient(var(--_bar) calc(var(--fraction) * 1turn), transparent 0);
      animation: turn 1.6s 1s linear infinite backwards;
    }
  }
  @keyframes turn {
    from {
      rotate: 0turn;
    }
    to {
      rotate: 1turn;
    }
  }
  /* Outside of the progress ring, which would cover it. */
  .circle:is(.presigning, .uploading, .paused) .browse:focus-visible {
    outline-offset: 7px;
  }
  .edge {
    position: absolute;
    inset-block-start: -4px;
    inset-inline: -4px;
    display: flex;
    pointer-events: none;
  }
  .edge > :last-child {
    margin-inline-start: auto;
  }
  .edge .action,
  .edge .action:hover {
    inline-size: 32px;
    block-size: 32px;
    color: var(--_on-surface);
    background: var(--_surface);
    border-color: color-mix(in srgb, var(--_border) 60%, var(--_surface));
    pointer-events: auto;
  }
  .edge .action:hover {
    border-color: var(--_on-surface);
  }
  @media (pointer: coarse) {
    .edge .action,
    .edge .action:hover {
      inline-size: 44px;
      block-size: 44px;
    }
  }
  .beside {
    flex: 1 1 max(140px, 10em);
    min-inline-size: 0;
    display: grid;
    gap: 4px;
    justify-items: start;
    font-size: 0.9375em;
  }
  .circle.stored + .beside .status {
    color: var(--_success);
  }
  .refused {
    display: flex;
    gap: 4px;
    align-items: center;
  }
  @media (forced-colors: active) {
    .circle .progress-bar {
      --_bar: Highlight;
    }
  }
`;

export const variant: Variant = { styles, create: () => ({ view, drawsPicker: true }) };
