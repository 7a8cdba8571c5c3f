// The parts of a multipart upload: where they begin and end, and how the upload is completed.

export interface Part {
  /** From 1. */
  readonly number: number;
  /** Bytes of the image, from `start` up to `end`. */
  readonly start: number;
  readonly end: number;
}

/** An empty image has one empty part, since an upload without parts can't be completed. */
export function partsOf(size: number, partSize: number): readonly Part[] {
  return Array.from({ length: Math.max(1, Math.ceil(size / partSize)) }, (_, index) => ({
    number: index + 1,
    start: index * partSize,
    end: Math.min(size, (index + 1) * partSize),
  }));
}

/** The body of S3's CompleteMultipartUpload. Both maps are by number of the part. */
export function completion(
  etags: ReadonlyMap<number, string>,
  checksums: ReadonlyMap<number, string> = new Map(),
): string {
  const parts = [...etags]
    .sort(([one], [other]) => one - other)
    .map(([number, etag]) => {
      const checksum = checksums.get(number);
      const ofChecksum = checksum === undefined ? '' : `<ChecksumSHA256>${checksum}</ChecksumSHA256>`;
      return `<Part><PartNumber>${number}</PartNumber><ETag>"${etag}"</ETag>${ofChecksum}</Part>`;
    });
  return `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
}

/** S3 may answer 200 before the object is made, and report the failure in the body (CompleteMultipartUpload). */
export const isCompleted = (xml: string): boolean => /<(\w+:)?CompleteMultipartUploadResult[\s>]/.test(xml);

export const unquoted = (etag: string) => etag.replace(/^(W\/)?"|"$/g, '');
