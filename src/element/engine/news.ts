// Changes of `value` by the visitor: dispatches `input` and `change`, and complains after the visitor has left the element.
import { uploadEvents } from '../../upload/events.js';
import type { EngineHost } from '../contract.js';
import { tell } from '../page/tell.js';
import type { Uploads } from './uploads.js';

export class News {
  readonly #host: EngineHost;
  /** The images that the page has been told of, as JSON. */
  #told: string;
  #isTelling = false;
  /** A text is being written. `change` follows when the field dispatches its own. */
  #isWriting = false;
  /** The visitor has changed something. */
  #isTouched = false;

  /** @param told the images that the page has been told of */
  constructor(host: EngineHost, uploads: Uploads, told: string) {
    this.#host = host;
    this.#told = told;
    uploads.addEventListener('statechange', () => this.#onStateChange());
    host.element.addEventListener('focusout', () => queueMicrotask(() => this.#onLeave()));
  }

  /** The visitor has changed the value, and the page has not been told yet. */
  get isDue(): boolean {
    return this.#host.json() !== this.#told;
  }

  /** Makes a change that dispatches no event. An earlier change by the visitor is still reported. */
  quietly(change: () => void): void {
    const isOwed = this.isDue;
    change();
    if (!isOwed) this.#told = this.#host.json();
  }

  /** The alternative text of an image is being written. */
  write(change: () => void): void {
    this.#isWriting = true;
    change();
    if (!this.isDue) this.#isWriting = false; // of an image that is not in the value yet
  }

  /** The alternative text has been written. */
  written(): void {
    this.#tell('change');
  }

  /** The form was reset. */
  reset(): void {
    this.#isTouched = false;
  }

  #onStateChange(): void {
    if (this.#isTelling || !this.isDue) return;
    this.#isTelling = true;
    // After the event that has the reason.
    queueMicrotask(() => {
      this.#isTelling = false;
      if (!this.isDue) return;
      this.#told = this.#host.json();
      this.#host.onNews();
      this.#tell('input');
      if (!this.#isWriting) this.#tell('change');
      this.#isWriting = false;
      this.#isTouched = true;
    });
  }

  /** An element that is moved while rendering loses the focus for a moment. */
  #onLeave(): void {
    if (this.#isTouched && !this.#host.element.matches(':focus-within')) this.#host.showComplaint();
  }

  #tell(type: 'input' | 'change'): void {
    this.#host.element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }
}

/** Dispatches the uploader's events on the element. */
export function tellOf(uploads: Uploads, element: HTMLElement): void {
  for (const [name, cancelable] of Object.entries(uploadEvents))
    uploads.addEventListener(name, (event) => {
      const { detail } = event as CustomEvent<never>;
      if (!tell(element, name as keyof typeof uploadEvents, detail, cancelable)) event.preventDefault();
    });
  uploads.on('upload-error', ({ detail: { error } }) => {
    // Only the page's author can fix these, and the visitor's message doesn't say how.
    if (!error.retryable) console.warn(`<s3-image-upload> ${error.code}:`, error.cause);
  });
}
