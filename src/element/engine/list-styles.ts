// Styles of the list with a row for each image.
import { css } from '@lit/reactive-element/css-tag.js';

export const list = css`
  /* The dropzone is smaller when images need the space. */
  .dropzone.slim {
    grid-template: 1fr auto / auto 1fr auto;
    gap: 0 12px;
    align-items: center;
    justify-items: start;
    padding: 12px 16px;
    text-align: start;
  }
  .slim .icon {
    grid-row: span 2;
  }
  .slim .browse {
    grid-area: 1 / 3 / span 2;
    margin: 0;
  }
  .slim .invitation {
    grid-area: 1 / 2;
  }
  .slim .hint {
    grid-area: 2 / 2;
  }
  :host {
    --_target: 36px;
  }
  @media (pointer: coarse) {
    :host {
      --_target: 44px;
    }
  }
  .summary {
    min-block-size: var(--_target);
    font-size: 0.875em;
  }
  /* As high as the page allows, with a scroll bar for the rest. The padding leaves space for focus rings. */
  .scroll {
    --_list-height: var(--s3-image-upload-list-height, 27rem);
    position: relative;
    padding-block: 4px;
    margin-block-start: -4px;
  }
  .scroll:has(li + li) {
    max-block-size: calc(var(--_list-height) + 8px);
    overflow: auto;
    scroll-padding-block: 6px; /* for focus rings */
    scrollbar-width: thin;
  }
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: ''; /* with \`none\`, Safari does not expose a list */
  }
  .item {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--_gap);
    padding: 8px;
    background: var(--_surface);
    border: 1px solid color-mix(in srgb, var(--_border) 45%, var(--_surface));
    border-radius: var(--_radius);
  }
  .long .item {
    /* Only rows on the screen are laid out and painted. The margin leaves space for focus rings. */
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--_thumbnail-size) + 18px);
    overflow-clip-margin: 4px;
  }
  .item:is(.failed, .rejected) {
    border-color: var(--_danger);
  }
  .thumbnail {
    position: relative;
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
  .look {
    position: absolute;
    inset: 0;
    padding: 0;
    background: none;
    border: 0;
    border-radius: inherit;
    cursor: zoom-in;
  }
  .circle .look {
    border-radius: 50%;
  }
  .look:hover {
    background: rgb(0 0 0 / 12%);
  }
  /* Inside, since the frame would clip it, and with its own background on any photo. */
  .look:focus-visible {
    outline-offset: -4px;
    box-shadow: inset 0 0 0 6px var(--_surface);
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
  /* Always as high as a name and two lines, so that a reason moves nothing. The padding of the row is beside the picture. */
  .facts {
    flex: 1;
    min-inline-size: 0;
    min-block-size: calc(4em + 2px);
    margin-block: -3px;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    align-content: center;
  }
  .facts:has(> .describe) > .line {
    min-block-size: 2.9em;
  }
  /* The second button is beside the first, which does not move. */
  .facts:has(+ .actions > button + button) {
    margin-inline-end: calc(var(--_target) + 4px);
  }
  .name,
  .whole {
    display: flex; /* the outer one in the page's direction, the inner one in that of the name */
    min-inline-size: 0;
    white-space: pre;
    font-weight: 500;
  }
  .head {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-content: start;
    justify-content: space-between;
    column-gap: var(--_gap);
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .status {
    display: inline-flex;
    gap: 4px;
    align-items: center;
  }
  .stored .status {
    color: var(--_success);
  }
  .progress {
    position: absolute;
    inset-block-end: 0;
    inset-inline: var(--_radius);
    block-size: 5px;
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
  @media (forced-colors: none) {
    .paused .progress-bar {
      background: var(--_muted);
    }
  }
  .progress-bar:dir(rtl) {
    transform-origin: right;
  }
  .unknown .progress-bar {
    transform: none;
    mask-image: repeating-linear-gradient(90deg, #000 0 8px, transparent 0 16px);
    animation: appear 1ms 1s backwards; /* an upload that begins at once shows its progress instead */
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .unknown .progress-bar {
      inline-size: 30%;
      mask-image: none;
      animation: pass 1.6s 1s ease-in-out infinite backwards;
    }
    .unknown:dir(rtl) {
      scale: -1 1;
    }
  }
  @keyframes pass {
    from {
      translate: -100%;
    }
    to {
      translate: calc(100% / 0.3);
    }
  }
  .actions {
    display: flex;
    flex: none;
    gap: 4px;
    justify-content: flex-end;
    inline-size: var(--_target);
  }
  .action {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    font: inherit;
    color: var(--_muted);
    background: none;
    border: 1px solid transparent;
    border-radius: 50%;
    cursor: pointer;
  }
  .tip {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
  }
  .action svg {
    inline-size: min(1.25em, 20px);
    block-size: min(1.25em, 20px);
  }
  .action:hover:enabled {
    color: var(--_on-surface);
    background: color-mix(in srgb, var(--_on-surface) 10%, var(--_surface));
  }
  /* On touch screens, the hint has the space of the invitation to drop. */
  @media (hover: none) and (pointer: coarse) {
    .slim .hint {
      grid-area: 1 / 2 / span 2;
    }
  }
  .action:disabled,
  .action:disabled:hover {
    color: var(--_muted);
    opacity: 0.5;
    cursor: not-allowed;
  }
  @container (max-inline-size: 360px) {
    .dropzone.slim {
      grid-template: auto / 1fr;
      gap: 6px;
      justify-items: stretch;
    }
    .slim :is(.icon, .invitation) {
      display: none;
    }
    .slim .browse {
      grid-area: auto;
    }
    .slim .hint {
      grid-area: auto;
    }
    .item {
      gap: 8px;
    }
    .thumbnail {
      inline-size: min(44px, var(--_thumbnail-size));
      block-size: min(44px, var(--_thumbnail-size));
    }
  }
  /* The texts need the room of the icon. */
  @container (min-inline-size: 361px) and (max-inline-size: 480px) {
    .slim .icon {
      display: none;
    }
    .slim :is(.invitation, .hint) {
      grid-column: 1 / 3;
    }
  }
  /* The facts of an image have two lines in any language, a reason has three. The second button is below the first. */
  @container (max-inline-size: 480px) {
    .long .item {
      contain-intrinsic-block-size: auto max(4.65em + 14px, 2 * var(--_target) + 2px);
    }
    .facts {
      min-block-size: calc(4.65em + 2px);
    }
    .facts:has(> .describe) > .line {
      min-block-size: 3.65em;
    }
    .line {
      flex-flow: column;
      justify-content: start;
    }
    .line > .error {
      font-size: 0.93em;
      line-height: 1.3;
    }
    .meta {
      order: 1; /* its line may be empty */
    }
    .item:not(.stored) .meta {
      min-block-size: 1.45em;
      min-block-size: 1lh;
    }
    .actions {
      flex-direction: column-reverse;
      gap: 0;
      align-self: flex-start;
      justify-content: flex-end;
      block-size: calc(2 * var(--_target));
      margin-block: -8px;
    }
    .facts:has(+ .actions > button + button) {
      margin-inline-end: 0;
    }
  }
  @media (forced-colors: active) {
    .look {
      border: 1px solid ButtonBorder;
    }
    .progress {
      border: 1px solid CanvasText;
    }
    .progress-bar {
      background: Highlight;
      forced-color-adjust: none;
    }
    .action {
      border-color: ButtonBorder;
    }
  }
`;
