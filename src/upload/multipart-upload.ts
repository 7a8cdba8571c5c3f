// Sends one image in parts, several at once, and continues where an earlier attempt has ended. Loaded with the first multipart target.
import { backoff } from '../rules/backoff.js';
import { nextTryOf, type Failure, type FailureFacts } from '../rules/failure.js';
import { Pace } from '../rules/pace.js';
import { completion, isCompleted, partsOf, unquoted, type Part } from '../rules/parts.js';
import { readStored } from '../rules/storage-answer.js';
import type { MultipartTarget } from '../rules/target.js';
import type { KeptParts } from './memory.js';
import type { Services } from './options.js';
import type { PartChecksums } from './part-checksums.js';
import type { Send, SendRequest } from './send.js';
import { sideBySide, type Room } from './side-by-side.js';
import { GONE, SignedSteps, type StepRequest } from './signed-steps.js';
import { publicUrlOf, type Outcome } from './transfer.js';

/** How one attempt is made. */
export interface PartsRequest
  extends Room, Omit<StepRequest, 'checksumsOf'>, Pick<SendRequest, 'onProgress'> {
  /** Number of retries of a part. */
  readonly retries: number;
  readonly publicBase: string | undefined;
  /** Called with the ETags of all parts that are stored, after each. The next part is not sent before it resolves. */
  readonly onPart?: ((etags: KeptParts) => Promise<unknown> | undefined) | undefined;
}

type PartsServices = Pick<Services, 'now' | 'date' | 'random' | 'after' | 'isOnline'> & {
  readonly send: Send;
};

/** URLs that are asked for at once. Their parts are read first if they have checksums. */
const PAGE = 16;

const HIDDEN: Failure = {
  code: 'storage-error',
  status: 200,
  cause: 'the bucket’s CORS rule hides ETag, which a multipart upload needs: add ETag to ExposeHeaders',
};

/** Browsers do not tell a page why there is no answer. */
const unanswered = (number: number): Failure => ({
  code: 'network',
  cause: `No readable answer to part ${number}: connection lost, or CORS rule without this page or without PUT`,
});

export class MultipartUpload {
  readonly #target: MultipartTarget;
  readonly #blob: Blob;
  readonly #services: PartsServices;
  readonly #parts: readonly Part[];
  readonly #signed: SignedSteps;
  /** ETags that the store has answered, by number of the part. */
  readonly #etags = new Map<number, string>();
  readonly #pace = new Pace();
  #checksums: PartChecksums | undefined;
  /** The checksum that the object will have. */
  #checksum: string | undefined;
  /** After the first request to complete it, the object may be there although no answer has said so. */
  #state: 'new' | 'begun' | 'completing' | 'ended' = 'new';

  /** @param earlier the parts that an earlier page has sent to this target */
  constructor(target: MultipartTarget, blob: Blob, services: PartsServices, earlier: KeptParts = []) {
    this.#target = target;
    this.#blob = blob;
    this.#services = services;
    this.#parts = partsOf(blob.size, target.partSize);
    this.#signed = new SignedSteps(target, services.date);
    for (const [number, etag] of earlier) this.#etags.set(number, etag);
    if (earlier.length > 0) this.#state = 'begun';
  }

  /** Whether it is the upload of these bytes to this target. */
  isOf(target: MultipartTarget, blob: Blob): boolean {
    return target === this.#target && blob === this.#blob;
  }

