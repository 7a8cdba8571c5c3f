// Answers of an endpoint: keys, URLs and fields, and a policy that several images share.
import { expect } from '@open-wc/testing';
import type { UploaderOptions, UploaderServices } from 's3-image-upload/core';
import { readTarget } from '../../src/upload/read-target.js';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { signedBy, upload, uploaderAt } from './answered-uploader.js';
import { answered } from './world.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const uploaderWith = (...more: [options?: UploaderOptions, services?: Partial<UploaderServices>]) =>
  uploaderAt(stack, ...more);
const stored = answered(204);

describe('a policy for several images', () => {
  it('does not use the public URL of the first image for the second', async () => {
    const presign = ({ filename }: { filename: string }) => ({
      url: 'https://b.example/',
      fields: { key: 'u/${filename}' },
      publicUrl: `https://cdn.example/u/${filename}`,
    });
    const items = await upload(uploaderWith({ presign }), await images(2));
    expect(items.map((item) => (item.state === 'stored' ? item.url : item.state))).to.deep.equal([
      'https://cdn.example/u/photo-1.jpg',
      'https://cdn.example/u/photo-2.jpg',
    ]);
  });

  it('is not shared if it has a claim, which is for one image', async () => {
    let asked = 0;
    const presign = ({ filename }: { filename: string }) => ({
      url: 'https://b.example/',
      fields: { key: 'u/${filename}' },
      claim: `claim of ${filename} ${(asked += 1)}`,
    });
    const items = await upload(uploaderWith({ presign }), await images(2));
    expect(items.map((item) => (item.state === 'stored' ? item.claim : item.state))).to.deep.equal([
      'claim of photo-1.jpg 1',
      'claim of photo-2.jpg 2',
    ]);
  });

  for (const code of ['AccessDenied', 'InvalidAccessKeyId', 'SignatureDoesNotMatch'])
    it(`is not used again after the storage has refused it: ${code}`, async () => {
      const answers = [answered(403, code), stored];
      const uploader = uploaderWith(
        { presignEndpoint: stack.presign('filename') },
        { send: () => Promise.resolve(answers.shift() ?? stored) },
      );
      const before = (await stack.asked()).length;
      await upload(uploader, await images(2));
      expect((await stack.asked()).length - before).to.equal(2);
    });

  it('allows another image the key of one that was removed', async () => {
    const uploader = uploaderWith({ presignEndpoint: stack.presign('filename') });
    await upload(uploader, [await image('one.jpg')]);
    const remove = () => {
      const item = uploader.items.find(({ state }) => state === 'presigning');
      if (item) uploader.remove(item.id);
    };
    uploader.addEventListener('statechange', remove);
    await upload(uploader, [await image('two.jpg')]);
    await signedBy(stack);
    uploader.removeEventListener('statechange', remove);
    const items = await upload(uploader, [await image('two.jpg')]);
    expect(items.map(({ state }) => state)).to.deep.equal(['stored', 'stored']);
  });
});

describe('fields', () => {
  it('can’t have a field file, since S3 would store it', async () =>
    expect(
      typeof (await readTarget({ url: 'https://b.example/', fields: { key: 'k', File: 'x' } }, true)),
    ).to.equal('string'));
});

describe('an address', () => {
  for (const url of ['https:upload', 'https:/upload', 'http:upload'])
    it(`that the browser would resolve against the page’s is invalid: ${url}`, async () =>
      expect(typeof (await readTarget({ url, fields: { key: 'k' } }, false))).to.equal('string'));
  it('that only begins like one of this machine is invalid on an https page', async () =>
    expect(
      typeof (await readTarget({ url: 'http://127.evil.example/', fields: { key: 'k' } }, true)),
    ).to.equal('string'));
});

describe('a key', () => {
  it('that is not valid Unicode does not make a stored image a failure', async () => {
    let sent = 0;
    const presign = () => ({ url: 'https://b.example/', fields: { key: 'a\ud800' } });
    const [item] = await upload(
      uploaderWith({ presign, retries: 2 }, { send: () => ((sent += 1), Promise.resolve(stored)) }),
      [await image()],
    );
    expect(sent, item?.state).to.be.at.most(1);
  });

  it('can be in use in another bucket', async () => {
    let bucket = 0;
    const presign = () => ({ url: `https://b${(bucket += 1)}.example/`, fields: { key: 'k' } });
    const items = await upload(uploaderWith({ presign }), await images(2));
    expect(items.map(({ state }) => state)).to.deep.equal(['stored', 'stored']);
  });
});
