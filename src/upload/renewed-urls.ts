// Asks for URLs of a multipart upload again. Loaded when the first ones have expired, were not all there, or need checksums.
import type { Failure } from '../rules/failure.js';
import type { MultipartTarget, MultipartUrls } from '../rules/target.js';
import type { StepRequest } from './signed-steps.js';

const invalid = (cause: string): Failure => ({ code: 'presign-invalid', cause });

/** @returns the URLs of these parts, in this order, and those of the other steps */
export async function renewedUrls(
  { claim, uploadId, urlOf, keyFor }: MultipartTarget,
  parts: readonly number[],
  { renew, checksumsOf }: StepRequest,
): Promise<MultipartUrls | Failure> {
  if (claim === undefined)
    return invalid('"multipart.parts" is too short, and without a "claim" no URL can be asked for');
  const checksums = await checksumsOf?.(parts);
  if (checksums && 'code' in checksums) return checksums;
  const presigned = await renew({
    ...{ claim, uploadId, parts },
    ...(checksums && { 'checksums-sha256': checksums }),
  });
  if (!presigned.ok) return presigned.failure;
  const { target } = presigned;
  if (target.kind !== 'multipart' || target.uploadId !== uploadId || target.urlOf('') !== urlOf(keyFor('')))
    return invalid('the answer is that of another upload');
  return target.urls.parts.length < parts.length
    ? invalid('the answer has not the URLs of all parts that were asked for')
    : target.urls;
}
