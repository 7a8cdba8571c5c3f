// Verifies presigned requests: SigV4 in the query (AWS, "Authenticating requests: query parameters").
import { parameter, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';
import * as sigv4 from './signature.js';
import { checkSignature, CLOCK_SKEW, readSigning } from './signed-request.js';

const LONGEST_VALIDITY = 7 * 24 * 3600; // seconds

/** Whether the query has a signature, valid or not. */
export function isPresigned(request: S3Request): boolean {
  return request.query.some(([name]) => /^x-amz-(algorithm|credential|signature)$|^signature$/i.test(name));
}

/** `undefined` if the signature is that of the account and has not expired. */
export function checkPresigned(request: S3Request, account: sigv4.Account, now: Date): S3Error | undefined {
  const signed = readParameters(request, account);
  if (signed instanceof S3Error) return signed;

  const expiry = new Date(signed.date.getTime() + signed.expires * 1000);
  if (expiry <= now) {
    return new S3Error('AccessDenied', 'Request has expired', {
      'X-Amz-Expires': String(signed.expires),
      Expires: expiry.toISOString(),
      ServerTime: now.toISOString(),
    });
  }
  if (signed.date.getTime() > now.getTime() + CLOCK_SKEW) {
    return new S3Error('AccessDenied', 'Request is not valid yet', { ServerTime: now.toISOString() });
  }
  return checkSignature(request, signed, account);
}

/** `expires` is in seconds. */
function readParameters(request: S3Request, account: sigv4.Account) {
  const algorithm = parameter(request, 'X-Amz-Algorithm');
  if (algorithm !== sigv4.ALGORITHM) {
    return new S3Error(
      'InvalidRequest',
      `The authorization mechanism you have provided is not supported. Please use ${sigv4.ALGORITHM}.`,
    );
  }
  const names = ['Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'] as const;
  const [credential, amzDate, expiresText, headers, signature] = names.map((name) =>
    parameter(request, `X-Amz-${name}`),
  );
  if (!credential || !amzDate || !expiresText || !headers || !signature) {
    return invalid(
      'Query-string authentication needs the Signature, Credential, Date, Expires and SignedHeaders.',
    );
  }
  if (parameter(request, 'X-Amz-Security-Token') !== undefined) return sigv4.unknownToken();

  const signing = readSigning({ credential, amzDate, headers, signature }, account, invalid);
  if (signing instanceof S3Error) return signing;
  const expires = /^\d+$/.test(expiresText) ? Number(expiresText) : NaN;
  if (Number.isNaN(expires)) return invalid('X-Amz-Expires should be a number');
  if (expires > LONGEST_VALIDITY) {
    return invalid(`X-Amz-Expires must be less than a week (in seconds), that is ${LONGEST_VALIDITY}`);
  }
  return { ...signing, expires };
}

function invalid(message: string): S3Error {
  return new S3Error('AuthorizationQueryParametersError', message);
}
