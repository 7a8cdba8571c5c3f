// The images of an uploader, and what can be done with them. What looks into them and sends them may come later.
import { UPLOAD_ON } from '../rules/defaults.js';
import { isUnderway, newItem, type ChosenItem, type UploadItem } from '../rules/item.js';
import { progressOf, type Progress } from '../rules/progress.js';
import type { ImageQueue } from '../rules/held-queue.js';
import type { Queue } from '../rules/queue.js';
import type { Notes } from '../rules/transition.js';
import { Changes } from './changes.js';
import type { UploadEventMap } from './events.js';
import type { UploaderOptions } from './options.js';

interface UploadListEventMap extends UploadEventMap {
  statechange: Event;
}

/** Looks into images and sends them. */
export interface Uploading {
  /** Of all images that are to be stored or are stored. */
  readonly progress: Progress;
  /** Looks into these images and admits or rejects them. Never rejects itself. */
  check(items: readonly ChosenItem[]): Promise<void>;
  /** Begins what may begin by now. */
  pump(): void;
  /** Ends what is done for this image, and lets go of what was kept for it. */
  stop(id: string): void;
  /** This image need not wait any longer for its next attempt. */
  callOff(id: string): void;
  /** Puts the errors in the list into the words of the options. */
  reword(): void;
}

/** What images need to be looked into and sent. */
export interface UploadingHost {
  readonly list: UploadList;
  readonly queue: Queue;
  readonly changes: Changes;
}

export class UploadList extends EventTarget {
  #options: UploaderOptions;
  #queue: ImageQueue;
  readonly #changes: Changes;
  #added = 0;
  #uploading: Uploading | undefined;

  /** @param queue only the list may change it */
  constructor(options: UploaderOptions, queue: ImageQueue) {
    super();
    this.#options = options;
    this.#queue = queue;
    this.#changes = new Changes(this, queue);
  }

  /** Options, which may be replaced at any time. Requests to the endpoint that were made already are not repeated. */
  get options(): UploaderOptions {
    return this.#options;
  }

  set options(options: UploaderOptions) {
    const { errorText } = this.#options;
    this.#options = options;
    if (options.errorText !== errorText) this.#uploading?.reword();
    this.#uploading?.pump(); // more may be allowed at once
  }

  /** Frozen snapshots, in the order of the list: as they were added, until `move` changes it. */
  get items(): readonly UploadItem[] {
    return this.#queue.items;
  }

  /** Whether images are being uploaded, or will be by themselves. */
  get busy(): boolean {
    return this.#queue.isBusy;
  }

  /** Of all images that are to be stored or are stored. */
  get progress(): Progress {
    const { loaded, total } = this.#queue.amount;
    return this.#uploading?.progress ?? progressOf(loaded, total, undefined);
  }

  /** Typed `addEventListener`. `statechange` is dispatched after `items`, `busy` or `progress` may have changed. */
  on<Name extends keyof UploadListEventMap>(
    name: Name,
    listener: (event: UploadListEventMap[Name]) => void,
    options?: AddEventListenerOptions,
  ): void {
    this.addEventListener(name, listener as EventListener, options);
  }

