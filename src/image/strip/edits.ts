// Edits of a file, and the Blob with the edits applied: slices of the file with new bytes between them.
import { bytesOf, malformed, SLICE, type Read } from './slices.js';

/** Replaces the bytes from `start` to `end`; without new bytes they are removed. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const edit = (start: number, end: number, bytes: Iterable<number> = []): Edit => ({
  start,
  end,
  bytes: bytes instanceof Uint8Array ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes),
});

const zeros = new Uint8Array(SLICE);

/** Overwrites bytes in place, for files in which nothing may move. One array serves any length. */
export function* zeroed(start: number, end: number): Generator<Edit> {
  for (let at = start; at < end; at += SLICE) {
    const to = Math.min(at + SLICE, end);
    yield edit(at, to, zeros.subarray(0, to - at));
  }
}

/** Applies the edits. Returns the file itself if there are none. */
export async function apply(file: Blob, type: string, edits: Edit[], read: Read): Promise<Blob> {
  const parts: BlobPart[] = [];
  let at = 0;
  for (const { start, end, bytes } of edits.sort((one, other) => one.start - other.start)) {
    if (start < at || end < start) malformed();
    if (
      bytes.length === end - start &&
      (start === end || same(bytesOf(await read(start, bytes.length)), bytes))
    )
      continue;
    if (start > at) parts.push(file.slice(at, start));
    parts.push(bytes);
    at = end;
  }
  return parts.length > 0 ? new Blob([...parts, file.slice(at)], { type }) : file;
}

const same = (some: Uint8Array, others: Uint8Array) => some.every((byte, index) => byte === others[index]);
