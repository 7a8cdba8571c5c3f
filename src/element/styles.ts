// The look at home; a page changes it through custom properties and parts.
import { css } from 'lit';

export const styles = css`
  :host {
    --_accent: var(--s3-image-upload-accent, light-dark(#1d5fd1, #8ab4ff));
    --_on-accent: var(--s3-image-upload-on-accent, light-dark(#fff, #0b1b36));
    --_surface: var(--s3-image-upload-surface, light-dark(#fff, #1b1d21));
    --_on-surface: var(--s3-image-upload-on-surface, light-dark(#1c2026, #eceef2));
    --_border: var(--s3-image-upload-border, light-dark(#878d99, #767d8a));
    --_radius: var(--s3-image-upload-radius, 12px);
    --_gap: var(--s3-image-upload-gap, 12px);
    --_thumbnail-size: var(--s3-image-upload-thumbnail-size, 56px);
    --_danger: var(--s3-image-upload-danger, light-dark(#b3261e, #ff9d94));
    --_success: var(--s3-image-upload-success, light-dark(#1a7239, #74d492));
    --_focus-ring: var(--s3-image-upload-focus-ring, 2px solid var(--_accent));
    --_muted: color-mix(in srgb, var(--_on-surface) 72%, var(--_surface));
    --_tint: color-mix(in srgb, var(--_accent) 8%, var(--_surface));
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    min-inline-size: 0;
    max-inline-size: 100%;
    contain-intrinsic-inline-size: 280px; /* a container has no width of its own, in a flex row for one */
    font: var(--s3-image-upload-font, 0.9375rem / 1.45 system-ui, sans-serif);
    color: var(--_on-surface);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    border: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .base {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
  }
  .label {
    font-weight: 600;
  }
  svg {
    display: block;
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
  }

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
  }
  .browse {
    margin-block: 8px 4px;
    padding: 9px 18px;
    min-block-size: 40px;
    font: inherit;
    font-weight: 600;
    color: var(--_on-accent);
    background: var(--_accent);
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 0.66);
    cursor: pointer;
  }
  /* All of the dropzone is the button's to click; what a page put into it stays above. */
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
  button:focus-visible {
    outline: var(--_focus-ring);
    outline-offset: 2px;
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

  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: ''; /* Safari takes \`none\` for: no list */
  }
  .item {
    display: flex;
    align-items: center;
    gap: var(--_gap);
    padding: 8px;
    background: var(--_surface);
    border: 1px solid color-mix(in srgb, var(--_border) 45%, var(--_surface));
    border-radius: var(--_radius);
  }
  .long .item {
    /* Of hundreds only those on screen are laid out and painted; focus rings may reach over the edge. */
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--_thumbnail-size) + 18px);
    overflow-clip-margin: 4px;
  }
  .item:is(.failed, .rejected) {
    border-color: var(--_danger);
  }
  .thumbnail {
    flex: none;
    inline-size: var(--_thumbnail-size);
    block-size: var(--_thumbnail-size);
    overflow: hidden;
    border-radius: calc(var(--_radius) * 0.66);
    background: color-mix(in srgb, var(--_on-surface) 8%, var(--_surface));
  }
  .thumbnail img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .placeholder {
    display: grid;
    place-items: center;
    block-size: 100%;
    color: var(--_muted);
    font-size: 0.75em;
    font-weight: 600;
  }
  .placeholder svg {
    font-size: 1.5em;
  }
  .facts {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    gap: 2px;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: -webkit-match-parent;
    text-align: match-parent; /* of the page, whatever the direction of the name */
    font-weight: 500;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: var(--_gap);
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .status,
  .error {
    display: inline-flex;
    gap: 4px;
    align-items: center;
  }
  .error {
    align-items: start;
    color: var(--_danger);
    overflow-wrap: anywhere;
  }
  .stored .status {
    color: var(--_success);
  }
  .progress {
    block-size: 6px;
    margin-block: 4px 2px;
    overflow: hidden;
    border-radius: 3px;
    background: color-mix(in srgb, var(--_on-surface) 14%, var(--_surface));
  }
  .progress-bar {
    block-size: 100%;
    border-radius: inherit;
    background: var(--_accent);
    transform-origin: left;
    transform: scaleX(var(--fraction));
    transition: transform 120ms linear;
  }
  .progress-bar:dir(rtl) {
    transform-origin: right;
  }
  .actions {
    display: flex;
    gap: 4px;
  }
  .action {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    font: inherit;
    color: var(--_muted);
    background: none;
    border: 1px solid transparent;
    border-radius: 50%;
    cursor: pointer;
  }
  .action:hover {
    color: var(--_on-surface);
    background: color-mix(in srgb, var(--_on-surface) 10%, var(--_surface));
  }
  @container (max-inline-size: 360px) {
    .dropzone {
      padding: 16px 12px;
    }
    .item {
      gap: 8px;
    }
    .thumbnail {
      inline-size: min(44px, var(--_thumbnail-size));
      block-size: min(44px, var(--_thumbnail-size));
    }
    .actions {
      flex-direction: column;
      gap: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .progress {
      border: 1px solid CanvasText;
    }
    .progress-bar {
      background: Highlight;
      forced-color-adjust: none;
    }
    .browse,
    .action {
      border-color: ButtonBorder;
    }
  }
`;
