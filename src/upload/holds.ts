// Who has written a key that can be written once: this image, or another. Loaded when the storage answers 412.
import { isSame } from './same-bytes.js';
import type { SendRequest } from './send.js';

/**
 * Reads what the storage has at this address. Progress events do not suffice: Firefox may have told none of an image that has
 * arrived, and browsers send a request again by themselves when a connection that they had used before is reset.
 *
 * @returns `undefined` where the page may not read it
 */
export async function holds(
  address: string,
  blob: Blob,
  { signal, stallTimeout }: Pick<SendRequest, 'signal' | 'stallTimeout'>,
): Promise<boolean | undefined> {
  const given = new AbortController();
  const stop = () => given.abort();
  const timer = setTimeout(stop, stallTimeout);
  signal.addEventListener('abort', stop);
  try {
    const answer = await fetch(address, { credentials: 'omit', cache: 'no-store', signal: given.signal });
    return answer.ok ? await isSame(await answer.blob(), blob) : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
