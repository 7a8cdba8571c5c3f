// Shows "photo.jpg removed. Undo" for a few seconds after the visitor has removed one or all images. Loaded with the first removal.
import { css } from '@lit/reactive-element/css-tag.js';
import type { ReactiveController } from '@lit/reactive-element';
import { html, render } from 'lit/html.js';
import type { S3ImageUpload } from '../s3-image-upload.js';
import { isTaken } from '../../rules/item.js';
import type { Words } from '../page/words.js';
import { bringBack } from './bring-back.js';
import { endButtonNear, rowsOfItems } from './focus.js';
import type { Removed, Uploads } from './uploads.js';

/**
 * Milliseconds for which an image can be restored. WCAG 2.2.1 requires enough time: it starts again with each removal, and
 * stops while the pointer or the focus is on the notice. Removing by keyboard or screen reader moves the focus there, so for
 * these visitors there is no limit. Nothing is lost afterwards: the image can be chosen again.
 */
const TIME = 8000;

export interface UndoHost {
  readonly element: S3ImageUpload;
  readonly uploads: Uploads;
  readonly words: () => Words;
  /** The maximum number of images. */
  readonly most: () => number;
  readonly announce: (text: string) => void;
}

export interface Offer {
  /** The images that were removed together. */
  readonly removed: readonly Removed[];
  /** The name of the only one when it was removed: no other image had this name. */
  readonly name?: string;
  /** The index of the first row among all rows. */
  readonly row: number;
}

export class UndoController implements ReactiveController {
  readonly #host: UndoHost;
  /** The removals that can be undone, the last one at the end. */
  #offers: readonly Offer[] = [];
  readonly #notice: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The reasons for which the time is stopped. */
  readonly #holds = new Set<'pointer' | 'focus'>();

  constructor(host: UndoHost) {
    this.#host = host;
    this.#notice = this.#build();
    host.uploads.addEventListener('relisted', () => this.withdraw());
    host.uploads.addEventListener('statechange', () => this.#check());
    host.element.addController(this);
  }

  /** Offers to restore these images, which the visitor has removed. @param isByKey whether by a key or a screen reader */
  offer(offer: Offer, isByKey: boolean): void {
    const { element, words, announce } = this.#host;
    if (!element.isConnected) return;
    announce(`${this.#textOf(offer)} ${words().say('undoable')}`);
    this.#offers = [...this.#offers, offer];
    this.#show();
    // A listener of the page may have moved the focus.
    if (isByKey && element.shadowRoot?.activeElement) this.#button?.focus();
    this.#wait();
  }

  /** Withdraws all offers, since the page shows other images. */
  withdraw(): void {
    clearTimeout(this.#timer);
    this.#offers = [];
    if (!this.#notice.parentNode) return;
    const hadFocus = this.#notice.matches(':focus-within');
    this.#holds.clear();
    this.#notice.remove();
    if (hadFocus) this.#host.element.focus();
  }

  hostUpdated(): void {
    this.#check();
    if (this.#offers.length > 0) this.#show(); // the language may have changed
  }

  hostDisconnected(): void {
    this.withdraw();
  }

  #textOf({ removed, name }: Offer): string {
    const { say } = this.#host.words();
    return name === undefined ? say('manyRemoved', { count: removed.length }) : say('removed', { name });
  }

  get #button(): HTMLElement | null {
    return this.#notice.querySelector('button');
  }

  /** Withdraws offers if new images have left no place for them. */
  #check(): void {
    const { element, uploads, most } = this.#host;
    const offer = this.#offers.at(-1);
    if (!offer) return;
    const room = Math.max(1, offer.removed.filter(({ item }) => isTaken(item)).length);
    if (!element.takes || uploads.taken + room > most()) this.withdraw();
  }

  #build(): HTMLElement {
    const notice = document.createElement('div');
    notice.setAttribute('part', 'undo');
    notice.className = 'undo';
    notice.popover = 'manual'; // in the top layer, nothing covers it and it moves nothing
    const hold = (reason: 'pointer' | 'focus') => () => this.#holds.add(reason);
    const release = (reason: 'pointer' | 'focus') => () => {
      this.#holds.delete(reason);
      this.#wait();
    };
    notice.addEventListener('pointerenter', hold('pointer'));
    notice.addEventListener('pointerleave', release('pointer'));
    notice.addEventListener('focusin', hold('focus'));
    notice.addEventListener('focusout', release('focus'));
    notice.addEventListener('keydown', (event) => this.#onKeyDown(event));
    return notice;
  }

  #show(): void {
    const offer = this.#offers.at(-1);
    if (!offer) return;
    const { say, language } = this.#host.words();
    render(
      html`<span id="undo-text" dir="auto">${this.#textOf(offer)}</span>
        <button
          part="undo-button"
          type="button"
          aria-describedby="undo-text"
          @click=${() => void this.#onUndo()}
        >
          ${say('undo')}
        </button>`,
      this.#notice,
    );
    this.#notice.lang = language;
    if (this.#notice.isConnected) return;
    this.#host.element.shadowRoot?.querySelector('fieldset')?.append(this.#notice);
    if ('showPopover' in this.#notice) this.#notice.showPopover();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#holds.size === 0) this.withdraw();
    }, TIME);
  }

