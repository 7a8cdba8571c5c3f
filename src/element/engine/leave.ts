// Asks visitors who leave the page during an upload. The listener exists only then, because it keeps pages out of the browser's
// back/forward cache.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isStored } from '../../rules/stored-image.js';
import type { Uploader } from '../../upload/uploader.js';

export class LeaveController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #uploads: Uploader;
  #listening: AbortController | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, uploads: Uploader) {
    this.#host = host;
    this.#uploads = uploads;
    host.addController(this);
    uploads.addEventListener('statechange', () => this.#watch());
  }

  hostConnected(): void {
    this.#watch();
  }

  hostDisconnected(): void {
    this.#watch();
  }

  /** Whether an image that is being sent would be lost with the page. */
  get #loses(): boolean {
    return this.#uploads.items.some((item) => !isStored(item) && !this.#uploads.keeps(item.id));
  }

  #watch(): void {
    const asks = this.#host.isConnected && this.#uploads.busy && this.#loses;
    if (asks === Boolean(this.#listening)) return;
    this.#listening?.abort();
    this.#listening = asks ? new AbortController() : undefined;
    const { signal } = this.#listening ?? {};
    if (signal)
      this.#host.ownerDocument.defaultView?.addEventListener(
        'beforeunload',
        (event) => event.preventDefault(),
        {
          signal,
        },
      );
  }
}
