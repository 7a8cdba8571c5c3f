// Pauses and resumes uploads for the visitor, and announces it.
import type { ReactiveController } from 'lit';
import { displayName } from '../../rules/display-name.js';
import { isInFlight, type UploadItem } from '../../rules/item.js';
import type { EngineHost } from '../contract.js';
import { LongUploads } from './long-uploads.js';
import type { Uploads } from './uploads.js';

export class Pausing implements ReactiveController {
  readonly #host: EngineHost;
  readonly #uploads: Uploads;
  readonly #long: LongUploads;
  readonly #isSubmitting: () => boolean;
  readonly #announce: (text: string) => void;

  /** @param isSubmitting whether a form waits for the images */
  constructor(
    host: EngineHost,
    uploads: Uploads,
    isSubmitting: () => boolean,
    announce: (text: string) => void,
  ) {
    this.#host = host;
    this.#uploads = uploads;
    this.#long = new LongUploads(uploads, () => host.element.requestUpdate());
    this.#isSubmitting = isSubmitting;
    this.#announce = announce;
    host.element.addController(this);
  }

  hostDisconnected(): void {
    this.#long.release();
  }

  /** Whether the image has a button that pauses or resumes its upload. */
  offers(item: UploadItem): boolean {
    const isToBeSent = isInFlight(item) || item.state === 'ready' || item.state === 'checking';
    return item.state === 'paused' || (isToBeSent && this.#long.has(item.id));
  }

  /** Whether there is a button that pauses all uploads. */
  get offersAll(): boolean {
    return this.#uploads.queue.isBusy && this.#long.has();
  }

  pause(id?: string): void {
    const { element } = this.#host;
    const wasSubmitting = this.#isSubmitting();
    element.pause(id);
    if (wasSubmitting) this.#announce(element.validationMessage);
    else this.#tell(id, 'paused');
  }

  resume(id?: string): void {
    this.#host.element.resume(id);
    this.#tell(id, 'uploading');
  }

  /** Screen readers may not read the new name of a button that has the focus. */
  #tell(id: string | undefined, state: 'paused' | 'uploading'): void {
    const item = id === undefined ? undefined : this.#uploads.queue.find(id);
    const text = this.#host.words().say(state);
    this.#announce(item ? `${displayName(item.name)}: ${text}` : text);
  }
}
