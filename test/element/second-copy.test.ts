import { expect } from '@open-wc/testing';
import { restore, stub } from 'sinon';
import { S3ImageUpload } from 's3-image-upload';

afterEach(() => restore());

it('a second copy of the package names both versions in one warning, and throws nothing', async () => {
  const warn = stub(console, 'warn');
  // The copy is the same module with another URL. The registry has the tag already.
  const another = new URL('../../src/define.ts?copy', import.meta.url);
  class Older extends HTMLElement {
    static readonly version = '0.0.9';
  }
  stub(customElements, 'get').returns(Older);
  await import(another.href);
  expect(warn.args).to.have.length(1);
  expect(warn.args[0]?.[0]).to.match(new RegExp(`version 0\\.0\\.9.*version ${S3ImageUpload.version}`));
});

it('loading the same copy twice does not warn', async () => {
  const warn = stub(console, 'warn');
  await import(new URL('../../src/define.ts?again', import.meta.url).href);
  expect(warn.args).to.deep.equal([]);
});
