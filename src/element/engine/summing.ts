// Loads the summary of several images once there are several, and reserves its space until then.
import { html, nothing } from 'lit/html.js';
import { isWaitingOffline } from '../../rules/item.js';
import type { EngineHost, FrameModel } from '../contract.js';
import type * as Several from './several.js';
import type { Pausing } from './pausing.js';
import type { BulkActions } from './summary.js';
import type { Uploads } from './uploads.js';

export class Summing {
  readonly #host: EngineHost;
  readonly #uploads: Uploads;
  /** Number of images that a form waits for; `undefined` if none waits. */
  readonly #awaited: () => number | undefined;
  readonly #announce: (text: string) => void;
  readonly #pausing: Pausing;
  readonly #actions: BulkActions;
  #isOffline = false;
  /** Number of images at the last attempt to load the summary. */
  #triedWith = 0;
  #several: typeof Several | undefined;

  constructor(
    host: EngineHost,
    uploads: Uploads,
    awaited: () => number | undefined,
    announce: (text: string) => void,
    pausing: Pausing,
    onRemoveAll: (isByKey: boolean) => void,
  ) {
    const { element } = host;
    this.#host = host;
    this.#uploads = uploads;
    this.#awaited = awaited;
    this.#announce = announce;
    this.#pausing = pausing;
    this.#actions = {
      onPauseAll: () => pausing.pause(),
      onResumeAll: () => pausing.resume(),
      onCancelAll: () => element.abort(),
      onRetryAll: () => element.retry(),
      onDismissRejected: () => {
        for (const { id, state } of uploads.items) if (state === 'rejected') uploads.remove(id);
      },
      onRemoveAll,
    };
  }

  /** The summary above the images. The variant `button` has its own, and uses only the notice of this one. */
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

  /** The buttons for actions on all images. */
  buttons(frame: FrameModel) {
    if (!this.#hasSeveral(frame) || frame.readonly) return nothing;
    if (!this.#several) void this.#load();
    const { offersAll } = this.#pausing;
    return this.#several?.buttons(frame.words, this.#uploads.queue, offersAll, this.#actions) ?? nothing;
  }

  /** A notice that replaces the number of uploaded images: the browser is offline, or a form waits. */
  #noticeIn({ words }: FrameModel): string | undefined {
    const wasOffline = this.#isOffline;
    this.#isOffline = this.#uploads.queue.isBusy && !this.#isOnline;
    const text = words.say('offline');
    if (this.#isOffline && !wasOffline) queueMicrotask(() => this.#announce(text)); // after this rendering
    if (this.#isOffline) return text;
    const count = this.#awaited();
    return count === undefined ? undefined : words.say('submitting', { count });
  }

  /** Whether the browser is online, according to the browser and the latest requests. */
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
    if (length === this.#triedWith) return; // not with each rendering, since the connection may be lost
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
