// The answer of a presign endpoint → a target that can be sent to.
import { readPostTarget } from '../rules/post-target.js';
import { isRecord, readAddress, type Target } from '../rules/target.js';

/**
 * Rejects only where what reads a PUT can't be loaded.
 *
 * @param answer the endpoint's JSON, or what a `presign` function resolved to
 * @returns why not, in words for the endpoint's author
 */
export async function readTarget(answer: unknown, pageIsSecure: boolean): Promise<Target | string> {
  if (!isRecord(answer)) return 'the answer is not a JSON object';
  const address = readAddress(answer, pageIsSecure);
  if (typeof address === 'string') return address;
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
