// Requests the target of an image from the presign endpoint, or from the page's function.
import { CREDENTIALS, PRESIGN_METHOD } from '../rules/defaults.js';
import type { PresignFailure, TransferFailure } from '../rules/failure.js';
import type { Facts } from '../rules/facts.js';
import { parseJson } from '../rules/json.js';
import { presignUrl, type PresignRequest, type RenewRequest } from '../rules/presign-request.js';
import type { Target } from '../rules/target.js';
import type { Question } from './presign-failure.js';
import { readTarget } from './read-target.js';

interface Presignable {
  url: string;
  /** URL at which the stored image can be read, if it is not the URL that the image is sent to. */
  publicUrl?: string;
  /** Opaque text, signed by the server: who may keep the object, and as what. */
  claim?: string;
  /** ISO 8601. The expiry of the policy or the URL applies, too. */
  expiresAt?: string;
}

/** The result of `createPresignedPost`; other members are ignored. */
export interface PresignedPost extends Presignable {
  method?: 'POST';
  fields: Record<string, string>;
}

/** The result of `getSignedUrl` for a `PutObject`, with the headers that were signed. */
export interface PresignedPut extends Presignable {
  method: 'PUT';
  headers?: Record<string, string>;
  /** Key of the object. By default it is read from the path of the URL. */
  key?: string;
}

/** URLs for an image that is sent in parts (S3, multipart upload), each presigned for its step. */
export interface PresignedMultipart extends Omit<Presignable, 'url'> {
  multipart: {
    uploadId: string;
    /** Bytes of each part but the last: at least 5 MiB. */
    partSize: number;
    /** If the upload was created with SHA-256: each part is sent with its checksum, with which its URL is asked for. `parts` is empty. */
    checksum?: 'sha256';
    /** For `UploadPart`, from the first part on. URLs that are missing are asked for when they are needed. */
    parts: string[];
    complete: string;
    abort: string;
    list: string;
    head: string;
  };
  /** Key of the object. */
  key: string;
}

export type PresignedTarget = PresignedPost | PresignedPut | PresignedMultipart;

export interface PresignOptions {
  /** URL that answers with a `PresignedTarget` as JSON, relative to the page. */
  readonly presignEndpoint?: string | undefined;
  /** `get`: the request is in the query; `post`: in a JSON body. Default `get`. */
  readonly presignMethod?: 'get' | 'post' | undefined;
  /** Credentials mode of the presign request. Default `same-origin`. */
  readonly credentials?: RequestCredentials | undefined;
  /** Headers of the presign request (a CSRF token, a bearer token), or a function that returns them. */
  readonly presignHeaders?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** Called instead of the endpoint. */
  readonly presign?:
    | ((
        request: PresignRequest & Partial<RenewRequest>,
        context: { signal: AbortSignal },
      ) => PresignedTarget | Promise<PresignedTarget>)
    | undefined;
}

export type Presigned =
  | {
      readonly ok: true;
      readonly target: Target;
      /** What the endpoint has answered. */
      readonly answer: unknown;
      /** The server's clock in milliseconds since 1970; `undefined` if the page may not read it. */
      readonly date: number | undefined;
    }
  | { readonly ok: false; readonly failure: PresignFailure | TransferFailure };

type Answer =
  | {
      readonly ok: true;
      readonly value: unknown;
      readonly date?: number;
      /** `undefined` if the page's function was called. */
      readonly question?: Question;
    }
  | Extract<Presigned, { ok: false }>;

/**
 * Requests a target. Never rejects. If it is aborted, it fails with `aborted`, even if the page's function ignores the signal.
 *
 * @param timeout milliseconds
 * @param renewal asks again for URLs of a multipart upload
 */
export async function presign(
  options: PresignOptions,
  { name, type, size, checksum }: Facts,
  signal: AbortSignal,
  timeout: number,
  renewal?: RenewRequest,
): Promise<Presigned> {
  const request = { filename: name, type, size, ...(checksum && { 'checksum-sha256': checksum }) };
  const given = new AbortController();
  const stop = () => given.abort(signal.reason);
  const timer = setTimeout(() => given.abort(new Error(`no answer within ${timeout} ms`)), timeout);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const asked = options.presign
    ? askFunction(options.presign, { ...request, ...renewal }, given.signal)
    : askEndpoint(options, renewal ?? request, given.signal);
  const answer = await Promise.race([asked, aborted(given.signal)]);
  clearTimeout(timer);
  signal.removeEventListener('abort', stop);
  if (isAborted(signal)) return failed({ code: 'aborted' });
  if (!answer.ok) return answer;
  const { location } = globalThis as { location?: Location };
  try {
    const target = await readTarget(answer.value, location?.protocol === 'https:');
    if (isAborted(signal)) return failed({ code: 'aborted' });
    if (typeof target !== 'string') return { ok: true, target, answer: answer.value, date: answer.date };
    const { invalidAnswer } = await import('./presign-failure.js');
    return failed(invalidAnswer(answer.value, target, answer.question));
  } catch (cause) {
    return failed({ code: 'presign-network', cause }); // the chunk could not be loaded
  }
}

