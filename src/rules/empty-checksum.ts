// Finds the checksum of an empty body. Some servers sign it, since they don't have the image, and S3 then refuses every image.
// Loaded with the first target that names a checksum.
import type { Entries } from './facts.js';

/**
 * Since 3.729, the AWS SDK for JavaScript signs the CRC32 of an empty body into presigned PUTs. Other SDKs, and other
 * settings of `ChecksumAlgorithm`, use the others. All are base64, except the last one, which is for `x-amz-content-sha256`.
 */
const OF_NOTHING: ReadonlySet<string> = new Set([
  'AAAAAA==', // CRC32, CRC32C
  'AAAAAAAAAAA=', // CRC64NVME
  '2jmj7l5rSw0yVb/vlWAYkK/YBwk=', // SHA-1
  '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', // SHA-256
  'z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==', // SHA-512
  '1B2M2Y8AsgTpgAmY7PhCfg==', // MD5
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
]);

const CHECKSUM = /^(x-amz-checksum-|content-md5$|x-amz-content-sha256$)/i;

const adviceFor = (name: string) =>
  /^x-amz-checksum-/i.test(name)
    ? `create the S3Client with requestChecksumCalculation: 'WHEN_REQUIRED'`
    : 'do not sign it';

/**
 * @param entries form fields, headers or query parameters
 * @returns a message for the endpoint's author; `undefined` if nothing is wrong
 */
export function findEmptyChecksum(entries: Entries): string | undefined {
  const [name] =
    entries.find(
      // In a query a plus sign that is not encoded is a space.
      ([name, value]) => CHECKSUM.test(name) && OF_NOTHING.has(value.replaceAll(' ', '+')),
    ) ?? [];
  return name && `"${name}" is the checksum of no bytes, so S3 would refuse every image: ${adviceFor(name)}`;
}
