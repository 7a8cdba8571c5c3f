// PUT and DELETE of one object, always signed.
import type { Answer } from './answer.js';
import { newObject, type Bucket } from './bucket.js';
import { checkClaims, compareClaims } from './digests.js';
import { checkHash, compareHash, givenHeaders } from './given-headers.js';
import { checkKey, objectHeaders } from './object-headers.js';
import { LARGEST_UPLOAD } from './policy-check.js';
import type { RequestBody } from './request-body.js';
import { header, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';

/** Stores the body. With `If-None-Match: *`, an existing key is refused with 412. */
export async function putObject(request: S3Request, bucket: Bucket): Promise<Answer | S3Error> {
  const given = givenHeaders(request);
  const kept = objectHeaders(given);
  if (kept instanceof S3Error) return kept;
  const refusal = checkKey(request.key) ?? checkClaims(given) ?? checkConditions(given) ?? checkHash(request);
  if (refusal) return refusal;

  const proposed = Number(header(request, 'content-length'));
  if (proposed > LARGEST_UPLOAD) {
    return new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: String(proposed),
      MaxSizeAllowed: String(LARGEST_UPLOAD),
    });
  }

  const staged = await bucket.objects.stage(chunksOf(request.body), LARGEST_UPLOAD);
  const mismatch = compareClaims(given, staged) ?? compareHash(request, staged.contentSha256);
  if (mismatch) {
    await bucket.objects.discard(staged);
    return mismatch;
  }
  const object = newObject(bucket, request.key, staged, kept, given);
  const isNew = await bucket.objects.commit(staged, object, given.get('if-none-match') === '*');
  if (!isNew) return preconditionFailed('If-None-Match');
  return { status: 200, headers: { ETag: `"${object.etag}"`, ...object.checksums }, body: '' };
}

/** Removes the object. Answers 204 even if it does not exist. */
export async function deleteObject(request: S3Request, bucket: Bucket): Promise<Answer> {
  await bucket.objects.remove(request.key);
  return { status: 204, headers: {}, body: '' };
}

/** Of conditions for writing, this store has one. */
export function checkConditions(given: ReadonlyMap<string, string>): S3Error | undefined {
  const ifNoneMatch = given.get('if-none-match');
  if ((ifNoneMatch === undefined || ifNoneMatch === '*') && !given.has('if-match')) return undefined;
  return new S3Error('NotImplemented', 'Of conditional writes only If-None-Match: * is implemented.');
}

export function preconditionFailed(condition: string): S3Error {
  return new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });
}

export async function* chunksOf(body: RequestBody): AsyncGenerator<Buffer> {
  for (let chunk = await body.read(); chunk; chunk = await body.read()) yield chunk;
}
