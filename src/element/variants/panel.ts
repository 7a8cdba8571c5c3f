// The list of the button: a popover, which lies above the page and is placed beside what opens it.
import type { Stage } from './variant.js';

/** CSS pixels between the panel, its button and the edges of the window. */
const GAP = 8;

/** The side of the button that has this many CSS pixels is good enough, below before above. */
const ENOUGH = 320;

/** With less than this on both sides it lies over the button; a window of 320 × 256 CSS pixels is one at 400 % zoom. */
const LEAST = 160;

export class Panel {
  /** A form lacks a description, which is written in the list. */
  lacksText = false;
  readonly #stage: Stage;
  #refused: number;
  #listening = new AbortController();

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#refused = stage.count('rejected');
  }

  readonly open = (): void => {
    const panel = this.#panel;
    if (panel && isPopover(panel) && !isOpen(panel)) panel.showPopover();
  };

  readonly end = (): void => {
    this.#listening.abort();
    this.#stage.root()?.host.removeEventListener('invalid', this.#onInvalid);
  };

  /**
   * A refusal is the answer to what the visitor has just done, so they see it at once; a failure may come while they do
   * something else, and is told by the button. No focus is moved.
   */
  readonly drawn = (): void => {
    const refused = this.#stage.count('rejected');
    if (refused > this.#refused && this.#isInSight) this.open();
    this.#refused = refused;
    if (this.#panel && isOpen(this.#panel)) this.#place(); // a complaint may be there by now
    this.#stage.root()?.host.addEventListener('invalid', this.#onInvalid);
  };

  /** What is wrong can be mended in the list. The browser is about to focus the field, which has to be in sight. */
  readonly #onInvalid = (): void => {
    if (this.lacksText || this.#stage.count('failed') > 0) this.open();
  };

  readonly onBeforeToggle = ({ newState }: ToggleEvent): void => {
    if (newState === 'open') this.#place();
    // Chromium moves the focus to the page's body instead.
    else if (this.#panel?.contains(this.#stage.root()?.activeElement ?? null)) this.#opener?.focus();
  };

  readonly onToggle = ({ newState }: ToggleEvent): void => {
    this.#listening.abort();
    const view = this.#panel?.ownerDocument.defaultView;
    if (newState !== 'open' || !view) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    view.addEventListener('scroll', this.#place, { capture: true, passive: true, signal });
    view.addEventListener('resize', this.#place, { signal });
  };

  /** Closes the panel, and not also a dialog around it, as WebKit and scripts of pages would. */
  readonly onKeyDown = (event: KeyboardEvent): void => {
    const panel = this.#panel;
    if (event.key !== 'Escape' || !panel || !isOpen(panel)) return;
    event.preventDefault();
    event.stopPropagation();
    panel.hidePopover();
  };

  get #panel(): HTMLElement | null | undefined {
    return this.#stage.root()?.querySelector<HTMLElement>('.panel');
  }

  get #opener(): HTMLElement | null | undefined {
    return this.#stage.root()?.querySelector<HTMLElement>('.opener');
  }

  /** It is on the screen, and can be pressed: no dialog is above it. */
  get #isInSight(): boolean {
    const opener = this.#opener;
    if (!opener) return false;
    const { left, top, width, height } = opener.getBoundingClientRect();
    return opener.contains(this.#stage.root()?.elementFromPoint(left + width / 2, top + height / 2) ?? null);
  }

  /** Without CSS anchors, which not every browser has. */
  readonly #place = (): void => {
    const panel = this.#panel;
    const opener = this.#opener;
    const view = opener?.ownerDocument.defaultView;
    if (!panel || !opener || !view) return;
    const { left, right, top, bottom } = (opener.closest('.base') ?? opener).getBoundingClientRect();
    const { innerHeight, document } = view;
    const [above, below] = [top - 2 * GAP, innerHeight - bottom - 2 * GAP];
    const isBelow = below >= Math.min(above, ENOUGH);
    const room = isBelow ? below : above;
    const isRtl = view.getComputedStyle(panel).direction === 'rtl';
    panel.style.setProperty('--_start', `${isRtl ? document.documentElement.clientWidth - right : left}px`);
    Object.assign(
      panel.style,
      room < LEAST
        ? { top: `${GAP}px`, bottom: 'auto', maxHeight: `${innerHeight - 2 * GAP}px` }
        : isBelow
          ? { top: `${bottom + GAP}px`, bottom: 'auto', maxHeight: `${room}px` }
          : { top: 'auto', bottom: `${innerHeight - top + GAP}px`, maxHeight: `${room}px` },
    );
  };
}

/** The selector is an error to a browser that has none. */
const isOpen = (panel: HTMLElement) => isPopover(panel) && panel.matches(':popover-open');

const isPopover = (panel: HTMLElement) => 'popover' in panel;
