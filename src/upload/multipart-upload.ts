// Sends one image in parts, several at once, and continues where an earlier attempt has ended. Loaded with the first multipart target.
import { backoff } from '../rules/backoff.js';
import { nextTryOf, type Failure, type FailureFacts } from '../rules/failure.js';
import { completion, isCompleted, partsOf, readPartList, unquoted, type Part } from '../rules/parts.js';
import { element, readStored, type StorageAnswer } from '../rules/storage-answer.js';
import type { MultipartTarget } from '../rules/target.js';
import { inTime } from './in-time.js';
import type { Services } from './options.js';
import type { Presigned } from './presign.js';
import type { Send, SendRequest } from './send.js';
import { sideBySide, type Room } from './side-by-side.js';
import { publicUrlOf, type Outcome } from './transfer.js';

/** How one attempt is made. */
export interface PartsRequest extends Room, Pick<SendRequest, 'signal' | 'stallTimeout' | 'onProgress'> {
  /** Number of retries of a part. */
  readonly retries: number;
  readonly publicBase: string | undefined;
  /** Asks for the URLs of these parts again, and for those of the steps around them. */
  readonly renew: (claim: string, uploadId: string, parts: readonly number[]) => Promise<Presigned>;
}

type PartsServices = Pick<Services, 'date' | 'random' | 'after' | 'isOnline'> & { readonly send: Send };

/** URLs that are asked for at once. */
const PAGE = 100;

/** The upload was aborted by the store's own rule, or never existed. A fresh target begins another. */
const GONE: Failure = { code: 'policy-expired', cause: 'the store does not know this multipart upload' };

const HIDDEN: Failure = {
  code: 'storage-error',
  status: 200,
  cause: 'the bucket’s CORS rule hides ETag, which a multipart upload needs: add ETag to ExposeHeaders',
};

export class MultipartUpload {
  readonly #target: MultipartTarget;
  readonly #blob: Blob;
  readonly #services: PartsServices;
  readonly #parts: readonly Part[];
  readonly #urls: Map<number, string>;
  #steps: Omit<MultipartTarget['urls'], 'parts'>;
  /** ETags that the store has answered, by number of the part. */
  readonly #etags = new Map<number, string>();
  /** After the first request to complete it, the object may be there although no answer has said so. */
  #state: 'new' | 'begun' | 'completing' | 'ended' = 'new';
  #renewal: Promise<Failure | undefined> | undefined;

  constructor(target: MultipartTarget, blob: Blob, services: PartsServices) {
    this.#target = target;
    this.#blob = blob;
    this.#services = services;
    this.#parts = partsOf(blob.size, target.partSize);
    this.#urls = new Map(target.urls.parts.map((url, index) => [index + 1, url]));
    this.#steps = target.urls;
  }

  /** Whether it is the upload of these bytes to this target. */
  isOf(target: MultipartTarget, blob: Blob): boolean {
    return target === this.#target && blob === this.#blob;
  }

