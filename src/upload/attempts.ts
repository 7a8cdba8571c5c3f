// The attempts of each image: where it may go, the sending, and what follows from how that ended.
import { backoff } from '../rules/backoff.js';
import { nextTryOf, type Failure, type FailureFacts } from '../rules/failure.js';
import type { Facts, ImageFacts } from '../rules/facts.js';
import type { UploadItem } from '../rules/item.js';
import { isToBePrepared } from '../rules/preparation.js';
import { progressOf, type Progress } from '../rules/progress.js';
import type { Queue, QueueEvent } from '../rules/queue.js';
import { nextRate, type Rate } from '../rules/rate.js';
import type { Target } from '../rules/target.js';
import type { UploadError } from '../rules/upload-error.js';
import { onceWorthATry } from './connection.js';
import type { UploadDetails, UploadEventName } from './events.js';
import type { UploaderOptions, UploaderServices } from './options.js';
import type { Targets } from './targets.js';
import type { Outcome, Stored } from './transfer.js';

/** The uploader, as its attempts see it. */
export interface Host {
  readonly options: () => UploaderOptions;
  readonly services: UploaderServices;
  readonly queue: Queue;
  readonly find: (id: string) => UploadItem | undefined;
  /** Makes several changes as one: listeners are called once all are made. */
  readonly change: (make: () => void) => void;
  /** @returns the image that it was about, as it left it. */
  readonly apply: (event: QueueEvent) => UploadItem | undefined;
  /** Calls a function of the page, which may call any method. */
  readonly error: (failure: Failure) => UploadError;
  /** @returns whether nobody cancelled it. */
  readonly tell: <Name extends UploadEventName>(name: Name, detail: UploadDetails[Name]) => boolean;
  /** This image is to be sent, again. */
  readonly ask: (id: string) => void;
  readonly abort: (id: string) => void;
  /** This image has just been stored. */
  readonly stored: (id: string) => void;
}

type Ready =
  | { readonly ok: true; readonly target: Target; readonly facts: Facts; readonly blob: Blob }
  | { readonly ok: false; readonly failure: Failure };

