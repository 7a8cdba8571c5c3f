import { expect } from '@open-wc/testing';
import { keyOf, readTarget, type PostTarget } from '../../src/rules/target.js';

const url = 'https://bucket.s3.eu-west-1.amazonaws.com/';
const answer = { url, fields: { key: 'a.jpg', policy: 'e30=' } };

describe('readTarget', () => {
  it('keeps the fields in the order of the answer', () =>
    expect(readTarget({ url, fields: { b: '1', key: 'k', a: '2' } })).to.deep.equal({
      ok: true,
      target: {
        kind: 'post',
        url,
        fields: [
          ['b', '1'],
          ['key', 'k'],
          ['a', '2'],
        ],
      },
    }));

  it('keeps the public address', () =>
    expect(readTarget({ ...answer, publicUrl: 'https://cdn.example/a.jpg' })).to.have.nested.property(
      'target.publicUrl',
      'https://cdn.example/a.jpg',
    ));

  for (const [what, value, why] of [
    ['null', null, 'not a JSON object'],
    ['a list', [answer], 'not a JSON object'],
    ['a text', 'https://…', 'not a JSON object'],
    ['an envelope', { data: answer }, 'no "url"'],
    ['no url', { fields: answer.fields }, 'no "url"'],
    ['an empty url', { ...answer, url: '' }, 'no "url"'],
    ['a script for a url', { ...answer, url: 'javascript:alert(1)' }, 'not an http(s) address'],
    ['data for a url', { ...answer, url: 'data:text/html,x' }, 'not an http(s) address'],
    ['a path for a url', { ...answer, url: '/bucket' }, 'not an http(s) address'],
    ['no fields', { url }, 'no "fields"'],
    ['fields that are a list', { url, fields: [] }, 'no "fields"'],
    ['a field that is a number', { url, fields: { key: 'k', expires: 1 } }, '"expires" is not a string'],
    ['no key', { url, fields: { policy: 'x' } }, 'no "key"'],
    ['a presigned PUT', { url, method: 'PUT', headers: {} }, 'is a PUT'],
  ] as const)
    it(`does not take ${what}, and says why`, () => {
      const reading = readTarget(value);
      expect(reading.ok).to.be.false;
      expect(reading).to.have.property('why').that.contains(why);
    });
});

describe('keyOf', () => {
  const target = (key: string): PostTarget => ({ kind: 'post', url, fields: [['Key', key]] });

  it('is the field, whatever the case of its name', () =>
    expect(keyOf(target('u/1.jpg'), 'x')).to.equal('u/1.jpg'));
  it('has quotes and line ends as the form writes them', () =>
    expect(keyOf(target('${filename}'), 'say "hi"\n.jpg')).to.equal('say %22hi%22%0A.jpg'));
  it('has the base name of the file in the place of ${filename}', () =>
    expect(keyOf(target('u/${filename}'), 'C:\\photos\\my $& photo.jpg')).to.equal('u/my $& photo.jpg'));
});
