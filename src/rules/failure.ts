// What can go wrong with an image, by name; and whether trying again can help.

/** The stage at which a failure arises decides its code; section 4 of the contract lists them. */
export type ErrorCode =
  | 'type-not-accepted'
  | 'not-an-image'
  | 'unreadable'
  | 'empty'
  | 'too-large'
  | 'too-small'
  | 'too-many-files'
  | 'presign-network'
  | 'presign-refused'
  | 'presign-failed'
  | 'presign-invalid'
  | 'policy-expired'
  | 'policy-forbids'
  | 'network'
  | 'offline'
  | 'access-denied'
  | 'credentials-expired'
  | 'signature-mismatch'
  | 'entity-too-large'
  | 'entity-too-small'
  | 'checksum-mismatch'
  | 'slow-down'
  | 'storage-error'
  | 'aborted';

/** An expected failure, as a value. `UploadError` is made of it where it leaves the package. */
export interface Failure {
  readonly code: ErrorCode;
  /** HTTP status of the answer that said so. */
  readonly status?: number;
  /** S3's own `Error/Code`. */
  readonly s3Code?: string;
  readonly requestId?: string;
  /** What was allowed and what there was: bytes for sizes, a count for files. */
  readonly limit?: number;
  readonly actual?: number;
  /** The technical reason, for whoever mends the page: S3's message, the endpoint's, a parser's. */
  readonly cause?: unknown;
}

/**
 * Can the same image be stored by trying again, with nothing changed?
 * `by-status`: a server that was busy or broken may answer the next time, a refusal stays one.
 */
const again: Readonly<Record<ErrorCode, 'yes' | 'no' | 'by-status'>> = {
  'type-not-accepted': 'no',
  'not-an-image': 'no',
  unreadable: 'no',
  empty: 'no',
  'too-large': 'no',
  'too-small': 'no',
  'too-many-files': 'no',
  'presign-network': 'yes',
  'presign-refused': 'yes', // after signing in again, in another tab
  'presign-failed': 'by-status',
  'presign-invalid': 'no',
  'policy-expired': 'yes', // each attempt asks for a new policy
  'policy-forbids': 'no',
  network: 'yes',
  offline: 'yes',
  'access-denied': 'no',
  'credentials-expired': 'yes',
  'signature-mismatch': 'no',
  'entity-too-large': 'no',
  'entity-too-small': 'no',
  'checksum-mismatch': 'yes',
  'slow-down': 'yes',
  'storage-error': 'by-status',
  aborted: 'yes',
};

/** 408, 425, 429, 5xx, or no status at all: it could not be done now; contract, section 5. */
const isPassing = (status = 500) => [408, 425, 429].includes(status) || status >= 500;

export function isRetryable({ code, status }: Failure): boolean {
  return again[code] === 'by-status' ? isPassing(status) : again[code] === 'yes';
}
