// SHA-256 of a Blob, slice by slice: what the worker runs, and the page itself where no worker starts.
import { sha256 } from '@noble/hashes/sha2.js';

export type Hashed =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The Blob can't be read (its file is gone or has changed), or nobody waits any more. */
  | { readonly ok: false; readonly cause: unknown };

/** On a CPU at a sixth of its speed 25 ms of hashing, half of what makes a task long; docs/decisions/0004-sha-256.md. */
export const SLICE_SIZE = 256 * 1024;

/**
 * Each slice arrives as a task of its own, so that a page stays usable. `blob.stream()` is no way to the same: in
 * Chromium the chunks of 8 MB come in one task.
 */
export async function hashBlob(blob: Blob, signal?: AbortSignal): Promise<Hashed> {
  const hash = sha256.create();
  try {
    for (let start = 0; start < blob.size; start += SLICE_SIZE) {
      const slice = await blob.slice(start, start + SLICE_SIZE).arrayBuffer();
      signal?.throwIfAborted();
      hash.update(new Uint8Array(slice));
    }
  } catch (cause) {
    return { ok: false, cause };
  }
  return { ok: true, bytes: hash.digest() };
}
