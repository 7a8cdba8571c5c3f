// Multipart targets: a presigned URL for each part of a large image, and for the steps around them. The server keeps nothing of them.
import type { Claim } from './claim.js';
import { Problem } from './problem.js';
import type { Renewal } from './question.js';
import type { Store } from './store.js';

/** Bytes. S3 takes 5 MiB and more. */
const SMALLEST_PART = 8 * 1024 * 1024;

/** Parts that the store lists at once (S3, ListParts): the element compares them before it continues. */
const MOST_PARTS = 1000;

const partSizeOf = (size: number) => Math.max(SMALLEST_PART, Math.ceil(size / MOST_PARTS));

export interface Begun {
  readonly key: string;
  readonly uploadId: string;
  /** Bytes of the image. */
  readonly size: number;
  /** Seconds. */
  readonly expires: number;
}

/** Parts of which URLs are wanted. */
export interface Numbered {
  readonly parts: readonly number[];
  /** SHA-256 of each in base64, in the same order. */
  readonly checksums?: readonly string[] | undefined;
}

/** The numbers of all parts. */
export const allParts = (size: number): readonly number[] =>
  Array.from({ length: Math.max(1, Math.ceil(size / partSizeOf(size))) }, (_, index) => index + 1);

/** The member `multipart` of an answer, with URLs for these parts. Each URL takes exactly the bytes of its part. */
export async function multipartOf(
  { key, uploadId, size, expires }: Begun,
  { parts: numbers, checksums }: Numbered,
  store: Store,
): Promise<object> {
  const partSize = partSizeOf(size);
  const common = { key, uploadId, expires };
  const sign = (name: 'complete' | 'abort' | 'list' | 'head') => store.presignStep({ ...common, name });
  const [complete, abort, list, head, parts] = await Promise.all([
    sign('complete'),
    sign('abort'),
    sign('list'),
    sign('head'),
    Promise.all(
      numbers.map((number, index) =>
        store.presignStep({
          ...common,
          name: 'part',
          number,
          size: Math.min(partSize, size - (number - 1) * partSize),
          checksum: checksums?.[index],
        }),
      ),
    ),
  ]);
  return { uploadId, partSize, parts, complete, abort, list, head };
}

/** The size of the upload of a claim; `undefined` if the claim is not that of a multipart upload of this visitor. */
function sizeIn(claim: Claim, identity: string, purpose: string | undefined): number | undefined {
  const [min, max] = claim.size;
  return min === max && claim.identity === identity && claim.purpose === purpose ? max : undefined;
}

/** Signs URLs of an upload again. The store refuses an id that is not that of the claim's key. */
export async function renewed(
  { uploadId, parts, checksums }: Renewal,
  claim: Claim,
  { identity, purpose, expires }: { identity: string; purpose: string | undefined; expires: number },
  store: Store,
): Promise<object | Problem> {
  const size = sizeIn(claim, identity, purpose);
  if (size === undefined) return new Problem('claim-refused');
  const known = new Set(allParts(size));
  if (!parts.every((number) => known.has(number)))
    return new Problem('parts-invalid', `The image has ${known.size} parts.`);
  const { key } = claim;
  return { multipart: await multipartOf({ key, uploadId, size, expires }, { parts, checksums }, store), key };
}
