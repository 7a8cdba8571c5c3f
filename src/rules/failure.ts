// The failures of an image by code, and the table of what is done about each.

/** All fields that a failure of any code can have. */
export interface FailureFacts {
  readonly code: ErrorCode;
  /** The technical reason, for whoever mends the page: S3's message, the endpoint's, a parser's. */
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
  /** The condition as the policy has it, and the form field that it is about: `file` for the size. */
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

/** The image can't be prepared as the page asks, and is not sent unprepared. */
export type PrepareFailure = Known<'type'> & { readonly code: 'not-stripped' };

export type PresignFailure = Known<'status' | 'retryAfter'> & {
  readonly code: 'presign-network' | 'presign-refused' | 'presign-failed' | 'presign-invalid';
};

/** Violated policies, found by the page, or by S3 if the page could not know. */
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

/** The stage at which a failure arises decides its code. */
export type ErrorCode = Failure['code'];

/**
 * What is done about a failure:
 *
 * - `again`: by itself, after a while, with the target that it had
 * - `anew`: by itself, after a while, with a fresh target
 * - `online`: by itself once the browser is online again; does not count as an attempt
 * - `by-hand`: only when a person tries again
 * - `never`: it would fail in the same way until the image or the server changes
 */
export type NextTry = 'again' | 'anew' | 'online' | 'by-hand' | 'never';

/**
 * What is done about each code; `never` for codes without a row. A list of statuses means: `again` after these, after 5xx, and
 * without a status, since the server was busy or broken; `never` after any other status, since a refusal stays one (RFC 9110,
 * section 15; 425: RFC 8470).
 */
const nextTries: Readonly<Partial<Record<ErrorCode, NextTry | readonly number[]>>> = {
  'presign-network': 'again',
  'presign-refused': 'by-hand', // after signing in again, in another tab
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

/** 501: the server will never do this. */
const isServerFault = (status: number) => status >= 500 && status !== 501;

export function nextTryOf({ code, status = 500 }: FailureFacts): NextTry {
  const next = nextTries[code] ?? 'never';
  if (typeof next === 'string') return next;
  return next.includes(status) || isServerFault(status) ? 'again' : 'never';
}

/** Can the same image be stored by trying again, with nothing changed? */
export const isRetryable = (failure: FailureFacts) => nextTryOf(failure) !== 'never';
