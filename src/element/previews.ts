// A picture of each image while it is in the list; lets go of it afterwards.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isTaken } from '../rules/item.js';
import type { Uploader } from '../upload/uploader.js';

export class PreviewsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #uploader: Uploader;
  /** By item; `undefined`: this browser can't draw it. */
  readonly #urls = new Map<string, string | undefined>();

  constructor(host: ReactiveControllerHost & HTMLElement, uploader: Uploader) {
    this.#host = host;
    this.#uploader = uploader;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const items = this.#uploader.items;
    const present = new Set(items.map(({ id }) => id));
    for (const id of this.#urls.keys()) if (!present.has(id)) this.#release(id);
    for (const item of items.filter(isTaken)) {
      // Only what has passed its checks comes before a decoder.
      if (this.#urls.has(item.id)) continue;
      const url = URL.createObjectURL(item.file);
      this.#urls.set(item.id, url);
      this.#uploader.setPreview(item.id, url);
    }
  }

  hostDisconnected(): void {
    for (const id of this.#urls.keys()) this.#release(id);
  }

  /** The browser said that it can't draw this one. */
  giveUp(id: string): void {
    this.#release(id);
    this.#urls.set(id, undefined);
  }

  #release(id: string): void {
    const url = this.#urls.get(id);
    if (url !== undefined) URL.revokeObjectURL(url);
    this.#urls.delete(id);
    this.#uploader.setPreview(id, undefined);
  }
}
