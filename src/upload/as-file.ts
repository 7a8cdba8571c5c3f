// A Blob as a file: one of a canvas, for example, has no name.

export const asFile = (blob: Blob) =>
  'name' in blob ? (blob as File) : new File([blob], 'image', { type: blob.type });
