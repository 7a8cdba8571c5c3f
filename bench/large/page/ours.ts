import { Uploader } from 's3-image-upload/core';
import './large.js';

globalThis.large = {
  async send(file: File) {
    const uploader = new Uploader({ presignEndpoint: '/presign' });
    await uploader.addFiles([file]);
    const [item] = await uploader.upload();
    if (item?.state !== 'stored') throw new Error(`the image is ${item?.state}: ${JSON.stringify(item)}`);
  },
};
