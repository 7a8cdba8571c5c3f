// Images that are prepared before they are sent.
import { expect } from '@open-wc/testing';
import { Uploader, type UploaderOptions, type UploadItem } from 's3-image-upload/core';
import { countWorkers } from '../blobs.js';
import { file as anyFile } from '../image/found.js';
import { noise } from '../image/resize-fixtures.js';
import { file as fileOf } from '../image/strip-fixtures.js';
import { bytesOf, image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const uploaderWith = (options: UploaderOptions = {}) =>
  new Uploader({ presignEndpoint: stack.presign(), retries: 0, ...options });

async function upload(uploader: Uploader, ...files: File[]) {
  await uploader.addFiles(files);
  return uploader.upload();
}

const sentOf = ({ blob }: UploadItem) => blob ?? new Blob();
const photo = async (name: string) => new File([await fileOf(name)], name);
const textOf = async (blob: Blob | Response) => new TextDecoder('latin1').decode(await bytesOf(blob));

describe('metadata="strip"', () => {
  it('sends a photo without the metadata of its camera', async () => {
    const file = await photo('iphone.jpg');
    expect(await textOf(file)).to.contain('Exif');
    const [item] = await upload(uploaderWith({ metadata: 'strip' }), file);
    if (item?.state !== 'stored') throw new Error(item?.state);
    const stored = await fetch(item.url);
    const arrived = await bytesOf(stored);
    expect(arrived).to.deep.equal(await bytesOf(sentOf(item)));
    expect(item.file).to.equal(file);
    expect(item.size).to.equal(arrived.length);
    expect(item.size).to.be.lessThan(file.size);
    expect(item).to.include({ total: item.size, loaded: item.size, name: file.name, type: 'image/jpeg' });
    expect(item.notices).to.be.empty;
    const { query } = (await stack.asked()).at(-1) ?? {};
    expect(new URLSearchParams(query).get('size')).to.equal(String(arrived.length));
  });

  it('sends the original file if it has no metadata', async () => {
    const file = await image();
    const [item] = await upload(uploaderWith({ metadata: 'strip' }), file);
    expect(item?.state).to.equal('stored');
    expect(item?.blob).to.equal(file);
  });

  it('fails an image that it can’t strip, without a request', async () => {
    const asked = (await stack.asked()).length;
    const tiff = new File([await anyFile('camera.tif')], 'scan.tif');
    const [item] = await upload(uploaderWith({ metadata: 'strip' }), tiff);
    if (item?.state !== 'failed') throw new Error(item?.state);
    expect(item.error).to.include({ code: 'not-stripped', retryable: false });
    expect(item.error.message).to.contain('TIFF');
    expect((await stack.asked()).length).to.equal(asked);
  });

  it('strips once, however often the image is sent', async () => {
    await stack.faults({ method: 'POST', status: 503, code: 'InternalError', times: 1 });
    const uploader = uploaderWith({ metadata: 'strip' });
    const blobs = new Set<Blob>();
    uploader.on('upload-start', ({ detail }) => blobs.add(sentOf(detail.item)));
    uploader.on('upload-error', ({ detail }) => blobs.add(sentOf(detail.item)));
    const [failed] = await upload(uploader, await photo('iphone.jpg'));
    expect(failed?.state).to.equal('failed');
    uploader.retry();
    const [stored] = await uploader.upload();
    expect(stored?.state).to.equal('stored');
    expect([...blobs]).to.deep.equal([stored?.blob]);
  });

  it('computes the checksum of the bytes that are sent', async () => {
    const uploader = uploaderWith({
      metadata: 'strip',
      checksum: 'sha256',
      presignEndpoint: stack.presign('checksum'),
    });
    const [item] = await upload(uploader, await photo('iphone.jpg'));
    if (item?.state !== 'stored') throw new Error(item?.state);
    const hash = await crypto.subtle.digest('SHA-256', await sentOf(item).arrayBuffer());
    expect(item.checksum).to.equal(btoa(String.fromCharCode(...new Uint8Array(hash))));
  });

  it('starts one worker for many images, and releases it', async () => {
    const workers = countWorkers();
    const files = await Promise.all(['iphone.jpg', 'iphone.jpg', 'iphone.jpg'].map(photo));
    await upload(uploaderWith({ metadata: 'strip', multiple: true }), ...files);
    workers.restore();
    expect(workers.started()).to.be.within(1, 3);
    expect(workers.running()).to.equal(0);
  });

  it('stops when it is aborted', async () => {
    const uploader = uploaderWith({ metadata: 'strip' });
    await uploader.addFiles([await photo('iphone.jpg')]);
    uploader.abort();
    expect(uploader.items[0]?.state).to.equal('aborted');
    uploader.retry();
    const [item] = await uploader.upload();
    expect(item?.state).to.equal('stored');
    expect(item?.size).to.be.lessThan(item?.file?.size ?? 0);
  });
});

describe('max-edge, convert, quality', () => {
  it('send a smaller image in another format, with a matching name', async () => {
    const file = new File([await noise(300, 300, 'image/png')], 'photo.png');
    const uploader = uploaderWith({ maxEdge: 150, convert: 'image/jpeg', quality: 0.6 });
    const [item] = await upload(uploader, file);
    if (item?.state !== 'stored') throw new Error(item?.state);
    expect(item).to.include({ name: 'photo.jpg', type: 'image/jpeg', width: 150, height: 150 });
    const stored = await (await fetch(item.url)).blob();
    expect(stored.type).to.equal('image/jpeg');
    expect(stored.size).to.equal(item.size);
    const { width, height } = await createImageBitmap(stored);
    expect([width, height]).to.deep.equal([150, 150]);
    const { query } = (await stack.asked()).at(-1) ?? {};
    expect(Object.fromEntries(new URLSearchParams(query))).to.include({
      filename: 'photo.jpg',
      type: 'image/jpeg',
      size: String(item.size),
    });
  });

  it('remove metadata without metadata="strip"', async () => {
    const [item] = await upload(uploaderWith({ maxEdge: 10 }), await photo('iphone.jpg'));
    if (item?.state !== 'stored') throw new Error(item?.state);
    expect(item).to.include({ type: 'image/jpeg', name: 'iphone.jpg' });
    expect(Math.max(item.width ?? 0, item.height ?? 0)).to.equal(10);
    expect(await textOf(sentOf(item))).not.to.contain('Exif');
  });

  it('send an animated image unchanged, with a notice', async () => {
    const animated = new File([await anyFile('animated.gif')], 'animated.gif');
    const [item] = await upload(uploaderWith({ maxEdge: 10, convert: 'image/webp' }), animated);
    expect(item?.state).to.equal('stored');
    expect(item?.blob).to.equal(animated);
    expect(item?.notices).to.deep.equal(['animation-kept']);
  });

  it('accept a photo over max-size if the result is not', async () => {
    const file = new File([await noise(300, 300, 'image/png')], 'photo.png');
    const smaller = { maxSize: file.size - 1, maxEdge: 100 };
    const [stored] = await upload(uploaderWith(smaller), file);
    expect(stored?.state).to.equal('stored');
    const [failed] = await upload(uploaderWith({ ...smaller, maxSize: 100 }), file);
    if (failed?.state !== 'failed') throw new Error(failed?.state);
    expect(failed.error).to.include({ code: 'too-large', limit: 100, retryable: false });
    expect(failed.error.actual).to.be.greaterThan(100);
  });
});

describe('a change of options before the next attempt', () => {
  const sha256 = async (blob: Blob) =>
    btoa(
      String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))),
    );

  /** Makes an attempt with each of two sets of options. Returns the Blobs that were sent. */
  async function twice(file: File, first: UploaderOptions, second: UploaderOptions) {
    const sent: Blob[] = [];
    const options = (wanted: UploaderOptions): UploaderOptions => ({
      ...wanted,
      retries: 0,
      presign: () => ({ url: 'https://bucket.example/', fields: { key: 'key' } }),
    });
    const uploader = new Uploader(options(first), {
      send: ({ body }) => {
        const blob = body instanceof FormData ? body.get('file') : undefined;
        if (blob instanceof Blob) sent.push(blob);
        return Promise.resolve({ kind: 'unanswered' });
      },
    });
    await upload(uploader, file);
    uploader.options = options(second);
    uploader.retry();
    await uploader.upload();
    return sent;
  }

  it('applies: the image is sent stripped, or as it was chosen', async () => {
    const file = await photo('iphone.jpg');
    const on = await twice(file, {}, { metadata: 'strip' });
    expect(on.map(({ size }) => size === file.size)).to.deep.equal([true, false]);
    const off = await twice(file, { metadata: 'strip' }, { metadata: 'keep' });
    expect(off.map(({ size }) => size === file.size)).to.deep.equal([false, true]);
  });

  it('applies also to an image that needed no preparation before', async () => {
    const sent = await twice(await photo('animated.gif'), { maxEdge: 1 }, { maxEdge: 1, metadata: 'strip' });
    expect(sent).to.have.length(2);
    expect(sent[1]?.size).to.be.lessThan(sent[0]?.size ?? 0);
  });

  it('causes a new checksum', async () => {
    await stack.faults({ method: 'POST', status: 503, code: 'InternalError', times: 1 });
    const options = { presignEndpoint: stack.presign('checksum'), checksum: 'sha256' } as const;
    const uploader = uploaderWith(options);
    const [failed] = await upload(uploader, await photo('iphone.jpg'));
    expect(failed?.state).to.equal('failed');
    uploader.options = { ...uploader.options, metadata: 'strip' };
    uploader.retry();
    const [item] = await uploader.upload();
    if (item?.state !== 'stored') throw new Error(item?.state);
    expect(item.blob).not.to.equal(item.file);
    expect(item.checksum).to.equal(await sha256(sentOf(item)));
  });
});