  /** Checks these files (an input's `files` may be `null`), in their order. Resolves to their items once all are checked. */
  async addFiles(files: Iterable<Blob> | null | undefined): Promise<UploadItem[]> {
    const { multiple, uploadOn = UPLOAD_ON } = this.options;
    const added = [...(files ?? [])].map((file) => newItem(`image-${(this.#added += 1)}`, asFile(file)));
    this.#changes.make(() => {
      if (!multiple) this.list(this.items.filter(({ state }) => state !== 'rejected'));
      this.#changes.apply({ type: 'added', items: added });
      if (uploadOn === 'select') this.#changes.apply({ type: 'asked', ids: added.map(({ id }) => id) });
    });
    await this.check(added);
    return added.flatMap(({ id }) => this.#queue.find(id) ?? []);
  }

  /**
   * Sends images that are ready, and images that failed and can be tried again; aborted ones wait for `retry()`. Resolves to all
   * items when nothing is left to do. Never rejects because an image failed.
   */
  upload(): Promise<UploadItem[]> {
    this.#ask(
      this.items.filter(
        (item) =>
          item.state === 'checking' ||
          item.state === 'ready' ||
          (item.state === 'failed' && item.error.retryable),
      ),
    );
    if (!this.busy) return Promise.resolve([...this.items]);
    return new Promise((resolve) => this.#changes.onceAtRest(() => resolve([...this.items])));
  }

  /** Aborts the upload of this image, or of all images. They stay in the list, and can be sent with `retry()`. */
  abort(id?: string): void {
    this.#changes.make(() => {
      let isAny = false;
      for (const { id: each } of this.#matching(id)) {
        const item = this.#queue.find(each);
        if (!item || !(isUnderway(item) || this.#queue.isAsked(each))) continue;
        const aborted = this.#changes.apply({ type: 'aborted', id: each });
        if (aborted) this.#changes.tell('upload-abort', { item: aborted });
        this.#uploading?.stop(each);
        isAny = true;
      }
      if (isAny) this.#uploading?.pump(); // clear() comes by here for each image
    });
  }

  /** Sends this image, or all, that failed or were aborted, once more; one that waits for its next attempt has it now. */
  retry(id?: string): void {
    const again = this.#matching(id).filter(
      (item): item is ChosenItem =>
        item.state === 'failed' || item.state === 'aborted' || item.state === 'waiting',
    );
    this.#ask(again);
    void this.check(again.filter((item) => this.#queue.find(item.id)?.state === 'checking'));
  }

  /** Removes an image from the list, and aborts its upload. An image that is stored stays in S3. */
  remove(id: string): void {
    this.#changes.make(() => {
      this.abort(id);
      const item = this.#queue.find(id);
      if (!item) return;
      this.#changes.apply({ type: 'removed', id });
      this.#changes.tell('upload-remove', { item });
      this.#uploading?.stop(id);
    });
  }

  /** Moves an image to this index of the list. Images that have not begun are sent in the order of the list. */
  move(id: string, index: number): void {
    this.#changes.apply({ type: 'moved', id, index });
  }

  /** Removes all images from the list. */
  clear(): void {
    this.#changes.make(() => {
      this.abort(); // all of them first, or the end of each would start the next
      for (const { id } of this.items) this.remove(id);
    });
  }

  /** Notes where a preview of this image can be shown from (`undefined`: nowhere any more), or its alternative text. */
  note(id: string, notes: Notes): void {
    this.#changes.apply({ type: 'noted', id, notes });
  }

  /** Replaces the list. Only stored and rejected items of the old list may be missing. */
  list(items: readonly UploadItem[]): void {
    this.#changes.make(() => {
      const before = this.items;
      this.#changes.apply({ type: 'listed', items });
      // The key of a removed image is free again.
      const present = new Set(items.map(({ id }) => id));
      for (const { id } of before) if (!present.has(id)) this.#uploading?.stop(id);
    });
  }

  /** What is known of the images. */
  protected get queue(): ImageQueue {
    return this.#queue;
  }

  /** From now on this queue has the images, and what works on them is there. */
  protected begin<Work extends Uploading>(queue: Queue, make: (host: UploadingHost) => Work): Work {
    this.#queue = queue;
    this.#changes.moveTo(queue);
    const uploading = make({ list: this, queue, changes: this.#changes });
    this.#uploading = uploading;
    return uploading;
  }

  /** Has these images looked into. */
  protected async check(items: readonly ChosenItem[]): Promise<void> {
    if (items.length > 0) await this.#uploading?.check(items);
  }

  #ask(items: readonly UploadItem[]): void {
    this.#changes.make(() => {
      for (const { id } of items) this.#uploading?.callOff(id);
      this.#changes.apply({ type: 'asked', ids: items.map(({ id }) => id) });
      this.#uploading?.pump();
    });
  }

  #matching(id: string | undefined): readonly UploadItem[] {
    if (id === undefined) return this.items;
    const item = this.#queue.find(id);
    return item ? [item] : [];
  }
}

/** Makes a file of a Blob, which has no name, for example one of a canvas. */
const asFile = (blob: Blob) =>
  'name' in blob ? (blob as File) : new File([blob], 'image', { type: blob.type });
