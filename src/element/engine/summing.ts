// What is summed up of several images, and what can be done to all of them: loaded once there are several, its place kept until then.
import { html, nothing } from 'lit/html.js';
import { isWaitingOffline } from '../../rules/item.js';
import type { EngineHost, FrameModel } from '../contract.js';
import type * as Several from './several.js';
import type { BulkActions } from './summary.js';
import type { Uploads } from './uploads.js';

export class Summing {
  readonly #host: EngineHost;
  readonly #uploads: Uploads;
  /** Number of images that a form waits for; `undefined` if none waits. */
  readonly #awaited: () => number | undefined;
  readonly #announce: (text: string) => void;
  readonly #actions: BulkActions;
  #isOffline = false;
  /** Number of images when it was last tried to load what sums them up. */
  #triedWith = 0;
  #several: typeof Several | undefined;

  constructor(
    host: EngineHost,
    uploads: Uploads,
    awaited: () => number | undefined,
    announce: (text: string) => void,
    onRemoveAll: (isByKey: boolean) => void,
  ) {
    const { element } = host;
    this.#host = host;
    this.#uploads = uploads;
    this.#awaited = awaited;
    this.#announce = announce;
    this.#actions = {
      onCancelAll: () => element.abort(),
      onRetryAll: () => element.retry(),
      onDismissRejected: () => {
        for (const { id, state } of uploads.items) if (state === 'rejected') uploads.remove(id);
      },
      onRemoveAll,
    };
  }

  /** Above the images. The variant `button` has a summary of its own, and only the notice of this one. */
  summary(frame: FrameModel) {
    const notice = this.#noticeIn(frame);
    const isWanted = this.#hasSeveral(frame) && this.#host.settings().variant !== 'button';
    if (!isWanted && notice === undefined) return nothing;
    const { queue } = this.#uploads;
    const progress = isWanted ? this.#uploads.progress : undefined;
    const buttons = isWanted ? this.buttons(frame) : nothing;
    if (this.#several) return this.#several.summary(frame, { queue, progress, notice }, buttons);
    void this.#load();
    return html`<div part="summary" class="summary" lang=${frame.words.language}>${notice ?? nothing}</div>`;
  }

  /** What can be done to all images. */
  buttons(frame: FrameModel) {
    if (!this.#hasSeveral(frame) || frame.readonly) return nothing;
    if (!this.#several) void this.#load();
    return this.#several?.buttons(frame.words, this.#uploads.queue, this.#actions) ?? nothing;
  }

  /** What is more important than how many are uploaded: nothing can be sent, or a form waits. */
  #noticeIn({ words }: FrameModel): string | undefined {
    const wasOffline = this.#isOffline;
    this.#isOffline = this.#uploads.queue.isBusy && !this.#isOnline;
    const text = words.say('offline');
    if (this.#isOffline && !wasOffline) queueMicrotask(() => this.#announce(text)); // after this rendering
    if (this.#isOffline) return text;
    const count = this.#awaited();
    return count === undefined ? undefined : words.say('submitting', { count });
  }

  /** As far as the browser knows, and the latest requests. */
  get #isOnline(): boolean {
    const { queue, items } = this.#uploads;
    const { defaultView } = this.#host.element.ownerDocument;
    const isCut = queue.count('waiting') > 0 && items.some((item) => isWaitingOffline(item));
    return (defaultView?.navigator.onLine ?? true) && !isCut;
  }

  #hasSeveral({ multiple }: FrameModel): boolean {
    return multiple && this.#uploads.queue.length > 1;
  }

  async #load(): Promise<void> {
    const { length } = this.#uploads.queue;
    if (length === this.#triedWith) return; // not with each rendering: the connection may be lost
    this.#triedWith = length;
    const several = await import('./several.js').catch(() => undefined); // tried again with the next image
    if (!several || this.#several) return;
    const { element } = this.#host;
    this.#several = several;
    if ('ResizeObserver' in globalThis) new several.ListScroll(element, this.#uploads.queue); // not in jsdom
    if ('animate' in element) new several.Motion(element);
    element.requestUpdate();
  }
}
