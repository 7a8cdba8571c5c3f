// Makes one attempt: prepares the bytes, gets a target, and sends. Loaded with the first file.
import { CONCURRENCY, RETRIES, STALL_TIMEOUT } from '../rules/defaults.js';
import type { Failure, FailureFacts } from '../rules/failure.js';
import type { Facts, ImageFacts } from '../rules/facts.js';
import { isToBePrepared } from '../rules/preparation.js';
import type { Queue } from '../rules/queue.js';
import type { Target } from '../rules/target.js';
import type { Changes } from './changes.js';
import type { InParts } from './in-parts.js';
import type { PartsRequest } from './multipart-upload.js';
import type { Services, UploaderOptions } from './options.js';
import type { KeptParts, KeptTarget, Memory } from './memory.js';
import { presign, type Presigned } from './presign.js';
import { loadInParts } from './read-target.js';
import { send } from './send.js';
import { Targets } from './targets.js';
import { mayBeAt, transfer, type Outcome } from './transfer.js';

export interface DeliveryHost {
  readonly options: () => UploaderOptions;
  readonly services: Services;
  readonly queue: Queue;
  readonly changes: Changes;
  /** What outlives the page, if the page wants that. */
  readonly memory: () => Promise<Memory | undefined>;
  /** Begins as many attempts as there are places. */
  readonly pump: () => void;
}

/** Callbacks for the progress of an attempt. */
export interface DeliveryListener {
  /** Called before the first byte is sent to this target. */
  readonly onTarget: (target: Target, name: string) => void;
  /** @param fraction from 0 to 1 */
  readonly onProgress: (fraction: number) => void;
}

type Ready =
  | { readonly ok: true; readonly target: Target; readonly facts: Facts; readonly blob: Blob }
  | { readonly ok: false; readonly failure: Failure };

export class Delivery {
  readonly #host: DeliveryHost;
  readonly #targets: Targets;
  /** Loaded with the first multipart target. */
  #inParts: InParts | undefined;
  /** By id: images that are prepared while others are sent. */
  readonly #ahead = new Map<
    string,
    { readonly controller: AbortController; readonly done: Promise<unknown> }
  >();
  #memory: Memory | undefined;
  readonly #checksums = new Map<string, string>();
  readonly #answers = new WeakMap<Target, KeptTarget>();
  /** By id: key of the options with which the Blob was prepared. The page may change them before the next attempt. */
  readonly #prepared = new Map<string, string>();

  constructor(host: DeliveryHost) {
    this.#host = host;
    this.#targets = new Targets(host.services.date);
  }

  /** Makes one attempt. Rejects only if it is aborted before it has a target, and after a bug. */
  async run(id: string, signal: AbortSignal, { onTarget, onProgress }: DeliveryListener): Promise<Outcome> {
    const { options, services, queue, pump } = this.#host;
    await this.#ahead.get(id)?.done;
    signal.throwIfAborted(); // another attempt of this image may already be running
    this.#ahead.delete(id);
    const stallTimeout = stallTimeoutOf(options());
    const ready = await this.#makeReady(id, signal); // resolves at once if the image was prepared ahead
    if (!ready.ok) return ready;
    await this.#memory?.noted();
    signal.throwIfAborted();
    const { target, facts, blob } = ready;
    onTarget(target, facts.name);
    if (isAborted(signal)) return { ok: false, failure: { code: 'aborted' } };
    this.#prepareNext();
    const watch = { signal, stallTimeout, onProgress };
    const { publicBase, retries = RETRIES } = options();
    const memory = this.#memory;
    if (memory?.isEarlier(target)) mayBeAt(blob, target.urlOf(target.keyFor(facts.name)));
    if (target.kind !== 'multipart')
      return transfer(target, blob, facts, watch, { send, ...services }, publicBase);
    const renew: PartsRequest['renew'] = (renewal) =>
      presign(options(), facts, signal, stallTimeout, renewal);
    const loaded = await loadInParts().catch((cause: unknown) => ({ cause }));
    if ('cause' in loaded) return { ok: false, failure: { code: 'network', cause: loaded.cause } };
    this.#inParts ??= new loaded.InParts(services);
    const takePlace = () => queue.takePlace(options().concurrency ?? CONCURRENCY);
    const leavePlace = () => {
      queue.leavePlace();
      pump();
    };
    const onPart = (parts: KeptParts) => memory?.keepParts(id, parts);
    const request = { ...watch, retries, publicBase, renew, takePlace, leavePlace, onPart };
    // The bytes of an image that was prepared may differ from those of the earlier page.
    const isSame = memory?.isEarlier(target) === true && blob === queue.find(id)?.file;
    const earlier = isSame ? memory.partsOf(id) : undefined;
    return this.#inParts.run({ id, target, blob, earlier }, request);
  }

