// SHA-256 of a Blob, slice by slice: what the worker runs, and the page itself where no worker starts.
import { sha256 as algorithm } from '@noble/hashes/sha2.js';

/** On a CPU at a sixth of its speed 25 ms of hashing, half of what makes a task long; docs/decisions/0004-sha-256.md. */
export const SLICE_SIZE = 256 * 1024;

/**
 * Each slice arrives as a task of its own, so that a page stays usable. `blob.stream()` is no way to the same: in
 * Chromium the chunks of 8 MB come in one task. Rejects where the Blob can't be read (its file is gone or has changed), and
 * when it is aborted.
 */
export async function sha256(blob: Blob, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const hash = algorithm.create();
  for (let start = 0; start < blob.size; start += SLICE_SIZE) {
    const slice = await blob.slice(start, start + SLICE_SIZE).arrayBuffer();
    signal?.throwIfAborted();
    hash.update(new Uint8Array(slice));
  }
  return hash.digest();
}
