// The operations of multipart uploads (S3, "Uploading and copying objects using multipart upload").
import { createHash } from 'node:crypto';
import type { Answer } from './answer.js';
import type { Bucket } from './bucket.js';
import { readCompleteDocument, type NamedPart } from './complete-document.js';
import { checkClaims, CHECKSUMS, compareClaims, Digester, type Checksum } from './digests.js';
import { readDocument } from './document-body.js';
import { checkHash, compareHash, givenHeaders } from './given-headers.js';
import type { MultipartUpload, Part } from './multipart-uploads.js';
import { checkKey, objectHeaders } from './object-headers.js';
import { checkConditions, chunksOf, preconditionFailed } from './put-object.js';
import { parameter, type S3Request } from './request.js';
import { malformedXml, S3Error } from './s3-error.js';
import { xmlDocument } from './xml.js';

const MOST_PARTS = 10_000;
const SMALLEST_PART = 5 * 1024 * 1024; // bytes; the last part may be smaller
const LARGEST_PART = 5 * 1024 ** 3;
const LARGEST_PAGE = 1000; // S3, ListParts
const LONGEST_LIST = 2 * 1024 * 1024; // bytes of the list with which an upload is completed

export async function createUpload(request: S3Request, bucket: Bucket): Promise<Answer | S3Error> {
  const given = givenHeaders(request);
  const kept = objectHeaders(given);
  if (kept instanceof S3Error) return kept;
  const refusal = checkKey(request.key);
  if (refusal) return refusal;
  const wanted = given.get('x-amz-checksum-algorithm')?.toLowerCase();
  const algorithm = CHECKSUMS.find((name) => name === wanted);
  if (wanted !== undefined && !algorithm)
    return new S3Error('NotImplemented', `Checksums by ${wanted} are not implemented.`);
  const { headers, publicRead } = kept;
  const initiated = bucket.now().toISOString();
  const { id } = await bucket.uploads.create({ key: request.key, initiated, headers, publicRead, algorithm });
  return {
    ...xmlAnswer('InitiateMultipartUploadResult', { Bucket: bucket.name, Key: request.key, UploadId: id }),
    headers: {
      'Content-Type': 'application/xml',
      ...(algorithm ? { 'x-amz-checksum-algorithm': algorithm.toUpperCase() } : {}),
    },
  };
}

export async function uploadPart(request: S3Request, bucket: Bucket): Promise<Answer | S3Error> {
  const number = Number(parameter(request, 'partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > MOST_PARTS)
    return new S3Error(
      'InvalidArgument',
      `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`,
      {
        ArgumentName: 'partNumber',
        ArgumentValue: parameter(request, 'partNumber') ?? '',
      },
    );
  const upload = uploadOf(request, bucket);
  if (!upload) return noSuchUpload(request);
  const given = givenHeaders(request);
  const refusal = checkClaims(given) ?? checkHash(request);
  if (refusal) return refusal;
  const { algorithm } = upload;
  if (algorithm && !given.has(`x-amz-checksum-${algorithm}`))
    return new S3Error(
      'InvalidRequest',
      `Checksum Type mismatch occurred, expected checksum Type: ${algorithm}, actual checksum Type: null`,
    );

  const staged = await bucket.objects.stage(chunksOf(request.body), LARGEST_PART);
  const tooLarge =
    staged.size > LARGEST_PART
      ? new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
          ProposedSize: String(staged.size),
          MaxSizeAllowed: String(LARGEST_PART),
        })
      : undefined;
  const mismatch = tooLarge ?? compareClaims(given, staged) ?? compareHash(request, staged.contentSha256);
  if (mismatch) {
    await bucket.objects.discard(staged);
    return mismatch;
  }
  const checksum = algorithm && staged.checksums[algorithm];
  const isKept = await bucket.uploads.addPart(upload.id, upload.key, staged, {
    number,
    size: staged.size,
    etag: staged.md5,
    lastModified: bucket.now().toISOString(),
    checksum,
  });
  if (!isKept) {
    await bucket.objects.discard(staged);
    return noSuchUpload(request);
  }
  const ofChecksum: Record<string, string> =
    checksum === undefined ? {} : { [`x-amz-checksum-${algorithm}`]: checksum };
  return { status: 200, headers: { ETag: `"${staged.md5}"`, ...ofChecksum }, body: '' };
}

/** By `part-number-marker` and `max-parts`, up to 1,000 on a page. */
export function listParts(request: S3Request, bucket: Bucket): Answer | S3Error {
  const upload = uploadOf(request, bucket);
  if (!upload) return noSuchUpload(request);
  const [marker, most] = ['part-number-marker', 'max-parts'].map((name) => parameter(request, name));
  for (const [name, text] of [
    ['part-number-marker', marker],
    ['max-parts', most],
  ] as const)
    if (!/^\d{0,9}$/.test(text ?? ''))
      return new S3Error('InvalidArgument', `Provided ${name} not an integer or within integer range`, {
        ArgumentName: name,
      });
  const after = [...upload.parts.values()]
    .sort((a, b) => a.number - b.number)
    .filter(({ number }) => number > Number(marker ?? 0));
  const largest = Math.min(Number(most ?? LARGEST_PAGE), LARGEST_PAGE);
  const page = after.slice(0, largest);
  return xmlAnswer('ListPartsResult', {
    Bucket: bucket.name,
    Key: upload.key,
    UploadId: upload.id,
    PartNumberMarker: marker ?? '0',
    NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
    MaxParts: String(largest),
    IsTruncated: String(page.length < after.length),
    ...(upload.algorithm ? { ChecksumAlgorithm: upload.algorithm.toUpperCase() } : {}),
    Part: page.map(({ number, lastModified, etag, size, checksum }) => ({
      PartNumber: String(number),
      LastModified: lastModified,
      ETag: `"${etag}"`,
      Size: String(size),
      ...(upload.algorithm && checksum ? { [elementOf(upload.algorithm)]: checksum } : {}),
    })),
  });
}

