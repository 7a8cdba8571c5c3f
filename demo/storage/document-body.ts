// Reads the body of a request that is a small XML document.
import { checkClaims, CHECKSUMS, compareClaims, Digester } from './digests.js';
import { checkHash, compareHash, givenHeaders } from './given-headers.js';
import { header, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';

interface Demands {
  /** In bytes. */
  readonly limit: number;
  /** Whether S3 requires a digest for this operation. */
  readonly needsDigest: boolean;
}

const CONFIGURATION: Demands = { limit: 64 * 1024, needsDigest: true }; // S3, PutBucketCors

/** The text of the body, whose digests were verified. The request must have a Content-Length. */
export async function readDocument(
  request: S3Request,
  { limit, needsDigest } = CONFIGURATION,
): Promise<string | S3Error> {
  if (Number(header(request, 'content-length')) > limit) {
    return new S3Error('MaxMessageLengthExceeded', 'Your request was too big.', {
      MaxMessageLengthBytes: String(limit),
    });
  }
  const given = givenHeaders(request);
  const digestNames = ['content-md5', ...CHECKSUMS.map((name) => `x-amz-checksum-${name}`)];
  if (needsDigest && !digestNames.some((name) => given.has(name))) {
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
