// What a PUT says of its body, and the hash of the body that its signature covers.
import { header, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';
import { signedContentHash } from './signed-request.js';

/** Headers, and `x-amz-…` headers that a presigner has moved into the query, by lower-case name. */
export function givenHeaders(request: S3Request): Map<string, string> {
  const given = new Map<string, string>();
  for (const [name, value] of request.query) {
    if (/^x-amz-/i.test(name)) given.set(name.toLowerCase(), value);
  }
  for (const name of Object.keys(request.headers)) given.set(name, header(request, name) ?? '');
  return given;
}

export function checkHash(request: S3Request): S3Error | undefined {
  const hash = signedContentHash(request);
  if (hash === undefined || /^[0-9a-f]{64}$/.test(hash)) return undefined;
  return new S3Error('NotImplemented', 'Bodies signed in chunks are not implemented.', {
    'x-amz-content-sha256': hash,
  });
}

/** @param calculated SHA-256 in hexadecimal */
export function compareHash(request: S3Request, calculated: string): S3Error | undefined {
  const hash = signedContentHash(request);
  if (hash === undefined || hash === calculated) return undefined;
  return new S3Error(
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    { ClientComputedContentSHA256: hash, S3ComputedContentSHA256: calculated },
  );
}
