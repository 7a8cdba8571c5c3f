// The headless uploader: a list of images, and the methods that change it.
import { UPLOAD_ON } from '../rules/defaults.js';
import { hasBytes, isUnderway, isUnfinished, type ChosenItem, type UploadItem } from '../rules/item.js';
import { newItem } from '../rules/new-item.js';
import type { Progress } from '../rules/progress.js';
import { Queue } from '../rules/queue.js';
import type { Notes } from '../rules/transition.js';
import { asFile } from './as-file.js';
import { Changes } from './changes.js';
import type { UploadEventMap } from './events.js';
import type { UploaderOptions, UploaderServices } from './options.js';
import type { Persisting } from './persisting.js';
import type { Method } from './tabs.js';
import { Uploading } from './uploading.js';

interface UploaderEventMap extends UploadEventMap {
  statechange: Event;
}

/**
 * Checks images, requests their targets, sends them, and dispatches events.
 * A `statechange` event follows every change of `items`. The `upload-…` events are those of the element.
 *
 * @example
 * const uploader = new Uploader({ presignEndpoint: '/generate-presigned-url' });
 * uploader.on('upload-success', ({ detail }) => show(detail.url));
 * await uploader.addFiles(input.files);
 */
export class Uploader extends EventTarget {
  /** Read-only here: only `changes` applies events to it. */
  protected readonly queue = new Queue();
  protected readonly changes = new Changes(this, this.queue);
  readonly #uploading: Uploading;
  #options: UploaderOptions;
  #persisting: Persisting | undefined;
  #loading: Promise<void> | undefined;
  #added = 0;

  /** @param services used instead of the browser's */
  constructor(options: UploaderOptions = {}, services: Partial<UploaderServices> = {}) {
    super();
    this.#options = options;
    const { queue, changes } = this;
    const memory = async () => {
      await this.#loading;
      return this.#persisting?.memory();
    };
    this.#uploading = new Uploading({ list: this, queue, changes, memory }, services);
    this.#persist();
  }

  /** The options. You can replace them at any time. Requests to the endpoint that were sent already are not repeated. */
  get options(): UploaderOptions {
    return this.#options;
  }

  set options(options: UploaderOptions) {
    const { errorText } = this.#options;
    this.#options = options;
    if (options.errorText !== errorText) this.#uploading.reword();
    this.#persist();
    this.#uploading.pump(); // `concurrency` may be larger
  }

  /** Frozen snapshots of the images, in the order in which they were added, unless `move` has changed it. */
  get items(): readonly UploadItem[] {
    return this.queue.items;
  }

  /** Whether images are being uploaded, or will be without a further call. */
  get busy(): boolean {
    return this.queue.isBusy;
  }

  /** Progress of all images that are stored or will be. */
  get progress(): Progress {
    return this.#uploading.progress;
  }

  /** Typed `addEventListener`. `statechange` is dispatched after `items`, `busy` or `progress` may have changed. */
  on<Name extends keyof UploaderEventMap>(
    name: Name,
    listener: (event: UploaderEventMap[Name]) => void,
    options?: AddEventListenerOptions,
  ): void {
    this.addEventListener(name, listener as EventListener, options);
  }

  /** Adds these files (an input's `files` may be `null`) and checks them in order. Resolves to their items once all are checked. */
  async addFiles(files: Iterable<Blob> | null | undefined): Promise<UploadItem[]> {
    const { multiple, uploadOn = UPLOAD_ON } = this.options;
    const added = [...(files ?? [])].map((file) => newItem(this.#newId(), asFile(file)));
    this.changes.make(() => {
      if (!multiple) this.list(this.items.filter(({ state }) => state !== 'rejected'));
      this.changes.apply({ type: 'added', items: added });
      if (uploadOn === 'select') this.changes.apply({ type: 'asked', ids: added.map(({ id }) => id) });
    });
    return this.check(added);
  }

  /** Checks these images of the list. Resolves to their new items, without those that were removed meanwhile. */
  protected async check(items: readonly ChosenItem[]): Promise<UploadItem[]> {
    if (items.length > 0) await this.#uploading.check(items);
    return items.flatMap(({ id }) => this.queue.find(id) ?? []);
  }

  /**
   * Sends images that are ready, and images that failed and can be tried again. Aborted images wait for `retry()`, paused ones for
   * `resume()`. Resolves to all items when nothing is left to do. Does not reject if an image fails.
   */
  upload(): Promise<UploadItem[]> {
    this.ask(
      this.items.filter(
        (item) =>
          item.state === 'checking' ||
          item.state === 'ready' ||
          (item.state === 'failed' && item.error.retryable),
      ),
    );
    return this.atRest();
  }

  /** Aborts the upload of this image, or of all images. They stay in the list. `retry()` sends them. */
  abort(id?: string): void {
    this.#stop(id, 'abort', isUnfinished, (each) => {
      const aborted = this.changes.apply({ type: 'aborted', id: each });
      if (aborted) this.changes.tell('upload-abort', { item: aborted });
      this.#uploading.stop(each);
    });
  }

  /**
   * Pauses the upload of this image, or of all images that are being sent or will be. `resume()` continues: an image that is sent
   * in parts with those that are missing, any other from its start.
   */
  pause(id?: string): void {
    this.#stop(id, 'pause', isUnderway, (each) => {
      const paused = this.changes.apply({ type: 'paused', id: each, kept: this.#uploading.pause(each) });
      if (paused) this.changes.tell('upload-pause', { item: paused });
    });
  }