  /** Bytes of the parts that the store has answered. */
  get kept(): number {
    const stored = this.#parts.filter(({ number }) => this.#etags.has(number));
    return stored.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  /** Makes one attempt. Never rejects. */
  async send(request: PartsRequest): Promise<Outcome> {
    if (this.#state === 'ended') return this.#failed(GONE);
    if (this.#target.hasChecksums) {
      const loaded = await import('./part-checksums.js').catch((cause: unknown) => ({ cause }));
      if ('cause' in loaded) return this.#failed({ code: 'network', cause: loaded.cause });
      this.#checksums ??= new loaded.PartChecksums(this.#blob, this.#parts);
    }
    if (this.#state === 'completing') {
      const stored = await this.#find(request);
      if (stored) return stored;
    }
    if (this.#state !== 'new') await this.#compare(request);
    if (this.#state === 'new') this.#state = 'begun'; // it stays `completing`: the store may still be at it
    const failure = await this.#sendParts(request);
    if (!failure) return this.#complete(request);
    // An earlier page may have completed it.
    const stored = failure === GONE ? await this.#find(request) : undefined;
    return stored ?? this.#failed(failure);
  }

  /** Tells the store to forget the parts. Not once it was asked to complete the upload, since the object may be there. */
  cancel(): void {
    if (this.#state === 'completing' || this.#state === 'ended') return;
    this.#state = 'ended';
    this.#signed.abort();
  }

  #failed(failure: Failure): Outcome {
    if (failure === GONE) this.#state = 'ended';
    return { ok: false, failure };
  }

  /**
   * Forgets parts that the store does not list as they were sent. It lists a thousand at once (S3, ListParts); the signature of the URL
   * covers the page, so the answers to further parts have to be believed. So have all, if the store lists nothing to this page: the server
   * may lack the right, or the CORS rule GET. Parts that are gone are then found when the upload is completed.
   */
  async #compare(request: PartsRequest): Promise<void> {
    const answer = await this.#signed.ask('list', request);
    const loaded = await import('../rules/part-list.js').catch(() => undefined);
    if (!loaded || !('body' in answer)) return;
    for (const number of loaded.unlistedParts(answer.body, this.#parts, this.#etags))
      this.#etags.delete(number);
  }

  async #sendParts(request: PartsRequest): Promise<Failure | undefined> {
    const missing = this.#parts.filter(({ number }) => !this.#etags.has(number));
    /** Bytes of each part that are sent, by its number. */
    const sent = new Map(this.#parts.map(({ number, start, end }) => [number, end - start]));
    for (const { number } of missing) sent.set(number, 0);
    const tell = () => {
      const bytes = [...sent.values()].reduce((sum, one) => sum + one);
      request.onProgress(Math.min(1, bytes / Math.max(1, this.#blob.size)));
    };
    tell();
    let atOnce = 0;
    const send = async (part: Part) => {
      atOnce += 1;
      const failure = await this.#sendPart(part, request, (bytes) => {
        sent.set(part.number, bytes);
        tell();
      });
      atOnce -= 1;
      return failure;
    };
    this.#pace.begin(this.#services.now());
    const takePlace = () => atOnce < this.#pace.atOnce && request.takePlace();
    return sideBySide(missing, send, { takePlace, leavePlace: request.leavePlace });
  }

  /** Retries a part by itself, after a pause. While the browser is offline, the whole image waits instead. */
  async #sendPart(
    part: Part,
    request: PartsRequest,
    onBytes: (bytes: number) => void,
  ): Promise<Failure | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      const failure = await this.#tryPart(part, request, onBytes);
      if (!failure) {
        this.#pace.onStored(part.end - part.start, this.#services.now());
        return undefined;
      }
      onBytes(0);
      if (failure.code === 'slow-down' || failure.code === 'stalled') this.#pace.slowDown();
      if (attempt > request.retries || failure === GONE || !this.#services.isOnline()) return failure;
      const next = nextTryOf(failure);
      if (next === 'again') await this.#pause(attempt, failure, request.signal);
      else if (next !== 'anew' || !this.#signed.drop(part.number)) return failure;
    }
  }

  async #tryPart(
    { number, start, end }: Part,
    request: PartsRequest,
    onBytes: (bytes: number) => void,
  ): Promise<Failure | undefined> {
    const { signal, stallTimeout } = request;
    const checksums = this.#checksums;
    const url = await this.#signed.urlOf(this.#missingFrom(number), {
      ...request,
      ...(checksums && { checksumsOf: (parts) => checksums.of(parts, signal) }),
    });
    if (typeof url !== 'string') return url;
    const checksum = checksums?.known.get(number);
    const sent = await this.#services.send({
      method: 'PUT',
      url,
      headers: checksum === undefined ? [] : [['x-amz-checksum-sha256', checksum]],
      body: this.#blob.slice(start, end),
      signal,
      stallTimeout,
      onProgress: (fraction) => onBytes(fraction * (end - start)),
    });
    if (sent.kind === 'unreadable') return { code: 'unreadable', cause: sent.cause };
    if (sent.kind === 'unanswered') return unanswered(number);
    if (sent.kind !== 'answered') return { code: sent.kind };
    const { answer } = sent;
    if (answer.status !== 200 || answer.body.trim() !== '') return this.#signed.refusalOf(answer);
    const etag = answer.header('ETag');
    if (etag === null) return HIDDEN;
    this.#etags.set(number, unquoted(etag));
    await request.onPart?.([...this.#etags]);
    return undefined;
  }

  #pause(attempt: number, { retryAfter }: FailureFacts, signal: AbortSignal): Promise<void> {
    const { random, after } = this.#services;
    return new Promise((resolve) => {
      const callOff = after(backoff(attempt, random(), retryAfter), resolve);
      signal.addEventListener('abort', () => {
        callOff();
        resolve();
      });
    });
  }

  /** Numbers of parts that are to be sent, from this one on. */
  #missingFrom(number: number): readonly number[] {
    const rest = this.#parts.slice(number).filter((part) => !this.#etags.has(part.number));
    return [number, ...rest.map((part) => part.number)].slice(0, PAGE);
  }

