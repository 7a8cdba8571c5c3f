// The headless uploader: joins the queue, the attempts and the services, and dispatches the events.
import type { Inspection } from '../image/inspect.js';
import { backoff } from '../rules/backoff.js';
import { CONCURRENCY, UPLOAD_ON } from '../rules/defaults.js';
import type { ImageFacts } from '../rules/facts.js';
import type { Failure, FailureFacts } from '../rules/failure.js';
import { isTaken, isUnderway, newItem, type ChosenItem, type UploadItem } from '../rules/item.js';
import type { Progress } from '../rules/progress.js';
import { Queue, type QueueEvent } from '../rules/queue.js';
import type { Notes } from '../rules/transition.js';
import { UploadError } from '../rules/upload-error.js';
import { Attempts, loadSending } from './attempts.js';
import { onceWorthATry } from './connection.js';
import { uploadEvents, type UploadDetails, type UploadEventMap, type UploadEventName } from './events.js';
import { browserServices, type Services, type UploaderOptions, type UploaderServices } from './options.js';

interface UploaderEventMap extends UploadEventMap {
  statechange: Event;
}

/**
 * Checks images, requests their targets, sends them, and dispatches events.
 * Every change of `items` is followed by a `statechange` event; the `upload-…` events are those of the element.
 *
 * @example
 * const uploader = new Uploader({ presignEndpoint: '/generate-presigned-url' });
 * uploader.on('upload-success', ({ detail }) => show(detail.url));
 * await uploader.addFiles(input.files);
 */
export class Uploader extends EventTarget {
  #options: UploaderOptions;
  readonly #services: Services;
  readonly #queue: Queue;
  #added = 0;
  readonly #attempts: Attempts;
  #english: ((failure: FailureFacts) => string) | undefined;
  #restListeners: (() => void)[] = [];
  #restIsDue = false;
  /** Events of the current change, in order. */
  readonly #events: Event[] = [];
  /** Number of these events that have been dispatched. */
  #dispatched = 0;
  /** A `statechange` is pending; one is enough for all changes before it. */
  #stateChangeIsDue = false;
  /** Depth of nested changes. */
  #changes = 0;

