// Styles of the grid.
import { css } from '@lit/reactive-element/css-tag.js';

export const styles = css`
  :host {
    --_tile: max(var(--s3-image-upload-thumbnail-size, 0px), 128px, 8em);
  }
  .scroll:has(> .grid) {
    --_list-height: var(--s3-image-upload-list-height, 40rem);
  }
  .grid {
    position: relative;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(var(--_tile), 100%), 1fr));
    grid-auto-flow: dense;
    gap: var(--_gap);
    margin: 0;
    padding: 0;
    list-style: '';
  }
  .tile {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    align-content: start;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--_tile) + 160px);
    overflow-clip-margin: 6px;
    border-radius: var(--_radius);
  }
  /* WebKit clips content at the edge of a tile with content-visibility, including the border and focus ring of its field. */
  @supports not (overflow-clip-margin: 6px) {
    .grid {
      gap: max(0px, var(--_gap) - 8px);
    }
    .tile {
      padding: 4px;
      border-radius: 0;
    }
  }
  /* The height of a filled tile, so that filling it moves nothing: frame, name, label, status and field. */
  .shell {
    padding-block-end: calc(1em + 66px);
  }
  .shell::after {
    content: attr(data-label);
    font-size: 0.8125em;
    visibility: hidden;
  }
  .shell.existing {
    padding-block-end: calc(62px - 0.18em); /* it has no status */
  }
  .shell::before {
    content: '';
    aspect-ratio: 1;
  }
  .frame {
    position: relative;
    display: grid;
    align-content: end;
    aspect-ratio: 1;
    overflow: hidden;
    overflow: clip; /* it grows with a reason that is too long for it */
    border: 1px solid color-mix(in srgb, var(--_border) 45%, var(--_surface));
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  /* The photo can be dragged, on touch screens after a long press. */
  .frame {
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  .tile.failed .frame {
    border-color: var(--_danger);
  }
  .tile .thumbnail {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 0;
  }
  .tile .name {
    font-size: 0.875em;
  }
  .tile :is(.status, .error) {
    font-size: 0.8125em;
  }
  .tile .status {
    color: var(--_muted);
  }
  .tile.failed .status {
    color: var(--_danger);
  }
  .tile.stored .status {
    color: var(--_success);
  }
  .tile .alt {
    scroll-margin-block-start: min(17em, var(--_list-height) * 0.6);
  }
  .cover .alt {
    scroll-margin-block-start: min(27em, var(--_list-height) * 0.6);
  }
  /* Over the picture, below the buttons: what is below the tile stays where it is. */
  .tile .error {
    position: relative;
    padding: 3px 6px;
    line-height: 1.25;
    background: color-mix(in srgb, var(--_surface) 94%, transparent);
    pointer-events: none;
  }
  .frame:has(> .error) {
    padding-block-start: 40px;
  }
  .tile .error svg {
    display: none; /* the words need its room */
  }
  .failed .badge {
    inset-block: 44px auto;
  }
  .badge {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-start: 8px;
    padding: 1px 8px;
    font-size: 0.75em;
    font-weight: 600;
    color: var(--_on-accent);
    background: var(--_accent);
    border-radius: 99px;
  }
  .corner {
    position: absolute;
    inset-block-start: 6px;
    inset-inline: 6px;
    display: flex;
    justify-content: space-between;
  }
  .ends {
    display: flex;
    margin-inline-start: auto;
    gap: 4px;
  }
  .tile .action,
  .tile .action:hover {
    inline-size: 32px;
    block-size: 32px;
    color: var(--_on-surface);
    background: color-mix(in srgb, var(--_surface) 88%, transparent);
  }
  .tile .action:hover {
    background: var(--_surface);
  }
  .tile [part='handle'] {
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .frame .progress {
    position: absolute;
    inset-inline: 8px;
    inset-block-end: 8px;
    margin: 0;
    box-shadow: 0 0 0 2px var(--_surface);
  }
  .cover .frame .progress {
    inset-block-end: 34px;
  }
  .tile [part='handle']:disabled {
    cursor: not-allowed;
  }
  .sorting .tile:not(.lifted) .frame {
    cursor: copy;
  }
  .lifted .frame::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid var(--_accent);
    border-radius: calc(var(--_radius) - 1px);
    pointer-events: none;
  }
  .lifted[style] {
    z-index: 1;
    content-visibility: visible;
    pointer-events: none;
    opacity: 0.94;
    transform: translate(var(--x, 0), var(--y, 0));
    scale: 1.03;
    filter: drop-shadow(0 8px 16px rgb(0 0 0 / 35%));
  }
  @media (pointer: coarse) {
    .corner {
      inset-block-start: 2px;
      inset-inline: 2px;
    }
    .ends {
      flex-direction: column-reverse; /* the remove button stays at the same place */
      gap: 0;
    }
    .frame:has(> .error) {
      padding-block-start: 92px;
    }
    .failed .badge {
      inset-block-start: 52px;
    }
    .tile .action,
    .tile .action:hover {
      inline-size: 44px;
      block-size: 44px;
    }
  }
  @container (min-inline-size: 480px) {
    .cover {
      grid-column: span 2;
      grid-row: span 2;
    }
  }
  @container (max-inline-size: 360px) {
    .grid {
      --_tile: max(116px, 7.5em); /* a container has no intrinsic width */
    }
  }
  @media (forced-colors: active) {
    .lifted .frame::after {
      border-color: Highlight;
    }
    .badge {
      border: 1px solid CanvasText;
    }
  }
`;
