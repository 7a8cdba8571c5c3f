// CopyObject: a PUT whose bytes are those of another object of the bucket.
import type { Answer } from './answer.js';
import type { Bucket } from './bucket.js';
import { CHECKSUMS } from './digests.js';
import { checkKey } from './object-headers.js';
import type { Staged, StoredObject } from './objects.js';
import { preconditionFailed } from './put-object.js';
import { header, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';
import { xmlDocument } from './xml.js';

/** Whether a PUT is a copy. */
export const isCopy = (request: S3Request): boolean => header(request, 'x-amz-copy-source') !== undefined;

/** Headers and metadata come with the object, as S3 does by default. */
export async function copyObject(request: S3Request, bucket: Bucket): Promise<Answer | S3Error> {
  if (header(request, 'x-amz-metadata-directive') === 'REPLACE') {
    return new S3Error('NotImplemented', 'Other headers for a copy are not implemented.');
  }
  const source = sourceOf(header(request, 'x-amz-copy-source') ?? '', bucket);
  if (source instanceof S3Error) return source;
  const refusal = checkKey(request.key);
  if (refusal) return refusal;
  const found = await bucket.objects.read(source);
  if (!found) return new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: source });
  const { object, file } = found;
  const wanted = header(request, 'x-amz-copy-source-if-match');
  if (wanted !== undefined && wanted !== '*' && unquoted(wanted) !== object.etag) {
    await file.close();
    return preconditionFailed('x-amz-copy-source-If-Match');
  }
  const staged = await bucket.objects.stage(file.createReadStream(), Infinity);
  const copy = {
    ...object,
    key: request.key,
    etag: staged.md5, // also of an object that was sent in parts
    checksums: checksumsOf(object, staged),
    lastModified: bucket.now().toISOString(),
  };
  const isNew = await bucket.objects.commit(staged, copy, header(request, 'if-none-match') === '*');
  if (!isNew) return preconditionFailed('If-None-Match');
  const { etag, lastModified } = copy;
  return {
    status: 200,
    headers: { 'Content-Type': 'application/xml' },
    body: xmlDocument('CopyObjectResult', { LastModified: lastModified, ETag: `"${etag}"` }),
  };
}

/** A copy is written at once, so it has checksums of the whole object (S3, CopyObject). */
const checksumsOf = ({ checksums }: StoredObject, staged: Staged) =>
  Object.fromEntries(
    CHECKSUMS.map((name) => [`x-amz-checksum-${name}`, staged.checksums[name]] as const).filter(
      ([header]) => header in checksums,
    ),
  );

/** The key in `/bucket/key` or `bucket/key`, in percent encoding. */
function sourceOf(text: string, bucket: Bucket): string | S3Error {
  let path: string;
  try {
    path = decodeURIComponent(text).replace(/^\//, '');
  } catch {
    path = '';
  }
  const [name = '', ...key] = path.split('/');
  if (key.join('/') === '')
    return new S3Error(
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      {
        ArgumentName: 'x-amz-copy-source',
      },
    );
  if (name !== bucket.name)
    return new S3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: name });
  return key.join('/');
}

const unquoted = (etag: string) => etag.replace(/^"|"$/g, '');