  /** @param queue for an owner that reads its counts; only the uploader may change it */
  constructor(
    options: UploaderOptions = {},
    services: Partial<UploaderServices> = {},
    queue: Queue = new Queue(),
  ) {
    super();
    this.#queue = queue;
    this.#options = options;
    this.#services = { ...browserServices, ...services };
    this.#attempts = new Attempts({
      services: this.#services,
      options: () => this.#options,
      queue: this.#queue,
      change: (make) => this.#change(make),
      apply: (event) => this.#apply(event),
      error: (failure) => this.#error(failure),
      tell: (name, detail) => this.#tell(name, detail),
      ask: (id) => this.#ask(this.#matching(id)),
      abort: (id) => this.abort(id),
      stored: (id) => this.#giveWay(id),
    });
  }

  /** Options, which may be replaced at any time. Requests to the endpoint that were made already are not repeated. */
  get options(): UploaderOptions {
    return this.#options;
  }

  set options(options: UploaderOptions) {
    const { errorText } = this.#options;
    this.#options = options;
    if (options.errorText !== errorText) this.#reword();
    this.#pump(); // more may be allowed at once
  }

  /** Frozen snapshots, in the order of the list: as they were added, until `move` changes it. */
  get items(): readonly UploadItem[] {
    return this.#queue.items;
  }

  /** Whether images are being uploaded, or will be by themselves. */
  get busy(): boolean {
    return this.#queue.isBusy;
  }

  /** Progress of all images that are stored or to be stored. */
  get progress(): Progress {
    return this.#attempts.progress;
  }

  /** Typed `addEventListener`. `statechange` is dispatched after `items`, `busy` or `progress` may have changed. */
  on<Name extends keyof UploaderEventMap>(
    name: Name,
    listener: (event: UploaderEventMap[Name]) => void,
    options?: AddEventListenerOptions,
  ): void {
    this.addEventListener(name, listener as EventListener, options);
  }

  /** Loads the chunks that the first file needs. Without this call they are loaded with the first file. */
  async prefetch(): Promise<void> {
    const check = import('./check.js').then(({ loadReaders }) => loadReaders());
    await Promise.allSettled([check, loadSending(), this.#loadTexts()]);
  }

  /** Checks these files (an input's `files` may be `null`), in their order. Resolves to their items once all are checked. */
  async addFiles(files: Iterable<Blob> | null | undefined): Promise<UploadItem[]> {
    const { multiple, uploadOn = UPLOAD_ON } = this.options;
    const added = [...(files ?? [])].map((file) => newItem(`image-${(this.#added += 1)}`, asFile(file)));
    this.#change(() => {
      if (!multiple) this.list(this.items.filter(({ state }) => state !== 'rejected'));
      this.#apply({ type: 'added', items: added });
      if (uploadOn === 'select') this.#apply({ type: 'asked', ids: added.map(({ id }) => id) });
    });
    await this.#check(added);
    return added.flatMap(({ id }) => this.#find(id) ?? []);
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
    return new Promise((resolve) => this.#restListeners.push(() => resolve([...this.items])));
  }

  /** Aborts the upload of this image, or of all images. They stay in the list, and can be sent with `retry()`. */
  abort(id?: string): void {
    this.#change(() => {
      let isAny = false;
      for (const { id: each } of this.#matching(id)) {
        const item = this.#find(each);
        if (!item || !(isUnderway(item) || this.#queue.isAsked(each))) continue;
        this.#apply({ type: 'aborted', id: each });
        this.#tellOf('upload-abort', each);
        this.#attempts.stop(each);
        isAny = true;
      }
      if (isAny) this.#pump(); // clear() comes by here for each image
    });
  }

  /** Sends this image, or all, that failed or were aborted, once more; one that waits for its next attempt has it now. */
  retry(id?: string): void {
    const again = this.#matching(id).filter(
      (item): item is ChosenItem =>
        item.state === 'failed' || item.state === 'aborted' || item.state === 'waiting',
    );
    this.#ask(again);
    const unchecked = again.filter((item) => this.#find(item.id)?.state === 'checking');
    void this.#check(unchecked);
  }

  /** Removes an image from the list, and aborts its upload. An image that is stored stays in S3. */
  remove(id: string): void {
    this.#change(() => {
      this.abort(id);
      const item = this.#find(id);
      if (!item) return;
      this.#apply({ type: 'removed', id });
      this.#tell('upload-remove', { item });
      this.#attempts.stop(id);
    });
  }

  /** Moves an image to this index of the list. Images that have not begun are sent in the order of the list. */
  move(id: string, index: number): void {
    this.#apply({ type: 'moved', id, index });
  }

  /** Removes all images from the list. */
  clear(): void {
    this.#change(() => {
      this.abort(); // all of them first, or the end of each would start the next
      for (const { id } of this.items) this.remove(id);
    });
  }

  /** Notes where a preview of this image can be shown from (`undefined`: nowhere any more), or its alternative text. */
  note(id: string, notes: Notes): void {
    this.#apply({ type: 'noted', id, notes });
  }

  /** Replaces the list. Only stored and rejected items of the old list may be missing. */
  list(items: readonly UploadItem[]): void {
    this.#change(() => {
      const before = this.items;
      this.#apply({ type: 'listed', items });
      // The key of a removed image is free again.
      const present = new Set(items.map(({ id }) => id));
      for (const { id } of before) if (!present.has(id)) this.#attempts.stop(id);
    });
  }

  /**
   * Inspects several files in parallel, and judges them in their order: of four files where three are allowed, the last is rejected.
   */
  async #check(items: readonly ChosenItem[]): Promise<void> {
    loadSending().catch(() => {}); // the attempt reports the failure
    const ids = new Set(items.map(({ id }) => id));
    const [check] = await Promise.all([
      this.#withLine(() => import('./check.js'), ids).catch((cause: unknown) => ({ cause })),
      this.#loadTexts(),
    ]);
    if ('cause' in check) {
      for (const { id } of items) this.#admit(id, undefined, { code: 'unreadable', cause: check.cause }, []);
      return;
    }
    const { inspect = check.look } = this.#services;
    const lookInto = async ({ id, file }: ChosenItem) => {
      const look = await this.#withLine(async () => {
        const looked = await inspect(file, this.options);
        if (!looked.ok) throw looked.cause; // it may be that a reader could not be loaded
        return looked;
      }, [id]).catch((cause: unknown): Inspection => ({ ok: false, cause }));
      return [id, file, look] as const;
    };
    for await (const [id, file, look] of check.inOrder(items, lookInto)) {
      const isTwin = this.options.multiple && (await check.isAmong(file, this.#queue.namesakesOf(file)));
      const item = this.#find(id);
      if (!item) continue;
      const facts = look.ok ? look.facts : undefined;
      const replaced = this.options.multiple ? [] : this.items.filter((other) => !ids.has(other.id));
      const taken = this.#queue.taken - replaced.filter(isTaken).length;
      const failure: Failure | undefined = isTwin
        ? { code: 'duplicate' }
        : (check.judge(item, look, taken, this.options) ??
          (facts && this.#attempts.foreseeRefusal(facts, item.name, item.size)));
      this.#admit(id, facts, failure, replaced);
    }
  }

  #admit(
    id: string,
    facts: ImageFacts | undefined,
    failure: Failure | undefined,
    replaced: readonly UploadItem[],
  ): void {
    const error = failure && this.#error(failure); // calls a function of the page, which may remove the image
    const item = this.#find(id);
    if (item?.state !== 'checking') return;
    if (error) {
      this.#change(() => {
        this.#apply({ type: 'rejected', id, facts, error });
        this.#tell('upload-reject', { file: item.file, error });
      });
      return;
    }
    this.#apply({ type: 'checked', id, facts });
    const isTaken = this.#tellOf('upload-add', id) && this.#find(id) !== undefined;
    this.#change(() => {
      if (!isTaken) this.#apply({ type: 'removed', id });
      if (!isTaken) this.#attempts.stop(id); // a listener may have called upload() as well
      // A stored image stays until the new one is stored: a failure must not lose it. Its key is free again.
      for (const { id: other } of isTaken ? replaced : [])
        if (this.#find(other)?.state === 'stored') this.#attempts.stop(other);
        else this.remove(other);
      this.#pump();
    });
  }

  /** If only one image is allowed, removes the ones that were stored before this one. */
  #giveWay(stored: string): void {
    if (this.options.multiple) return;
    for (const { id, state } of this.items) if (state === 'stored' && id !== stored) this.remove(id);
  }

  #ask(items: readonly UploadItem[]): void {
    this.#change(() => {
      for (const { id } of items) this.#attempts.callOff(id);
      this.#apply({ type: 'asked', ids: items.map(({ id }) => id) });
      this.#pump();
    });
  }

  #pump(): void {
    const { concurrency = CONCURRENCY } = this.options;
    const next = () => this.#queue.nextToBegin(concurrency >= 1 ? concurrency : 1);
    this.#change(() => {
      for (let item = next(); item; item = next())
        void this.#attempts.begin(item.id).then(() => this.#pump());
    });
  }

  #error(failure: Failure): UploadError {
    return new UploadError(failure, this.#textOf(failure));
  }

  /** Calls `errorText`; if it throws, the English text is used. */
  #textOf(failure: FailureFacts): string {
    const english = this.#english?.(failure) ?? failure.code;
    try {
      const text: unknown = this.options.errorText?.(failure);
      return typeof text === 'string' ? text : english;
    } catch (error) {
      console.error(error);
      return english;
    }
  }

  /**
   * Runs `work`. A failure to load is tried again, twice, and while the browser reports to be offline, for as long as one of these
   * images is in the list, instead of rejecting them. A file that can't be read (`DOMException`) is not tried again.
   */
  async #withLine<Result>(work: () => Promise<Result>, ids: Iterable<string>, tries = 1): Promise<Result> {
    try {
      return await work();
    } catch (cause) {
      const services = this.#services;
      const isWanted = [...ids].some((id) => this.#find(id)?.state === 'checking');
      if (!isWanted || (services.isOnline() && tries > 2) || cause instanceof DOMException) throw cause;
      await new Promise<void>((resolve) => {
        onceWorthATry(services, backoff(tries, services.random()), resolve);
      });
      return this.#withLine(work, ids, tries + 1);
    }
  }

  /** Loads the English texts before the first failure, which may be a lost connection. */
  async #loadTexts(): Promise<void> {
    if (this.options.errorText || this.#english) return;
    const loaded = await import('../locales/errors.js').catch(() => undefined);
    if (!loaded) return;
    this.#english = loaded.inEnglish;
    this.#reword();
  }

  /** Writes the messages of the errors in the list again, after a change of language. */
  #reword(): void {
    if (!this.options.errorText && !this.#english) {
      if (this.items.some((item) => 'error' in item)) void this.#loadTexts();
      return;
    }
    this.#change(() => {
      for (const item of this.items) {
        if (!('error' in item)) continue;
        const error = item.error.inWords((failure) => this.#textOf(failure));
        if (error.message !== item.error.message) this.#apply({ type: 'reworded', id: item.id, error });
      }
    });
  }

  #find(id: string): UploadItem | undefined {
    return this.#queue.find(id);
  }

  #matching(id: string | undefined): readonly UploadItem[] {
    if (id === undefined) return this.items;
    const item = this.#find(id);
    return item ? [item] : [];
  }

  /**
   * Makes changes that belong together. Listeners may call any method, so none is called before the outermost change is
   * complete; then all events are dispatched in order, before the method that made it returns.
   */
  #change(make: () => void): void {
    this.#changes += 1;
    try {
      make();
    } finally {
      this.#changes -= 1;
      this.#dispatch();
    }
  }

  #dispatch(...events: Event[]): void {
    this.#events.push(...events);
    while (this.#changes === 0) {
      const event = this.#events[this.#dispatched];
      if (!event) {
        this.#events.length = this.#dispatched = 0;
        return;
      }
      this.#dispatched += 1;
      if (event.type === 'statechange') this.#stateChangeIsDue = false;
      this.dispatchEvent(event);
    }
  }

  /** @returns the item after the event and before listeners are called, which may remove it */
  #apply(event: QueueEvent): UploadItem | undefined {
    const wasBusy = this.busy;
    if (!this.#queue.apply(event)) return undefined;
    const item = 'id' in event ? this.#find(event.id) : undefined;
    if (!this.#stateChangeIsDue) {
      this.#stateChangeIsDue = true;
      this.#dispatch(new Event('statechange'));
    }
    if (wasBusy && !this.#queue.isBusy && !this.#restIsDue) {
      this.#restIsDue = true;
      queueMicrotask(() => this.#rest()); // after the event that ended the work
    }
    return item;
  }

  #rest(): void {
    this.#restIsDue = false;
    if (this.busy) return;
    this.#attempts.onIdle();
    const listeners = this.#restListeners.splice(0); // a listener that calls upload() waits for what it begins
    this.#tell('upload-complete', { items: this.items });
    for (const listener of listeners) listener();
  }

  /** @returns whether no listener cancelled the event */
  #tell<Name extends UploadEventName>(name: Name, detail: UploadDetails[Name]): boolean {
    const event = new CustomEvent(name, { detail, cancelable: uploadEvents[name] });
    this.#dispatch(event);
    return !event.defaultPrevented;
  }

  #tellOf<Name extends UploadEventName>(
    name: Name,
    id: string,
    more?: Omit<UploadDetails[Name], 'item'>,
  ): boolean {
    const item = this.#find(id);
    return !item || this.#tell(name, { item, ...more } as UploadDetails[Name]);
  }
}

/** Makes a file of a Blob, which has no name, for example one of a canvas. */
const asFile = (blob: Blob) =>
  'name' in blob ? (blob as File) : new File([blob], 'image', { type: blob.type });
