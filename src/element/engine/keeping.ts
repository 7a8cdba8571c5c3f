// When images are kept beyond the page: not after their form was sent, and not for an element that has left the document.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Uploader } from '../../upload/uploader.js';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly form: HTMLFormElement | null;
}

export class KeepingController implements ReactiveController {
  readonly #host: Host;
  readonly #uploads: Uploader;
  readonly #configure: () => void;
  #listening: AbortController | undefined;

  /** @param configure reads the options again: an element that has left the document keeps nothing */
  constructor(host: Host, uploads: Uploader, configure: () => void) {
    this.#host = host;
    this.#uploads = uploads;
    this.#configure = configure;
    host.addController(this);
    uploads.on('upload-complete', () => this.#letGo());
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    // On the window, after the page's listeners, one of which may send the form by `fetch`.
    this.#host.ownerDocument.defaultView?.addEventListener('submit', this.#onSubmit, { signal });
    this.#configure();
  }

  hostDisconnected(): void {
    this.#listening?.abort();
    queueMicrotask(() => this.#letGo()); // an element that is moved is back by then
  }

  readonly #onSubmit = (event: Event) => {
    if (event.target === this.#host.form && !event.defaultPrevented) this.#uploads.forgetStored();
  };

  #letGo(): void {
    if (!this.#host.isConnected) this.#configure();
  }
}
