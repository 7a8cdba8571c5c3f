// Maps an error response of S3 to a failure. Loaded with the first one.
import type { Entries } from './facts.js';
import type { PolicyFailure, TransferFailure } from './failure.js';
import { readRetryAfter } from './retry-after.js';
import { redact, secretsOf } from './redact.js';
import { element, type StorageAnswer } from './storage-answer.js';

type RefusalCode = (PolicyFailure | TransferFailure)['code'];

/** Maps S3's `Error/Code` to a code of the package. For a code without a row, the HTTP status decides. */
const codes = new Map<string, RefusalCode>(
  Object.entries({
    AccessDenied: 'access-denied',
    BadDigest: 'checksum-mismatch',
    EntityTooLarge: 'entity-too-large',
    EntityTooSmall: 'entity-too-small',
    ExpiredToken: 'credentials-expired',
    IncompleteBody: 'network',
    InvalidAccessKeyId: 'signature-mismatch',
    InvalidPolicyDocument: 'policy-forbids',
    InvalidToken: 'credentials-expired',
    RequestTimeout: 'stalled',
    RequestTimeTooSkewed: 'policy-expired', // signed too long ago, or by a server with a wrong clock
    ConditionalRequestConflict: 'slow-down', // S3 asks to retry one of two simultaneous writes to a key
    OperationAborted: 'slow-down',
    ServiceUnavailable: 'slow-down',
    SignatureDoesNotMatch: 'signature-mismatch',
    SlowDown: 'slow-down',
    XAmzContentChecksumMismatch: 'checksum-mismatch',
  } as const),
);

/** `AccessDenied` has many causes, which only the message of S3 distinguishes ("POST policy"). */
const denials: readonly (readonly [RegExp, RefusalCode])[] = [
  [/policy expired|request has expired/i, 'policy-expired'],
  [/policy condition failed|extra input fields|not signed/i, 'policy-forbids'],
];

/** For stores without POST Object. */
const SIGN_A_PUT = "This store may need a presigned PUT: `target: 'put'`.";

/**
 * @param now milliseconds since 1970, for a `Retry-After` that is a date
 * @param entries of the target, whose secret values S3 may quote
 * @param isForm whether it was sent as a presigned form
 */
export function readRefusal(
  { status, body, header }: StorageAnswer,
  now: number,
  entries: Entries = [],
  isForm = false,
): PolicyFailure | TransferFailure {
  const secrets = secretsOf(entries);
  const s3Code = element(body, 'Code');
  const message = element(body, 'Message');
  const requestId = element(body, 'RequestId') ?? header('x-amz-request-id');
  const limit = Number(element(body, 'MaxSizeAllowed') ?? element(body, 'MinSizeAllowed') ?? NaN);
  const actual = Number(element(body, 'ProposedSize') ?? NaN);
  const retryAfter = readRetryAfter(header('Retry-After'), now);
  const byMessage = s3Code === 'AccessDenied' && denials.find(([pattern]) => pattern.test(message ?? ''));
  const cause = message
    ? redact(`${s3Code ?? status}: ${message}`, secrets)
    : strangerOf(status, body, secrets);
  return {
    code: byMessage ? byMessage[1] : (codes.get(s3Code ?? '') ?? byStatus(status)),
    status,
    ...(s3Code && { s3Code }),
    ...(requestId && { requestId }),
    ...(Number.isFinite(limit) && { limit }),
    ...(Number.isFinite(actual) && { actual }),
    ...(retryAfter !== undefined && { retryAfter }),
    cause: isForm && /405|501/.test(`${status}`) ? `${cause} ${SIGN_A_PUT}` : cause,
  };
}

/** Describes a response that is not from S3: its status, and the beginning of its body. */
function strangerOf(status: number, body: string, secrets: readonly string[]): string {
  const told = `the storage answered ${status}`;
  if (status > 299) return told;
  const text = /^\s*</.test(body) ? 'a page' : redact(body, secrets).trim().slice(0, 100);
  return `${told}, but the answer does not seem to be from S3: ${text}`;
}

function byStatus(status: number): RefusalCode {
  if (status < 300) return 'network'; // not an answer of S3
  if (status === 403 || status === 401) return 'access-denied';
  if (status === 413) return 'entity-too-large';
  if (status === 429 || status === 503) return 'slow-down';
  return 'storage-error';
}
