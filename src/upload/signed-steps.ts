// The presigned URLs of a multipart upload. Asks for them again when they have expired, and sends the small requests around the parts.
import { nextTryOf, type Failure } from '../rules/failure.js';
import type { RenewRequest } from '../rules/presign-request.js';
import { element, type StorageAnswer } from '../rules/storage-answer.js';
import type { MultipartTarget } from '../rules/target.js';
import { inTime } from './in-time.js';
import type { Presigned } from './presign.js';
import type { SendRequest } from './send.js';

export interface StepRequest extends Pick<SendRequest, 'signal' | 'stallTimeout'> {
  /** Asks for the URLs of these parts again, and for those of the steps around them. */
  readonly renew: (request: RenewRequest) => Promise<Presigned>;
  /** The checksums of these parts, if the target has any. */
  readonly checksumsOf?: (parts: readonly number[]) => Promise<readonly string[] | Failure>;
}

const METHODS = { complete: 'POST', list: 'GET', head: 'HEAD' } as const;

/** The upload was aborted by the store's own rule, or never existed. A fresh target begins another. */
export const GONE: Failure = {
  code: 'policy-expired',
  cause: 'the store does not know this multipart upload',
};

export class SignedSteps {
  readonly #target: MultipartTarget;
  readonly #date: () => number;
  /** By number of the part. */
  readonly #urls: Map<number, string>;
  #steps: Omit<MultipartTarget['urls'], 'parts'>;
  #renewal: Promise<Failure | undefined> | undefined;

  constructor(target: MultipartTarget, date: () => number) {
    this.#target = target;
    this.#date = date;
    this.#urls = new Map(target.urls.parts.map((url, index) => [index + 1, url]));
    this.#steps = target.urls;
  }

  /** The URL of the first of these parts. If there is none yet, it is asked for together with the others. */
  async urlOf(parts: readonly number[], request: StepRequest): Promise<string | Failure> {
    const [number = 0] = parts;
    for (;;) {
      const url = this.#urls.get(number);
      if (url !== undefined) return url;
      const failure = await this.#renew(parts, request); // it may be that of another part
      if (failure) return failure;
    }
  }

  /** Drops a URL that has expired. @returns whether another can be asked for */
  drop(number: number): boolean {
    this.#urls.delete(number);
    return this.#target.claim !== undefined;
  }

  /** Sends a request other than that of a part. URLs that have expired are renewed once. */
  async ask(
    step: keyof typeof METHODS,
    request: StepRequest,
    body?: string,
  ): Promise<StorageAnswer | Failure> {
    for (let isRenewed = false; ; isRenewed = true) {
      const answer = await this.#fetch(step, request, body);
      if ('code' in answer || answer.status < 400 || isRenewed || this.#target.claim === undefined)
        return answer;
      const refusal = await this.refusalOf(answer);
      if (nextTryOf(refusal) !== 'anew' || refusal === GONE) return answer;
      const failure = await this.#renew([], request);
      if (failure) return failure;
    }
  }

  /** Does not wait for the answer, since the page may be left. */
  abort(): void {
    fetch(this.#steps.abort, { method: 'DELETE', credentials: 'omit', keepalive: true }).catch(() => {});
  }

  async refusalOf(answer: StorageAnswer): Promise<Failure> {
    if (element(answer.body, 'Code') === 'NoSuchUpload') return GONE;
    try {
      const { readRefusal } = await import('../rules/refusal.js');
      return readRefusal(answer, this.#date(), this.#target.entries);
    } catch (cause) {
      return { code: 'network', cause }; // the chunk could not be loaded
    }
  }

  /** Asks for URLs, once at a time. */
  #renew(parts: readonly number[], request: StepRequest): Promise<Failure | undefined> {
    const renew = async (): Promise<Failure | undefined> => {
      const loaded = await import('./renewed-urls.js').catch((cause: unknown) => ({ cause }));
      if ('cause' in loaded) return { code: 'network', cause: loaded.cause };
      const urls = await loaded.renewedUrls(this.#target, parts, request);
      if ('code' in urls) return urls;
      this.#steps = urls;
      for (const [index, number] of parts.entries()) this.#urls.set(number, urls.parts[index] ?? '');
      return undefined;
    };
    this.#renewal ??= renew().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  async #fetch(
    step: keyof typeof METHODS,
    request: StepRequest,
    body?: string,
  ): Promise<StorageAnswer | Failure> {
    try {
      return await inTime(async (signal) => {
        const init: RequestInit = { method: METHODS[step], credentials: 'omit', cache: 'no-store', signal };
        const answer = await fetch(this.#steps[step], body === undefined ? init : { ...init, body });
        const header = (name: string) => answer.headers.get(name);
        return { status: answer.status, body: await answer.text(), header };
      }, request);
    } catch {
      return { code: request.signal.aborted ? 'aborted' : 'network' };
    }
  }
}
