// A Blob that counts the bytes that are read.

export interface Reads {
  slices: number;
  bytes: number;
}

/** Rejects reading the whole Blob at once. */
export function watched<Kind extends Blob>(blob: Kind): { blob: Kind; reads: Reads } {
  const reads: Reads = { slices: 0, bytes: 0 };
  const slice = blob.slice.bind(blob);
  const all = () => {
    throw new Error('This reads all of the file.');
  };
  blob.slice = (start = 0, end = blob.size) => {
    const part = slice(start, end);
    reads.slices += 1;
    reads.bytes += part.size;
    return part;
  };
  Object.assign(blob, { arrayBuffer: all, text: all, stream: all, bytes: all });
  return { blob, reads };
}
