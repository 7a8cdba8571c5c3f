// Asks the site's server, or the page's own function, where an image may be sent.
import type { Failure } from '../rules/failure.js';
import { presignUrl, type PresignRequest } from '../rules/presign-request.js';
import { readTarget, type PostTarget } from '../rules/target.js';

/** As `createPresignedPost` answers it; more members do no harm. */
export interface PresignedTarget {
  url: string;
  fields: Record<string, string>;
  /** Where the stored image is read, when that is not where it is written. */
  publicUrl?: string;
}

export interface PresignOptions {
  /** URL that answers with a `PresignedTarget` as JSON, relative to the page. */
  readonly presignEndpoint?: string | undefined;
  /** `get`: the question is in the query; `post`: it is a JSON body. Default `get`. */
  readonly presignMethod?: 'get' | 'post' | undefined;
  /** Of this request alone. Default `same-origin`. */
  readonly credentials?: RequestCredentials | undefined;
  /** Headers of this request (a CSRF token, a bearer), or a function that returns them. */
  readonly presignHeaders?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** Asked in the place of the endpoint. */
  readonly presign?:
    | ((
        request: PresignRequest,
        context: { signal: AbortSignal },
      ) => PresignedTarget | Promise<PresignedTarget>)
    | undefined;
}

export type Presigned =
  { readonly ok: true; readonly target: PostTarget } | { readonly ok: false; readonly failure: Failure };

type Answer = { readonly ok: true; readonly value: unknown } | Extract<Presigned, { ok: false }>;

/** Never rejects. An aborted question ends as `aborted`. */
export async function presign(
  options: PresignOptions,
  request: PresignRequest,
  signal: AbortSignal,
): Promise<Presigned> {
  const answer = options.presign
    ? await askFunction(options.presign, request, signal)
    : await askEndpoint(options, request, signal);
  if (signal.aborted) return failed({ code: 'aborted' });
  if (!answer.ok) return answer;
  const reading = readTarget(answer.value);
  return reading.ok ? reading : failed({ code: 'presign-invalid', cause: reading.why });
}

const failed = (failure: Failure) => ({ ok: false, failure }) as const;

async function askFunction(
  ask: NonNullable<PresignOptions['presign']>,
  request: PresignRequest,
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
  request: PresignRequest,
  signal: AbortSignal,
): Promise<Answer> {
  const {
    presignEndpoint = '',
    presignMethod = 'get',
    credentials = 'same-origin',
    presignHeaders,
  } = options;
  if (presignEndpoint === '')
    return failed({
      code: 'presign-invalid',
      cause: 'neither presign-endpoint nor the presign function is set',
    });
  let headers: Headers;
  try {
    headers = new Headers(typeof presignHeaders === 'function' ? await presignHeaders() : presignHeaders);
  } catch (cause) {
    return failed({ code: 'presign-failed', cause });
  }
  if (!headers.has('Accept')) headers.set('Accept', 'application/json');
  const asJson = presignMethod === 'post';
  if (asJson) headers.set('Content-Type', 'application/json');
  let response: Response;
  let body: string;
  try {
    response = await fetch(asJson ? presignEndpoint : presignUrl(presignEndpoint, request), {
      method: asJson ? 'POST' : 'GET',
      headers,
      credentials,
      cache: 'no-store', // a policy from a cache would put two images under one key
      signal,
      ...(asJson && { body: JSON.stringify(request) }),
    });
    body = await response.text();
  } catch (cause) {
    return failed({ code: 'presign-network', cause });
  }
  const { status } = response;
  if (response.ok) return readJson(body, response);
  const refused = status === 401 || status === 403;
  const reason = messageOf(body) ?? `the endpoint answered ${status}`;
  return failed({ code: refused ? 'presign-refused' : 'presign-failed', status, cause: reason });
}

function readJson(body: string, { status, headers }: Response): Answer {
  try {
    return { ok: true, value: JSON.parse(body) as unknown };
  } catch {
    const kind = headers.get('Content-Type') ?? 'no Content-Type';
    return failed({ code: 'presign-invalid', status, cause: `the answer is not JSON (${kind})` });
  }
}

/** What `{ "error": "…" }` or problem+json (RFC 9457) says. */
function messageOf(body: string): string | undefined {
  try {
    const { error, detail, title } = JSON.parse(body) as Partial<Record<string, unknown>>;
    return [error, detail, title].find((text) => typeof text === 'string' && text !== '') as
      string | undefined;
  } catch {
    return undefined;
  }
}
