// Verifies presigned requests: SigV4 in the query (AWS, "Authenticating requests: query parameters").
import { header, parameter, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';
import * as sigv4 from './signature.js';

const LONGEST_VALIDITY = 7 * 24 * 3600; // seconds
const CLOCK_SKEW = 15 * 60 * 1000; // milliseconds by which the date of a signature may be in the future
const UNSIGNED = 'UNSIGNED-PAYLOAD';

interface Presigning {
  readonly credential: sigv4.Credential;
  readonly date: Date;
  readonly amzDate: string;
  /** Seconds. */
  readonly expires: number;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

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

  const canonical = canonicalRequest(request, signed.signedHeaders);
  const { credential } = signed;
  const scope = `${credential.date}/${credential.region}/${credential.service}/aws4_request`;
  const text = [sigv4.ALGORITHM, signed.amzDate, scope, sigv4.sha256Hex(canonical)].join('\n');
  const expected = sigv4.signatureOf(text, account.secretAccessKey, credential);
  if (!sigv4.sameSignature(expected, signed.signature)) {
    return new S3Error('SignatureDoesNotMatch', sigv4.MISMATCH, {
      AWSAccessKeyId: credential.accessKeyId,
      StringToSign: text,
      SignatureProvided: signed.signature,
      CanonicalRequest: canonical,
    });
  }
  return checkHeadersSigned(request, signed.signedHeaders);
}

/** SHA-256 of the body in hexadecimal if the signature covers it, otherwise `undefined`. */
export function signedContentHash(request: S3Request): string | undefined {
  const hash = contentHash(request);
  return hash === UNSIGNED ? undefined : hash;
}

function readParameters(request: S3Request, account: sigv4.Account): Presigning | S3Error {
  const algorithm = parameter(request, 'X-Amz-Algorithm');
  if (algorithm !== sigv4.ALGORITHM) {
    return new S3Error(
      'InvalidRequest',
      `The authorization mechanism you have provided is not supported. Please use ${sigv4.ALGORITHM}.`,
    );
  }
  const names = ['Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'] as const;
  const [credentialText, amzDate, expiresText, headersText, signature] = names.map((name) =>
    parameter(request, `X-Amz-${name}`),
  );
  if (!credentialText || !amzDate || !expiresText || !headersText || !signature) {
    return invalid(
      'Query-string authentication needs the Signature, Credential, Date, Expires and SignedHeaders.',
    );
  }
  if (parameter(request, 'X-Amz-Security-Token') !== undefined) {
    return new S3Error('InvalidToken', 'The provided token is malformed or otherwise invalid.');
  }

  const credential = sigv4.parseCredential(credentialText);
  if (credential?.service !== 's3') return invalid('Error parsing the X-Amz-Credential parameter.');
  if (credential.accessKeyId !== account.accessKeyId) return sigv4.unknownKey(credential.accessKeyId);
  if (credential.region !== account.region) {
    return invalid(
      `Error parsing the X-Amz-Credential parameter; the region '${credential.region}' is wrong; ` +
        `expecting '${account.region}'`,
    );
  }
  const date = sigv4.parseAmzDate(amzDate);
  if (!date) return invalid("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  if (!amzDate.startsWith(credential.date)) return invalid(`Invalid credential date "${credential.date}".`);

  const expires = /^\d+$/.test(expiresText) ? Number(expiresText) : NaN;
  if (Number.isNaN(expires)) return invalid('X-Amz-Expires should be a number');
  if (expires > LONGEST_VALIDITY) {
    return invalid(`X-Amz-Expires must be less than a week (in seconds), that is ${LONGEST_VALIDITY}`);
  }
  const signedHeaders = headersText.toLowerCase().split(';');
  if (!signedHeaders.includes('host')) return invalid('The host header must be signed.');
  return { credential, date, amzDate, expires, signedHeaders, signature };
}

function canonicalRequest(request: S3Request, signedHeaders: readonly string[]): string {
  const path = request.path.split('/').map(sigv4.uriEncode).join('/');
  const query = request.query
    .filter(([name]) => name.toLowerCase() !== 'x-amz-signature')
    .map(([name, value]) => [sigv4.uriEncode(name), sigv4.uriEncode(value)] as const)
    .sort(([a, aValue], [b, bValue]) => compare(a, b) || compare(aValue, bValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const names = [...signedHeaders].sort();
  const headers = names.map(
    (name) => `${name}:${(header(request, name) ?? '').trim().replace(/ +/g, ' ')}\n`,
  );
  return [request.method, path, query, headers.join(''), names.join(';'), contentHash(request)].join('\n');
}

function contentHash(request: S3Request): string {
  return parameter(request, 'X-Amz-Content-Sha256') ?? header(request, 'x-amz-content-sha256') ?? UNSIGNED;
}

/** S3 refuses `x-amz-…` headers that the signature doesn't cover, since they would change the request that was allowed. */
function checkHeadersSigned(request: S3Request, signedHeaders: readonly string[]): S3Error | undefined {
  const unsigned = Object.keys(request.headers).filter(
    (name) => name.startsWith('x-amz-') && !signedHeaders.includes(name),
  );
  if (unsigned.length === 0) return undefined;
  return new S3Error('AccessDenied', 'There were headers present in the request which were not signed', {
    HeadersNotSigned: unsigned.join(', '),
  });
}

// Compares code units. Sorting by locale would give another order than the signer's.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function invalid(message: string): S3Error {
  return new S3Error('AuthorizationQueryParametersError', message);
}
