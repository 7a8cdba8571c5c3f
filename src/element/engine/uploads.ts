// The images of the element: those that were held, and those that were added later.
import { hasBytes, isUnderway, type ChosenItem, type UploadItem } from '../../rules/item.js';
import type { Queue } from '../../rules/queue.js';
import { relist } from '../../rules/relist.js';
import type { StoredImage } from '../../rules/stored-image.js';
import type { Changes } from '../../upload/changes.js';
import type { UploaderOptions } from '../../upload/options.js';
import { Uploader } from '../../upload/uploader.js';
import type { HeldImages } from '../page/held-images.js';

/** An image that was removed, and its index in the list. */
export interface Removed {
  readonly item: UploadItem;
  readonly index: number;
  /** Whether it was queued and its upload had not started. */
  readonly isAsked: boolean;
}

const isRestorable = (item: UploadItem) => item.state !== 'rejected' && hasBytes(item);

/** Dispatches `relisted` when the page shows other images, or none. */
export class Uploads extends Uploader {
  declare readonly queue: Queue;
  declare readonly changes: Changes;
  /** True while `upload-add` is dispatched for an image that was removed. */
  isBringingBack = false;

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

  /** Shows these images instead of the stored ones. */
  show(images: readonly StoredImage[], newId: () => string): void {
    const { items } = this;
    const listed = relist(items, images, newId);
    const isSame = listed.length === items.length && listed.every((item, index) => item === items[index]);
    if (isSame) return;
    this.list(listed);
    this.dispatchEvent(new Event('relisted'));
  }

  override clear(): void {
    super.clear();
    this.dispatchEvent(new Event('relisted'));
  }

  /** Number of images that count towards `max-files`. */
  get taken(): number {
    return this.queue.taken;
  }

  /**
   * Removes an image. @returns the data to restore it; `undefined` for a rejected file, which would be rejected again, and for one
   * whose bytes are not here
   */
  takeOut(id: string): Removed | undefined {
    const given = this.queue.find(id);
    if (given && isUnderway(given)) this.abort(id);
    const item = this.queue.find(id);
    const removed = item && {
      item: item.state === 'paused' ? Object.freeze({ ...item, loaded: 0 }) : item, // S3 doesn't keep its parts
      index: this.items.indexOf(item),
      isAsked: this.queue.isAsked(id),
    };
    this.remove(id);
    return item && isRestorable(item) ? removed : undefined;
  }

  /** Removes all images. @returns the data to restore them, where that is possible; `index` is the index among these */
  takeAllOut(): Removed[] {
    this.abort();
    const removed = this.items
      .filter(isRestorable)
      .map((item, index) => ({ item, index, isAsked: this.queue.isAsked(item.id) }));
    super.clear();
    return removed;
  }

  override ask(items: readonly UploadItem[]): void {
    super.ask(items);
  }

  override check(items: readonly ChosenItem[]): Promise<UploadItem[]> {
    return super.check(items);
  }

  override atRest(): Promise<UploadItem[]> {
    return super.atRest();
  }
}
