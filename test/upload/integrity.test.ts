import { expect } from '@open-wc/testing';
import { Uploader, type UploaderOptions } from 's3-image-upload/core';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const uploaderWith = (options: UploaderOptions = {}) =>
  new Uploader({ presignEndpoint: stack.presign('checksum'), retries: 0, checksum: 'sha256', ...options });

async function upload(uploader: Uploader, file: File) {
  await uploader.addFiles([file]);
  const [item] = await uploader.upload();
  return item;
}

const checksumOf = async (blob: Blob) => {
  const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
};

describe('a checksum', () => {
  it('is sent to the endpoint, signed, sent to the storage, verified there, and reported to the page', async () => {
    const file = await image();
    const uploader = uploaderWith();
    let told: string | undefined;
    uploader.on('upload-success', ({ detail }) => (told = detail.checksum));
    const item = await upload(uploader, file);
    expect(item).to.include({ state: 'stored', checksum: await checksumOf(file) });
    expect(told).to.equal(await checksumOf(file));
    const { query } = (await stack.asked()).at(-1) ?? {};
    expect(new URLSearchParams(query).get('checksum-sha256')).to.equal(await checksumOf(file));
    const stored = await fetch(item?.state === 'stored' ? item.url : '', {
      headers: { 'x-amz-checksum-mode': 'ENABLED' },
    });
    expect(stored.headers.get('x-amz-checksum-sha256')).to.equal(await checksumOf(file));
  });

  it('is not sent if the policy has no condition for it', async () => {
    const file = await image();
    const item = await upload(uploaderWith({ presignEndpoint: stack.presign() }), file);
    expect(item).to.include({ state: 'stored', checksum: await checksumOf(file) });
  });

  it('is computed if the policy requires it and the page does not', async () => {
    const file = await image();
    const item = await upload(uploaderWith({ checksum: undefined }), file);
    expect(item).to.include({ state: 'stored', checksum: await checksumOf(file) });
  });

  it('can be a signed header of a PUT', async () => {
    const file = await image();
    const item = await upload(uploaderWith({ presignEndpoint: stack.presign('put-checksum') }), file);
    expect(item).to.include({ state: 'stored', checksum: await checksumOf(file) });
  });

  it('that does not match the stored bytes is a failure, and is tried again', async () => {
    const file = await image();
    const headers = { 'x-amz-checksum-sha256': 'x'.repeat(43) + '=' };
    await stack.faults({ method: 'POST', status: 204, empty: true, headers, times: 1 });
    const uploader = uploaderWith({ retries: 1 });
    const codes: string[] = [];
    uploader.on('upload-retry', ({ detail }) => codes.push(detail.error.code));
    const item = await upload(uploader, file);
    expect(item?.state).to.equal('stored');
    expect(codes).to.deep.equal(['checksum-mismatch']);
  });

  it('reveals to the storage bytes that changed in transit', async () => {
    const uploader = uploaderWith({
      presign: async ({ filename, type, size }) => {
        const wrong = btoa('0'.repeat(32));
        const query = new URLSearchParams({ filename, type, size: String(size), 'checksum-sha256': wrong });
        const answer = (await (await fetch(`${stack.presign('checksum')}?${query}`)).json()) as {
          url: string;
          fields: Record<string, string>;
        };
        return { ...answer, fields: { ...answer.fields, 'x-amz-checksum-sha256': wrong } };
      },
    });
    const item = await upload(uploader, await image());
    expect(item).to.have.nested.property('error.code', 'checksum-mismatch');
  });

  it('is computed once, however often the image is tried', async () => {
    await stack.faults({ method: 'POST', status: 500, times: 2 });
    const digest = crypto.subtle.digest.bind(crypto.subtle);
    let digests = 0;
    crypto.subtle.digest = (...given) => ((digests += 1), digest(...given));
    const uploader = new Uploader(
      { presignEndpoint: stack.presign('checksum'), checksum: 'sha256' },
      { random: () => 0 },
    );
    const item = await upload(uploader, await image());
    crypto.subtle.digest = digest;
    expect(item).to.include({ state: 'stored', attempt: 3 });
    expect(digests).to.equal(1);
  });
});