  /** Sends this image, or all images, if paused. */
  resume(id?: string): void {
    const paused = this.#matching(id, 'resume').filter((item): item is ChosenItem => item.state === 'paused');
    this.changes.make(() => {
      this.changes.apply({ type: 'asked', ids: paused.map((item) => item.id) });
      for (const { id: each } of paused) {
        const item = this.queue.find(each);
        if (item) this.changes.tell('upload-resume', { item });
      }
      this.#uploading.pump();
    });
  }

  /** Sends this image, or all images, again if it failed or was aborted. If it waits for its next attempt, the attempt starts now. */
  retry(id?: string): void {
    const again = this.#matching(id, 'retry').filter(
      (item): item is ChosenItem =>
        item.state === 'failed' || item.state === 'aborted' || item.state === 'waiting',
    );
    this.ask(again);
    void this.check(again.filter((item) => hasBytes(item) && this.queue.find(item.id)?.state === 'checking'));
  }

  /** Removes an image from the list, and aborts its upload. A stored image stays in S3. */
  remove(id: string): void {
    if (this.#callElsewhere(id, 'remove')) return;
    this.changes.make(() => {
      this.abort(id);
      const item = this.queue.find(id);
      if (!item) return;
      this.changes.apply({ type: 'removed', id });
      this.changes.tell('upload-remove', { item });
      this.#uploading.stop(id);
    });
  }

  /** Moves an image to this index of the list. Images are sent in the order of the list. */
  move(id: string, index: number): void {
    this.changes.apply({ type: 'moved', id, index });
  }

  /** Removes all images from the list. */
  clear(): void {
    this.changes.make(() => {
      this.abort(); // aborts all images first, since the end of an upload starts the next
      for (const { id } of this.items) this.remove(id);
    });
  }

  /** Sets the preview URL of this image (`undefined`: no preview any more), or its alternative text. */
  note(id: string, notes: Notes): void {
    if ('alt' in notes) this.#callElsewhere(id, 'note', notes.alt);
    this.changes.apply({ type: 'noted', id, notes });
  }

  /** Replaces the list. Only stored and rejected items of the old list may be missing. */
  list(items: readonly UploadItem[]): void {
    this.changes.make(() => {
      const before = this.items;
      this.changes.apply({ type: 'listed', items });
      // Releases the keys of the images that are removed.
      const present = new Set(items.map(({ id }) => id));
      for (const { id } of before) if (!present.has(id)) this.#uploading.stop(id);
    });
  }

  /** Resolves to all items when nothing is left to do. */
  protected async atRest(): Promise<UploadItem[]> {
    if (this.busy) await new Promise<void>((resolve) => this.changes.onceAtRest(resolve));
    return [...this.items];
  }

  /** Stored images are not brought back any more. They stay in the list. */
  forgetStored(): void {
    this.#persisting?.persistence?.forgetStored();
  }

  /** Whether this image would be brought back if the page ended now. */
  keeps(id: string): boolean {
    return this.#persisting?.persistence?.keeps(id) ?? false;
  }

  /** Loads the chunks that the first file needs. Without this call they are loaded with the first file. */
  prefetch(): Promise<void> {
    return this.#uploading.prefetch();
  }

  /** Queues these images for sending. */
  protected ask(items: readonly UploadItem[]): void {
    this.changes.make(() => {
      for (const { id } of items) this.#uploading.callOff(id);
      this.changes.apply({ type: 'asked', ids: items.map(({ id }) => id) });
      this.#uploading.pump();
    });
  }

  /** Calls `stop` for the images to which it applies, and for those that are queued. */
  #stop(
    id: string | undefined,
    method: Method,
    applies: (item: UploadItem) => boolean,
    stop: (id: string) => void,
  ): void {
    this.changes.make(() => {
      let isAny = false;
      for (const { id: each } of this.#matching(id, method)) {
        const item = this.queue.find(each);
        if (!item || !(applies(item) || this.queue.isAsked(each))) continue;
        stop(each);
        isAny = true;
      }
      if (isAny) this.#uploading.pump(); // clear() calls this for each image
    });
  }

  /** Without images that another page works on: the method is called there. */
  #matching(id: string | undefined, method: Method): readonly UploadItem[] {
    const item = this.queue.find(id ?? '');
    const matching = id === undefined ? this.items : item ? [item] : [];
    return matching.filter(({ id: each }) => !this.#callElsewhere(each, method));
  }

  #callElsewhere(id: string, method: Method, alt?: string): boolean {
    return this.#persisting?.persistence?.callElsewhere(id, method, alt) ?? false;
  }

  #newId(): string {
    return `image-${(this.#added += 1)}`;
  }

  /** Keeps the images under the name that the options have now. */
  #persist(): void {
    if (this.options.persist) this.#loading ??= this.#loadPersisting();
    this.#persisting?.configure(this.options);
  }

  async #loadPersisting(): Promise<void> {
    const { queue, changes } = this;
    const failed = (cause: unknown) => changes.tell('upload-persist-error', { cause });
    const load = <Part>(part: () => Promise<Part>) =>
      this.#uploading.withLine(part, () => this.options.persist !== undefined);
    try {
      const { Persisting } = await load(() => import('./persisting.js'));
      this.#persisting = new Persisting({
        list: this,
        queue,
        changes,
        newId: () => this.#newId(),
        check: (items) => this.check(items),
        reject: (id, failure) => this.#uploading.reject(id, undefined, failure),
        targetOf: (id) => this.#uploading.targetOf(id),
        load,
        failed,
      });
      this.#persist();
    } catch (cause) {
      failed(cause);
    }
  }
}
