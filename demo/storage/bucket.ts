// The state that the handlers of a storage share: its only bucket, its only account, its clock.
import type { BucketCors } from './bucket-cors.js';
import type { MultipartUploads } from './multipart-uploads.js';
import type { Objects, Staged, StoredObject } from './objects.js';
import type { ObjectHeaders } from './object-headers.js';
import { claimedChecksums } from './digests.js';
import { S3Error } from './s3-error.js';
import type { Account } from './signature.js';

export interface Bucket {
  readonly name: string;
  readonly account: Account;
  readonly objects: Objects;
  readonly uploads: MultipartUploads;
  /** Whether anyone can read every object, as a bucket policy would allow. */
  readonly publicRead: boolean;
  readonly cors: BucketCors;
  /** Whether a refusal leaves the rest of the body unread. */
  readonly closeEarly: boolean;
  readonly now: () => Date;
}

/** Creates an object from staged bytes. `claims` are the digests of the request, which were verified. */
export function newObject(
  bucket: Bucket,
  key: string,
  staged: Staged,
  kept: ObjectHeaders,
  claims: ReadonlyMap<string, string>,
): StoredObject {
  return {
    key,
    size: staged.size,
    etag: staged.md5,
    lastModified: bucket.now().toISOString(),
    headers: kept.headers,
    checksums: claimedChecksums(claims),
    publicRead: kept.publicRead,
  };
}

export function accessDenied(): S3Error {
  return new S3Error('AccessDenied', 'Access Denied');
}
