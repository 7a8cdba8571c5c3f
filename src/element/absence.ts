// Uploads while the element is out of the document: it may come back, as in a page's cache of views.
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UploadItem } from '../rules/item.js';
import type { Uploader } from '../upload/uploader.js';

/**
 * Milliseconds for which uploads go on. Nothing tells an element that it will not come back; most uploads are done by then,
 * and those of an element that a page has dropped don't take up the visitor's line for ever.
 */
const GRACE = 60_000;

export class AbsenceController implements ReactiveController {
  readonly #uploader: Uploader;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped: string[] = [];

  constructor(host: ReactiveControllerHost, uploader: Uploader) {
    this.#uploader = uploader;
    host.addController(this);
    uploader.on('upload-complete', () => clearTimeout(this.#timer));
  }

  /** Ids of the images that were stopped because the element was away for too long; nobody has cancelled them. */
  get stopped(): readonly string[] {
    return this.#stopped;
  }

  hostConnected(): void {
    clearTimeout(this.#timer);
    this.resume();
  }

  hostDisconnected(): void {
    if (this.#uploader.busy) this.#timer = setTimeout(() => this.#stop(), GRACE);
  }

  /** Sends what was stopped because of the absence. */
  resume(): void {
    for (const id of this.#stopped.splice(0)) {
      const { state } = this.#uploader.items.find((item) => item.id === id) ?? {};
      if (state === 'aborted') this.#uploader.retry(id);
    }
  }

  /** The page has cancelled this image, or all of them. */
  forget(id?: string): void {
    this.#stopped = id === undefined ? [] : this.#stopped.filter((other) => other !== id);
  }

  #stop(): void {
    const isAborted = ({ state }: UploadItem) => state === 'aborted';
    // Before they are aborted: a listener of that may ask whether the form is valid.
    this.#stopped = this.#uploader.items.filter((item) => !isAborted(item)).map(({ id }) => id);
    this.#uploader.abort();
    const aborted = new Set(this.#uploader.items.filter(isAborted).map(({ id }) => id));
    this.#stopped = this.#stopped.filter((id) => aborted.has(id));
  }
}
