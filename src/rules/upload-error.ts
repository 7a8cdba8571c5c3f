// The error by which a page learns of a failure.
import { isRetryable, type ErrorCode, type FailureFacts } from './failure.js';

/** `message` is in the visitor's language and can be shown; `cause` is for the developer of the page. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly code: ErrorCode;
  /** Whether another try can store the same image, with nothing changed. */
  readonly retryable: boolean;
  /** HTTP status of the answer that reported the failure. */
  readonly status: number | undefined;
  /** S3's own `Error/Code`. */
  readonly s3Code: string | undefined;
  readonly requestId: string | undefined;
  /** The limit and the actual value: bytes for sizes, pixels for edges and areas, width ÷ height, a count for files. */
  readonly limit: number | undefined;
  readonly actual: number | undefined;
  /** For `policy-forbids`: the condition as it is in the policy. */
  readonly condition: string | undefined;
  readonly #failure: FailureFacts;

  constructor(failure: FailureFacts, message: string) {
    super(message, { cause: failure.cause });
    this.#failure = failure;
    this.code = failure.code;
    this.retryable = isRetryable(failure);
    this.status = failure.status;
    this.s3Code = failure.s3Code;
    this.requestId = failure.requestId;
    this.limit = failure.limit;
    this.actual = failure.actual;
    this.condition = failure.condition;
  }

  /** The same failure with another message. */
  inWords(textOf: (failure: FailureFacts) => string): UploadError {
    return new UploadError(this.#failure, textOf(this.#failure));
  }
}
