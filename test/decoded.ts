// Pixels of an image, by the browser that runs the tests.

/** Rejects where it can't. Firefox knows a Blob by its first part alone, and refuses one that begins with a few bytes. */
export const decoded = async (blob: Blob): Promise<ImageBitmap> =>
  createImageBitmap(new Blob([await blob.arrayBuffer()], { type: blob.type }));
