// The contestants: the body of each page, and the source of its script.
export const contestants = {
  ours: {
    title: 's3-image-upload, script tag',
    body: '<s3-image-upload id="control" presign-endpoint="/presign" multiple></s3-image-upload>',
    goals: { cpu: 1.1, line: 1.15 },
  },
  minimal: {
    title: 'a minimal uploader in Lit',
    body: '<minimal-uploader id="control"></minimal-uploader>',
    entry: 'minimal.ts',
  },
  dropzone: {
    title: 'Dropzone',
    body: '<div id="control" class="dropzone"></div>',
    entry: 'dropzone.mjs',
  },
} as const;

export type ContestantName = keyof typeof contestants;
export const contestantNames = Object.keys(contestants) as ContestantName[];
