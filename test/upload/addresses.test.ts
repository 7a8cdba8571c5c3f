// URLs in events and items, and targets that are signed for an empty body.
import { expect } from '@open-wc/testing';
import { Uploader, type UploaderOptions } from 's3-image-upload/core';
import type { Sent } from '../../src/upload/send.js';
import { image } from '../images.js';
import { others } from '../rules/web-addresses.js';
import { openStack, type Stack } from '../stack-client.js';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const storedAt = (location: string): Sent => ({
  kind: 'answered',
  answer: {
    status: 201,
    body: `<PostResponse><Location>${escaped(location)}</Location><Key>k</Key></PostResponse>`,
    header: () => null,
  },
});

async function upload(options: UploaderOptions, sent: Sent) {
  let requests = 0;
  const uploader = new Uploader(options, { send: () => ((requests += 1), Promise.resolve(sent)) });
  const told: { url: string; location: string | undefined }[] = [];
  uploader.on('upload-success', ({ detail: { url, location } }) => told.push({ url, location }));
  await uploader.addFiles([await image()]);
  const [item] = await uploader.upload();
  return { item, told, requests };
}

const target = (publicUrl?: string) => ({
  url: 'https://b.example/',
  fields: { key: 'k' },
  ...(publicUrl !== undefined && { publicUrl }),
});

describe('a URL that is not http or https', () => {
  for (const url of others) {
    it(`is refused as publicUrl before a byte is sent: ${JSON.stringify(url)}`, async () => {
      const { item, requests } = await upload(
        { presign: () => target(url) },
        storedAt('https://b.example/k'),
      );
      expect(item).to.have.nested.property('error.code', 'presign-invalid');
      expect(item).to.have.nested.property('error.cause').that.contains('"publicUrl"');
      expect(requests).to.equal(0);
    });

    it(`is not reported as S3’s Location: ${JSON.stringify(url)}`, async () => {
      const { told } = await upload({ presign: () => target() }, storedAt(url));
      expect(told).to.deep.equal([{ url: 'https://b.example/k', location: undefined }]);
    });

    it(`is not used as public-base: ${JSON.stringify(url)}`, async () => {
      const { told } = await upload(
        { presign: () => target(), publicBase: url },
        storedAt('https://b.example/k'),
      );
      expect(told.map((one) => one.url)).to.deep.equal(['https://b.example/k']);
    });
  }
});

describe('an http or https URL', () => {
  for (const url of ['https://cdn.example/k', '/images/k', '//cdn.example/k'])
    it(`is reported unchanged: ${url}`, async () => {
      const { told } = await upload({ presign: () => target(url) }, storedAt(url));
      expect(told).to.deep.equal([{ url, location: url }]);
    });

  it('of a POST is reported without its query and its password', async () => {
    const presign = () => ({ ...target(), url: 'https://user:secret@b.example/?token=secret' });
    const { told } = await upload({ presign }, storedAt('https://b.example/k'));
    expect(told.map((one) => one.url)).to.deep.equal(['https://b.example/k']);
  });
});

describe('a PUT that the SDK has signed with its defaults', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));

  it('is not sent; the failure names the option to set', async () => {
    const uploader = new Uploader({ presignEndpoint: stack.presign('put-default') });
    await uploader.addFiles([await image()]);
    const [item] = await uploader.upload();
    expect(item).to.have.nested.property('error.code', 'presign-invalid');
    expect(item)
      .to.have.nested.property('error.cause')
      .that.contains('x-amz-checksum-crc32')
      .and.contains(`requestChecksumCalculation: 'WHEN_REQUIRED'`);
    expect(await stack.requests()).to.deep.equal([]);
  });

  it('is reported as such, whatever message the endpoint adds', async () => {
    const presign = () => ({ ...target(), fields: {}, message: 'Here you are' });
    const uploader = new Uploader({ presign });
    await uploader.addFiles([await image()]);
    const [item] = await uploader.upload();
    expect(item).to.have.nested.property('error.cause', '"fields" has no "key"');
  });
});
