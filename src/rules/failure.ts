// The failures of an image by code, and a table that says what the uploader does about each.

/** All fields that a failure of any code can have. */
export interface FailureFacts {
  readonly code: ErrorCode;
  /** The technical reason, for the page's developer: a message of S3, of the endpoint or of a parser. */
  readonly cause?: unknown;
  /** HTTP status of the answer that reported the failure. */
  readonly status?: number | undefined;
  /** MIME type of the bytes, if the type is the reason. */
  readonly type?: string | undefined;
  /** What the page accepts, as in `<input accept>`, if the type is the reason. */
  readonly accept?: string | undefined;
  /** The limit and the actual value: bytes for sizes, pixels for edges and areas, width ÷ height, a count for files. */
  readonly limit?: number | undefined;
  readonly actual?: number | undefined;
  /** Milliseconds that the server asks to wait before the next request. */
  readonly retryAfter?: number | undefined;
  /** S3's own `Error/Code`. */
  readonly s3Code?: string | undefined;
  readonly requestId?: string | undefined;
  /** The condition as it is in the policy, and the form field that it is about: `file` for the size. */
  readonly condition?: string | undefined;
  readonly field?: string | undefined;
}

type Known<Fields extends keyof FailureFacts> = Pick<FailureFacts, 'cause' | Fields>;

/** Failures that the page finds before it sends any request. */
export type CheckFailure = Known<'type' | 'accept' | 'limit' | 'actual'> & {
  readonly code:
    | 'type-not-accepted'
    | 'type-mismatch'
    | 'not-an-image'
    | 'unreadable'
    | 'unsafe-svg'
    | 'empty'
    | 'too-large'
    | 'too-small'
    | 'too-many-files'
    | 'too-wide'
    | 'too-narrow'
    | 'too-tall'
    | 'too-short'
    | 'aspect-ratio'
    | 'too-many-pixels'
    | 'duplicate';
};

/** The image can't be prepared as the page requires, so it is not sent. */
export type PrepareFailure = Known<'type'> & { readonly code: 'not-stripped' };

export type PresignFailure = Known<'status' | 'retryAfter'> & {
  readonly code: 'presign-network' | 'presign-refused' | 'presign-failed' | 'presign-invalid';
};

/** Violations of the policy. The page finds them before it sends, or S3 does where the page can't know. */
export type PolicyFailure = Known<
  'limit' | 'actual' | 'condition' | 'field' | 'status' | 's3Code' | 'requestId'
> & { readonly code: 'policy-expired' | 'policy-forbids' };

export type TransferFailure = Known<'limit' | 'actual' | 'status' | 'retryAfter' | 's3Code' | 'requestId'> & {
  readonly code:
    | 'network'
    | 'offline'
    | 'stalled'
    | 'access-denied'
    | 'credentials-expired'
    | 'signature-mismatch'
    | 'entity-too-large'
    | 'entity-too-small'
    | 'checksum-mismatch'
    | 'slow-down'
    | 'storage-error'
    | 'aborted';
};

/** An expected failure, as a value. The package turns it into an `UploadError` before a page sees it. */
export type Failure = CheckFailure | PrepareFailure | PresignFailure | PolicyFailure | TransferFailure;

/** Each code belongs to one stage. */
export type ErrorCode = Failure['code'];

/**
 * When an image that failed is tried again:
 *
 * - `again`: automatically, after a pause, with the same target
 * - `anew`: automatically, after a pause, with a fresh target
 * - `online`: automatically, once the browser is online again; the attempt does not count
 * - `by-hand`: only if the visitor or the page asks for it
 * - `never`: it would fail again in the same way until the image or the server changes
 */
export type NextTry = 'again' | 'anew' | 'online' | 'by-hand' | 'never';

/**
 * The next try for each code; `never` for codes without a row. A list of statuses means `again` after these statuses, after 5xx
 * and without a status, since the server is busy or broken, and `never` after any other status, since the server would refuse the
 * request again (RFC 9110, section 15; 425: RFC 8470).
 */
const nextTries: Readonly<Partial<Record<ErrorCode, NextTry | readonly number[]>>> = {
  'presign-network': 'again',
  'presign-refused': 'by-hand', // the visitor can sign in again in another tab
  'presign-failed': [408, 425, 429],
  'policy-expired': 'anew',
  network: 'again',
  offline: 'online',
  stalled: 'again',
  'credentials-expired': 'anew',
  'checksum-mismatch': 'again',
  'slow-down': 'again',
  'storage-error': [408, 425, 429],
  aborted: 'by-hand',
};

/** 501 means that the server does not support the request at all. */
const isServerFault = (status: number) => status >= 500 && status !== 501;

export function nextTryOf({ code, status = 500 }: FailureFacts): NextTry {
  const next = nextTries[code] ?? 'never';
  if (typeof next === 'string') return next;
  return next.includes(status) || isServerFault(status) ? 'again' : 'never';
}

/** Whether another try can store the same image, with nothing changed. */
export const isRetryable = (failure: FailureFacts) => nextTryOf(failure) !== 'never';
