// The dialog that shows an image large.
import { css } from '@lit/reactive-element/css-tag.js';

export const viewerStyles = css`
  .viewer {
    --_room: calc(100dvh - 4em - 32px);
    margin: auto;
    padding: 0;
    max-inline-size: none;
    max-block-size: none;
    overflow: hidden;
    color: var(--_on-surface);
    background: var(--_surface);
    border: 0;
    border-radius: var(--_radius);
  }
  .viewer::backdrop {
    background: rgb(0 0 0 / 75%);
  }
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    min-inline-size: min(280px, 100vw - 32px);
    max-inline-size: calc(100vw - 32px);
  }
  .title {
    padding-inline-start: 16px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-weight: 500;
  }
  .sheet .action {
    inline-size: 44px;
    block-size: 44px;
    margin: 4px;
  }
  .canvas {
    position: relative;
    display: grid;
    grid-column: span 2;
    place-items: center;
    min-block-size: 96px;
    background: color-mix(in srgb, var(--_on-surface) 8%, var(--_surface));
  }
  .canvas img {
    grid-area: 1 / 1;
    max-inline-size: calc(100vw - 32px);
    max-block-size: var(--_room);
  }
  .sized img {
    inline-size: min(var(--width) * 1px, 100vw - 32px, var(--_room) * var(--ratio));
    aspect-ratio: var(--ratio);
  }
  .unshowable {
    margin: 0;
    padding: 24px 16px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .viewer {
      transition: opacity 150ms;
    }
    @starting-style {
      .viewer {
        opacity: 0;
      }
    }
  }
  @media (forced-colors: active) {
    .viewer {
      border: 1px solid CanvasText;
    }
  }
`;
