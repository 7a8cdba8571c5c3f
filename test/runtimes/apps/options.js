// The options of the presign route that every mounting serves.

/** @satisfies {import('s3-image-upload/server').PresignHandlerOptions} */
export const options = {
  bucket: 'photos',
  region: 'eu-central-1',
  credentials: {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  },
  authorize: (/** @type {Request} */ request) =>
    request.headers.get('Cookie') === 'session=ada' ? { id: 'ada' } : undefined,
  origins: ['https://admin.example'],
  secret: 'a secret of the tests, not of any site',
};
