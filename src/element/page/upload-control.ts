// What a page can have done with the images.
import type { UploadItem } from '../../rules/item.js';
import type { Progress } from '../../rules/progress.js';
import { FormControl } from './form-control.js';

export abstract class UploadControl extends FormControl {
  /** Frozen snapshots of the images, in the order of the list: as they were added, until `move` changes it. */
  get items(): readonly UploadItem[] {
    return this.uploads.items;
  }

  /** Of all images together. */
  get progress(): Progress {
    return this.uploads.progress;
  }

  /** Adds files as if they were picked. Resolves to their items once all are checked. */
  addFiles(files: Iterable<Blob> | null | undefined): Promise<UploadItem[]> {
    return this.uploads.addFiles(files);
  }

  /**
   * Sends what is ready, and what failed and may go better now; what was cancelled waits for `retry()`. Resolves to all
   * items when nothing is left to do; never rejects for one item's failure.
   */
  upload(): Promise<UploadItem[]> {
    this.engine?.resume();
    return this.uploads.upload();
  }

  /** Stops this image, or all that are on their way. They stay in the list. */
  abort(id?: string): void {
    this.engine?.forget(id);
    this.uploads.abort(id);
    this.judge();
  }

  /** Sends this image, or all, that failed or were cancelled, once more; one that waits for its next attempt has it now. */
  retry(id?: string): void {
    this.uploads.retry(id);
  }

  /**
   * Takes an image out of the list; one that is on its way is cancelled first. What S3 has stored stays there.
   * Without an id it is what it is on every element: this one leaves the document.
   */
  override remove(id?: string): void {
    if (id === undefined) super.remove();
    else this.quietly(() => this.uploads.remove(id));
  }

  /** Puts an image at this place of the list, from 0; what has not begun yet is sent in the order of the list. */
  move(id: string, index: number): void {
    this.quietly(() => this.uploads.move(id, index));
  }

  /** Takes all images out of the list. */
  clear(): void {
    this.quietly(() => this.uploads.clear());
  }
}
