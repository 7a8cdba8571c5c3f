// Decides which form fields or request headers are stored with an object, and which are refused.
import { isHeaderName, isHeaderText } from './header-text.js';
import { S3Error } from './s3-error.js';

const DEFAULT_TYPE = 'binary/octet-stream'; // S3, PutObject: Content-Type
const METADATA_LIMIT = 2 * 1024; // bytes of names and values; S3, "Working with object metadata"

/** The stored headers, by lower-case name. */
const KEPT = new Map(
  [
    'Cache-Control',
    'Content-Disposition',
    'Content-Encoding',
    'Content-Language',
    'Content-Type',
    'Expires',
  ].map((name) => [name.toLowerCase(), name]),
);

// Headers that S3 supports and this store does not. They are refused, so that a test does not pass that would fail with S3.
const UNSUPPORTED = [
  /^(x-amz-)?tagging$/,
  /^x-amz-checksum-(?!sha256$|sha1$|crc32$|mode$|algorithm$)/,
  /^x-amz-(copy-source|grant|object-lock|server-side-encryption|website-redirect|write-offset)/,
];

const ACLS = new Map([
  ['private', false],
  ['public-read', true],
  ['public-read-write', true],
  ['authenticated-read', false],
  ['aws-exec-read', false],
  ['bucket-owner-read', false],
  ['bucket-owner-full-control', false],
]);

export interface ObjectHeaders {
  /** Headers for every later answer, including `x-amz-meta-…`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the ACL allows anyone to read the object. */
  readonly publicRead: boolean;
}

/** @param given form fields or headers by lower-case name; in a form, `x-amz-acl` is called `acl` */
export function objectHeaders(given: ReadonlyMap<string, string>): ObjectHeaders | S3Error {
  const headers: Record<string, string> = { 'Content-Type': DEFAULT_TYPE };
  let metadataBytes = 0;

  for (const [name, value] of given) {
    if (UNSUPPORTED.some((pattern) => pattern.test(name))) return notImplemented(name);
    if (name === 'x-amz-storage-class' && value !== 'STANDARD') return notImplemented(name);

    const isMetadata = name.startsWith('x-amz-meta-');
    const kept = isMetadata ? name : KEPT.get(name);
    if (!kept) continue;
    if (!isHeaderName(kept) || !isHeaderText(value)) {
      return new S3Error('InvalidArgument', 'A header can not have this name or value.', {
        ArgumentName: name,
      });
    }
    if (isMetadata) {
      metadataBytes += Buffer.byteLength(name.slice('x-amz-meta-'.length)) + Buffer.byteLength(value);
    }
    if (isMetadata || value !== '') headers[kept] = value;
  }

  if (metadataBytes > METADATA_LIMIT) {
    return new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', {
      Size: String(metadataBytes),
      MaxSizeAllowed: String(METADATA_LIMIT),
    });
  }

  const acl = given.get('acl') ?? given.get('x-amz-acl') ?? 'private';
  const publicRead = ACLS.get(acl);
  if (publicRead === undefined) {
    return new S3Error('InvalidArgument', 'The ACL is not one that S3 knows.', {
      ArgumentName: 'x-amz-acl',
      ArgumentValue: acl,
    });
  }
  return { headers, publicRead };
}

const KEY_LIMIT = 1024; // bytes of UTF-8; S3, "Object key names"

/** Whether S3 would accept `key` as the key of an object. */
export function checkKey(key: string): S3Error | undefined {
  const size = Buffer.byteLength(key);
  if (size === 0) {
    return new S3Error('InvalidArgument', 'User key must have a length greater than 0.', {
      ArgumentName: 'key',
    });
  }
  if (size <= KEY_LIMIT) return undefined;
  return new S3Error('KeyTooLongError', 'Your key is too long', {
    Size: String(size),
    MaxSizeAllowed: String(KEY_LIMIT),
  });
}

function notImplemented(name: string): S3Error {
  return new S3Error(
    'NotImplemented',
    'A header you provided implies functionality that is not implemented',
    {
      Header: name,
    },
  );
}
