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

  /** Ids of the images that were paused because the element was away for too long, not by anyone. */
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

  /** Sends the images that were paused because of the absence. */
  resume(): void {
    const stopped = this.#stopped;
    this.#stopped = new Set();
    for (const id of stopped) this.#uploads.resume(id);
  }

  /** To be called when the page has cancelled or paused this image, or all images. */
  forget(id?: string): void {
    if (id === undefined) this.#stopped.clear();
    else this.#stopped.delete(id);
  }

  #stop(): void {
    // Set before they are paused: a listener of `upload-pause` may ask whether the form is valid.
    this.#stopped = new Set(this.#queue.items.filter(({ state }) => state !== 'paused').map(({ id }) => id));
    this.#uploads.pause();
    for (const id of this.#stopped) if (this.#queue.find(id)?.state !== 'paused') this.#stopped.delete(id);
  }
}