  /** The reason why the policy, if it is known already, would refuse this image unprepared. */
  foreseeRefusal(facts: ImageFacts, name: string, size: number): Failure | undefined {
    const options = this.#host.options();
    return isToBePrepared(options, facts)
      ? undefined
      : this.#targets.foreseeRefusal({ ...facts, name, size }, options);
  }

  /** Called when no image is being uploaded any more. */
  onIdle(): void {
    this.#targets.onIdle();
  }

  /** Drops the image's target after the storage has refused it. */
  discard(id: string): void {
    this.#targets.discard(id);
    this.#inParts?.stop(id);
  }

  /** The target that this image has now. */
  targetOf(id: string): KeptTarget | undefined {
    const target = this.#targets.of(id);
    return target && this.#answers.get(target);
  }

  /** Bytes of this image that the storage has already, so that the next attempt does not send them. */
  kept(id: string): number {
    return this.#inParts?.kept(id) ?? 0;
  }

  /** Removes all state of this image. */
  stop(id: string): void {
    const ahead = this.#ahead.get(id);
    this.#ahead.delete(id);
    this.#targets.release(id);
    if (this.#memory?.isClosed) this.#inParts?.letGo(id);
    else this.#inParts?.stop(id);
    this.#checksums.delete(id);
    this.#prepared.delete(id);
    ahead?.controller.abort(); // last, since functions of the page listen to this signal and may start this image again
  }

  /** Prepares the bytes, and gets their facts and a target. */
  async #makeReady(id: string, signal: AbortSignal): Promise<Ready> {
    const { options, queue } = this.#host;
    signal.throwIfAborted();
    const failure = await this.#prepare(id, signal);
    signal.throwIfAborted(); // a target that is taken after `stop` would never be released
    const item = queue.find(id);
    if (failure) return { ok: false, failure };
    if (!item?.blob) return { ok: false, failure: { code: 'aborted' } };
    const { blob, name, type, size, width, height } = item;
    const memory = (this.#memory = await this.#host.memory());
    const take = async (facts: Facts) => {
      const earlier = await memory?.targetOf(id);
      const ask = async () => {
        const presigned = earlier ?? (await presign(options(), facts, signal, stallTimeoutOf(options())));
        if (presigned.ok) this.#answers.set(presigned.target, this.#keptOf(presigned));
        return presigned;
      };
      const taken = await this.#targets.take(id, facts, options(), ask, earlier === undefined);
      const answer = this.targetOf(id);
      if (answer) await memory?.keepTarget(id, answer);
      return taken;
    };
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

  #keptOf({ answer, date }: Extract<Presigned, { ok: true }>): KeptTarget {
    return { answer, skew: date === undefined ? undefined : date - this.#host.services.date() };
  }

  /** Prepares an image once. All its attempts send the result. */
  async #prepare(id: string, signal: AbortSignal): Promise<Failure | undefined> {
    const { options, queue, changes } = this.#host;
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
      this.#checksums.delete(id); // it belongs to the old bytes
      changes.apply({ type: 'prepared', id, ...preparing.prepared });
      return undefined;
    } catch (cause) {
      return { code: 'network', cause };
    }
  }

  /** Prepares the next image, and gets its target, while another is sent. A failure is reported when it is the image's turn. */
  #prepareNext(): void {
    const next = this.#host.queue.upcoming(this.#ahead);
    if (!next) return;
    const controller = new AbortController();
    const done = this.#makeReady(next.id, controller.signal).catch(() => {});
    this.#ahead.set(next.id, { controller, done });
  }
}

/** SHA-256 in base64, or the failure. */
async function checksumOf(blob: Blob, signal: AbortSignal): Promise<string | Failure> {
  try {
    const { sha256 } = await import('./checksum.js');
    const hashed = await sha256(blob, signal);
    return hashed.ok ? hashed.value : { code: 'unreadable', cause: hashed.cause };
  } catch (cause) {
    return { code: 'network', cause }; // a chunk could not be loaded
  }
}

/** A function, since TypeScript assumes that `aborted` stays `false` after it was checked. */
const isAborted = ({ aborted }: AbortSignal) => aborted;

/** Whether the policy requires a checksum, which the page can compute once it has read all bytes. */
const wantsChecksum = ({ code, field }: FailureFacts) =>
  code === 'policy-forbids' && /^x-amz-checksum-(sha256|algorithm)$/.test(field ?? '');

/** Milliseconds. A value that is not a positive number becomes a day. */
const stallTimeoutOf = ({ stallTimeout = STALL_TIMEOUT }: UploaderOptions) =>
  stallTimeout > 0 ? Math.min(1000 * stallTimeout, DAY) : DAY;

const DAY = 86_400_000; // ms; a timer of more than 2^31 fires at once (HTML Standard, timer initialisation)
