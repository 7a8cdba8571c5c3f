// Runs in a page, as text: uploads an image with the uploader of the built package.

/**
 * @param core URL of the module
 * @param isOnline what the browser reports at first; once a listener is added, it is online
 * @param isEarlier whether another uploader chooses the image, and ends before this one begins
 */
globalThis.uploadBy = async (
  /** @type {string} */ core,
  /** @type {string} */ type,
  /** @type {object} */ options,
  /** @type {boolean} */ isOnline,
  /** @type {boolean} */ isEarlier,
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
  if (isEarlier) {
    const earlier = new Uploader({ ...options, uploadOn: 'manual' });
    await earlier.addFiles([image]);
    const id = earlier.items[0]?.id ?? '';
    while (!earlier.keeps(id)) await globalThis.indexedDB.databases(); // no event says that it is kept
    earlier.options = {};
  }
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
  let fault = '';
  uploader.on('upload-persist-error', ({ detail }) => (fault = String(detail.cause)));
  if (isEarlier) while (fault === '' && uploader.items.length === 0) await globalThis.indexedDB.databases();
  else await uploader.addFiles([image]);
  const [item] = await uploader.upload();
  return item && [item.state, 'error' in item ? item.error.code : fault || undefined];
};
