import { expect } from '@open-wc/testing';
import type { PostTarget, PutTarget, Target } from '../../src/rules/target.js';
import { readTarget } from '../../src/upload/read-target.js';
import { policyOf } from '../policies.js';

const url = 'https://bucket.s3.eu-west-1.amazonaws.com/';
const answer = { url, fields: { key: 'a.jpg' } };
const read = async (value: unknown): Promise<Target> => {
  const target = await readTarget(value, true);
  if (typeof target === 'string') throw new Error(target);
  return target;
};
const post = (fields: Record<string, string>) => read({ url, fields }) as Promise<PostTarget>;

describe('readTarget', () => {
  const facts = { name: 'x.jpg', type: 'image/jpeg', size: 1 };

  it('keeps the fields in the order of the answer', async () => {
    const target = await post({ b: '1', key: 'k', a: '2' });
    expect(target).to.include({ kind: 'post', url, publicUrl: undefined, expires: Infinity });
    expect(target.fieldsFor(facts).map(([name]) => name)).to.deep.equal(['b', 'key', 'a']);
    expect(target.urlOf('a b')).to.equal(`${url}a%20b`);
  });

  it('treats null as missing', async () => {
    expect(await readTarget({ ...answer, method: null, publicUrl: null, expiresAt: null }, true)).to.be.an(
      'object',
    );
    expect(await readTarget({ url, method: 'PUT', headers: null, key: null }, true)).to.be.an('object');
  });

  it('does not share a policy with the public URL of one image', async () => {
    const target = await read({
      url,
      fields: { key: 'u/${filename}' },
      publicUrl: 'https://cdn.example/a.jpg',
    });
    expect(target).to.have.property('isShareable', false);
  });

  it('keeps the public URL', async () =>
    expect((await read({ ...answer, publicUrl: 'https://cdn.example/a.jpg' })).publicUrl).to.equal(
      'https://cdn.example/a.jpg',
    ));

  it('accepts http if the page is http, or if the host is this machine', async () => {
    expect(await readTarget({ ...answer, url: 'http://b.example/' }, false)).to.be.an('object');
    for (const host of ['localhost', 'photos.localhost', '127.0.0.1', '[::1]'])
      expect(await readTarget({ ...answer, url: `http://${host}:9000/b` }, true), host).to.be.an('object');
  });

  for (const [expires, more] of [
    ['2099-01-01T00:00:00Z', {}],
    ['2030-01-01T00:00:00Z', { expiresAt: '2030-01-01T00:00:00Z' }],
    ['2099-01-01T00:00:00Z', { expiresAt: '2199-01-01T00:00:00Z' }],
  ] as const)
    it(`expires at ${expires} with ${JSON.stringify(more)}`, async () =>
      expect((await read({ url, fields: { key: 'k', policy: policyOf([]) }, ...more })).expires).to.equal(
        Date.parse(expires),
      ));

  const put = (more: object = {}) => ({
    url: 'https://b.s3.eu-west-1.amazonaws.com/a%20b/c.jpg?X-Amz-Date=20260101T000000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=content-type%3Bhost&X-Amz-Signature=1',
    method: 'PUT',
    headers: { 'Content-Type': 'image/jpeg' },
    ...more,
  });

  it('reads a presigned PUT, its key, its headers and its expiry', async () => {
    const target = (await read(put())) as PutTarget;
    expect(target).to.include({ kind: 'put', url: put().url, expires: Date.parse('2026-01-01T00:15:00Z') });
    expect(target.headersFor(facts)).to.deep.equal([['Content-Type', 'image/jpeg']]);
    expect(target.keyFor('x')).to.equal('a b/c.jpg');
    expect(target.urlOf('a b/c.jpg')).to.equal('https://b.s3.eu-west-1.amazonaws.com/a%20b/c.jpg');
  });

  for (const [address, key] of [
    ['https://b.s3.amazonaws.com/a/b.jpg', 'a/b.jpg'],
    ['https://s3.eu-west-1.amazonaws.com/bucket/a/b.jpg', 'a/b.jpg'],
    ['https://s3-eu-west-1.amazonaws.com/bucket/b.jpg', 'b.jpg'],
    ['http://127.0.0.1:9000/bucket/a%2Bb.jpg', 'a+b.jpg'],
    ['http://localhost:9000/bucket/%F0%9F%8C%84.jpg', '🌄.jpg'],
    ['http://bucket.localhost:9000/a.jpg', 'a.jpg'],
    ['http://[::1]:9000/bucket/a.jpg', 'a.jpg'],
    ['https://images.example.com/a/100%.jpg', 'a/100%.jpg'],
  ] as const)
    it(`finds the key ${key} in ${address}`, async () =>
      expect((await read({ url: address, method: 'PUT' })).keyFor('x')).to.equal(key));

  it('expires no later than the endpoint says for a PUT', async () =>
    expect((await read(put({ expiresAt: '2026-01-01T00:05:00Z' }))).expires).to.equal(
      Date.parse('2026-01-01T00:05:00Z'),
    ));

  it('accepts the method in upper and lower case', async () => {
    expect(await read(put({ method: 'put' }))).to.have.property('kind', 'put');
    expect(await read({ ...answer, method: 'post' })).to.have.property('kind', 'post');
  });

  it('uses the key that the endpoint names', async () =>
    expect((await read(put({ key: 'mine' }))).keyFor('x')).to.equal('mine'));

  for (const [what, value, why] of [
    ['null', null, 'not a JSON object'],
    ['a list', [answer], 'not a JSON object'],
    ['a text', 'https://…', 'not a JSON object'],
    ['an envelope', { data: answer }, 'no "url"'],
    ['no url', { fields: answer.fields }, 'no "url"'],
    ['an empty url', { ...answer, url: '' }, 'no "url"'],
    ['a script for a url', { ...answer, url: 'javascript:alert(1)' }, "can't send to javascript:"],
    ['data for a url', { ...answer, url: 'data:text/html,x' }, "can't send to data:"],
    ['a path for a url', { ...answer, url: '/bucket' }, '"url" is not a URL: "/bucket"'],
    ['http on an https page', { ...answer, url: 'http://b.example/x' }, "can't send to http://b.example"],
    ['an address without slashes', { ...answer, url: 'https:upload' }, 'is not a URL'],
    [
      'a host that only begins like this machine',
      { ...answer, url: 'http://127.evil.example/' },
      "can't send to",
    ],
    ['a field in the place of the file', { url, fields: { key: 'k', file: 'x' } }, '"file" is the image'],
    ['no fields', { url }, 'no "fields"'],
    ['fields that are a list', { url, fields: [] }, 'no "fields"'],
    ['a field that is a number', { url, fields: { key: 'k', expires: 1 } }, '"expires" is not a string'],
    ['a field twice', { url, fields: { key: 'k', Key: 'l' } }, '"Key" is there twice'],
    ['no key', { url, fields: { policy: policyOf([]) } }, 'no "key"'],
    ['an invalid policy', { url, fields: { key: 'k', policy: '*' } }, 'not base64'],
    [
      'more than S3 accepts before a file',
      { url, fields: { key: 'k', policy: 'A'.repeat(20_480) } },
      '20490 bytes',
    ],
    [
      'ten thousand conditions',
      { url, fields: { key: 'k', policy: policyOf(Array.from({ length: 10_000 }, () => ({ acl: 'x' }))) } },
      'S3 takes 20480',
    ],
    [
      'an address of script for readers',
      { ...answer, publicUrl: 'javascript:alert(1)' },
      '"publicUrl" is no',
    ],
    [
      'data for readers',
      put({ publicUrl: ' data:text/html,x' }),
      '"publicUrl" is not an http: or https: URL',
    ],
    [
      'the checksum of no bytes',
      put({ url: `${put().url}&x-amz-checksum-crc32=AAAAAA%3D%3D` }),
      'WHEN_REQUIRED',
    ],
    [
      'an expiry that is not a date',
      { ...answer, expiresAt: 'tomorrow' },
      '"expiresAt" is not a date: "tomorrow"',
    ],
    ['an end that is a number', { ...answer, expiresAt: 1e12 }, '"expiresAt"'],
    ['another method', { url, method: 'PATCH' }, 'neither POST nor PUT'],
    ['headers that are a list', put({ headers: ['x'] }), '"headers" is not an object'],
    ['a header that is a number', put({ headers: { 'x-a': 1 } }), '"x-a" is not a valid header'],
    ['a header with a line end', put({ headers: { 'x-a': 'b\r\nc: d' } }), '"x-a" is not a valid header'],
    ['a header that bytes can’t say', put({ headers: { 'x-a': '日本' } }), '"x-a" is not a valid header'],
    ['a header without a name', put({ headers: { 'x a': 'b' } }), '"x a" is not a valid header'],
    ...['Cookie', 'origin', 'Sec-Fetch-Mode', 'Proxy-Authorization', 'Date', 'TE', 'Accept-Encoding'].map(
      (name) =>
        [
          `the header ${name}`,
          put({ headers: { [name]: 'x' } }),
          `a page can't send the header "${name}"`,
        ] as const,
    ),
    [
      'a path that browsers shorten',
      { url: 'https://b.example/a/../b?x', method: 'PUT' },
      'browsers shorten the path',
    ],
    [
      'a path that hides that',
      { url: 'https://b.example/a/%2E%2e', method: 'PUT' },
      'browsers shorten the path',
    ],
  ] as const)
    it(`rejects ${what}, and says why`, async () =>
      expect(await readTarget(value, true))
        .to.be.a('string')
        .that.contains(why));
});

