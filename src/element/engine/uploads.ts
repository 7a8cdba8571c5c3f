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

  /** Removes all images. @returns what restores them, without the refused files: `index` is the index among the others */
  takeAllOut(): Removed[] {
    this.abort();
    const removed = this.items
      .filter(({ state }) => state !== 'rejected')
      .map((item, index) => ({ item, index, isAsked: this.queue.isAsked(item.id) }));
    super.clear();
    return removed;
  }

  /**
   * Restores removed images at their indices, in their states. A listener of `upload-add` can cancel that.
   *
   * @returns those that are in the list
   */
  bringBack(removed: readonly Removed[]): UploadItem[] {
    const ids = new Set(this.items.map(({ id }) => id));
    const urls = new Set(this.items.map((item) => (item.state === 'stored' ? item.url : undefined)));
    const missing = removed.filter(
      ({ item }) => !ids.has(item.id) && !(item.state === 'stored' && urls.has(item.url)),
    );
    // The URL of its preview was revoked; an image that existed before is shown from its URL.
    const back = missing.map(({ item }) =>
      item.file ? Object.freeze({ ...item, previewUrl: undefined }) : item,
    );
    this.changes.make(() => {
      this.changes.apply({ type: 'added', items: back });
      if (ids.size > 0)
        for (const { item, index } of missing) this.changes.apply({ type: 'moved', id: item.id, index });
    });
    // The page hears of an image that is still being checked, or never was, when it has passed its checks.
    this.isBringingBack = true;
    const unwanted = back.filter((item) => isTaken(item) && !this.changes.tell('upload-add', { item }));
    this.isBringingBack = false;
    for (const { id } of unwanted) this.changes.apply({ type: 'removed', id });
    const find = ({ item }: Removed) => this.queue.find(item.id);
    this.ask(missing.filter(({ isAsked }) => isAsked).flatMap((one) => find(one) ?? []));
    const present = missing.flatMap((one) => find(one) ?? []);
    void this.check(present.flatMap((item) => (item.state === 'checking' ? item : [])));
    return present;
  }

  override check(items: readonly ChosenItem[]): Promise<UploadItem[]> {
    return super.check(items);
  }

  override atRest(): Promise<UploadItem[]> {
    return super.atRest();
  }
}
