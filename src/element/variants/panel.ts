// The list of the button: a popover, which is placed beside the button that opens it.
import type { Stage } from './variant.js';

/** CSS pixels between the panel, its button and the edges of the window. */
const GAP = 8;

/** CSS pixels that are enough for the panel below the button; otherwise the larger side is used. */
const ENOUGH = 320;

/** With less space than this on both sides, the panel covers the button. A window at 400 % zoom has 320 × 256 CSS pixels. */
const LEAST = 160;

export class Panel {
  /** Whether a form is invalid because of a description, which is written in the list. */
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
   * Opens the panel for a rejected file, since that follows an action of the visitor. A failure can occur while the visitor does
   * something else, so only the button shows it. The focus is not moved.
   */
  readonly drawn = (): void => {
    const refused = this.#stage.count('rejected');
    if (refused > this.#refused && this.#isInSight) this.open();
    this.#refused = refused;
    if (this.#panel && isOpen(this.#panel)) this.#place(); // a complaint may have been added
    this.#stage.root()?.host.addEventListener('invalid', this.#onInvalid);
  };

  /** Opens the panel for a missing description or a paused image. The browser is about to focus the control, which has to be visible. */
  readonly #onInvalid = (): void => {
    if (this.lacksText || this.#stage.count('failed', 'paused') > 0) this.open();
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

  /** Closes the panel. WebKit and scripts of pages would also close a dialog around it. */
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

  /** Whether the button is visible and can be pressed, since no dialog covers it. */
  get #isInSight(): boolean {
    const opener = this.#opener;
    if (!opener) return false;
    const { left, top, width, height } = opener.getBoundingClientRect();
    return opener.contains(this.#stage.root()?.elementFromPoint(left + width / 2, top + height / 2) ?? null);
  }

  /** Places the panel without CSS anchors, which not every browser supports. */
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

/** Checks for popovers first, since the selector is an error in browsers without them. */
const isOpen = (panel: HTMLElement) => isPopover(panel) && panel.matches(':popover-open');

const isPopover = (panel: HTMLElement) => 'popover' in panel;
