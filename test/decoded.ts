// Decodes an image with the browser that runs the tests.

/** Rejects if the browser can't decode it. Firefox detects the type from the first part of a Blob, and refuses a Blob whose first part is short. */
export const decoded = async (blob: Blob): Promise<ImageBitmap> =>
  createImageBitmap(new Blob([await blob.arrayBuffer()], { type: blob.type }));
