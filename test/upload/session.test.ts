// An endpoint whose session has ended: the visitor signs in again, and the upload continues.
import { expect } from '@open-wc/testing';
import { Uploader, type UploaderOptions } from 's3-image-upload/core';
import { restore, stub } from 'sinon';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';

let stack: Stack;
before(async () => (stack = await openStack()));

const signIn = () => (document.cookie = 'signed-in=1; path=/');
const signOut = () => (document.cookie = 'signed-in=; path=/; max-age=0');
afterEach(signOut);

const uploaderWith = (options: UploaderOptions) => new Uploader(options, { random: () => 0 });

async function upload(uploader: Uploader) {
  await uploader.addFiles([await image()]);
  const [item] = await uploader.upload();
  return item;
}

describe('an endpoint whose session has ended', () => {
  for (const [what, endpoint] of [
    ['sends the page to sign in on the same site', 'session'],
    ['sends the page to sign in on another site, which CORS hides', 'session/elsewhere'],
    ['answers 419', 'status/419'],
    ['answers 440', 'status/440'],
    ['answers 498', 'status/498'],
    ['answers 511', 'status/511'],
  ] as const)
    for (const presignMethod of ['get', 'post'] as const)
      it(`and ${what} has refused, after one ${presignMethod} request`, async () => {
        const uploader = uploaderWith({ presignEndpoint: stack.presign(endpoint), presignMethod });
        let retries = 0;
        uploader.on('upload-retry', () => (retries += 1));
        const item = await upload(uploader);
        expect(item).to.have.nested.property('error.code', 'presign-refused');
        expect(item).to.have.nested.property('error.retryable', true);
        expect(item).to.have.nested.property('error.cause').that.is.a('string');
        expect(retries).to.equal(0);
      });

  for (const endpoint of ['session', 'session/elsewhere'])
    it(`returns a target for a retry after the visitor has signed in (${endpoint})`, async () => {
      const uploader = uploaderWith({ presignEndpoint: stack.presign(endpoint) });
      await upload(uploader);
      signIn();
      uploader.retry();
      const [item] = await uploader.upload();
      expect(item?.state).to.equal('stored');
    });
});

describe('an endpoint', () => {
  it('can redirect to one that answers with a target', async () => {
    const item = await upload(uploaderWith({ presignEndpoint: stack.presign('moved') }));
    expect(item?.state).to.equal('stored');
  });

  it('that redirects is followed also if the first request was lost', async () => {
    stub(globalThis, 'fetch').callThrough().onFirstCall().rejects(new TypeError('lost'));
    const uploader = uploaderWith({ presignEndpoint: stack.presign('moved'), retries: 0 });
    const [item] = await uploader.addFiles([await image()]).then(() => uploader.upload());
    restore();
    expect(item?.state).to.equal('stored');
  });

  it('that answers 200 with an error is quoted in `cause`', async () => {
    const item = await upload(uploaderWith({ presignEndpoint: stack.presign('error-as-200') }));
    expect(item).to.have.nested.property('error.code', 'presign-invalid');
    expect(item).to.have.nested.property('error.cause', 'The album is full.');
  });

  it('out of reach is asked again, and does not count as a refusal', async () => {
    const item = await upload(uploaderWith({ presignEndpoint: 'http://127.0.0.1:9/', retries: 1 }));
    expect(item).to.have.nested.property('error.code', 'presign-network');
    expect(item?.attempt).to.equal(2);
  });

  for (const [what, options] of [
    ['with an invalid URL', { presignEndpoint: 'http://[' }],
    ['whose URL has a password, which a page can’t request', { presignEndpoint: 'http://a:b@127.0.0.1/' }],
    [
      'that is requested with an invalid header',
      { presignEndpoint: '/', presignHeaders: { Authorization: 'a\nb' } },
    ],
  ] as const)
    it(`${what} is not asked twice`, async () => {
      const item = await upload(uploaderWith(options));
      expect(item).to.have.nested.property('error.code', 'presign-invalid');
      expect(item)
        .to.have.nested.property('error.cause')
        .that.matches(/^presign/);
    });
});
