// The methods by which a page adds, sends, cancels, moves and removes images.
import type { UploadItem } from '../../rules/item.js';
import type { Progress } from '../../rules/progress.js';
import { FormControl } from './form-control.js';

export abstract class UploadControl extends FormControl {
  /** Frozen snapshots of the images, in the order of the list: the order in which they were added, until `move()` changes it. */
  get items(): readonly UploadItem[] {
    return this.uploads.items;
  }

  /** The progress of all images together. */
  get progress(): Progress {
    return this.uploads.progress;
  }

  /** Adds files as if the visitor had picked them. Resolves to their items when all have been checked. */
  addFiles(files: Iterable<Blob> | null | undefined): Promise<UploadItem[]> {
    return this.uploads.addFiles(files);
  }

  /**
   * Sends the images that are ready, and those that failed and can be retried. Cancelled images need `retry()`, paused ones `resume()`.
   * Resolves to all items when nothing is left to do; doesn't reject when an image fails.
   */
  upload(): Promise<UploadItem[]> {
    this.engine?.resume();
    return this.uploads.upload();
  }

  /** Cancels the upload of one image, or of all. The images stay in the list. */
  abort(id?: string): void {
    this.engine?.forget(id);
    this.uploads.abort(id);
    this.judge();
  }

  /**
   * Pauses the upload of one image, or of all that are being sent or queued. `resume()` continues. An image that is sent in parts keeps
   * the parts that are stored; any other is sent from its start.
   */
  pause(id?: string): void {
    this.engine?.forget(id);
    this.uploads.pause(id);
    this.judge();
  }

  /** Continues one paused image, or all. */
  resume(id?: string): void {
    this.uploads.resume(id);
  }

  /** Tries again to send one image, or all, that failed or were cancelled. An image that waits for its next attempt gets it now. */
  retry(id?: string): void {
    this.uploads.retry(id);
  }

  /**
   * Removes an image from the list, and cancels its upload. An object that S3 has stored stays there.
   * Without an id it removes the element from the document, as on every element.
   */
  override remove(id?: string): void {
    if (id === undefined) super.remove();
    else this.quietly(() => this.uploads.remove(id));
  }

  /** Moves an image to an index of the list, from 0. Uploads that haven't started follow the order of the list. */
  move(id: string, index: number): void {
    this.quietly(() => this.uploads.move(id, index));
  }

  /** Removes all images from the list. */
  clear(): void {
    this.quietly(() => this.uploads.clear());
  }
}
