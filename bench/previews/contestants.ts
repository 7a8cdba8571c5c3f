// The contestants: the module of each, which runs in the page, and its role.
export const contestants = {
  ours: { title: 's3-image-upload', script: 'page/ours.ts', role: 'ours' },
  uppy: { title: 'uppy', script: 'peers/uppy.mjs', role: 'peer' },
  filepond: { title: 'filepond', script: 'peers/filepond.mjs', role: 'peer' },
  dropzone: { title: 'dropzone', script: 'peers/dropzone.mjs', role: 'peer' },
  plain: { title: 'plain <img>', script: 'page/plain.ts', role: 'browser' },
  bitmap: { title: 'control: createImageBitmap', script: 'page/bitmap.ts', role: 'control' },
  decoder: { title: 'control: ImageDecoder', script: 'page/decoder.ts', role: 'control' },
  embedded: { title: 'control: thumbnail in EXIF', script: 'page/embedded.ts', role: 'thumbnail' },
} as const;

export type ContestantName = keyof typeof contestants;
export const contestantNames = Object.keys(contestants) as ContestantName[];
