// The default styles that all variants have in common. Pages change them with custom properties and parts.
import { css } from '@lit/reactive-element/css-tag.js';

export const base = css`
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
    contain-intrinsic-inline-size: 280px; /* a size container has no intrinsic width, for example in a flex row */
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
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
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

  button:focus-visible {
    outline: var(--_focus-ring);
    outline-offset: 2px;
  }
  .error {
    display: inline-flex;
    gap: 4px;
    align-items: start;
    color: var(--_danger);
    overflow-wrap: anywhere;
  }
  .complaint {
    font-size: 0.875em;
  }
  .complaint > button {
    flex: none;
    padding: 0;
    font: inherit;
    color: inherit;
    text-decoration: underline;
    background: none;
    border: 0;
    cursor: pointer;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }
`;
