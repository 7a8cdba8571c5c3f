// Keeps the keyboard's place: when what has the focus is drawn no more, the focus goes to what has its place.
import type { ReactiveController, ReactiveElement } from '@lit/reactive-element';

/** Each image has this button; so one key removes several, and no other thing is done by it. */
const END = '[part=cancel-button], [part=remove-button]';

export class FocusController implements ReactiveController {
  readonly #host: ReactiveElement;
  #focused: Element | null | undefined;
  #row: Element | null | undefined;
  #index = -1;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement;
    this.#row = this.#focused?.closest('[data-id]');
    this.#index = this.#row ? this.#rows.indexOf(this.#row) : -1;
  }

  hostUpdated(): void {
    if (!this.#focused) return;
    if (this.#focused.isConnected) {
      // What is moved in the document loses the focus.
      if (this.#host.shadowRoot?.activeElement !== this.#focused) (this.#focused as HTMLElement).focus();
      return;
    }
    // The same button of the row in its place, or of the nearest that has any.
    const part = this.#focused.getAttribute('part') ?? '';
    const buttonIn = (row: Element | null | undefined) =>
      row?.querySelector<HTMLElement>(`button[part="${part}"]`) ??
      row?.querySelector<HTMLElement>(END) ??
      undefined;
    const after = this.#rows.slice(this.#index).map(buttonIn).find(Boolean);
    const before = this.#rows.slice(0, this.#index).map(buttonIn).findLast(Boolean);
    const own = this.#row?.isConnected ? buttonIn(this.#row) : undefined;
    (own ?? (this.#index < 0 ? this.#host : (after ?? before ?? this.#host))).focus();
  }

  get #rows(): Element[] {
    return [...this.#host.renderRoot.querySelectorAll('[data-id]')];
  }
}
