// Bytes of a Blob where they are asked for, a slice at a time: memory is bounded, and each slice is a task of its own.

/** What is read at once at least; small enough that looking through it is no long task on the page either. */
export const SLICE = 256 * 1024;

/** Throws a RangeError, as a `DataView` does, where the file ends before: it is cut short or points nowhere. */
export type Read = (start: number, length: number) => Promise<DataView>;

export function readerOf(file: Blob): Read {
  let from = 0;
  let buffer = new ArrayBuffer(0);
  return async (start, length) => {
    if (!(start >= 0 && length >= 0 && start + length <= file.size)) malformed();
    if (start < from || start + length > from + buffer.byteLength) {
      buffer = await file.slice(start, start + Math.max(length, SLICE)).arrayBuffer();
      from = start;
    }
    return new DataView(buffer, start - from, length);
  };
}

/** The way out of every reader: such a file is left as it is. */
export function malformed(): never {
  throw new RangeError('Malformed.');
}

export const bytesOf = ({ buffer, byteOffset, byteLength }: DataView) =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);

export const textAt = (view: DataView, start: number, length: number) =>
  String.fromCharCode(...bytesOf(view).subarray(start, start + length));

/** What of it lies between these; nothing where it ends before. */
export const part = ({ buffer, byteOffset, byteLength }: DataView, start: number, end = byteLength) =>
  new DataView(
    buffer,
    byteOffset + Math.min(start, byteLength),
    Math.max(0, Math.min(end, byteLength) - start),
  );
