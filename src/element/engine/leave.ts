// Asks visitors who leave the page during an upload, also while it is paused. The listener exists only then, because it keeps pages
// out of the browser's back/forward cache.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Queue } from '../../rules/queue.js';
import { isStored } from '../../rules/stored-image.js';
import type { Uploader } from '../../upload/uploader.js';

export class LeaveController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #uploads: Uploader;
  readonly #queue: Queue;
  #listening: AbortController | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, uploads: Uploader, queue: Queue) {
    this.#host = host;
    this.#uploads = uploads;
    this.#queue = queue;
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
    const isUnfinished = this.#queue.isBusy || this.#queue.count('paused') > 0;
    const asks = this.#host.isConnected && isUnfinished && this.#loses;
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
