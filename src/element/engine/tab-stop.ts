// A `tabindex` for scripts that keep the focus in a dialog (focus-trap, Radix, …). By default they don't look into shadow
// roots: an element without `tabindex` has no control for them, and one with it is a single control. Browsers stop at each control.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isVisible } from './composed.js';

const NAME = 'tabindex';

/** The page's own `tabindex` may be any other value. */
const STOP = '0';

const CONTROL = ':is(button, .alt, .mark):enabled';

/** Without `keyIdentifier`: WebKit moves the focus also for a script's event, if that says Tab. */
const TAB = { key: 'Tab', code: 'Tab', keyCode: 9, bubbles: true, cancelable: true, composed: true };

export class TabStop implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #root: ShadowRoot | null = null;
  /** The `tabindex` while it is removed. */
  #kept: string | undefined;
  /** Until React has hydrated the page, it complains of attributes that the server hasn't written. */
  #isEarly: boolean;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('focusin', this.#onFocusIn);
    if (host.isConnected && !host.shadowRoot?.activeElement) this.#leadOn(); // the focus has loaded the engine
    this.#isEarly = host.isConnected && host.ownerDocument.readyState !== 'complete';
    if (this.#isEarly)
      whenIdle(() => {
        this.#isEarly = false;
        this.#mark();
      });
  }

  hostUpdated(): void {
    const { shadowRoot } = this.#host;
    if (shadowRoot !== this.#root) {
      this.#root = shadowRoot;
      shadowRoot?.addEventListener('keydown', this.#onKeyDown as EventListener);
      // Not on the host, which doesn't get events of moves inside. If the key didn't move the focus, there is a `keyup`.
      for (const type of ['focusin', 'focusout', 'keyup']) shadowRoot?.addEventListener(type, this.#putBack);
    }
    this.#mark();
  }

  #mark(): void {
    const written = this.#host.getAttribute(NAME);
    if (this.#isEarly || (written !== null && written !== STOP)) return;
    if (!this.#root?.querySelector(CONTROL)) this.#host.removeAttribute(NAME);
    else if (written === null) this.#host.setAttribute(NAME, STOP);
  }

  /**
   * At the first or last control, the key leaves the element. Scripts are asked by an event on the element itself, the only control
   * that they know. A script that moves the focus prevents the event. Otherwise the browser moves the focus, and meanwhile the
   * element is no tab stop; otherwise going back from the first control would stop at the element.
   */
  readonly #onKeyDown = (event: KeyboardEvent) => {
    const { type, key, shiftKey, altKey } = event; // with Alt (Option), Safari stops at all controls
    if (key !== 'Tab' || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const isLeaving = this.#root?.activeElement === edgeOf(this.#root, shiftKey ? 'first' : 'last');
    const asked = new KeyboardEvent(type, { ...TAB, shiftKey, altKey });
    if (isLeaving && !this.#host.dispatchEvent(asked)) {
      event.preventDefault();
      event.stopPropagation(); // otherwise the script would move the focus again
    } else this.#takeAway();
  };

  #takeAway(): void {
    const written = this.#host.getAttribute(NAME);
    if (written === null || Number(written) < 0) return;
    this.#kept = written;
    this.#host.setAttribute(NAME, '-1');
  }

  readonly #putBack = () => {
    if (this.#kept === undefined) return;
    this.#host.setAttribute(NAME, this.#kept);
    this.#kept = undefined;
    this.#mark();
  };

  /** A click on its text focuses the element itself, which does nothing by keyboard. */
  readonly #onFocusIn = (event: FocusEvent) => {
    if (event.composedPath()[0] === this.#host) this.#leadOn();
  };

  #leadOn(): void {
    if (this.#host.matches(':focus-visible')) this.#host.focus();
  }
}

/** The control that gets the focus, also when a script moves it: with Shift+Tab the last one, as in browsers. */
export function entryOf(root: ShadowRoot | null): HTMLElement | undefined {
  const { event } = globalThis as { event?: Partial<KeyboardEvent> };
  return edgeOf(root, event?.key === 'Tab' && event.shiftKey ? 'last' : 'first');
}

/** Controls that the page's style sheets don't hide. */
function edgeOf(root: ShadowRoot | null, end: 'first' | 'last'): HTMLElement | undefined {
  const controls = [...(root?.querySelectorAll<HTMLElement>(CONTROL) ?? [])];
  return end === 'first'
    ? controls.find((control) => isVisible(control))
    : controls.findLast((control) => isVisible(control));
}

const whenIdle = (act: () => void) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(act) : setTimeout(act, 200); // not in Safari
