// The previews of the images in the list. The code that draws them is loaded with the first image.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isTaken, type UploadItem } from '../../rules/item.js';
import type { Queue } from '../../rules/queue.js';
import type { Uploader } from '../../upload/uploader.js';
import { SIGNS } from '../shell/engine-loader.js';
import type { PreviewOrder } from './preview-order.js';

/** Images whose previews are started before the next rendering. More would delay the rendering. */
const FEW = 8;

export class PreviewsController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #uploads: Uploader;
  readonly #queue: Queue;
  /** Number of images from the start of the list that have a row. */
  readonly #rows: () => number;
  #order: PreviewOrder | undefined;
  /** The images of the latest rendering. */
  #isChecking = false;
  #isExpected = false;
  /** Images that had passed their checks at the latest change. */
  #known = 0;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    uploads: Uploader,
    queue: Queue,
    rows: () => number,
  ) {
    this.#host = host;
    this.#uploads = uploads;
    this.#queue = queue;
    this.#rows = rows;
    host.addController(this);
    for (const sign of SIGNS) host.addEventListener(sign, () => this.#expect(true));
    uploads.addEventListener('statechange', () => this.#onStateChange());
    uploads.on('upload-complete', () => this.#order?.drawRest());
  }

  /** Loads what the first preview needs, because the connection may be lost by then. Rejects like `import()`. */
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
        () => {}, // an image without a preview can be sent as well
      );
    if (isChecking !== this.#isChecking) this.#expect(isChecking); // after the visible images have taken the worker that was ready
    this.#isChecking = isChecking;
  }

  /** The row of an image that has just passed its checks exists already. Rendering it again may take a frame. */
  #onStateChange(): void {
    const { taken } = this.#queue;
    if (taken > this.#known && taken <= FEW) queueMicrotask(() => this.#order?.show(this.#taken)); // after the listeners of `upload-add`, which may cancel it
    this.#known = taken;
  }

  /** Only images that have passed their checks are decoded. */
  get #taken(): readonly UploadItem[] {
    return this.#host.isConnected ? this.#queue.items.slice(0, this.#rows()).filter(isTaken) : [];
  }

  hostDisconnected(): void {
    this.#isChecking = false;
    this.#expect(false);
    this.#order?.standDown(); // immediately, or another worker would be started for those that end
    this.#order?.show([]);
  }

  /** The browser can't draw this image. */
  giveUp(id: string): void {
    if (this.#order) this.#order.giveUp(id);
    else this.#uploads.note(id, { previewUrl: undefined });
  }

  /** Keeps a worker ready while previews are expected. The last call counts, whichever `import()` resolves first. */
  #expect(isExpected: boolean): void {
    if (!isExpected && !this.#isExpected) return;
    this.#isExpected = isExpected;
    this.#load().then(
      () => (this.#isExpected ? this.#order?.standBy() : this.#order?.standDown()),
      () => {}, // an image without a preview can be sent as well
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
