// What is to change in a file, and the Blob that has it changed: pieces of the file, and few new bytes between them.
import { bytesOf, malformed, SLICE, type Read } from './slices.js';

/** These bytes in the place of those; none: they go. */
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

/** Overwritten where nothing may move; of one array, however much it is. */
export function* zeroed(start: number, end: number): Generator<Edit> {
  for (let at = start; at < end; at += SLICE) {
    const to = Math.min(at + SLICE, end);
    yield edit(at, to, zeros.subarray(0, to - at));
  }
}

/** The file itself where nothing changes. */
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
