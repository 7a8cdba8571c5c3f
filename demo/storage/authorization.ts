// Verifies requests that are signed in their headers (AWS, "Authenticating requests: using the Authorization header").
import { header, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';
import * as sigv4 from './signature.js';
import { checkSignature, CLOCK_SKEW, readSigning } from './signed-request.js';

/** Whether the request has an Authorization header, valid or not. */
export function isAuthorized(request: S3Request): boolean {
  return header(request, 'authorization') !== undefined;
}

/** `undefined` if the signature is that of the account, and was made within a quarter of an hour. */
export function checkAuthorization(
  request: S3Request,
  account: sigv4.Account,
  now: Date,
): S3Error | undefined {
  const [algorithm, ...rest] = (header(request, 'authorization') ?? '').split(' ');
  if (algorithm !== sigv4.ALGORITHM) {
    return new S3Error('InvalidArgument', 'Unsupported Authorization Type', {
      ArgumentName: 'Authorization',
    });
  }
  const parts = new Map(
    rest
      .join('')
      .split(',')
      .map((part) => part.split('=', 2) as [string, string]),
  );
  const [credential, headers, signature] = ['Credential', 'SignedHeaders', 'Signature'].map((name) =>
    parts.get(name),
  );
  const amzDate = header(request, 'x-amz-date');
  if (!credential || !headers || !signature || !amzDate) {
    return malformed(
      'The authorization header needs Credential, SignedHeaders, Signature, and X-Amz-Date beside it.',
    );
  }
  if (header(request, 'x-amz-content-sha256') === undefined)
    return new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  if (header(request, 'x-amz-security-token') !== undefined) return sigv4.unknownToken();

  const signing = readSigning({ credential, amzDate, headers, signature }, account, malformed);
  if (signing instanceof S3Error) return signing;
  if (Math.abs(signing.date.getTime() - now.getTime()) > CLOCK_SKEW) {
    return new S3Error(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
      { RequestTime: amzDate, ServerTime: now.toISOString() },
    );
  }
  return checkSignature(request, signing, account);
}

function malformed(message: string): S3Error {
  return new S3Error('AuthorizationHeaderMalformed', message);
}
