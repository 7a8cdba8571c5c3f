// Chooses the handler of a request, and checks its URL, method and permission.
import type { Answer } from './answer.js';
import { checkAuthorization, isAuthorized } from './authorization.js';
import { accessDenied, type Bucket } from './bucket.js';
import { deleteBucketCors, getBucketCors, putBucketCors } from './bucket-cors.js';
import { copyObject, isCopy } from './copy-object.js';
import { getObject } from './get-object.js';
import { listObjects } from './list-objects.js';
import {
  abortUpload,
  completeUpload,
  createUpload,
  listParts,
  listUploads,
  uploadPart,
} from './multipart.js';
import { postObject } from './post-object.js';
import { checkPresigned, isPresigned } from './presigned.js';
import { deleteObject, putObject } from './put-object.js';
import { header, parameter, type S3Request } from './request.js';
import { S3Error } from './s3-error.js';

// Query parameters that turn a request into another operation (S3 API reference).
const SUBRESOURCES = new Set(
  [
    'accelerate acl analytics attributes cors delete encryption intelligent-tiering inventory legal-hold lifecycle',
    'list-type location logging metrics notification object-lock ownershipcontrols partnumber policy policystatus',
    'publicaccessblock replication requestpayment restore retention select tagging torrent uploadid uploads',
    'versionid versioning versions website',
  ].flatMap((line) => line.split(' ')),
);

/** Handles a request. Operations that this store does not support are answered with 501 `NotImplemented`. */
export async function dispatch(request: S3Request, bucket: Bucket): Promise<Answer | S3Error> {
  if (request.bucket === '') return notImplemented('Listing buckets');
  if (request.bucket !== bucket.name) {
    return new S3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: request.bucket });
  }
  const subresources = request.query
    .map(([name]) => name.toLowerCase())
    .filter((name) => SUBRESOURCES.has(name));
  if (request.key === '') return ofBucket(request, bucket, subresources.join('&'));
  if (subresources[0]) return ofUpload(request, bucket, subresources);
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return checkRight(request, bucket) ?? getObject(request, bucket);
    case 'PUT':
      return checkRight(request, bucket) ?? put(request, bucket);
    case 'DELETE':
      return checkRight(request, bucket) ?? deleteObject(request, bucket);
    default:
      return new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
        Method: request.method,
        ResourceType: 'OBJECT',
      });
  }
}

async function ofUpload(
  request: S3Request,
  bucket: Bucket,
  subresources: readonly string[],
): Promise<Answer | S3Error> {
  const operation = uploadOperations.get(`${request.method} ${subresources.toSorted().join('&')}`);
  if (!operation) return notImplemented(`The parameter ${subresources[0]}`);
  return checkSignature(request, bucket) ?? operation(request, bucket);
}

/** @param subresource `''` for the bucket itself */
async function ofBucket(request: S3Request, bucket: Bucket, subresource: string): Promise<Answer | S3Error> {
  const { method } = request;
  if (method === 'POST' && subresource === '') return requireLength(request) ?? postObject(request, bucket);
  const operation = operations.get(`${method} ${subresource}`.trimEnd());
  if (!operation || (subresource === 'list-type' && parameter(request, subresource) !== '2'))
    return notImplemented(`${method} of a bucket${subresource && ` with ${subresource}`}`);
  return checkSignature(request, bucket) ?? operation(request, bucket);
}

type Operation = (request: S3Request, bucket: Bucket) => Answer | S3Error | Promise<Answer | S3Error>;

/** What only the account itself may do with a multipart upload. */
const uploadOperations = new Map<string, Operation>([
  ['POST uploads', createUpload],
  ['PUT partnumber&uploadid', (request, bucket) => requireLength(request) ?? uploadPart(request, bucket)],
  ['GET uploadid', listParts],
  ['POST uploadid', (request, bucket) => requireLength(request) ?? completeUpload(request, bucket)],
  ['DELETE uploadid', abortUpload],
]);

/** What only the account itself may do with its bucket. */
const operations = new Map<string, Operation>([
  [
    'HEAD',
    (_, { account }) => ({ status: 200, headers: { 'x-amz-bucket-region': account.region }, body: '' }),
  ],
  ['GET list-type', listObjects],
  ['GET uploads', listUploads],
  ['GET cors', (_, { cors, name }) => getBucketCors(cors, name)],
  ['PUT cors', (request, { cors }) => requireLength(request) ?? putBucketCors(request, cors)],
  ['DELETE cors', (_, { cors }) => deleteBucketCors(cors)],
]);

function put(request: S3Request, bucket: Bucket): Promise<Answer | S3Error> | S3Error {
  if (isCopy(request)) return copyObject(request, bucket);
  return requireLength(request) ?? putObject(request, bucket);
}

/** Whether a request may read or write an object. Without a signature, it can only read public objects. */
function checkRight(request: S3Request, bucket: Bucket): S3Error | undefined {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const isPublic = bucket.publicRead || bucket.objects.get(request.key)?.publicRead;
  const isSigned = isPresigned(request) || isAuthorized(request);
  return !isSigned && reads && isPublic ? undefined : checkSignature(request, bucket);
}

function checkSignature(request: S3Request, bucket: Bucket): S3Error | undefined {
  if (isPresigned(request)) return checkPresigned(request, bucket.account, bucket.now());
  if (isAuthorized(request)) return checkAuthorization(request, bucket.account, bucket.now());
  return accessDenied();
}

function requireLength(request: S3Request): S3Error | undefined {
  if (/^\d+$/.test(header(request, 'content-length') ?? '')) return undefined;
  return new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
}

function notImplemented(what: string): S3Error {
  return new S3Error('NotImplemented', `${what} is not implemented by this storage.`);
}
