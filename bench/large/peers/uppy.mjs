import AwsS3 from '@uppy/aws-s3';
import Uppy from '@uppy/core';

globalThis.large = {
  async send(file) {
    const uppy = new Uppy({ autoProceed: false }).use(AwsS3, {
      shouldUseMultipart: true,
      signRequest: async ({ key, uploadId, partNumber }) => {
        const query = new URLSearchParams({ key });
        if (partNumber) query.set('partNumber', String(partNumber));
        if (uploadId) query.set('uploadId', uploadId);
        return (await fetch(`/sign?${query}`)).json();
      },
    });
    uppy.addFile({ name: file.name, type: file.type, data: file });
    const { failed = [], successful = [] } = (await uppy.upload()) ?? {};
    if (successful.length !== 1) throw new Error(`uppy: ${failed[0]?.error}`);
  },
};
