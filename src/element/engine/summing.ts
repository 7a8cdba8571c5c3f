// What is summed up of several images, and what can be done to all of them: loaded once there are several, its place kept until then.
import { html, nothing } from 'lit/html.js';
import type { EngineHost, FrameModel } from '../contract.js';
import type * as Several from './several.js';
import type { BulkActions } from './summary.js';
import type { Uploads } from './uploads.js';

export class Summing {
  readonly #host: EngineHost;
  readonly #uploads: Uploads;
  /** Number of images that a form waits for; `undefined` if none waits. */
  readonly #awaited: () => number | undefined;
  readonly #actions: BulkActions;
  #several: typeof Several | undefined;

  constructor(host: EngineHost, uploads: Uploads, awaited: () => number | undefined) {
    const { element } = host;
    this.#host = host;
    this.#uploads = uploads;
    this.#awaited = awaited;
    this.#actions = {
      onCancelAll: () => element.abort(),
      onRetryAll: () => element.retry(),
      onDismissRejected: () => {
        for (const { id, state } of uploads.items) if (state === 'rejected') uploads.remove(id);
      },
      onRemoveAll: () => uploads.clear(),
    };
  }

  get styles() {
    return this.#several?.styles;
  }

  /** Above the images; in the variant `button`, which has a summary of its own, that a form waits. */
  summary(frame: FrameModel) {
    const awaited = this.#awaited();
    const isWanted = this.#hasSeveral(frame) && this.#host.settings().variant !== 'button';
    if (!isWanted && awaited === undefined) return nothing;
    const { queue, progress } = this.#uploads;
    const buttons = isWanted ? this.buttons(frame) : nothing;
    if (this.#several) return this.#several.summary(frame, { queue, progress, awaited }, buttons);
    void this.#load();
    const text = awaited === undefined ? nothing : frame.words.say('submitting', { count: awaited });
    return html`<div part="summary" class="summary" lang=${frame.words.language}>${text}</div>`;
  }

  /** What can be done to all images. */
  buttons(frame: FrameModel) {
    if (!this.#hasSeveral(frame) || frame.readonly) return nothing;
    if (!this.#several) void this.#load();
    return this.#several?.buttons(frame.words, this.#uploads.queue, this.#actions) ?? nothing;
  }

  #hasSeveral({ multiple }: FrameModel): boolean {
    return multiple && this.#uploads.queue.length > 1;
  }

  async #load(): Promise<void> {
    const several = await import('./several.js').catch(() => undefined); // tried again with the next drawing
    if (!several || this.#several) return;
    const { element, dress } = this.#host;
    this.#several = several;
    if ('ResizeObserver' in globalThis) new several.ListScroll(element, this.#uploads.queue); // not in jsdom
    if ('animate' in element) new several.Motion(element);
    dress();
    element.requestUpdate();
  }
}