export class Attempts {
  readonly #host: Host;
  /** Loaded with what sends. */
  #targets: Targets | undefined;
  readonly #running = new Map<string, AbortController>();
  /** How to call off what is to happen after a while: the next attempt, the news of the last byte. */
  readonly #waits = new Map<string, () => void>();
  /** Those whose `upload-start` has been told and whose end has not. */
  readonly #started = new Set<string>();
  /** What is prepared while others are sent: how to stop it, and when that is done. */
  readonly #ahead = new Map<
    string,
    { readonly controller: AbortController; readonly done: Promise<unknown> }
  >();
  readonly #rates = new Map<string, Rate>();
  /** How often in a row an image has failed while the browser took itself for offline. */
  readonly #cuts = new Map<string, number>();
  readonly #checksums = new Map<string, string>();
  /** What the page wanted of those whose Blob is by now what is sent; it may want something else before the next attempt. */
  readonly #prepared = new Map<string, string>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** Of all images that are to be stored or are. */
  get progress(): Progress {
    const { loaded, total } = this.#host.queue.amount;
    const speeds = [...this.#running.keys()].flatMap((id) => this.#rates.get(id)?.bytesPerSecond ?? []);
    return progressOf(loaded, total, speeds.length > 0 ? speeds.reduce((all, one) => all + one) : undefined);
  }

  /** What a policy that is known already says of this image, if it is sent as it was chosen. */
  refusal(facts: ImageFacts, name: string, size: number): Failure | undefined {
    const options = this.#host.options();
    return isToBePrepared(options, facts)
      ? undefined
      : this.#targets?.refusal({ ...facts, name, size }, options);
  }

  /** Nothing is on its way any more. */
  rest(): void {
    this.#targets?.rest();
  }

  /** One attempt. Never rejects. */
  async begin(id: string): Promise<void> {
    const running = new AbortController();
    this.#running.set(id, running);
    this.#rates.delete(id);
    const beganOffline = !this.#host.services.isOnline();
    this.#host.apply({ type: 'begun', id });
    // Only a bug throws, ours or a service's: one image's failure, not the end of the queue.
    const outcome = await this.#attempt(id, running.signal).catch((cause: unknown): Outcome => ({
      ok: false,
      failure: { code: 'storage-error', cause },
    }));
    const conclude = outcome.ok
      ? () => this.#onStored(id, outcome.stored)
      : this.#concludeFailure(id, outcome.failure, beganOffline);
    if (this.#running.get(id) === running) {
      this.#running.delete(id);
      this.callOff(id);
    }
    // abort() has dispatched its own event, and another attempt may be running by now.
    if (!running.signal.aborted) this.#host.change(conclude);
  }

  /** Ends what is done for this image, and lets go of what was kept for it. */
  stop(id: string): void {
    this.callOff(id);
    const ahead = this.#ahead.get(id);
    this.#ahead.delete(id);
    this.#targets?.release(id);
    this.#started.delete(id);
    this.#rates.delete(id);
    this.#cuts.delete(id);
    this.#checksums.delete(id);
    this.#prepared.delete(id);
    // Last: the page's own functions listen to these signals, and may start this image again.
    this.#running.get(id)?.abort();
    ahead?.controller.abort();
  }

  /** It need not wait any longer for its next attempt. */
  callOff(id: string): void {
    this.#waits.get(id)?.();
    this.#waits.delete(id);
  }

  async #attempt(id: string, signal: AbortSignal): Promise<Outcome> {
    const { find, options, apply, tell, abort, services } = this.#host;
    const item = find(id);
    if (!item) return { ok: false, failure: { code: 'aborted' } };
    const sending = await loadSending().catch((cause: unknown) => ({ cause }));
    if ('cause' in sending) return { ok: false, failure: { code: 'network', cause: sending.cause } };
    await this.#ahead.get(id)?.done;
    signal.throwIfAborted(); // another attempt of this image may be running by now
    this.#ahead.delete(id);
    const stallTimeout = stallTimeoutOf(options());
    const ready = await this.#makeReady(id, signal); // at once, where that has been done ahead
    if (!ready.ok) return ready;
    signal.throwIfAborted();
    const { target, facts, blob } = ready;
    apply({ type: 'sending', id });
    if (!this.#started.has(id) && !signal.aborted) {
      this.#started.add(id);
      const host = { host: new URL(target.url).host, key: target.keyFor(facts.name) };
      const isAllowed = tell('upload-start', { item: find(id) ?? item, target: host });
      // A listener that aborts and retries has another attempt running by now, with an event of its own.
      if (!isAllowed && this.#running.get(id)?.signal === signal) abort(id);
    }
    if (signal.aborted) return { ok: false, failure: { code: 'aborted' } };
    this.#prepareNext();
    const onProgress = (fraction: number) => {
      if (signal.aborted) return;
      this.callOff(id);
      if (fraction < 1) this.#onProgress(id, fraction);
      // The browser tells of the last byte at once, and the answer may follow within the same frame: contract, section 3.
      else
        this.#waits.set(
          id,
          services.nextFrame(() => this.#onProgress(id, fraction)),
        );
    };
    const watch = { signal, stallTimeout, onProgress };
    return sending.transfer(target, blob, facts, watch, services, options().publicBase);
  }

  /** The bytes as they are to be sent, what is known of them, and a target. */
  async #makeReady(id: string, signal: AbortSignal): Promise<Ready> {
    const { options, services } = this.#host;
    const { presign, Targets } = await loadSending();
    signal.throwIfAborted();
    const targets = (this.#targets ??= new Targets(services.date));
    const failure = await this.#prepare(id, signal);
    signal.throwIfAborted(); // a target that is taken now would be kept for ever
    const item = this.#host.find(id);
    if (failure) return { ok: false, failure };
    if (!item?.blob) return { ok: false, failure: { code: 'aborted' } };
    const { blob, name, type, size, width, height } = item;
    const take = (facts: Facts) =>
      targets.take(id, facts, options(), () => presign(options(), facts, signal, stallTimeoutOf(options())));
    const plain: Facts = { name, type, size, width, height, checksum: this.#checksums.get(id) };
    const taken = options().checksum && !plain.checksum ? undefined : await take(plain);
    if (taken?.ok) return { ...taken, facts: plain, blob };
    if (taken && !wantsChecksum(taken.failure)) return taken;
    const { sha256 } = await import('./checksum.js');
    const hashed = await sha256(blob, signal);
    if (!hashed.ok) return { ok: false, failure: { code: 'unreadable', cause: hashed.cause } };
    if (!signal.aborted) this.#checksums.set(id, hashed.value);
    const facts = { ...plain, checksum: hashed.value };
    const retaken = await take(facts);
    return retaken.ok ? { ...retaken, facts, blob } : retaken;
  }

  /** Once an image; what came of it is what is sent in all attempts. */
  async #prepare(id: string, signal: AbortSignal): Promise<Failure | undefined> {
    const { find, options, apply } = this.#host;
    const { file, blob, facts } = find(id) ?? {};
    if (!file || !facts || (blob === file && !isToBePrepared(options(), facts))) return undefined;
    try {
      const { describe, prepare } = await import('./prepare.js');
      const wanted = describe(options());
      if (this.#prepared.get(id) === wanted) return undefined;
      const preparing = await prepare(file, facts, options(), signal);
      if (!preparing.ok) return preparing.failure;
      if (signal.aborted) return undefined;
      this.#prepared.set(id, wanted);
      this.#checksums.delete(id); // of other bytes
      apply({ type: 'prepared', id, ...preparing.prepared });
      return undefined;
    } catch (cause) {
      return { code: 'network', cause };
    }
  }

  /** While bytes are on their way the endpoint can be asked for the next image; a failure waits until its turn. */
  #prepareNext(): void {
    const next = this.#host.queue.upcoming(this.#ahead);
    if (!next) return;
    const controller = new AbortController();
    const done = this.#makeReady(next.id, controller.signal).catch(() => {});
    this.#ahead.set(next.id, { controller, done });
  }

  #onStored(id: string, { location, ...stored }: Stored): void {
    const { apply, tell, stored: onStored } = this.#host;
    const item = apply({ type: 'stored', id, ...stored });
    this.#started.delete(id);
    if (!item) return;
    this.#tellProgress(item);
    tell('upload-success', { item, ...stored, location });
    onStored(id);
  }

  /** @returns what is to be done about this failure, if the attempt has not been stopped meanwhile */
  #concludeFailure(id: string, given: Failure, beganOffline: boolean): () => void {
    const { error: errorOf, services, find } = this.#host;
    // Bytes that move again while the browser takes itself for offline prove that it is wrong: the fault may be permanent.
    const hasMoved = beganOffline && this.#cuts.has(id) && (find(id)?.loaded ?? 0) > 0;
    const failure: Failure =
      CUTS.has(given.code) && !services.isOnline() && !hasMoved ? { code: 'offline', cause: given } : given;
    const error = errorOf(failure);
    return () => this.#onFailure(id, failure, error);
  }

  #onFailure(id: string, failure: Failure, error: UploadError): void {
    const { apply, find, options, services, tell, ask } = this.#host;
    const { attempt = 0 } = find(id) ?? {};
    const next = nextTryOf(failure);
    if (failure.code === 'slow-down') apply({ type: 'slowed' });
    if (next === 'anew') this.#targets?.discard(id);
    const cuts = (this.#cuts.get(id) ?? 0) + 1;
    if (next === 'online') this.#cuts.set(id, cuts);
    else if (!CUTS.has(failure.code)) this.#cuts.delete(id);
    if (next === 'online') {
      if (apply({ type: 'postponed', id, error, free: true }))
        this.#waits.set(
          id,
          onceWorthATry(services, backoff(cuts, services.random()), () => ask(id)),
        );
    } else if ((next === 'again' || next === 'anew') && attempt <= (options().retries ?? 4)) {
      const delay = backoff(attempt, services.random(), (failure as FailureFacts).retryAfter);
      const item = apply({ type: 'postponed', id, error, free: false });
      if (!item) return;
      this.#waits.set(
        id,
        services.after(delay, () => ask(id)),
      );
      tell('upload-retry', { item, error, attempt: attempt + 1, delay });
    } else {
      // What may have been stored in spite of all keeps its key, for when a person tries again.
      if (next !== 'again') this.#targets?.discard(id);
      this.#started.delete(id);
      const item = apply({ type: 'failed', id, error });
      if (item) tell('upload-error', { item, error });
    }
  }

  /** The last byte is not counted before S3 has answered: a body that is sent is not yet stored. */
  #onProgress(id: string, fraction: number): void {
    const { find, apply, services } = this.#host;
    const before = find(id);
    if (before?.state !== 'uploading') return;
    const loaded = Math.min(before.size - 1, Math.floor(before.size * fraction));
    apply({ type: 'progressed', id, loaded });
    const item = find(id);
    if (!item || item === before) return;
    this.#rates.set(id, nextRate(this.#rates.get(id), loaded, services.now()));
    this.#tellProgress(item);
  }

  #tellProgress(item: UploadItem): void {
    const { loaded, total, id } = item;
    const progress = progressOf(loaded, total, this.#rates.get(id)?.bytesPerSecond);
    this.#host.tell('upload-progress', { item, ...progress, overall: this.progress });
  }
}

/** Failures that a line which is down can cause. */
const CUTS: ReadonlySet<string> = new Set(['network', 'presign-network', 'stalled']);

/** The policy has a condition on a field that the page can fill, once it has read all bytes. */
const wantsChecksum = ({ code, field }: FailureFacts) =>
  code === 'policy-forbids' && /^x-amz-checksum-(sha256|algorithm)$/.test(field ?? '');

/** Asking for a target and sending to it; also loaded ahead, while the first file is looked at. */
export const loadSending = () => import('./sending.js');

/** Milliseconds. What is no length of time is none that could be too long. */
const stallTimeoutOf = ({ stallTimeout = 30 }: UploaderOptions) =>
  stallTimeout > 0 ? Math.min(1000 * stallTimeout, DAY) : DAY;

const DAY = 86_400_000; // ms; a timer of more than 2^31 fires at once (HTML Standard, timer initialisation)
