// What S3 answered to an upload, read without a DOM: the core runs where there is none.
import { readRetryAfter } from './backoff.js';
import type { PolicyFailure, TransferFailure } from './failure.js';

/** `header` answers `null` for a header that the bucket's CORS rule does not expose. */
export interface StorageAnswer {
  readonly status: number;
  readonly body: string;
  readonly header: (name: string) => string | null;
}

export interface StoredObject {
  /** As S3 tells it; a page can't read it everywhere (CORS). */
  readonly key?: string;
  /** Without its quotes. */
  readonly etag?: string;
  readonly location?: string;
  /** SHA-256 in base64, where S3 tells it. */
  readonly checksum?: string;
}

/** Did S3 say that it has stored it? A proxy or a portal in between may answer 200 with a page of its own. */
export const isStored = ({ status, body }: StorageAnswer) =>
  status >= 200 && status <= 299 && !/<(!doctype html|html|Error)[\s>]/i.test(body);

/** The `PostResponse` document of a 201, else the headers. */
export function readStored({ body, header }: StorageAnswer): StoredObject {
  const key = element(body, 'Key');
  const etag = (element(body, 'ETag') ?? header('ETag'))?.replace(/^(W\/)?"|"$/g, '');
  const location = element(body, 'Location') ?? header('Location');
  const checksum = element(body, 'ChecksumSHA256') ?? header('x-amz-checksum-sha256');
  return {
    ...(key && { key }),
    ...(etag && { etag }),
    ...(location && { location }),
    ...(checksum && { checksum }),
  };
}

type RefusalCode = (PolicyFailure | TransferFailure)['code'];

/** `Error/Code` of S3 → the code under which a page hears of it. What is not here goes by its status. */
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
    RequestTimeTooSkewed: 'policy-expired', // signed too long ago, or by a clock that is wrong
    ServiceUnavailable: 'slow-down',
    SignatureDoesNotMatch: 'signature-mismatch',
    SlowDown: 'slow-down',
    XAmzContentChecksumMismatch: 'checksum-mismatch',
  } as const),
);

/** `AccessDenied` has many causes; S3 tells them apart by its message alone ("POST policy"). */
const denials: readonly (readonly [RegExp, RefusalCode])[] = [
  [/policy expired|request has expired/i, 'policy-expired'],
  [/policy condition failed|extra input fields|not signed/i, 'policy-forbids'],
];

/** @param now milliseconds since 1970, for a `Retry-After` that is a date */
export function readRefusal(
  { status, body, header }: StorageAnswer,
  now: number,
): PolicyFailure | TransferFailure {
  const s3Code = element(body, 'Code');
  const message = element(body, 'Message');
  const requestId = element(body, 'RequestId') ?? header('x-amz-request-id');
  const limit = Number(element(body, 'MaxSizeAllowed') ?? element(body, 'MinSizeAllowed') ?? NaN);
  const actual = Number(element(body, 'ProposedSize') ?? NaN);
  const retryAfter = readRetryAfter(header('Retry-After'), now);
  const byMessage = s3Code === 'AccessDenied' && denials.find(([pattern]) => pattern.test(message ?? ''));
  return {
    code: byMessage ? byMessage[1] : (codes.get(s3Code ?? '') ?? byStatus(status)),
    status,
    ...(s3Code && { s3Code }),
    ...(requestId && { requestId }),
    ...(Number.isFinite(limit) && { limit }),
    ...(Number.isFinite(actual) && { actual }),
    ...(retryAfter !== undefined && { retryAfter }),
    cause: message ? `${s3Code ?? status}: ${message}` : `the storage answered ${status}`,
  };
}

function byStatus(status: number): RefusalCode {
  if (status < 300) return 'network'; // somebody else's answer
  if (status === 403 || status === 401) return 'access-denied';
  if (status === 413) return 'entity-too-large';
  if (status === 429 || status === 503) return 'slow-down';
  return 'storage-error';
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text of the first element of this name. S3's answers nest no two of the same name. */
function element(xml: string, name: string): string | undefined {
  const [, text] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
  return text?.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (all, hex?: string, decimal?: string, named?: string) => {
      const point = hex === undefined ? Number(decimal ?? NaN) : parseInt(hex, 16);
      return point <= MAX_CODE_POINT ? String.fromCodePoint(point) : (entities.get(named ?? '') ?? all);
    },
  );
}

const MAX_CODE_POINT = 0x10ffff; // Unicode
