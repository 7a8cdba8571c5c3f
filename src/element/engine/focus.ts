// Keeps the keyboard's place: when the focused control is no longer rendered, focuses the one in its place.
import type { ReactiveController, ReactiveElement } from '@lit/reactive-element';

/** The focus moves only to this button, which each image has: repeated presses remove several images, and do nothing else. */
const END = '[part=cancel-button], [part=remove-button]';

/** The rendered rows, in order. */
const rowsOf = ({ shadowRoot }: Element): HTMLElement[] => [
  ...(shadowRoot?.querySelectorAll<HTMLElement>('[data-id]') ?? []),
];

/** The rows of these images, in order. An image that was removed has a row until the next frame: it can't take the focus. */
export function rowsOfItems(element: Element, items: readonly { id: string }[]): HTMLElement[] {
  const ids = new Set<string | undefined>(items.map(({ id }) => id));
  return rowsOf(element).filter(({ dataset }) => ids.has(dataset.id));
}

/** The lists of rows, as `list` and the variants render them. A search through thousands of rows would take milliseconds. */
export const listsIn = ({ shadowRoot }: Element): Element[] =>
  [...(shadowRoot?.querySelector('fieldset')?.children ?? [])]
    .flatMap((child) => (child.matches('.panel') ? [...child.children] : child))
    .flatMap((child) => (child.matches('.scroll') ? [...child.children] : []));

const buttonIn = (row: Element, part: string) =>
  row.querySelector<HTMLElement>(`button[part="${part}"]`) ??
  row.querySelector<HTMLElement>(END) ??
  undefined;

/** In the row at this index or the nearest row that has one: the button with this part, or the one that cancels or removes the image. */
export function endButtonNear(rows: readonly Element[], index: number, part = ''): HTMLElement | undefined {
  const buttons = rows.map((row) => buttonIn(row, part));
  return buttons.slice(index).find(Boolean) ?? buttons.slice(0, index).findLast(Boolean);
}

/** The button that can mend that an image is not sent: it resumes, tries again, or removes the image. */
export const remedyFor = (root: ShadowRoot | null, id: string) =>
  root?.querySelector<HTMLElement>(`[data-id="${id}"] .action:not([part=handle])`);

export class FocusController implements ReactiveController {
  readonly #host: ReactiveElement;
  #focused: Element | null | undefined;
  #row: HTMLElement | null | undefined;
  #index = -1;
  /** Keeps a row with the focus in view after it was moved, until the visitor does something else: rows get their height once visible. */
  #keeping: ResizeObserver | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
    for (const sign of ['wheel', 'touchmove', 'pointerdown', 'keydown', 'focusout'])
      host.addEventListener(sign, () => this.#letGo(), { passive: true, capture: true });
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement;
    this.#row = this.#focused?.closest<HTMLElement>('[data-id]');
    this.#index = this.#row ? rowsOf(this.#host).indexOf(this.#row) : -1;
  }

  hostUpdated(): void {
    if (!this.#focused) return;
    if (this.#focused.isConnected) {
      // An element that is moved in the document loses the focus.
      if (this.#host.shadowRoot?.activeElement !== this.#focused) {
        (this.#focused as HTMLElement).focus();
        this.#keepInView(this.#focused);
      }
      return;
    }
    // The same button of the row in its place, or of the nearest row that has one; of the summary, the first that it has now.
    const part = this.#focused.getAttribute('part') ?? '';
    const own = this.#row?.isConnected ? buttonIn(this.#row, part) : undefined;
    const near = this.#index < 0 ? undefined : endButtonNear(rowsOf(this.#host), this.#index, part);
    const other = this.#row
      ? undefined
      : this.#host.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`);
    (own ?? near ?? other ?? this.#host).focus();
  }

  #letGo(): void {
    this.#keeping?.disconnect();
    this.#keeping = undefined;
  }

  #keepInView(moved: Element): void {
    this.#letGo();
    if (!('ResizeObserver' in globalThis)) return; // in jsdom
    const row = moved.closest('[data-id]') ?? moved;
    const keeping = new ResizeObserver(() => void see());
    const see = async () => {
      await Promise.allSettled(row.getAnimations().map(({ finished }) => finished)); // until then it is drawn elsewhere
      if (this.#keeping === keeping) moved.scrollIntoView({ block: 'nearest' });
    };
    this.#keeping = keeping;
    keeping.observe(moved.closest('ul') ?? moved);
  }
}
