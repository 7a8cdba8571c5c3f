// Begins the attempts of each image, and decides what to do when one has ended. `delivery` makes an attempt.
import { backoff } from '../rules/backoff.js';
import { RETRIES } from '../rules/defaults.js';
import { nextTryOf, type Failure, type FailureFacts } from '../rules/failure.js';
import type { ImageFacts } from '../rules/facts.js';
import type { UploadItem } from '../rules/item.js';
import { progressOf, type Progress } from '../rules/progress.js';
import { nextRate, type Rate } from '../rules/rate.js';
import type { Target } from '../rules/target.js';
import type { UploadError } from '../rules/upload-error.js';
import { onceWorthATry } from './connection.js';
import type { Delivery, DeliveryHost } from './delivery.js';
import { loadOnce } from './load-once.js';
import type { KeptTarget } from './memory.js';
import type { Outcome, Stored } from './transfer.js';

/** The methods of the uploader that attempts call. */
export interface Host extends DeliveryHost {
  /** Makes an error; calls the page's `errorText`, which may call any method. */
  readonly error: (failure: Failure) => UploadError;
  /** Asks for another attempt of this image. */
  readonly ask: (id: string) => void;
  readonly abort: (id: string) => void;
  /** Called when this image has just been stored. */
  readonly stored: (id: string) => void;
}

/** An attempt that is being made. */
interface Running {
  readonly controller: AbortController;
  rate: Rate | undefined;
}

/** The state of an image that is kept between its attempts, until it is stored or has failed. */
interface Course {
  /** Cancels the pending timer: that of the next attempt, or of the last progress event. */
  callOff: (() => void) | undefined;
  /** Whether `upload-start` has been dispatched. */
  isStarted: boolean;
  /** Number of consecutive failures while the browser reported to be offline. */
  cuts: number;
}

