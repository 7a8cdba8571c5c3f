// Uploads while the element is out of the document. It may come back, for example from a view cache.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Queue } from '../../rules/queue.js';
import type { Uploader } from '../../upload/uploader.js';

/**
 * Milliseconds for which uploads continue. An element is never told that it won't come back. Most uploads end within this time, and
 * uploads of an element that was dropped for good don't occupy the connection for ever.
 */
const GRACE = 60_000;

export class AbsenceController implements ReactiveController {
  readonly #uploads: Uploader;
  readonly #queue: Queue;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = new Set<string>();

  constructor(host: ReactiveControllerHost, uploads: Uploader, queue: Queue) {
    this.#uploads = uploads;
    this.#queue = queue;
    host.addController(this);
    uploads.on('upload-complete', () => clearTimeout(this.#timer));
  }

  /** Ids of the images that were stopped because the element was away for too long. Nobody has cancelled them. */
  get stopped(): ReadonlySet<string> {
    return this.#stopped;
  }

  hostConnected(): void {
    clearTimeout(this.#timer);
    this.resume();
  }

  hostDisconnected(): void {
    if (this.#uploads.busy) this.#timer = setTimeout(() => this.#stop(), GRACE);
  }

  /** Sends the images that were stopped because of the absence. */
  resume(): void {
    const stopped = this.#stopped;
    this.#stopped = new Set();
    for (const id of stopped) if (this.#queue.find(id)?.state === 'aborted') this.#uploads.retry(id);
  }

  /** To be called when the page has cancelled this image, or all images. */
  forget(id?: string): void {
    if (id === undefined) this.#stopped.clear();
    else this.#stopped.delete(id);
  }

  #stop(): void {
    // Set before they are aborted: a listener of `upload-abort` may ask whether the form is valid.
    this.#stopped = new Set(this.#queue.items.filter(({ state }) => state !== 'aborted').map(({ id }) => id));
    this.#uploads.abort();
    for (const id of this.#stopped) if (this.#queue.find(id)?.state !== 'aborted') this.#stopped.delete(id);
  }
}
