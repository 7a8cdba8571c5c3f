// ListObjectsV2: the objects of the bucket, page by page.
import type { Answer } from './answer.js';
import type { Bucket } from './bucket.js';
import type { StoredObject } from './objects.js';
import { parameter, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';
import { uriEncode } from './signature.js';
import { xmlDocument } from './xml.js';

const LARGEST_PAGE = 1000; // S3, ListObjectsV2: max-keys

interface Question {
  readonly prefix: string;
  /** Keys that have it after the prefix are listed as one common prefix; `''` for none. */
  readonly delimiter: string;
  /** Only keys after this one are listed. */
  readonly after: string;
  readonly maxKeys: number;
}

interface Page {
  readonly objects: readonly StoredObject[];
  readonly prefixes: readonly string[];
  /** The last key of a page that others follow. */
  readonly continuesAfter: string | undefined;
}

export function listObjects(request: S3Request, bucket: Bucket): Answer | S3Error {
  const token = parameter(request, 'continuation-token');
  const startAfter = parameter(request, 'start-after');
  const encoding = parameter(request, 'encoding-type');
  const maxText = parameter(request, 'max-keys') ?? String(LARGEST_PAGE);
  if (!/^\d{1,9}$/.test(maxText))
    return invalid('max-keys', 'Provided max-keys not an integer or within range');
  if (encoding !== undefined && encoding !== 'url')
    return invalid('encoding-type', 'Invalid Encoding Method specified in Request');
  const after = token === undefined ? (startAfter ?? '') : keyOf(token);
  if (after === undefined)
    return invalid('continuation-token', 'The continuation token provided is incorrect');

  const prefix = parameter(request, 'prefix') ?? '';
  const delimiter = parameter(request, 'delimiter') ?? '';
  const maxKeys = Math.min(Number(maxText), LARGEST_PAGE);
  const page = pageOf(bucket.objects.sorted(), { prefix, delimiter, after, maxKeys });
  const written = (text: string) => (encoding === 'url' ? encodeKey(text) : text);
  const body = xmlDocument('ListBucketResult', {
    Name: bucket.name,
    Prefix: written(prefix),
    ...(delimiter ? { Delimiter: written(delimiter) } : {}),
    ...(startAfter === undefined ? {} : { StartAfter: written(startAfter) }),
    ...(token === undefined ? {} : { ContinuationToken: token }),
    ...(encoding === undefined ? {} : { EncodingType: encoding }),
    MaxKeys: String(maxKeys),
    KeyCount: String(page.objects.length + page.prefixes.length),
    IsTruncated: String(page.continuesAfter !== undefined),
    ...(page.continuesAfter === undefined ? {} : { NextContinuationToken: tokenOf(page.continuesAfter) }),
    Contents: page.objects.map((object) => ({
      Key: written(object.key),
      LastModified: object.lastModified,
      ETag: `"${object.etag}"`,
      Size: String(object.size),
      StorageClass: 'STANDARD',
    })),
    CommonPrefixes: page.prefixes.map((common) => ({ Prefix: written(common) })),
  });
  return { status: 200, headers: { 'Content-Type': 'application/xml' }, body };
}

/** @param all sorted by the bytes of their keys */
function pageOf(all: readonly StoredObject[], { prefix, delimiter, after, maxKeys }: Question): Page {
  const objects: StoredObject[] = [];
  const prefixes = new Set<string>();
  const start = Buffer.from(after);
  let last: string | undefined;
  for (const object of all) {
    const { key } = object;
    if (!key.startsWith(prefix) || Buffer.compare(Buffer.from(key), start) <= 0) continue;
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    const isListed = common !== undefined && prefixes.has(common);
    if (!isListed && objects.length + prefixes.size === maxKeys)
      return { objects, prefixes: [...prefixes], continuesAfter: last };
    last = key;
    if (common !== undefined) prefixes.add(common);
    else objects.push(object);
  }
  return { objects, prefixes: [...prefixes], continuesAfter: undefined };
}

const encodeKey = (key: string) => key.split('/').map(uriEncode).join('/');

const tokenOf = (key: string) => Buffer.from(key).toString('base64');

/** `undefined` for a text that isn't a token of this store. */
function keyOf(token: string): string | undefined {
  const key = Buffer.from(token, 'base64').toString('utf8');
  return key !== '' && tokenOf(key) === token ? key : undefined;
}

function invalid(name: string, message: string): S3Error {
  return new S3Error('InvalidArgument', message, { ArgumentName: name });
}