export class Attempts {
  readonly #host: Host;
  #delivery: Delivery | undefined;
  readonly #running = new Map<string, Running>();
  readonly #courses = new Map<string, Course>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Progress of all images that are stored or will be. */
  get progress(): Progress {
    const { loaded, total } = this.#host.queue.amount;
    const speeds = [...this.#running.values()].flatMap(({ rate }) => rate?.bytesPerSecond ?? []);
    return progressOf(loaded, total, speeds.length > 0 ? speeds.reduce((all, one) => all + one) : undefined);
  }

  /** The reason why the policy, if it is known already, would refuse this image unprepared. */
  foreseeRefusal(facts: ImageFacts, name: string, size: number): Failure | undefined {
    return this.#delivery?.foreseeRefusal(facts, name, size);
  }

  /** Called when no image is being uploaded any more. */
  onIdle(): void {
    this.#delivery?.onIdle();
  }

  /** Makes one attempt. Never rejects. */
  async begin(id: string): Promise<void> {
    const running: Running = { controller: new AbortController(), rate: undefined };
    const { signal } = running.controller;
    this.#running.set(id, running);
    const beganOffline = !this.#host.services.isOnline();
    this.#host.changes.apply({ type: 'begun', id });
    // Only a bug in the package or in a service throws. This image fails, and the queue continues.
    const outcome = await this.#deliver(id, running).catch((cause: unknown): Outcome => ({
      ok: false,
      failure: { code: 'storage-error', cause },
    }));
    const conclude = outcome.ok
      ? () => this.#onStored(id, outcome.stored, running)
      : this.#concludeFailure(id, outcome.failure, beganOffline);
    if (this.#running.get(id) === running) {
      this.#running.delete(id);
      this.callOff(id);
    }
    // abort() has dispatched its own event, and another attempt may already be running.
    if (!signal.aborted) this.#host.changes.make(conclude);
  }

  /** Stops the attempt of this image, and removes all state of it. */
  stop(id: string): void {
    this.callOff(id);
    this.#courses.delete(id);
    const running = this.#running.get(id);
    this.#running.delete(id);
    // Last, since functions of the page listen to this signal and may start this image again.
    running?.controller.abort();
    this.#delivery?.stop(id);
  }

  /** The target that this image has now. */
  targetOf(id: string): KeptTarget | undefined {
    return this.#delivery?.targetOf(id);
  }

  /** Stops the attempt of this image, and keeps its target. @returns the bytes that the next attempt does not have to send */
  pause(id: string): number {
    this.callOff(id);
    const running = this.#running.get(id);
    this.#running.delete(id);
    const kept = this.#delivery?.kept(id) ?? 0;
    running?.controller.abort(); // last, as in `stop`
    return kept;
  }

  /** Cancels the time before the next attempt. */
  callOff(id: string): void {
    const course = this.#courses.get(id);
    course?.callOff?.();
    if (course) course.callOff = undefined;
  }

  async #deliver(id: string, running: Running): Promise<Outcome> {
    const { signal } = running.controller;
    if (!this.#delivery) {
      const sending = await loadSending().catch((cause: unknown) => ({ cause }));
      if ('cause' in sending) return { ok: false, failure: { code: 'network', cause: sending.cause } };
      this.#delivery ??= new sending.Delivery(this.#host); // another image may have been faster
    }
    return this.#delivery.run(id, signal, {
      onTarget: (target, name) => this.#onTarget(id, signal, target, name),
      onProgress: (fraction) => {
        if (signal.aborted) return;
        this.callOff(id);
        const report = () => this.#onProgress(id, fraction, running);
        if (fraction < 1) report();
        // The answer may follow the last byte within the same frame: one progress event for each frame is enough.
        else this.#courseOf(id).callOff = this.#host.services.nextFrame(report);
      },
    });
  }

  #onTarget(id: string, signal: AbortSignal, target: Target, name: string): void {
    const { changes, queue, abort } = this.#host;
    changes.apply({ type: 'sending', id });
    const item = queue.find(id);
    const course = this.#courseOf(id);
    if (!item || course.isStarted || signal.aborted) return;
    course.isStarted = true;
    const host = { host: new URL(target.url).host, key: target.keyFor(name) };
    const isAllowed = changes.tell('upload-start', { item, target: host });
    // If a listener aborts and retries, another attempt is running now, which dispatches its own event.
    if (!isAllowed && this.#running.get(id)?.controller.signal === signal) abort(id);
  }

  #onStored(id: string, { location, ...stored }: Stored, running: Running): void {
    const { changes, stored: onStored } = this.#host;
    const item = changes.apply({ type: 'stored', id, ...stored });
    this.#courses.delete(id);
    if (!item) return;
    this.#tellProgress(item, running);
    changes.tell('upload-success', { item, ...stored, location });
    onStored(id);
  }

  /** @returns a function that applies the failure to the image */
  #concludeFailure(id: string, given: Failure, beganOffline: boolean): () => void {
    const { error: errorOf, services, queue } = this.#host;
    const { cuts = 0 } = this.#courses.get(id) ?? {};
    // If bytes were sent while the browser reported to be offline, it is wrong, and the failure may be permanent.
    const hasMoved = beganOffline && cuts > 0 && (queue.find(id)?.loaded ?? 0) > 0;
    const failure: Failure =
      CUTS.has(given.code) && !services.isOnline() && !hasMoved ? { code: 'offline', cause: given } : given;
    const error = errorOf(failure);
    return () => this.#onFailure(id, failure, error);
  }

  #onFailure(id: string, failure: Failure, error: UploadError): void {
    const { changes, queue, options, services, ask } = this.#host;
    const { attempt = 0 } = queue.find(id) ?? {};
    const course = this.#courseOf(id);
    const next = nextTryOf(failure);
    if (failure.code === 'slow-down') changes.apply({ type: 'slowed' });
    if (next === 'anew') this.#delivery?.discard(id);
    if (next === 'online') course.cuts += 1;
    else if (!CUTS.has(failure.code)) course.cuts = 0;
    if (next === 'online') {
      if (changes.apply({ type: 'postponed', id, error, free: true }))
        course.callOff = onceWorthATry(services, backoff(course.cuts, services.random()), () => ask(id));
    } else if ((next === 'again' || next === 'anew') && attempt <= (options().retries ?? RETRIES)) {
      const delay = backoff(attempt, services.random(), (failure as FailureFacts).retryAfter);
      const item = changes.apply({ type: 'postponed', id, error, free: false });
      if (!item) return;
      course.callOff = services.after(delay, () => ask(id));
      changes.tell('upload-retry', { item, error, attempt: attempt + 1, delay });
    } else {
      // After `again` the image may be stored in spite of the failure, so a try by hand uses the same key.
      if (next !== 'again') this.#delivery?.discard(id);
      this.#courses.delete(id);
      const item = changes.apply({ type: 'failed', id, error });
      if (item) changes.tell('upload-error', { item, error });
    }
  }

  /** Does not count the last byte until S3 has answered, since an image that is sent is not stored yet. */
  #onProgress(id: string, fraction: number, running: Running): void {
    const { queue, changes, services } = this.#host;
    const before = queue.find(id);
    if (before?.state !== 'uploading') return;
    const loaded = Math.min(before.size - 1, Math.floor(before.size * fraction));
    changes.apply({ type: 'progressed', id, loaded });
    const item = queue.find(id); // a listener may have removed it
    if (!item || item === before) return;
    running.rate = nextRate(running.rate, loaded, services.now());
    this.#tellProgress(item, running);
  }

  #tellProgress(item: UploadItem, { rate }: Running): void {
    const progress = progressOf(item.loaded, item.total, rate?.bytesPerSecond);
    this.#host.changes.tell('upload-progress', { item, ...progress, overall: this.progress });
  }

  #courseOf(id: string): Course {
    const course = this.#courses.get(id) ?? { callOff: undefined, isStarted: false, cuts: 0 };
    this.#courses.set(id, course);
    return course;
  }
}

/** Failures that a lost connection can cause. */
const CUTS: ReadonlySet<string> = new Set(['network', 'presign-network', 'stalled']);

/** Loads the code that requests targets and sends to them. Called early, while the first file is checked. */
export const loadSending = loadOnce(() => import('./sending.js'));
