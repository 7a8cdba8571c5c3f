// Compares two objects of a bucket byte by byte.
import type { Store } from './store.js';

/** Bytes that are compared in one step. */
const SLICE = 4 * 1024 * 1024;

interface Version {
  readonly key: string;
  readonly etag: string;
}

/** @param size bytes, of both */
export async function haveSameBytes(
  store: Store,
  objects: readonly [Version, Version],
  size: number,
): Promise<boolean> {
  for (let start = 0; start < size; start += SLICE) {
    const end = Math.min(size, start + SLICE);
    const [ours = [], theirs = []] = await Promise.all(
      objects.map(async ({ key, etag }) => new Uint8Array(await store.read(key, start, end, etag))),
    );
    if (!ours.every((byte, index) => byte === theirs[index])) return false;
  }
  return true;
}