  async #onUndo(): Promise<void> {
    const { element, uploads, words, announce } = this.#host;
    const offer = this.#offers.at(-1);
    if (!offer) return;
    this.#offers = this.#offers.slice(0, -1);
    const { removed, name } = offer;
    const { length: count } = bringBack(uploads, removed);
    const { say } = words();
    if (count > 0) announce(name === undefined ? say('added', { count }) : say('putBack', { name }));
    this.#show();
    this.#wait();
    await element.updateComplete;
    if (this.#offers.length > 0) return;
    if (this.#notice.matches(':focus-within')) this.#goOn(offer);
    this.withdraw();
  }

  /** Moves the focus from the button of the notice to the row that is now at the place of the removed image. */
  #onKeyDown(event: KeyboardEvent): void {
    const offer = this.#offers.at(-1);
    const isTab = event.key === 'Tab' && !(event.shiftKey || event.altKey || event.ctrlKey || event.metaKey);
    if (!offer || (!isTab && event.key !== 'Escape')) return;
    const isElsewhere = this.#goOn(offer);
    if (event.key === 'Escape') {
      event.stopPropagation(); // keeps scripts from closing a dialog around the element
      this.withdraw();
    }
    if (isElsewhere || !isTab) event.preventDefault(); // keeps the browser from doing so
  }

  /** @returns whether there is a row to move to */
  #goOn({ row }: Offer): boolean {
    const { element, uploads } = this.#host;
    const button = endButtonNear(rowsOfItems(element, uploads.items), row);
    button?.focus();
    return button !== undefined;
  }
}

export const styles = css`
  .undo {
    position: fixed;
    inset: auto 0 max(16px, env(safe-area-inset-bottom));
    z-index: 1; /* for browsers without a top layer */
    box-sizing: border-box;
    inline-size: fit-content;
    max-inline-size: calc(100% - 32px);
    margin: 0 auto;
    padding: 4px 4px 4px 16px;
    overflow: visible;
    font: var(--s3-image-upload-font, 0.9375rem / 1.45 system-ui, sans-serif);
    color: var(--_surface);
    background: var(--_on-surface);
    border: 1px solid transparent; /* visible in forced colours */
    border-radius: var(--_radius);
    box-shadow: 0 4px 16px rgb(0 0 0 / 30%);
  }
  .undo:dir(rtl) {
    padding: 4px 16px 4px 4px;
  }
  .undo,
  .undo:popover-open {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .undo > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .undo > button {
    flex: none;
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: 4px 12px;
    font: inherit;
    font-weight: 600;
    color: inherit;
    text-decoration: underline;
    background: none;
    border: 0;
    border-radius: calc(var(--_radius) * 0.66);
    cursor: pointer;
  }
  .undo > button:hover {
    background: color-mix(in srgb, var(--_surface) 18%, transparent);
  }
  .undo > button:focus-visible {
    outline: 2px solid currentcolor;
    outline-offset: -4px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .undo {
      transition:
        opacity 150ms,
        translate 150ms;
    }
    @starting-style {
      .undo {
        opacity: 0;
        translate: 0 8px;
      }
    }
  }
`;