  async #complete(request: PartsRequest): Promise<Outcome> {
    const checksum = await this.#checksums?.composite(request.signal);
    if (typeof checksum === 'object') return this.#failed(checksum);
    this.#checksum = checksum;
    this.#state = 'completing';
    const body = completion(this.#etags, this.#checksums?.known);
    const answer = await this.#signed.ask('complete', request, body);
    if ('body' in answer && isCompleted(answer.body)) {
      const stored = readStored(answer);
      const told = stored.checksum;
      if (checksum === undefined || told === undefined || told === checksum)
        return this.#stored(stored, request);
      this.#state = 'ended';
      return this.#failed({ code: 'checksum-mismatch', cause: `sent ${checksum}, stored ${told}` });
    }
    const failure = 'body' in answer ? await this.#signed.refusalOf(answer) : answer;
    // An earlier request may have completed it, or this one without an answer that the page can read.
    const mayBeThere = !('body' in answer) || failure === GONE || answer.status === 412;
    const stored = mayBeThere ? await this.#find(request) : undefined;
    if (stored) return stored;
    if ((failure as FailureFacts).s3Code !== 'InvalidPart') return this.#failed(failure);
    this.#etags.clear(); // the store has other parts than were sent
    return this.#failed({ ...failure, code: 'checksum-mismatch' });
  }

  /** The object, if it is there and is this image. */
  async #find(request: PartsRequest): Promise<Outcome | undefined> {
    const answer = await this.#signed.ask('head', request);
    if (!('body' in answer)) return undefined;
    if (answer.status !== 200) {
      const refusal = await this.#signed.refusalOf(answer);
      return nextTryOf(refusal) === 'again' ? this.#failed(refusal) : undefined; // it may be there: not sent again under another key
    }
    const { header } = answer;
    const etag = header('ETag');
    const isIt =
      Number(header('Content-Length')) === this.#blob.size &&
      (etag === null || unquoted(etag).endsWith(`-${this.#parts.length}`));
    return isIt ? this.#stored(etag === null ? {} : { etag: unquoted(etag) }, request) : undefined;
  }

  #stored(
    { etag, location }: { readonly etag?: string; readonly location?: string },
    { publicBase }: PartsRequest,
  ): Outcome {
    this.#state = 'ended';
    const key = this.#target.keyFor('');
    const { claim } = this.#target;
    const url = publicUrlOf(this.#target, key, publicBase);
    return { ok: true, stored: { key, url, etag, location, checksum: this.#checksum, claim } };
  }
}