describe('the key', () => {
  it('is the field, whatever the case of its name', async () =>
    expect((await post({ Key: 'u/1.jpg' })).keyFor('x')).to.equal('u/1.jpg'));
  it('has quotes and line ends as the form writes them', async () =>
    expect((await post({ key: '${filename}' })).keyFor('say "hi"\r\n.jpg')).to.equal(
      'say %22hi%22%0D%0A.jpg',
    ));
  it('has the base name of the file instead of ${filename}', async () =>
    expect((await post({ key: 'u/${filename}' })).keyFor('C:\\photos\\my $& photo.jpg')).to.equal(
      'u/my $& photo.jpg',
    ));
});

describe('a policy for several images', () => {
  const key = 'uploads/${filename}';
  for (const [what, fields, shareable] of [
    [
      'the name in the key',
      { key, bucket: 'b', 'X-Amz-Date': '1', 'X-Amz-Signature': '2', acl: 'private' },
      true,
    ],
    ['a key of its own', { key: 'uploads/1.jpg' }, false],
    ['a type that is fixed', { key, 'Content-Type': 'image/jpeg' }, false],
    ['a disposition, which may have the name', { key, 'Content-Disposition': 'inline' }, false],
    ['metadata, which may be about the image', { key, 'x-amz-meta-title': 'Grandma' }, false],
  ] as const)
    it(`is ${shareable ? '' : 'not '}shareable with ${what}`, async () =>
      expect((await post(fields)).isShareable).to.equal(shareable));
});