/** Of the bucket: the uploads that are neither completed nor aborted. */
export function listUploads(_: S3Request, { uploads, name }: Bucket): Answer {
  return xmlAnswer('ListMultipartUploadsResult', {
    Bucket: name,
    IsTruncated: 'false',
    Upload: uploads
      .list()
      .map(({ key, id, initiated }) => ({ Key: key, UploadId: id, Initiated: initiated })),
  });
}

export async function abortUpload(request: S3Request, bucket: Bucket): Promise<Answer | S3Error> {
  return bucket.uploads.exclusively(idOf(request), request.key, async (upload) => {
    if (!upload) return noSuchUpload(request);
    await bucket.uploads.remove(upload.id);
    return { status: 204, headers: {}, body: '' };
  });
}

/** Makes the parts one object. With `If-None-Match: *`, an existing key is refused with 412 and the upload stays. */
export async function completeUpload(request: S3Request, bucket: Bucket): Promise<Answer | S3Error> {
  const document = await readDocument(request, { limit: LONGEST_LIST, needsDigest: false });
  if (document instanceof S3Error) return document;
  const given = givenHeaders(request);
  const refusal = checkConditions(given);
  if (refusal) return refusal;
  const named = readCompleteDocument(document);
  return bucket.uploads.exclusively(idOf(request), request.key, async (upload) => {
    if (!upload) return noSuchUpload(request);
    if (!named) return malformedXml();
    const parts = partsOf(upload, named);
    if (parts instanceof S3Error) return parts;
    const numbers = parts.map(({ number }) => number);
    const size = parts.reduce((sum, part) => sum + part.size, 0);
    const proposed = given.get('x-amz-mp-object-size');
    if (proposed !== undefined && proposed !== String(size))
      return new S3Error(
        'InvalidRequest',
        "The provided 'x-amz-mp-object-size' header does not match what was computed.",
      );

    const { id, key, headers, publicRead, algorithm } = upload;
    const etag = etagOf(parts);
    const checksum = algorithm && compositeOf(parts, algorithm);
    const checksums: Record<string, string> = checksum
      ? { [`x-amz-checksum-${algorithm}`]: checksum, 'x-amz-checksum-type': 'COMPOSITE' }
      : {};
    const staged = await bucket.objects.stage(bucket.uploads.read(id, key, numbers), Infinity);
    const lastModified = bucket.now().toISOString();
    const object = { key, size, etag, lastModified, headers, checksums, publicRead };
    if (!(await bucket.objects.commit(staged, object, given.get('if-none-match') === '*')))
      return preconditionFailed('If-None-Match');
    await bucket.uploads.remove(id);
    return xmlAnswer('CompleteMultipartUploadResult', {
      Location: `${request.bucketUrl}/${key}`,
      Bucket: bucket.name,
      Key: key,
      ETag: `"${etag}"`,
      ...(checksum ? { [elementOf(algorithm)]: checksum, ChecksumType: 'COMPOSITE' } : {}),
    });
  });
}

/** The parts that the request names, or the error with which S3 refuses the list. */
function partsOf(upload: MultipartUpload, named: readonly NamedPart[]): readonly Part[] | S3Error {
  const { algorithm } = upload;
  const parts: Part[] = [];
  for (const [index, { number, etag, checksums }] of named.entries()) {
    const part = upload.parts.get(number);
    if (number <= (named[index - 1]?.number ?? 0))
      return new S3Error(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
      );
    const told = algorithm && checksums.get(elementOf(algorithm));
    if (algorithm && told === undefined)
      return new S3Error(
        'InvalidRequest',
        `The upload was created using a ${algorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${number} in the request.`,
      );
    if (part?.etag !== etag || (algorithm && told !== part.checksum))
      return new S3Error(
        'InvalidPart',
        'One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part’s entity tag.',
        { UploadId: upload.id, PartNumber: String(number), ETag: etag },
      );
    parts.push(part);
  }
  const small = parts.slice(0, -1).find(({ size }) => size < SMALLEST_PART);
  if (!small) return parts;
  return new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
    ProposedSize: String(small.size),
    MinSizeAllowed: String(SMALLEST_PART),
    PartNumber: String(small.number),
    ETag: small.etag,
  });
}

/** S3's ETag of several parts: the MD5 of their MD5s, a hyphen, and their number. */
const etagOf = (parts: readonly Part[]) =>
  `${createHash('md5')
    .update(Buffer.concat(parts.map(({ etag }) => Buffer.from(etag, 'hex'))))
    .digest('hex')}-${parts.length}`;

/** The same for a checksum, in base64. */
function compositeOf(parts: readonly Part[], algorithm: Checksum): string {
  const digester = new Digester();
  digester.update(Buffer.concat(parts.map(({ checksum = '' }) => Buffer.from(checksum, 'base64'))));
  return `${digester.digest().checksums[algorithm]}-${parts.length}`;
}

/** `ChecksumSHA256` for `sha256`. */
const elementOf = (algorithm: Checksum) => `Checksum${algorithm.toUpperCase()}`;

const idOf = (request: S3Request) => parameter(request, 'uploadId') ?? '';

const uploadOf = (request: S3Request, { uploads }: Bucket) => uploads.get(idOf(request), request.key);

const noSuchUpload = (request: S3Request) =>
  new S3Error(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { UploadId: idOf(request) },
  );

const xmlAnswer = (root: string, content: Parameters<typeof xmlDocument>[1]): Answer => ({
  status: 200,
  headers: { 'Content-Type': 'application/xml' },
  body: xmlDocument(root, content),
});
