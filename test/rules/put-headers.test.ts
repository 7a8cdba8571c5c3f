import { expect } from '@open-wc/testing';
import { readPutTarget } from '../../src/rules/put-target.js';

const facts = { name: 'a.jpg', type: 'image/jpeg', size: 5 };
const target = (signed: string | undefined, headers: Record<string, string> = {}) => {
  const query = signed === undefined ? '' : `?X-Amz-SignedHeaders=${encodeURIComponent(signed)}`;
  const address = {
    url: `https://b.example/a.jpg${query}`,
    publicUrl: undefined,
    claim: undefined,
    expires: Infinity,
  };
  const read = readPutTarget({ headers }, address);
  if (typeof read === 'string') throw new Error(read);
  return read;
};

describe('the headers of a PUT', () => {
  it('sends the headers of the endpoint', () =>
    expect(target('host', { 'content-type': 'image/png' }).headersFor(facts)).to.deep.equal([
      ['content-type', 'image/png'],
    ]));

  it('adds the type of the bytes if the endpoint names none', () =>
    expect(target('host').headersFor(facts)).to.deep.equal([['Content-Type', 'image/jpeg']]));

  it('leaves out headers that only the browser can send', () =>
    expect(
      target('host', { Host: 'b.example', 'Content-Length': '5', 'Content-Type': 'a/b' }).headersFor(facts),
    ).to.deep.equal([['Content-Type', 'a/b']]));

  it('sends the checksum only if it is signed', () => {
    const withChecksum = { ...facts, checksum: 'c=' };
    expect(target('host;x-amz-checksum-sha256').headersFor(withChecksum)).to.deep.include([
      'x-amz-checksum-sha256',
      'c=',
    ]);
    expect(target('host').headersFor(withChecksum)).to.have.length(1);
    expect(target(undefined).headersFor(withChecksum)).to.have.length(1);
  });
});

describe('findPutBreach', () => {
  for (const [what, signed, headers, field] of [
    ['a header that is signed and not there', 'host;x-amz-acl', {}, 'x-amz-acl'],
    ['an x-amz header that is not signed', 'host', { 'x-amz-acl': 'private' }, 'x-amz-acl'],
    ['a length that is another', 'content-length;host', { 'Content-Length': '6' }, 'file'],
    ['none in signed headers', 'host;x-amz-acl', { 'X-Amz-Acl': 'private' }, undefined],
    ['none in a signed type, which is sent', 'content-type;host', {}, undefined],
    ['none in the right length', 'content-length;host', { 'Content-Length': '5' }, undefined],
    ['none if the URL does not list the signed headers', undefined, { 'x-amz-acl': 'private' }, undefined],
    ['none in other headers', 'host', { 'Cache-Control': 'no-cache' }, undefined],
  ] as const)
    it(`finds ${what}`, () => expect(target(signed, headers).findBreach(facts)?.field).to.equal(field));
});
