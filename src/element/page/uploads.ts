// The images of the element. They are held until the engine is there, which looks into them and sends them.
import { HeldQueue, type ImageQueue } from '../../rules/held-queue.js';
import type { ChosenItem } from '../../rules/item.js';
import type { Queue } from '../../rules/queue.js';
import { UploadList, type Uploading, type UploadingHost } from '../../upload/upload-list.js';

export class Uploads extends UploadList {
  #onStart: () => void = () => {};
  readonly #started = new Promise<void>((resolve) => (this.#onStart = resolve));

  constructor() {
    super({}, new HeldQueue());
  }

  /** To be read: only this list may change it. */
  override get queue(): ImageQueue {
    return super.queue;
  }

  /** @param queue an empty one, which takes the images */
  start<Work extends Uploading>(queue: Queue, make: (host: UploadingHost) => Work): Work {
    const held = this.queue;
    queue.apply({ type: 'listed', items: held.items });
    queue.apply({ type: 'asked', ids: held.items.filter(({ id }) => held.isAsked(id)).map(({ id }) => id) });
    const uploading = this.begin(queue, make);
    this.#onStart();
    return uploading;
  }

  protected override async check(items: readonly ChosenItem[]): Promise<void> {
    if (items.length > 0) await this.#started;
    await super.check(items);
  }
}
