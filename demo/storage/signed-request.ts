// Checks a request that is signed in its query or in its Authorization header (AWS, "Authenticating requests").
import { header, parameter, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';
import * as sigv4 from './signature.js';

export const CLOCK_SKEW = 15 * 60 * 1000; // milliseconds by which the clocks of signer and store may differ
const UNSIGNED = 'UNSIGNED-PAYLOAD';

/** What a signature says of itself. */
export interface Signing {
  readonly credential: sigv4.Credential;
  readonly date: Date;
  readonly amzDate: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads the texts of a signature. `malformed` makes the error of the place where they were. */
export function readSigning(
  texts: {
    readonly credential: string;
    readonly amzDate: string;
    readonly headers: string;
    readonly signature: string;
  },
  account: sigv4.Account,
  malformed: (message: string) => S3Error,
): Signing | S3Error {
  const { amzDate, signature } = texts;
  const credential = sigv4.parseCredential(texts.credential);
  if (credential?.service !== 's3') return malformed('Error parsing the X-Amz-Credential parameter.');
  if (credential.accessKeyId !== account.accessKeyId) return sigv4.unknownKey(credential.accessKeyId);
  if (credential.region !== account.region) {
    return malformed(
      `Error parsing the X-Amz-Credential parameter; the region '${credential.region}' is wrong; ` +
        `expecting '${account.region}'`,
    );
  }
  const date = sigv4.parseAmzDate(amzDate);
  if (!date) return malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  if (!amzDate.startsWith(credential.date)) return malformed(`Invalid credential date "${credential.date}".`);
  const signedHeaders = texts.headers.toLowerCase().split(';');
  if (!signedHeaders.includes('host')) return malformed('The host header must be signed.');
  return { credential, date, amzDate, signedHeaders, signature };
}

/** `undefined` if the signature is that of the account, and covers every header that it has to. */
export function checkSignature(
  request: S3Request,
  signed: Signing,
  account: sigv4.Account,
): S3Error | undefined {
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
