// Runs in a page, as text: uploads an image with the uploader of the built package.

/**
 * @param core URL of the module
 * @param isOnline what the browser reports at first; once a listener is added, it is online
 */
globalThis.uploadBy = async (
  /** @type {string} */ core,
  /** @type {string} */ type,
  /** @type {object} */ options,
  /** @type {boolean} */ isOnline,
) => {
  const Uploader = await import(core).then(
    (/** @type {typeof import('s3-image-upload/core')} */ module) => module.Uploader,
  );
  const canvas = globalThis.document.createElement('canvas');
  const image = await new Promise((/** @type {BlobCallback} */ resolve) => canvas.toBlob(resolve, type));
  if (!image) throw new Error('nothing drawn');
  const soon = (/** @type {() => void} */ callback) => {
    globalThis.queueMicrotask(callback);
    return () => {};
  };
  const uploader = new Uploader(
    { presignEndpoint: '/presign', ...options },
    {
      isOnline: () => isOnline,
      onceOnline: (/** @type {() => void} */ callback) => {
        if (isOnline) return () => {};
        isOnline = true;
        return soon(callback);
      },
      after: (/** @type {number} */ _, /** @type {() => void} */ callback) =>
        isOnline ? soon(callback) : () => {},
    },
  );
  await uploader.addFiles([image]);
  const [item] = await uploader.upload();
  return item && [item.state, 'error' in item ? item.error.code : undefined];
};
