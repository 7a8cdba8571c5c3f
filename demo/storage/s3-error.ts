// An error of S3. Handlers return it as a value; they do not throw it.
import { xmlDocument } from './xml.js';

// The status of each code (S3 API reference, "Error responses").
const STATUSES = {
  AccessDenied: 403,
  AccessForbidden: 403, // a refused preflight
  AuthorizationHeaderMalformed: 400,
  AuthorizationQueryParametersError: 400,
  BadDigest: 400,
  BadRequest: 400,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  InternalError: 500,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidDigest: 400,
  InvalidPart: 400,
  InvalidPartOrder: 400,
  InvalidPolicyDocument: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  InvalidToken: 400,
  InvalidURI: 400,
  KeyTooLongError: 400,
  MalformedPOSTRequest: 400,
  MalformedXML: 400,
  MaxMessageLengthExceeded: 400,
  MaxPostPreDataLengthExceeded: 400,
  MetadataTooLarge: 400,
  MethodNotAllowed: 405,
  MissingContentLength: 411,
  NoSuchBucket: 404,
  NoSuchCORSConfiguration: 404,
  NoSuchKey: 404,
  NoSuchUpload: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
} as const;

export type S3ErrorCode = keyof typeof STATUSES;

/** One error: code, message and the additional elements of S3. */
export class S3Error {
  readonly code: S3ErrorCode;
  readonly message: string;
  /** Additional XML elements, such as `ProposedSize`, in order. */
  readonly details: Readonly<Record<string, string>>;

  constructor(code: S3ErrorCode, message: string, details: Readonly<Record<string, string>> = {}) {
    this.code = code;
    this.message = message;
    this.details = details;
  }

  /** The HTTP status of the code. */
  get status(): number {
    return STATUSES[this.code];
  }
}

export const malformedXml = () =>
  new S3Error(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );

/** The `Error` document of S3. `code` can be any text, so that a fault can use codes that this store never returns. */
export function errorDocument(
  code: string,
  message: string,
  details: Readonly<Record<string, string>>,
  requestId: string,
): string {
  return xmlDocument('Error', { Code: code, Message: message, ...details, RequestId: requestId });
}
