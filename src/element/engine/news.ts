// `value` has changed by the visitor's doing: `input`, `change`, and once the visitor has left the element, what is wrong with it.
import { uploadEvents } from '../../upload/events.js';
import type { EngineHost } from '../contract.js';
import { tell } from '../page/tell.js';
import type { Uploads } from './uploads.js';

export class News {
  readonly #host: EngineHost;
  /** The images that the page knows of, as JSON. */
  #told: string;
  #isTelling = false;
  /** A text is being written, letter by letter: it has changed once the field says so. */
  #isWriting = false;
  /** The visitor has changed something. */
  #isTouched = false;

  /** @param told the images that the page knows of */
  constructor(host: EngineHost, uploads: Uploads, told: string) {
    this.#host = host;
    this.#told = told;
    uploads.addEventListener('statechange', () => this.#onStateChange());
    host.element.addEventListener('focusout', () => queueMicrotask(() => this.#onLeave()));
  }

  /** The visitor has changed the value, and the page has not been told. */
  get isDue(): boolean {
    return this.#host.json() !== this.#told;
  }

  /** Makes a change by script, which fires no event; what the visitor did just before still does. */
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

  /** It has been written. */
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
    // After the event that tells why.
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

  /** What is moved in a drawing loses the focus for a moment. */
  #onLeave(): void {
    if (this.#isTouched && !this.#host.element.matches(':focus-within')) this.#host.showComplaint();
  }

  #tell(type: 'input' | 'change'): void {
    this.#host.element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }
}

/** What the uploader tells, told by the element. */
export function tellOf(uploads: Uploads, element: HTMLElement): void {
  for (const [name, cancelable] of Object.entries(uploadEvents))
    uploads.addEventListener(name, (event) => {
      const { detail } = event as CustomEvent<never>;
      if (!tell(element, name as keyof typeof uploadEvents, detail, cancelable)) event.preventDefault();
    });
  uploads.on('upload-error', ({ detail: { error } }) => {
    // Nobody but the page's author can mend these, and the visitor's message doesn't tell how.
    if (!error.retryable) console.warn(`<s3-image-upload> ${error.code}:`, error.cause);
  });
}
