// The field for the alternative text of an image.
import { css } from '@lit/reactive-element/css-tag.js';

export const altStyles = css`
  .describe {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    font-size: 0.8125em;
  }
  .ask {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    color: var(--_muted);
  }
  .alt {
    inline-size: 100%;
    min-block-size: 32px;
    padding: 4px 8px;
    font: inherit;
    font-size: 1.08em;
    color: var(--_on-surface);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.5);
    /* Scrolled to, it brings along the image above it and the checkbox below it. */
    scroll-margin-block: min(9em, var(--_list-height) * 0.6) 3.8em;
  }
  .alt:disabled {
    color: var(--_muted);
    background: color-mix(in srgb, var(--_on-surface) 5%, var(--_surface));
    border-color: color-mix(in srgb, var(--_border) 50%, var(--_surface));
    cursor: not-allowed;
  }
  .alt[aria-invalid] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .decorative {
    display: flex;
    gap: 6px;
    align-items: center;
    justify-self: start;
    min-block-size: 24px;
  }
  .mark {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }
  :is(.alt, .mark):focus-visible {
    outline: var(--_focus-ring);
    outline-offset: 1px;
  }
  .full .alt[aria-invalid]:focus-visible {
    outline-offset: -4px; /* within its own frame */
  }
  .alt-text {
    font-size: 0.875em;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .item:has(.describe) {
    align-items: start;
  }
  .item .describe {
    margin-block-start: 4px;
  }
  @media (pointer: coarse) {
    .alt,
    .decorative {
      min-block-size: 44px;
    }
    .mark {
      inline-size: 22px;
      block-size: 22px;
    }
  }
`;
