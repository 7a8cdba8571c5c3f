// The answer of a presign endpoint → a target that can be sent to. Each kind of it is loaded when it first comes.
import { isRecord, readAddress, type Target } from '../rules/target.js';

/**
 * Rejects only where that part of the package can't be loaded.
 *
 * @param answer the endpoint's JSON, or what a `presign` function resolved to
 * @returns why not, in words for the endpoint's author
 */
export async function readTarget(answer: unknown, pageIsSecure: boolean): Promise<Target | string> {
  if (!isRecord(answer)) return 'the answer is not a JSON object';
  const address = readAddress(answer, pageIsSecure);
  if (typeof address === 'string') return address;
  const { method = 'POST' } = answer;
  switch (typeof method === 'string' ? method.toUpperCase() : method) {
    case 'POST':
      return (await import('../rules/post-target.js')).readPostTarget(answer, address);
    case 'PUT':
      return (await import('../rules/put-target.js')).readPutTarget(answer, address);
    default:
      return 'the method is neither POST nor PUT';
  }
}
