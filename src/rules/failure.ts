// What can go wrong with an image, by name; and what is done about it: the one table of what is tried again.

/** All that may be known of a failure, whichever it is. */
export interface FailureFacts {
  readonly code: ErrorCode;
  /** The technical reason, for whoever mends the page: S3's message, the endpoint's, a parser's. */
  readonly cause?: unknown;
  /** HTTP status of the answer that said so. */
  readonly status?: number | undefined;
  /** MIME type of the bytes, where that is the trouble. */
  readonly type?: string | undefined;
  /** What was allowed and what there was: bytes for sizes, pixels for edges and areas, width ÷ height, a count for files. */
  readonly limit?: number | undefined;
  readonly actual?: number | undefined;
  /** Milliseconds for which a server wants to be left alone. */
  readonly retryAfter?: number | undefined;
  /** S3's own `Error/Code`. */
  readonly s3Code?: string | undefined;
  readonly requestId?: string | undefined;
  /** As it stands in the policy; and the form field that it is about, `file` for the size. */
  readonly condition?: string | undefined;
  readonly field?: string | undefined;
}

type Known<Fields extends keyof FailureFacts> = Pick<FailureFacts, 'cause' | Fields>;

/** Before anything is asked of a server. */
export type CheckFailure = Known<'type' | 'limit' | 'actual'> & {
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

/** What was to be done to the image before it is sent can't be done, and it is not sent without. */
export type PrepareFailure = Known<'type'> & { readonly code: 'not-stripped' };

export type PresignFailure = Known<'status' | 'retryAfter'> & {
  readonly code: 'presign-network' | 'presign-refused' | 'presign-failed' | 'presign-invalid';
};

/** Found in the page; or by S3, where the page could not know. */
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

/** An expected failure, as a value. `UploadError` is made of it where it leaves the package. */
export type Failure = CheckFailure | PrepareFailure | PresignFailure | PolicyFailure | TransferFailure;

/** The stage at which a failure arises decides its code. */
export type ErrorCode = Failure['code'];

/**
 * What is done about a failure:
 *
 * - `again`: by itself, after a while, with the target that it had
 * - `anew`: by itself, after a while, with a fresh target
 * - `online`: by itself once the line is back; costs no attempt
 * - `by-hand`: it can go better, once a person has done something about it
 * - `never`: nothing changes unless the image does, or the server
 */
export type NextTry = 'again' | 'anew' | 'online' | 'by-hand' | 'never';

/**
 * Codes that are not listed: `never`. A list of statuses: `again` after these, after 5xx, and without a status, since the server was
 * busy or broken; after any other status `never`, since a refusal stays one (RFC 9110, section 15; 425: RFC 8470).
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
