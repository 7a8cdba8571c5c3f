// Reads a multipart target from the answer of a presign endpoint: one presigned URL for each step of the upload.
import { bareUrl } from './secrets.js';
import { isRecord, readAddress, type Address, type Answer, type MultipartTarget } from './target.js';

const STEPS = ['complete', 'abort', 'list', 'head'] as const;

/** Numbers of parts (S3, "Amazon S3 multipart upload limits"). */
const MOST_PARTS = 10_000;

/** @returns the target, or a message for the endpoint's author that says what is wrong */
export function readMultipartTarget(answer: Answer, pageIsSecure: boolean): MultipartTarget | string {
  const { multipart, key } = answer;
  if (!isRecord(multipart)) return '"multipart" is not an object';
  const { uploadId, partSize, parts, checksum } = multipart;
  if (typeof uploadId !== 'string' || uploadId === '') return '"multipart" has no "uploadId"';
  if (!Number.isSafeInteger(partSize) || (partSize as number) < 1)
    return '"multipart.partSize" is not a number of bytes';
  if (!Array.isArray(parts) || parts.length > MOST_PARTS)
    return `"multipart.parts" is not a list of at most ${MOST_PARTS} URLs`;
  if (checksum !== undefined && checksum !== 'sha256') return '"multipart.checksum" is not "sha256"';
  if (typeof key !== 'string' || key === '') return 'the answer has no "key"';
  const addresses: Address[] = [];
  for (const [name, url] of [
    ...STEPS.map((step) => [step, multipart[step]] as const),
    ...parts.map((part: unknown, index) => [`parts[${index}]`, part] as const),
  ]) {
    const address = readAddress({ ...answer, url }, pageIsSecure);
    if (typeof address === 'string') return `"multipart.${name}": ${address}`;
    addresses.push(address);
  }
  const [address] = addresses;
  const place = bareUrl(address?.url ?? '');
  const elsewhere = addresses.find(({ url }) => bareUrl(url) !== place);
  if (!address || elsewhere) return 'the URLs of "multipart" are not those of one object';
  const [complete = '', abort = '', list = '', head = '', ...urls] = addresses.map(({ url }) => url);
  return {
    kind: 'multipart',
    ...address,
    expires: Infinity, // of single URLs, which are asked for again
    uploadId,
    partSize: partSize as number,
    hasChecksums: checksum !== undefined,
    urls: { complete, abort, list, head, parts: urls },
    keyFor: () => key,
    urlOf: () => place,
    get entries() {
      return addresses.flatMap(({ url }) => [...new URL(url).searchParams]);
    },
    findBreach: () => undefined,
  };
}
