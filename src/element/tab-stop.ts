// A `tabindex` for scripts that keep the focus in a dialog (focus-trap, by default): they do not look into shadow roots, and
// take an element without one for a thing that has no control. Browsers get no second stop by it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const NAME = 'tabindex';

/** While the focus is outside, and inside: then the way back from the first control leads out of the element, not onto it. */
const OUTSIDE = '0';
const INSIDE = '-2'; // as -1, which may be the page's own

export class TabStop implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #root: ShadowRoot | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('focusin', this.#onFocusIn);
  }

  hostUpdated(): void {
    const { shadowRoot } = this.#host;
    if (shadowRoot !== this.#root) {
      this.#root = shadowRoot;
      // Not on the host: it does not hear of moves between itself and what is in it.
      for (const type of ['focusin', 'focusout']) shadowRoot?.addEventListener(type, this.#mark);
    }
    this.#mark();
  }

  readonly #mark = () => {
    const written = this.#host.getAttribute(NAME);
    if (written !== null && written !== OUTSIDE && written !== INSIDE) return; // the page's own
    const hasControl = this.#root?.querySelector(':is(button, .alt):enabled') != null;
    const value = this.#root?.activeElement ? INSIDE : OUTSIDE;
    if (!hasControl) this.#host.removeAttribute(NAME);
    else if (written !== value) this.#host.setAttribute(NAME, value);
  };

  /** A click on its text focuses the element itself; by keyboard there is nothing to do with it. */
  readonly #onFocusIn = (event: FocusEvent) => {
    if (event.composedPath()[0] === this.#host && this.#host.matches(':focus-visible')) this.#host.focus();
  };
}
