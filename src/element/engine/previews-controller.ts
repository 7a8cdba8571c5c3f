// A picture of each image while it is in the list. What makes them is loaded with the first image.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isTaken, type UploadItem } from '../../rules/item.js';
import type { Queue } from '../../rules/queue.js';
import type { Uploader } from '../../upload/uploader.js';
import { SIGNS } from '../shell/engine-loader.js';
import type { PreviewOrder } from './preview-order.js';

/** Images whose pictures are begun with before the next drawing; of more, that would hold up the drawing. */
const FEW = 8;

export class PreviewsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #uploads: Uploader;
  readonly #queue: Queue;
  #order: PreviewOrder | undefined;
  /** By the latest drawing. */
  #isChecking = false;
  #isExpected = false;
  /** Images that had passed their checks at the latest change. */
  #known = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, uploads: Uploader, queue: Queue) {
    this.#host = host;
    this.#uploads = uploads;
    this.#queue = queue;
    host.addController(this);
    for (const sign of SIGNS) host.addEventListener(sign, () => this.#expect(true));
    uploads.addEventListener('statechange', () => this.#onStateChange());
    uploads.on('upload-complete', () => this.#order?.drawRest());
  }

  /** Loads now what the first picture will need if the line is gone by then. Rejects as `import()` does. */
  async prefetch(): Promise<void> {
    await Promise.all([this.#load(), import('../../image/apart/preview-worker.js')]);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const isChecking = this.#queue.count('checking') > 0;
    if (this.#order || (this.#host.isConnected && this.#queue.taken > 0))
      this.#load().then(
        () => this.#order?.show(this.#taken),
        () => {}, // an image without a picture can be sent as well
      );
    if (isChecking !== this.#isChecking) this.#expect(isChecking); // after what is shown has taken the worker that stood by
    this.#isChecking = isChecking;
  }

  /** The row of an image that has just passed its checks is there already; to draw it again may take a frame. */
  #onStateChange(): void {
    const { taken } = this.#queue;
    if (taken > this.#known && taken <= FEW) queueMicrotask(() => this.#order?.show(this.#taken)); // after listeners of `upload-add`, which may refuse it
    this.#known = taken;
  }

  /** Only what has passed its checks comes before a decoder. */
  get #taken(): readonly UploadItem[] {
    return this.#host.isConnected ? this.#queue.items.filter(isTaken) : [];
  }

  hostDisconnected(): void {
    this.#isChecking = false;
    this.#expect(false);
    this.#order?.standDown(); // at once, or another worker would stand by in the place of those that end
    this.#order?.show([]);
  }

  /** The browser said that it can't draw this one. */
  giveUp(id: string): void {
    if (this.#order) this.#order.giveUp(id);
    else this.#uploads.note(id, { previewUrl: undefined });
  }

  /** Has a worker ready while pictures are expected. The last call counts, whichever `import()` resolves first. */
  #expect(isExpected: boolean): void {
    if (!isExpected && !this.#isExpected) return;
    this.#isExpected = isExpected;
    this.#load().then(
      () => (this.#isExpected ? this.#order?.standBy() : this.#order?.standDown()),
      () => {}, // as above
    );
  }

  async #load(): Promise<void> {
    const { PreviewOrder } = await import('./preview-order.js');
    this.#order ??= new PreviewOrder(
      this.#host.shadowRoot ?? this.#host,
      (id, url) => this.#uploads.note(id, { previewUrl: url }),
      () => this.#uploads.busy,
    );
  }
}
