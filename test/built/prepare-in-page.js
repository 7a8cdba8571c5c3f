// Runs in a page, as text, after count-opened.js: shows, strips and converts an image.

/**
 * @typedef {{ answered: Set<string>, running: Set<Worker>, errors: string[], violations: string[] }} Opened
 * @typedef {typeof globalThis & { opened: Opened, prepareWith: (address: string) => Promise<unknown> }} ThisPage
 */
const thisPage = /** @type {ThisPage} */ (globalThis);

const nextFrame = () =>
  new Promise((/** @type {(time: number) => void} */ resolve) => globalThis.requestAnimationFrame(resolve));

/** With the element that the module at this address defines. */
thisPage.prepareWith = async (/** @type {string} */ address) => {
  await import(address);
  const canvas = globalThis.document.createElement('canvas');
  Object.assign(canvas, { width: 600, height: 600 });
  const draw = canvas.getContext('2d');
  for (let line = 0; line < 600; line += 7) draw?.fillRect(line, 0, (line % 5) + 1, 600 - line);
  const drawn = await new Promise((/** @type {BlobCallback} */ resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', 1),
  );
  if (!drawn) throw new Error('nothing drawn');
  // SOI, a comment of 1,000 bytes, the rest
  const comment = new Uint8Array(1002);
  comment.set([0xff, 0xfe, 1000 >> 8, 1000 & 255]);
  const file = new File([drawn.slice(0, 2), comment, drawn.slice(2)], 'photo.jpg');

  const element = globalThis.document.createElement('s3-image-upload');
  globalThis.document.body.append(element);
  const told = async (/** @type {object} */ settings) => {
    element.clear();
    /** @type {import('s3-image-upload').PresignRequest[]} */
    const asked = [];
    Object.assign(element, { metadata: 'keep', convert: undefined, retries: 0, ...settings });
    element.presign = (request) => {
      asked.push(request);
      return Promise.reject(new Error('enough'));
    };
    await element.addFiles([file]);
    await element.upload();
    const [{ filename, type, size } = { filename: 'nothing', type: '', size: 0 }] = asked;
    return `${filename} ${type}, ${size < file.size ? 'smaller' : 'not smaller'}`;
  };
  const stripped = await told({ metadata: 'strip' });
  const converted = await told({ convert: 'image/webp', quality: 0.5 });

  const picture = await new Promise((/** @type {(size: number[]) => void} */ resolve) => {
    const look = () => {
      const image = element.shadowRoot?.querySelector('img');
      if (image?.naturalWidth) resolve([image.naturalWidth, image.naturalHeight]);
      else globalThis.requestAnimationFrame(look);
    };
    look();
  });
  const { answered, running, errors, violations } = thisPage.opened;
  while (running.size > 0) await nextFrame();
  return { picture, stripped, converted, workers: [...answered], running: running.size, errors, violations };
};
