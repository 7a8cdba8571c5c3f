// Styles of the summary and of a list that scrolls.
import { css } from '@lit/reactive-element/css-tag.js';

export const severalStyles = css`
  .summary {
    position: relative;
    display: flex;
    gap: 4px;
    align-items: center;
    font-variant-numeric: tabular-nums;
  }
  .sum {
    display: flex;
    flex: 1;
    gap: 2px 8px;
    align-items: center;
    min-inline-size: 0;
    line-height: 1.25; /* two lines are as high as the buttons */
  }
  .trouble {
    display: inline-flex;
    gap: 2px;
    align-items: center;
    white-space: nowrap;
    color: var(--_danger);
  }
  .done svg {
    margin-inline-end: -4px; /* the same distance as in a row */
    color: var(--_success);
  }
  .bulk {
    flex: none;
    min-block-size: 36px;
    padding: 4px 8px;
    font: inherit;
    font-weight: 600;
    color: inherit; /* a page's accent may be too dark for text */
    background: none;
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 0.66);
    cursor: pointer;
  }
  .bulk-tip {
    display: flex;
    gap: 4px;
    align-items: center;
  }
  .bulk:enabled svg {
    color: var(--_accent);
  }
  .bulk:hover:enabled {
    background: var(--_tint);
  }
  .bulk:disabled {
    color: var(--_muted);
    cursor: not-allowed;
  }
  .summary > .progress {
    inset-inline: 0;
    block-size: 3px;
  }
  .scroll.fits:has(li + li) {
    overflow: visible; /* for images that are dragged out of it */
  }
  .full .alt:focus-visible {
    outline-offset: -2px; /* at the sides, space for focus rings would change the width */
  }
  .sum:has(.trouble) ~ .for-pause .bulk-text {
    display: none;
  }
  /* Leaves parts out so that the summary stays on one line in any language. */
  @container (max-inline-size: 960px) {
    .sum:has(.trouble + .trouble) .trouble-text {
      display: none;
    }
  }
  @container (max-inline-size: 720px) {
    .for-pause .bulk-text,
    .sum:has(.trouble) .time {
      display: none;
    }
  }
  @container (max-inline-size: 640px) {
    .trouble-text {
      display: none;
    }
  }
  @container (max-inline-size: 560px) {
    .bulk + .bulk:not(.for-pause + .bulk) .bulk-text {
      display: none;
    }
  }
  @container (max-inline-size: 400px) {
    .sum ~ .for-pause + .bulk .bulk-text,
    .sum:has(.trouble + .trouble) ~ .bulk .bulk-text {
      display: none;
    }
  }
  @container (max-inline-size: 300px) {
    .for-pause + .bulk .bulk-text {
      display: none;
    }
  }
  @container (max-inline-size: 340px) {
    .sum ~ .bulk .bulk-text {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .bulk {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
    .bulk-tip {
      justify-content: center;
    }
  }
  @media (forced-colors: active) {
    .bulk {
      border-color: ButtonBorder;
    }
  }
`;
