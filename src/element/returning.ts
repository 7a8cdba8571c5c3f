// Once the visitor is back in this tab, the endpoint is asked again for what it refused: they may have signed in meanwhile.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UploadItem } from '../rules/item.js';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly items: readonly UploadItem[];
  retry(id: string): void;
}

export class ReturnController implements ReactiveController {
  readonly #host: Host;
  #document: Document | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#document = this.#host.ownerDocument;
    this.#document.addEventListener('visibilitychange', this.#onVisibilityChange);
  }

  hostDisconnected(): void {
    this.#document?.removeEventListener('visibilitychange', this.#onVisibilityChange);
  }

  readonly #onVisibilityChange = () => {
    if (this.#document?.visibilityState !== 'visible') return;
    for (const item of this.#host.items)
      if (item.state === 'failed' && item.error.code === 'presign-refused') this.#host.retry(item.id);
  };
}