  /** Makes one attempt. Never rejects. */
  async send(request: PartsRequest): Promise<Outcome> {
    if (this.#state === 'completing') {
      const stored = await this.#find(request);
      if (stored) return stored;
    }
    if (this.#state !== 'new') {
      const failure = await this.#compare(request);
      if (failure) return failed(this.#given(failure));
    }
    if (this.#state === 'new') this.#state = 'begun'; // it stays `completing`: the store may still be at it
    const failure = await this.#sendParts(request);
    return failure ? failed(this.#given(failure)) : this.#complete(request);
  }

  /** Tells the store to forget the parts. Not once it was asked to complete the upload, since the object may be there. */
  cancel(): void {
    if (this.#state === 'completing' || this.#state === 'ended') return;
    this.#state = 'ended';
    fetch(this.#steps.abort, { method: 'DELETE', credentials: 'omit', keepalive: true }).catch(() => {});
  }

  #given(failure: Failure): Failure {
    if (failure === GONE) this.#state = 'ended';
    return failure;
  }

  /**
   * Forgets parts that the store does not list as they were sent. It lists a thousand at once (S3, ListParts); the signature of the URL
   * covers the page, so the answers to further parts have to be believed.
   */
  async #compare(request: PartsRequest): Promise<Failure | undefined> {
    const answer = await this.#ask('list', request, 'GET');
    if ('code' in answer) return answer;
    const list = readPartList(answer.body);
    if (!list) return this.#refusalOf(answer);
    for (const { number, start, end } of this.#parts) {
      const { size, etag } = list.parts.get(number) ?? {};
      const isListed = size === end - start && etag === this.#etags.get(number);
      if (!isListed && number < list.end) this.#etags.delete(number);
    }
    return undefined;
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
    const send = (part: Part) =>
      this.#sendPart(part, request, (bytes) => {
        sent.set(part.number, bytes);
        tell();
      });
    return sideBySide(missing, send, request);
  }

  /** Retries a part by itself, after a pause. While the browser is offline, the whole image waits instead. */
  async #sendPart(
    part: Part,
    request: PartsRequest,
    onBytes: (bytes: number) => void,
  ): Promise<Failure | undefined> {
    const { random, after, isOnline } = this.#services;
    for (let attempt = 1; ; attempt += 1) {
      const url = this.#urls.get(part.number);
      const failure =
        url === undefined
          ? await this.#renew(this.#following(part), request)
          : await this.#tryPart(part, url, request, onBytes);
      if (!failure && url !== undefined) return undefined;
      if (!failure) continue;
      onBytes(0);
      const next = nextTryOf(failure);
      if (attempt > request.retries || !isOnline()) return failure;
      if (next === 'anew' && this.#target.claim !== undefined) this.#urls.delete(part.number);
      else if (next !== 'again') return failure;
      else {
        const { retryAfter } = failure as FailureFacts;
        await new Promise<void>((resolve) => {
          const callOff = after(backoff(attempt, random(), retryAfter), resolve);
          request.signal.addEventListener('abort', () => {
            callOff();
            resolve();
          });
        });
      }
    }
  }

  async #tryPart(
    { number, start, end }: Part,
    url: string,
    { signal, stallTimeout }: PartsRequest,
    onBytes: (bytes: number) => void,
  ): Promise<Failure | undefined> {
    const onProgress = (fraction: number) => onBytes(fraction * (end - start));
    const body = this.#blob.slice(start, end);
    const sent = await this.#services.send({
      method: 'PUT',
      url,
      headers: [],
      body,
      signal,
      stallTimeout,
      onProgress,
    });
    if (sent.kind === 'unreadable') return { code: 'unreadable', cause: sent.cause };
    if (sent.kind === 'unanswered') return { code: 'network', cause: `part ${number} got no answer` };
    if (sent.kind !== 'answered') return { code: sent.kind };
    const { answer } = sent;
    if (answer.status !== 200 || answer.body.trim() !== '') return this.#refusalOf(answer);
    const etag = answer.header('ETag');
    if (etag === null) return HIDDEN;
    this.#etags.set(number, unquoted(etag));
    return undefined;
  }

  /** The numbers of this part and of those after it that need a URL as well. */
  #following({ number }: Part): readonly number[] {
    const after = this.#parts.filter((other) => other.number >= number && !this.#etags.has(other.number));
    return after.slice(0, PAGE).map((other) => other.number);
  }

  /** Asks for URLs, once at a time. */
  #renew(numbers: readonly number[], request: PartsRequest): Promise<Failure | undefined> {
    const renew = async (): Promise<Failure | undefined> => {
      const { claim, uploadId, urlOf, keyFor } = this.#target;
      if (claim === undefined)
        return {
          code: 'presign-invalid',
          cause: '"multipart.parts" is too short, and without a "claim" no URL can be asked for',
        };
      const presigned = await request.renew(claim, uploadId, numbers);
      if (!presigned.ok) return presigned.failure;
      const { target } = presigned;
      if (
        target.kind !== 'multipart' ||
        target.uploadId !== uploadId ||
        target.urlOf('') !== urlOf(keyFor(''))
      )
        return { code: 'presign-invalid', cause: 'the answer is that of another upload' };
      if (target.urls.parts.length < numbers.length)
        return {
          code: 'presign-invalid',
          cause: 'the answer has not the URLs of all parts that were asked for',
        };
      this.#steps = target.urls;
      for (const [index, number] of numbers.entries()) this.#urls.set(number, target.urls.parts[index] ?? '');
      return undefined;
    };
    this.#renewal ??= renew().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #complete(request: PartsRequest): Promise<Outcome> {
    this.#state = 'completing';
    const answer = await this.#ask('complete', request, 'POST', completion(this.#etags));
    if ('body' in answer && isCompleted(answer.body)) return this.#stored(readStored(answer), request);
    const failure = 'body' in answer ? await this.#refusalOf(answer) : answer;
    // An earlier request may have completed it, or this one without an answer that the page can read.
    const mayBeThere = !('body' in answer) || failure === GONE || answer.status === 412;
    const stored = mayBeThere ? await this.#find(request) : undefined;
    return stored ?? failed(this.#given(failure));
  }

  /** The object, if it is there and is this image. */
  async #find(request: PartsRequest): Promise<Outcome | undefined> {
    const answer = await this.#ask('head', request, 'HEAD');
    if (!('body' in answer) || answer.status !== 200) return undefined;
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
    return { ok: true, stored: { key, url, etag, location, checksum: undefined, claim } };
  }

  /** Sends one of the small requests around the parts. URLs that have expired are renewed once. */
  async #ask(
    step: 'complete' | 'list' | 'head',
    request: PartsRequest,
    method: string,
    body?: string,
  ): Promise<StorageAnswer | Failure> {
    for (let isRenewed = false; ; isRenewed = true) {
      const answer = await this.#fetch(
        this.#steps[step],
        { method, ...(body !== undefined && { body }) },
        request,
      );
      if ('code' in answer || answer.status < 400 || isRenewed || this.#target.claim === undefined)
        return answer;
      const refusal = await this.#refusalOf(answer);
      if (nextTryOf(refusal) !== 'anew' || refusal === GONE) return answer;
      const failure = await this.#renew([], request);
      if (failure) return failure;
    }
  }

  async #fetch(url: string, init: RequestInit, request: PartsRequest): Promise<StorageAnswer | Failure> {
    const { signal } = request;
    try {
      return await inTime(async (given) => {
        const answer = await fetch(url, { ...init, credentials: 'omit', cache: 'no-store', signal: given });
        const header = (name: string) => answer.headers.get(name);
        return { status: answer.status, body: await answer.text(), header };
      }, request);
    } catch {
      return { code: signal.aborted ? 'aborted' : 'network' };
    }
  }

  async #refusalOf(answer: StorageAnswer): Promise<Failure> {
    if (element(answer.body, 'Code') === 'NoSuchUpload') return GONE;
    try {
      const { readRefusal } = await import('../rules/refusal.js');
      return readRefusal(answer, this.#services.date(), this.#target.entries);
    } catch (cause) {
      return { code: 'network', cause }; // the chunk could not be loaded
    }
  }
}

const failed = (failure: Failure): Outcome => ({ ok: false, failure });
