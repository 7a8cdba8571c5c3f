// A picture of each image while it is in the list. What makes them is loaded with the first image.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isTaken } from '../rules/item.js';
import type { Uploader } from '../upload/uploader.js';
import type { Pictures } from './pictures.js';

export class PreviewsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #uploader: Uploader;
  #pictures: Pictures | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, uploader: Uploader) {
    this.#host = host;
    this.#uploader = uploader;
    host.addController(this);
  }

  /** Loads now what the first picture will need. Rejects as `import()` does. */
  async prefetch(): Promise<void> {
    await this.#load();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    // Only what has passed its checks comes before a decoder.
    const items = this.#host.isConnected ? this.#uploader.items.filter(isTaken) : [];
    if (this.#pictures) this.#pictures.show(items);
    else if (items.length > 0)
      this.#load().then(
        () => this.hostUpdated(),
        () => {}, // an image without a picture can be sent as well
      );
  }

  hostDisconnected(): void {
    this.#pictures?.show([]);
  }

  /** The browser said that it can't draw this one. */
  giveUp(id: string): void {
    this.#pictures?.giveUp(id);
  }

  async #load(): Promise<void> {
    const { Pictures } = await import('./pictures.js');
    this.#pictures ??= new Pictures(this.#host.shadowRoot ?? this.#host, (id, url) =>
      this.#uploader.setPreview(id, url),
    );
  }
}
