// Reads the answer of a presign endpoint into a target.
import { readPostTarget } from '../rules/post-target.js';
import { isRecord, readAddress, type Address, type Answer, type Target } from '../rules/target.js';

/** One chunk reads the target of an image in parts, and sends the parts. */
export const loadInParts = () => import('./in-parts.js');

/**
 * Rejects only if a chunk of the package can't be loaded.
 *
 * @param answer the endpoint's JSON, or the result of the page's `presign` function
 * @returns the target, or a message for the endpoint's author that says what is wrong
 */
export async function readTarget(answer: unknown, pageIsSecure: boolean): Promise<Target | string> {
  if (!isRecord(answer)) return 'the answer is not a JSON object';
  if (answer.multipart !== undefined) return (await loadInParts()).readMultipartTarget(answer, pageIsSecure);
  const address = readAddress(answer, pageIsSecure);
  if (typeof address === 'string') return address;
  const target = await read(answer, address);
  if (typeof target === 'string' || !target.entries.some(([name]) => MAY_BE_CHECKSUM.test(name)))
    return target;
  const { findEmptyChecksum } = await import('../rules/empty-checksum.js');
  return findEmptyChecksum(target.entries) ?? target;
}

const MAY_BE_CHECKSUM = /checksum|content-(md5|sha)/i;

async function read(answer: Answer, address: Address): Promise<Target | string> {
  const method = answer.method ?? 'POST';
  switch (typeof method === 'string' ? method.toUpperCase() : method) {
    case 'POST':
      return readPostTarget(answer, address);
    case 'PUT':
      return (await import('../rules/put-target.js')).readPutTarget(answer, address);
    default:
      return 'the method is neither POST nor PUT';
  }
}
