// Styles of the area on which files are dropped, and of its button.
import { css } from '@lit/reactive-element/css-tag.js';

export const dropzone = css`
  .dropzone {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 24px 16px;
    text-align: center;
    background: var(--_surface);
    border: 1.5px dashed var(--_border);
    border-radius: var(--_radius);
    cursor: pointer;
    transition:
      background-color 120ms,
      border-color 120ms;
  }
  .dropzone:hover,
  :host(:state(dragging)) .dropzone {
    background: var(--_tint);
    border-color: var(--_accent);
  }
  :host(:state(dragging)) .dropzone {
    border-style: solid;
  }
  .icon {
    color: var(--_accent);
    font-size: 1.75em;
  }
  .hint {
    color: var(--_muted);
    font-size: 0.875em;
    text-wrap: balance;
  }
  .browse {
    margin-block: 8px 4px;
    padding: 9px 18px;
    min-block-size: 44px; /* WCAG 2.5.5 */
    font: inherit;
    font-weight: 600;
    color: var(--_on-accent);
    background: var(--_accent);
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 0.66);
    cursor: pointer;
  }
  /* The button is clickable in the whole dropzone; the page's own content stays above it. */
  .browse::before {
    content: '';
    position: absolute;
    inset: 0;
  }
  .hint ::slotted(*) {
    position: relative;
  }
  .browse:hover:enabled {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_on-surface));
  }
  :host(:state(disabled)) .dropzone {
    cursor: not-allowed;
    background: color-mix(in srgb, var(--_on-surface) 5%, var(--_surface));
    border-color: color-mix(in srgb, var(--_border) 50%, var(--_surface));
  }
  :host(:state(disabled)) :is(.icon, .invitation, .hint, .label) {
    color: var(--_muted);
  }
  .browse:disabled {
    color: var(--_muted);
    background: color-mix(in srgb, var(--_on-surface) 12%, var(--_surface));
    cursor: not-allowed;
  }

  /* On a touch screen, files can't be dropped and are rarely pasted. */
  @media (hover: none) and (pointer: coarse) {
    .invitation {
      display: none;
    }
  }
  @container (max-inline-size: 360px) {
    .dropzone {
      padding: 16px 12px;
    }
  }
  @media (forced-colors: active) {
    .browse {
      border-color: ButtonBorder;
    }
  }
`;
