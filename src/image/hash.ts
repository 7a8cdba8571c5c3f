// Computes the SHA-256 of a Blob slice by slice, in a worker, or in the page if no worker starts.
import { sha256 as algorithm } from '@noble/hashes/sha2.js';

/** Bytes of a slice: 25 ms of hashing on a six times slower CPU, half of a long task; docs/decisions/0004-sha-256.md. */
export const SLICE_SIZE = 256 * 1024;

/**
 * Hashes each slice in a separate task, so that the page stays usable. `blob.stream()` would not: in Chromium, 8 MB arrive in one
 * task. Rejects if the Blob can't be read (its file is gone or has changed), and if aborted.
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
