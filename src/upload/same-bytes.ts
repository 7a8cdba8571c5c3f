// Compares two files byte by byte. Loaded when two files have the same name and size.

/** Bytes that are compared in one step. */
const SLICE = 2 ** 20;

/** Rejects if one of the files can't be read. */
export async function isSame(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  for (let at = 0; at < one.size; at += SLICE) {
    const [ours = [], theirs = []] = await Promise.all(
      [one, other].map(async (blob) => new Uint8Array(await blob.slice(at, at + SLICE).arrayBuffer())),
    );
    if (!ours.every((byte, index) => byte === theirs[index])) return false;
  }
  return true;
}
