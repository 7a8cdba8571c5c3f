// Applies changes to the queue, and dispatches their events once a change is complete, since a listener may call any method.
import type { UploadItem } from '../rules/item.js';
import type { Queue, QueueEvent } from '../rules/queue.js';
import { uploadEvents, type UploadDetails, type UploadEventName } from './events.js';

export class Changes {
  readonly #target: EventTarget;
  readonly #queue: Queue;
  #restListeners: (() => void)[] = [];
  #restIsDue = false;
  /** Events of the current change, in order. */
  readonly #events: Event[] = [];
  /** Number of these events that have been dispatched. */
  #dispatched = 0;
  /** A `statechange` is pending. One is enough for all changes before it. */
  #stateChangeIsDue = false;
  /** Depth of nested changes. */
  #depth = 0;

  /** @param target dispatches the events */
  constructor(target: EventTarget, queue: Queue) {
    this.#target = target;
    this.#queue = queue;
  }

  /**
   * Makes changes that belong together. No listener is called before the outermost change is complete; then all events are
   * dispatched in order, before this method returns.
   */
  make(change: () => void): void {
    this.#depth += 1;
    try {
      change();
    } finally {
      this.#depth -= 1;
      this.#dispatch();
    }
  }

  /** @returns the image right after the event. By the time a listener is called, it may have been removed. */
  apply(event: QueueEvent): UploadItem | undefined {
    const { isBusy: wasBusy } = this.#queue;
    if (!this.#queue.apply(event)) return undefined;
    const item = 'id' in event ? this.#queue.find(event.id) : undefined;
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

  /** @returns `false` if a listener has cancelled the event */
  tell<Name extends UploadEventName>(name: Name, detail: UploadDetails[Name]): boolean {
    const event = new CustomEvent(name, { detail, cancelable: uploadEvents[name] });
    this.#dispatch(event);
    return !event.defaultPrevented;
  }

  /** Calls back once, after the next `upload-complete` event. */
  onceAtRest(listener: () => void): void {
    this.#restListeners.push(listener);
  }

  #dispatch(...events: Event[]): void {
    this.#events.push(...events);
    while (this.#depth === 0) {
      const event = this.#events[this.#dispatched];
      if (!event) {
        this.#events.length = this.#dispatched = 0;
        return;
      }
      this.#dispatched += 1;
      if (event.type === 'statechange') this.#stateChangeIsDue = false;
      this.#target.dispatchEvent(event);
    }
  }

  #rest(): void {
    this.#restIsDue = false;
    if (this.#queue.isBusy) return;
    const listeners = this.#restListeners.splice(0); // a listener that calls upload() waits for its own uploads
    this.tell('upload-complete', { items: this.#queue.items });
    for (const listener of listeners) listener();
  }
}
