// The images of the element: those that were held, and those that were added later.
import { isTaken, isUnderway, type ChosenItem, type UploadItem } from '../../rules/item.js';
import type { Queue } from '../../rules/queue.js';
import { relist } from '../../rules/relist.js';
import type { StoredImage } from '../../rules/stored-image.js';
import type { UploaderOptions } from '../../upload/options.js';
import { Uploader } from '../../upload/uploader.js';
import type { HeldImages } from '../page/held-images.js';

/** An image that was removed, and its index in the list. */
export interface Removed {
  readonly item: UploadItem;
  readonly index: number;
  /** Whether it was to be sent, and had not started. */
  readonly isAsked: boolean;
}

/** Dispatches `relisted` when the page shows other images, or none. */
export class Uploads extends Uploader {
  declare readonly queue: Queue;
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

  /** Removes an image. @returns what restores it; `undefined` for a refused file, which would be refused again */
  takeOut(id: string): Removed | undefined {
    const given = this.queue.find(id);
    if (given && isUnderway(given)) this.abort(id);
    const item = this.queue.find(id);
    const removed = item && { item, index: this.items.indexOf(item), isAsked: this.queue.isAsked(id) };
    this.remove(id);
    return item?.state === 'rejected' ? undefined : removed;
  }

  /**
   * Restores a removed image at its index, in its state. A listener of `upload-add` can cancel that.
   *
   * @returns whether it is in the list
   */
  bringBack({ item, index, isAsked }: Removed): boolean {
    const { id, file } = item;
    const isThere = this.items.some(
      (other) =>
        other.id === id || (item.state === 'stored' && other.state === 'stored' && other.url === item.url),
    );
    if (isThere) return false;
    // The URL of its preview was revoked; an image that existed before is shown from its URL.
    const back = file ? Object.freeze({ ...item, previewUrl: undefined }) : item;
    this.changes.make(() => {
      this.changes.apply({ type: 'added', items: [back] });
      this.changes.apply({ type: 'moved', id, index });
    });
    // The page hears of an image that is still being checked, or never was, when it has passed its checks.
    this.isBringingBack = true;
    const isWanted = !isTaken(back) || this.changes.tell('upload-add', { item: back });
    this.isBringingBack = false;
    if (!isWanted) this.changes.apply({ type: 'removed', id });
    const present = this.queue.find(id);
    if (present && isAsked) this.ask([present]);
    if (present?.state === 'checking') void this.check([present]);
    return present !== undefined;
  }

  override check(items: readonly ChosenItem[]): Promise<UploadItem[]> {
    return super.check(items);
  }

  override atRest(): Promise<UploadItem[]> {
    return super.atRest();
  }
}
