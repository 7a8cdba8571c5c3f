// Decides whether an object that can be written only once is this image. Loaded when the storage answers 412.
import { inTime } from './in-time.js';
import { isSame } from './same-bytes.js';
import type { SendRequest } from './send.js';

/**
 * Compares the object at this URL with the image. Progress events are not enough: Firefox may report none for an image that has
 * arrived, and browsers repeat a request themselves if it was sent on a reused connection that is reset.
 *
 * @returns `undefined` if the page may not read the object
 */
export async function holds(
  address: string,
  blob: Blob,
  watch: Pick<SendRequest, 'signal' | 'stallTimeout'>,
): Promise<boolean | undefined> {
  try {
    return await inTime(async (signal) => {
      const answer = await fetch(address, { credentials: 'omit', cache: 'no-store', signal });
      return answer.ok ? await isSame(await answer.blob(), blob) : undefined;
    }, watch);
  } catch {
    return undefined;
  }
}