const failed = (failure: PresignFailure | TransferFailure) => ({ ok: false, failure }) as const;

/** A function, since TypeScript assumes that `aborted` stays `false` after it was checked. */
const isAborted = (signal: AbortSignal) => signal.aborted;

/** Resolves when the signal is aborted, since the page's function may ignore it and never settle. */
const aborted = (signal: AbortSignal) =>
  new Promise<Answer>((resolve) => {
    const end = () => resolve(failed({ code: 'presign-network', cause: signal.reason }));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });

async function askFunction(
  ask: NonNullable<PresignOptions['presign']>,
  request: PresignRequest & Partial<RenewRequest>,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    return { ok: true, value: await ask(request, { signal }) };
  } catch (cause) {
    return failed({ code: 'presign-failed', cause });
  }
}

async function askEndpoint(
  options: PresignOptions,
  request: PresignRequest | RenewRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const {
    presignEndpoint = '',
    presignMethod = PRESIGN_METHOD,
    credentials = CREDENTIALS,
    presignHeaders,
  } = options;
  if (presignEndpoint === '')
    return failed({
      code: 'presign-invalid',
      cause: 'neither presign-endpoint nor the presign function is set',
    });
  let given: HeadersInit | undefined;
  try {
    given = typeof presignHeaders === 'function' ? await presignHeaders() : presignHeaders;
  } catch (cause) {
    return failed({ code: 'presign-failed', cause });
  }
  const asked = requestOf(presignEndpoint, presignMethod, given, credentials, request, signal);
  if (typeof asked === 'string') return failed({ code: 'presign-invalid', cause: asked });
  const question = { endpoint: presignEndpoint, headers: given };
  try {
    const response = await ask(asked);
    if (response.type === 'opaqueredirect')
      return failed({ code: 'presign-refused', cause: 'the endpoint redirects to another site' });
    const body = await response.text();
    const value = parseJson(body);
    if (!response.ok || value === undefined) {
      const { refusal } = await import('./presign-failure.js');
      return failed(refusal(response, body, question));
    }
    const date = Date.parse(response.headers.get('Date') ?? '');
    return { ok: true, value, question, ...(Number.isNaN(date) ? {} : { date }) };
  } catch (cause) {
    return failed({ code: 'presign-network', cause });
  }
}

/** @returns the request, or a message. The message of the browser would quote the URL, or the value of a header. */
function requestOf(
  endpoint: string,
  method: 'get' | 'post',
  given: HeadersInit | undefined,
  credentials: RequestCredentials,
  request: PresignRequest | RenewRequest,
  signal: AbortSignal,
): Request | string {
  let headers: Headers;
  try {
    headers = new Headers(given);
  } catch {
    return 'presignHeaders has an invalid name or value';
  }
  const query = method === 'post' || 'parts' in request ? undefined : request;
  if (!headers.has('Accept')) headers.set('Accept', 'application/json');
  if (!query) headers.set('Content-Type', 'application/json');
  try {
    return new Request(query ? presignUrl(endpoint, query) : endpoint, {
      method: query ? 'GET' : 'POST',
      headers,
      credentials,
      cache: 'no-store', // with a policy from a cache, two images would get the same key
      signal,
      ...(!query && { body: JSON.stringify(request) }),
    });
  } catch {
    return 'presign-endpoint is not a URL that a page can request';
  }
}

/**
 * Sends the request. A redirect to another site often leads to a sign-in page, whose answer CORS hides; browsers report it like a
 * lost connection. So after a failure the request is repeated without following redirects, which tells the two apart. If there was
 * a redirect, it is followed once more, since only a packet may have been lost.
 */
async function ask(request: Request): Promise<Response> {
  const [again, followed] = [request.clone(), request.clone()];
  try {
    return await fetch(request);
  } catch (cause) {
    const answer = await fetch(again, { redirect: 'manual' }).catch(() => {
      throw cause;
    });
    return answer.type === 'opaqueredirect' ? fetch(followed).catch(() => answer) : answer;
  }
}
