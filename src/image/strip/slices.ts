// Reads bytes of a Blob in slices, so that memory is bounded, and each slice is a separate task.

/** Smallest number of bytes of a slice. So few can be searched in a page without a long task. */
export const SLICE = 256 * 1024;

/** Throws a RangeError, as a `DataView` does, if the file ends before: it is truncated, or an offset is wrong. */
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

/** Throws the error for a file that a reader can't parse. The file is then not stripped. */
export function malformed(): never {
  throw new RangeError('Malformed.');
}

export const bytesOf = ({ buffer, byteOffset, byteLength }: DataView) =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);

export const textAt = (view: DataView, start: number, length: number) =>
  String.fromCharCode(...bytesOf(view).subarray(start, start + length));

/** The bytes between these offsets, fewer or none if the file ends before. */
export const part = ({ buffer, byteOffset, byteLength }: DataView, start: number, end = byteLength) =>
  new DataView(
    buffer,
    byteOffset + Math.min(start, byteLength),
    Math.max(0, Math.min(end, byteLength) - start),
  );
