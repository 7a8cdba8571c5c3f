// Works on the images of a list: inspects them, admits them, and begins an attempt for each image when it is its turn.
import { backoff } from '../rules/backoff.js';
import { CONCURRENCY } from '../rules/defaults.js';
import type { ImageFacts } from '../rules/facts.js';
import type { Failure } from '../rules/failure.js';
import { isUnchecked, type ChosenItem, type UploadItem } from '../rules/item.js';
import type { Progress } from '../rules/progress.js';
import type { Queue } from '../rules/queue.js';
import { Attempts, loadSending } from './attempts.js';
import type { Changes } from './changes.js';
import { onceWorthATry } from './connection.js';
import { ErrorTexts } from './error-texts.js';
import { loadOnce } from './load-once.js';
import type { KeptTarget, Memory } from './memory.js';
import { browserServices, type Services, type UploaderOptions, type UploaderServices } from './options.js';

/** The parts of the list that the work on its images uses. */
export interface UploadingHost {
  readonly list: {
    readonly items: readonly UploadItem[];
    readonly options: UploaderOptions;
    abort(id: string): void;
    remove(id: string): void;
    on(name: 'upload-complete', listener: () => void): void;
  };
  readonly queue: Queue;
  readonly changes: Changes;
  readonly memory: () => Promise<Memory | undefined>;
}

const loadCheck = loadOnce(() => import('./check.js'));

export class Uploading {
  readonly #host: UploadingHost;
  readonly #services: Services;
  readonly #texts: ErrorTexts;
  readonly #attempts: Attempts;

  /** @param services used instead of the browser's */
  constructor(host: UploadingHost, services: Partial<UploaderServices>) {
    const { list, queue, changes, memory } = host;
    this.#host = host;
    this.#services = { ...browserServices, ...services };
    const options = () => list.options;
    this.#texts = new ErrorTexts(options);
    this.#attempts = new Attempts({
      services: this.#services,
      options,
      queue,
      changes,
      memory,
      error: (failure) => this.#texts.error(failure),
      ask: (id) => this.#ask(id),
      abort: (id) => list.abort(id),
      stored: (id) => this.#giveWay(id),
      pump: () => this.pump(),
    });
    list.on('upload-complete', () => this.#attempts.onIdle());
  }

  /** Progress of all images that are stored or will be. */
  get progress(): Progress {
    return this.#attempts.progress;
  }

  /** Loads the chunks that the first file needs. Without this call they are loaded with the first file. */
  async prefetch(): Promise<void> {
    const check = loadCheck().then(({ loadReaders }) => loadReaders());
    await Promise.allSettled([check, loadSending(), this.#loadTexts()]);
  }

  /** Inspects several files in parallel, and judges them in their order: of four files where three are allowed, the last is rejected. */
  async check(items: readonly ChosenItem[]): Promise<void> {
    loadSending().catch(() => {}); // the attempt reports the failure
    const ids = new Set(items.map(({ id }) => id));
    const [check] = await Promise.all([
      this.withLine(loadCheck, this.#areChecked(ids)).catch((cause: unknown) => ({ cause })),
      this.#loadTexts(),
    ]);
    if ('cause' in check) {
      for (const { id } of items) this.reject(id, undefined, { code: 'unreadable', cause: check.cause });
      return;
    }
    await check.admit(items, {
      ...this.#host,
      inspect: this.#services.inspect ?? check.look,
      withLine: (work, wanted) => this.withLine(work, this.#areChecked(wanted)),
      foreseeRefusal: (...image) => this.#attempts.foreseeRefusal(...image),
      reject: (...rejected) => this.reject(...rejected),
      stop: (id) => this.stop(id),
      pump: () => this.pump(),
    });
  }

  /** Begins as many attempts as `concurrency` allows. */
  pump(): void {
    const { list, queue, changes } = this.#host;
    const { concurrency = CONCURRENCY } = list.options;
    const next = () => queue.nextToBegin(concurrency >= 1 ? concurrency : 1);
    changes.make(() => {
      for (let item = next(); item; item = next()) void this.#attempts.begin(item.id).then(() => this.pump());
    });
  }

  /** Stops all work on this image, and releases its state. */
  stop(id: string): void {
    this.#attempts.stop(id);
  }

  /** The target that this image has now. */
  targetOf(id: string): KeptTarget | undefined {
    return this.#attempts.targetOf(id);
  }

  /** Stops the attempt of this image, and keeps what the next one needs. @returns the bytes that it does not have to send */
  pause(id: string): number {
    return this.#attempts.pause(id);
  }

  /** Cancels the time before the next attempt of this image. */
  callOff(id: string): void {
    this.#attempts.callOff(id);
  }

  /** Updates the messages of all errors in the list with `errorText` of the current options. */
  reword(): void {
    const { list, changes } = this.#host;
    if (!this.#texts.isThere) {
      if (list.items.some((item) => 'error' in item)) void this.#loadTexts();
      return;
    }
    changes.make(() => {
      for (const item of list.items) {
        if (!('error' in item)) continue;
        const error = this.#texts.reworded(item.error);
        if (error !== item.error) changes.apply({ type: 'reworded', id: item.id, error });
      }
    });
  }

  reject(id: string, facts: ImageFacts | undefined, failure: Failure): void {
    const { queue, changes } = this.#host;
    const error = this.#texts.error(failure); // calls `errorText` of the page, which may remove the image
    const item = queue.find(id);
    if (!item?.file || !isUnchecked(item)) return;
    const { file } = item;
    changes.make(() => {
      changes.apply({ type: 'rejected', id, facts, error });
      changes.tell('upload-reject', { file, error });
    });
  }

  /** If only one image is allowed, removes the images that were stored before this one. */
  #giveWay(stored: string): void {
    const { list } = this.#host;
    if (list.options.multiple) return;
    for (const { id, state } of list.items) if (state === 'stored' && id !== stored) list.remove(id);
  }

  /** Sends the image again. */
  #ask(id: string): void {
    const { changes } = this.#host;
    changes.make(() => {
      this.callOff(id);
      changes.apply({ type: 'asked', ids: [id] });
      this.pump();
    });
  }

  /**
   * Runs `work`. If a chunk can't be loaded, repeats it twice, and more often while the browser reports to be offline, as long as
   * it is wanted. Does not repeat it if a file can't be read (`DOMException`).
   */
  async withLine<Result>(work: () => Promise<Result>, isWanted: () => boolean, tries = 1): Promise<Result> {
    try {
      return await work();
    } catch (cause) {
      const services = this.#services;
      if (!isWanted() || (services.isOnline() && tries > 2) || cause instanceof DOMException) throw cause;
      await new Promise<void>((resolve) => {
        onceWorthATry(services, backoff(tries, services.random()), resolve);
      });
      return this.withLine(work, isWanted, tries + 1);
    }
  }

  #areChecked(ids: Iterable<string>): () => boolean {
    return () => [...ids].some((id) => this.#host.queue.find(id)?.state === 'checking');
  }

  async #loadTexts(): Promise<void> {
    if (await this.#texts.load()) this.reword();
  }
}
