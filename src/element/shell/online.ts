// Whether the browser is online; draws the host anew when that changes.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class OnlineController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #connection = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get offline(): boolean {
    return !(this.#host.ownerDocument.defaultView?.navigator.onLine ?? true);
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    for (const name of ['online', 'offline'])
      this.#host.ownerDocument.defaultView?.addEventListener(name, () => this.#host.requestUpdate(), {
        signal,
      });
  }

  hostDisconnected(): void {
    this.#connection.abort();
  }
}
