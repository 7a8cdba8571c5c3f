// The images of the element: those that were held, and all that come after them.
import type { ChosenItem, UploadItem } from '../../rules/item.js';
import type { Queue } from '../../rules/queue.js';
import { relist } from '../../rules/relist.js';
import type { StoredImage } from '../../rules/stored-image.js';
import type { UploaderOptions } from '../../upload/options.js';
import { Uploader } from '../../upload/uploader.js';
import type { HeldImages } from '../page/held-images.js';

export class Uploads extends Uploader {
  declare readonly queue: Queue;

  constructor(options: UploaderOptions, held: HeldImages) {
    super(options);
    this.changes.make(() => {
      this.list(held.items);
      this.changes.apply({ type: 'asked', ids: held.asked });
    });
  }

  get length(): number {
    return this.queue.length;
  }

  get storedVersion(): number {
    return this.queue.storedVersion;
  }

  /** Shows these images in the place of those that are stored already. */
  show(images: readonly StoredImage[], newId: () => string): void {
    const { items } = this;
    const listed = relist(items, images, newId);
    const isSame = listed.length === items.length && listed.every((item, index) => item === items[index]);
    if (!isSame) this.list(listed);
  }

  override check(items: readonly ChosenItem[]): Promise<UploadItem[]> {
    return super.check(items);
  }

  override atRest(): Promise<UploadItem[]> {
    return super.atRest();
  }
}
