// Styles of the variant `button`.
import { css } from '@lit/reactive-element/css-tag.js';

export const styles = css`
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
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .browse,
  .opener {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    margin: 0;
  }
  .compact .browse::before {
    content: none; /* no larger clickable area, since there is a second button beside it */
  }
  .opener {
    position: relative;
    min-block-size: 40px;
    padding: 9px 12px;
    font: inherit;
    font-variant-numeric: tabular-nums;
    color: var(--_on-surface);
    text-align: start;
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.66);
    cursor: pointer;
  }
  @media (pointer: coarse) {
    .compact > button {
      min-block-size: 44px;
    }
  }
  .opener:hover:enabled {
    background: color-mix(in srgb, var(--_on-surface) 10%, var(--_surface));
  }
  .opener:disabled {
    color: var(--_muted);
    cursor: not-allowed;
  }
  .opener.problem {
    color: var(--_danger);
    border-color: var(--_danger);
  }
  .opener .progress {
    inset-inline: calc(var(--_radius) * 0.66);
    block-size: 3px;
  }
  .progress-bar {
    display: block;
  }
  .steady {
    display: inline-grid;
  }
  .steady::before,
  .steady::after {
    content: attr(data-one);
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
  }
  .steady::after {
    content: attr(data-other);
  }
  /* Below the button and no wider, so that its neighbours do not move. */
  .complaint {
    inline-size: 0;
    min-inline-size: max(100%, min(10em, 60vw));
  }
  .panel {
    container-type: inline-size;
    inline-size: min(360px, 100%);
  }
  /* Without popovers, the list stays below the button. */
  @supports not selector(:popover-open) {
    .opener {
      display: none;
    }
  }
  @supports selector(:popover-open) {
    .panel {
      position: fixed;
      inset: auto;
      inset-inline-start: clamp(8px, var(--_start, 8px), 100% - min(360px, 100% - 16px) - 8px);
      inline-size: min(360px, 100% - 16px);
      margin: 0;
      padding: 12px;
      overflow: auto;
      overscroll-behavior: contain;
      color: inherit;
      background: var(--_surface);
      border: 1px solid color-mix(in srgb, var(--_border) 45%, var(--_surface));
      border-radius: var(--_radius);
      box-shadow: 0 8px 28px rgb(0 0 0 / 22%);
    }
  }
  :host(:state(dragging)) .browse {
    outline: 2px dashed var(--_accent);
    outline-offset: 2px;
  }
`;
