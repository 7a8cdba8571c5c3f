// Reads the body of a request that is a small XML document.
import { checkClaims, CHECKSUMS, compareClaims, Digester } from './digests.js';
import { checkHash, compareHash, givenHeaders } from './given-headers.js';
import { header, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';

const LIMIT = 64 * 1024; // bytes; S3, PutBucketCors

/** The text of the body, whose digests were verified. The request must have a Content-Length. */
export async function readDocument(request: S3Request): Promise<string | S3Error> {
  if (Number(header(request, 'content-length')) > LIMIT) {
    return new S3Error('MaxMessageLengthExceeded', 'Your request was too big.', {
      MaxMessageLengthBytes: String(LIMIT),
    });
  }
  const given = givenHeaders(request);
  if (
    !['content-md5', ...CHECKSUMS.map((name) => `x-amz-checksum-${name}`)].some((name) => given.has(name))
  ) {
    return new S3Error('InvalidRequest', 'Missing required header for this request: Content-MD5');
  }
  const refusal = checkClaims(given) ?? checkHash(request);
  if (refusal) return refusal;

  const digester = new Digester();
  const chunks: Buffer[] = [];
  for (let chunk = await request.body.read(); chunk; chunk = await request.body.read()) {
    digester.update(chunk);
    chunks.push(chunk);
  }
  const digests = digester.digest();
  const mismatch = compareClaims(given, digests) ?? compareHash(request, digests.contentSha256);
  return mismatch ?? Buffer.concat(chunks).toString('utf8');
}
