// One attempt: the bytes as they are to be sent, a target for them, and the sending. Loaded with the first file.
import { STALL_TIMEOUT } from '../rules/defaults.js';
import type { Failure, FailureFacts } from '../rules/failure.js';
import type { Facts, ImageFacts } from '../rules/facts.js';
import { isToBePrepared } from '../rules/preparation.js';
import type { Queue, QueueEvent } from '../rules/queue.js';
import type { Target } from '../rules/target.js';
import type { UploaderOptions, UploaderServices } from './options.js';
import { presign } from './presign.js';
import { Targets } from './targets.js';
import { transfer, type Outcome } from './transfer.js';

export interface DeliveryHost {
  readonly options: () => UploaderOptions;
  readonly services: UploaderServices;
  readonly queue: Queue;
  readonly apply: (event: QueueEvent) => unknown;
}

/** Who is told how far an attempt is. */
export interface DeliveryListener {
  /** From now on bytes are sent there. */
  readonly onTarget: (target: Target, name: string) => void;
  /** From 0 to 1. */
  readonly onProgress: (fraction: number) => void;
}

type Ready =
  | { readonly ok: true; readonly target: Target; readonly facts: Facts; readonly blob: Blob }
  | { readonly ok: false; readonly failure: Failure };

export class Delivery {
  readonly #host: DeliveryHost;
  readonly #targets: Targets;
  /** What is prepared while others are sent: how to stop it, and when that is done. */
  readonly #ahead = new Map<
    string,
    { readonly controller: AbortController; readonly done: Promise<unknown> }
  >();
  readonly #checksums = new Map<string, string>();
  /** By which options the Blob of an image was prepared; the page may want something else before the next attempt. */
  readonly #prepared = new Map<string, string>();

  constructor(host: DeliveryHost) {
    this.#host = host;
    this.#targets = new Targets(host.services.date);
  }

  /** Makes one attempt. Rejects if it is aborted before there is a target, and by a bug. */
  async run(id: string, signal: AbortSignal, { onTarget, onProgress }: DeliveryListener): Promise<Outcome> {
    const { options, services } = this.#host;
    await this.#ahead.get(id)?.done;
    signal.throwIfAborted(); // another attempt of this image may be running by now
    this.#ahead.delete(id);
    const stallTimeout = stallTimeoutOf(options());
    const ready = await this.#makeReady(id, signal); // at once, where that has been done ahead
    if (!ready.ok) return ready;
    signal.throwIfAborted();
    const { target, facts, blob } = ready;
    onTarget(target, facts.name);
    if (isAborted(signal)) return { ok: false, failure: { code: 'aborted' } };
    this.#prepareNext();
    const watch = { signal, stallTimeout, onProgress };
    return transfer(target, blob, facts, watch, services, options().publicBase);
  }

  /** What a policy that is known already says of this image, if it is sent as it was chosen. */
  foreseeRefusal(facts: ImageFacts, name: string, size: number): Failure | undefined {
    const options = this.#host.options();
    return isToBePrepared(options, facts)
      ? undefined
      : this.#targets.foreseeRefusal({ ...facts, name, size }, options);
  }

  /** Nothing is on its way any more. */
  onIdle(): void {
    this.#targets.onIdle();
  }

  /** The storage does not take the image's target any more. */
  discard(id: string): void {
    this.#targets.discard(id);
  }

  /** Lets go of what was kept for this image. */
  stop(id: string): void {
    const ahead = this.#ahead.get(id);
    this.#ahead.delete(id);
    this.#targets.release(id);
    this.#checksums.delete(id);
    this.#prepared.delete(id);
    ahead?.controller.abort(); // last: the page's own functions listen to this signal, and may start this image again
  }

  /** The bytes as they are to be sent, what is known of them, and a target. */
  async #makeReady(id: string, signal: AbortSignal): Promise<Ready> {
    const { options, queue } = this.#host;
    signal.throwIfAborted();
    const failure = await this.#prepare(id, signal);
    signal.throwIfAborted(); // a target that is taken now would be kept for ever
    const item = queue.find(id);
    if (failure) return { ok: false, failure };
    if (!item?.blob) return { ok: false, failure: { code: 'aborted' } };
    const { blob, name, type, size, width, height } = item;
    const take = (facts: Facts) =>
      this.#targets.take(id, facts, options(), () =>
        presign(options(), facts, signal, stallTimeoutOf(options())),
      );
    const plain: Facts = { name, type, size, width, height, checksum: this.#checksums.get(id) };
    const taken = options().checksum && !plain.checksum ? undefined : await take(plain);
    if (taken?.ok) return { ...taken, facts: plain, blob };
    if (taken && !wantsChecksum(taken.failure)) return taken;
    const checksum = await checksumOf(blob, signal);
    if (typeof checksum !== 'string') return { ok: false, failure: checksum };
    if (!signal.aborted) this.#checksums.set(id, checksum);
    const facts = { ...plain, checksum };
    const retaken = await take(facts);
    return retaken.ok ? { ...retaken, facts, blob } : retaken;
  }

  /** Once an image; what came of it is what is sent in all attempts. */
  async #prepare(id: string, signal: AbortSignal): Promise<Failure | undefined> {
    const { options, queue, apply } = this.#host;
    const { file, blob, facts } = queue.find(id) ?? {};
    if (!file || !facts || (blob === file && !isToBePrepared(options(), facts))) return undefined;
    try {
      const { preparationKey, prepare } = await import('./prepare.js');
      const wanted = preparationKey(options());
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
}

/** SHA-256 in base64, or why there is none. */
async function checksumOf(blob: Blob, signal: AbortSignal): Promise<string | Failure> {
  try {
    const { sha256 } = await import('./checksum.js');
    const hashed = await sha256(blob, signal);
    return hashed.ok ? hashed.value : { code: 'unreadable', cause: hashed.cause };
  } catch (cause) {
    return { code: 'network', cause }; // a chunk could not be loaded
  }
}

/** A function, since TypeScript does not know that a listener may abort meanwhile. */
const isAborted = ({ aborted }: AbortSignal) => aborted;

/** The policy has a condition on a field that the page can fill, once it has read all bytes. */
const wantsChecksum = ({ code, field }: FailureFacts) =>
  code === 'policy-forbids' && /^x-amz-checksum-(sha256|algorithm)$/.test(field ?? '');

/** Milliseconds. What is no length of time is none that could be too long. */
const stallTimeoutOf = ({ stallTimeout = STALL_TIMEOUT }: UploaderOptions) =>
  stallTimeout > 0 ? Math.min(1000 * stallTimeout, DAY) : DAY;

const DAY = 86_400_000; // ms; a timer of more than 2^31 fires at once (HTML Standard, timer initialisation)
