// Turns a Blob into a file. The Blob of a canvas, for example, has no name.

export const asFile = (blob: Blob) =>
  'name' in blob ? (blob as File) : new File([blob], 'image', { type: blob.type });
