// The contestants: the page of each, how it is recognised to be ready, and what it can't do as the others do.

export interface Contestant {
  readonly title: string;
  /** Names of npm packages, whose versions are printed. */
  readonly packages: readonly string[];
  readonly body: string;
  /** The button that opens the picker. It may be in shadow roots. */
  readonly button: string;
  /** What is not equal, as sentences. */
  readonly unequal: string;
}

export const contestants = {
  ours: {
    title: 's3-image-upload',
    packages: [],
    body: '<s3-image-upload presign-endpoint="/presign" multiple concurrency="6"></s3-image-upload>',
    button: 's3-image-upload button',
    unequal:
      'Script-tag build. Reads each file, checks it against the policy, and shows first the thumbnail that a camera has embedded.',
  },
  bare: {
    title: 'bare XHR',
    packages: [],
    body: '<button>Choose images</button>',
    button: 'button',
    unequal:
      'A button and 30 lines: a presign request and an upload for each file, six at once. No checks, no previews, no progress.',
  },
  uppy: {
    title: 'Uppy',
    packages: ['@uppy/core', '@uppy/dashboard', '@uppy/aws-s3'],
    body: '<div id="control"></div>',
    button: '.uppy-Dashboard-browse',
    unequal:
      'Dashboard (with its ThumbnailGenerator) and AwsS3. Its S3 plugin has no presigned POST: it asks for a signed PUT for each file. Rows off screen are not in the document.',
  },
  filepond: {
    title: 'FilePond',
    packages: [
      'filepond',
      'filepond-plugin-file-validate-size',
      'filepond-plugin-file-validate-type',
      'filepond-plugin-image-exif-orientation',
      'filepond-plugin-image-preview',
    ],
    body: '<input id="control" type="file">',
    button: '.filepond--label-action',
    unequal:
      'Image preview, EXIF orientation and both validation plugins. It knows no S3: the presign request and the POST are 20 lines of our own.',
  },
  dropzone: {
    title: 'Dropzone',
    packages: ['dropzone'],
    body: '<div id="control" class="dropzone"></div>',
    button: '.dz-button',
    unequal:
      'The presign request for each file is a function of our own (`accept`). It shows no thumbnails of files above 10 MB.',
  },
  vaadin: {
    title: 'Vaadin Upload',
    packages: ['@vaadin/upload'],
    // As on a site: on this machine it would be in its mode for development.
    body: '<script>window.Vaadin = { developmentMode: false }</script><vaadin-upload id="control" theme="thumbnails" accept="image/*"></vaadin-upload>',
    button: 'vaadin-button',
    unequal:
      'With its thumbnails, for which it reads each file as a data URL. The presign request and the form of S3 are a listener of our own.',
  },
  uploadcare: {
    title: 'Uploadcare',
    packages: ['@uploadcare/file-uploader'],
    body: '<uc-config ctx-name="bench" pubkey="bench"></uc-config><uc-file-uploader-inline ctx-name="bench"></uc-file-uploader-inline><uc-upload-ctx-provider ctx-name="bench"></uc-upload-ctx-provider>',
    button: 'uc-drop-area button, uc-start-from button',
    unequal:
      'The inline uploader. It sends to its own service only, here to an imitation of it: no presign request, but a question for each image whether it is ready. Its image editor is part of the file.',
  },
} as const satisfies Readonly<Record<string, Contestant>>;

export type ContestantName = keyof typeof contestants;
export const contestantNames = Object.keys(contestants) as ContestantName[];
