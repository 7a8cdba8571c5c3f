import AwsS3 from '@uppy/aws-s3';
import Uppy from '@uppy/core';
import Dashboard from '@uppy/dashboard';
import '@uppy/core/css/style.min.css';
import '@uppy/dashboard/css/style.min.css';

const uppy = new Uppy({
  autoProceed: !contest.sendsNothing,
  restrictions: { allowedFileTypes: ['image/*'] },
})
  .use(Dashboard, { target: '#control', inline: true, width: '100%', height: 550 })
  .use(AwsS3, {
    limit: 6,
    shouldUseMultipart: false,
    signRequest: async () => (await fetch('/presign/put', { cache: 'no-store' })).json(),
  });
uppy.on('upload-success', () => contest.stored());
uppy.on('upload-error', (_, error) => contest.failed(error));
contest.take = (files) => uppy.addFiles(files.map((data) => ({ name: data.name, type: data.type, data })));
