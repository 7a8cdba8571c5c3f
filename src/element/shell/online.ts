// Whether the browser reports to be online.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class OnlineController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onChange: () => void;
  #connection = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  get offline(): boolean {
    return !(this.#host.ownerDocument.defaultView?.navigator.onLine ?? true);
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    for (const name of ['online', 'offline'])
      this.#host.ownerDocument.defaultView?.addEventListener(name, this.#onChange, {
        signal,
      });
  }

  hostDisconnected(): void {
    this.#connection.abort();
  }
}
