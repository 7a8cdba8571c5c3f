import { expect } from '@open-wc/testing';
import { conditionsOn, findBreach, readPolicy, type Policy } from '../../src/rules/policy.js';
import { policyOf } from '../policies.js';

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const read = (conditions: readonly unknown[]): Policy => {
  const policy = readPolicy(policyOf(conditions));
  if (typeof policy === 'string') throw new Error(policy);
  return policy;
};

describe('readPolicy', () => {
  it('reads every kind of condition that S3 knows', () =>
    expect(
      read([
        { acl: 'public-read' },
        ['eq', '$Key', 'a/b.jpg'],
        ['Starts-With', '$Content-Type', 'image/'],
        ['content-length-range', 0, 5_242_880],
      ]).conditions,
    ).to.deep.equal([
      { operator: 'eq', field: 'acl', value: 'public-read' },
      { operator: 'eq', field: 'key', value: 'a/b.jpg' },
      { operator: 'starts-with', field: 'content-type', value: 'image/' },
      { operator: 'content-length-range', min: 0, max: 5_242_880 },
    ]));

  it('reads when it expires', () => expect(read([]).expires).to.equal(Date.parse('2099-01-01T00:00:00Z')));

  it('reads UTF-8', () =>
    expect(read([{ key: 'Grüße/日本.jpg' }]).conditions).to.deep.equal([
      { operator: 'eq', field: 'key', value: 'Grüße/日本.jpg' },
    ]));

  it('reads the escapes that only policies have', () => {
    const policy = readPolicy(
      base64(String.raw`{"expiration":"2099-01-01T00:00:00Z","conditions":[{"key":"a\$b\\$c\v"}]}`),
    );
    expect(policy).to.have.nested.property('conditions[0].value', 'a$b\\$c\u000b');
  });

  const document = (expiration: unknown, conditions: unknown) =>
    base64(JSON.stringify({ expiration, conditions }));
  const later = '2099-01-01T00:00:00.000Z';
  for (const [what, policy, why] of [
    ['not base64', '*', 'not base64'],
    ['not UTF-8', btoa('\xff'), 'not base64 of UTF-8'],
    ['not JSON', btoa('nonsense'), 'not JSON'],
    ['null', btoa('null'), 'expiration'],
    ['a list', btoa('[]'), 'expiration'],
    ['without expiration', document(undefined, []), 'expiration'],
    ['good until a number', document(4_070_908_800, []), 'expiration is not ISO 8601 in UTC: 4070908800'],
    ['good until a local time', document('2099-01-01 00:00', []), 'expiration'],
    ['with an invalid expiration', document('2099-13-01T00:00:00Z', []), 'expiration'],
    ['without conditions', document(later, undefined), 'no list of conditions'],
    ['with an unknown operator', document(later, [['matches', '$key', 'x']]), '["matches","$key","x"]'],
    ['with a number for a condition', document(later, [7]), 'unknown to S3: 7'],
    ['with two fields in one object', document(later, [{ a: '1', b: '2' }]), '{"a":"1","b":"2"}'],
    ['with a field that is no reference', document(later, [['eq', 'key', 'x']]), '["eq","key","x"]'],
    ['with a size below nothing', document(later, [['content-length-range', -1, 9]]), '-1'],
    ['with a size that is a text', document(later, [['content-length-range', '1', 9]]), '"1"'],
    ['with a list too long', document(later, [['eq', '$key', 'x', 'y']]), '"y"'],
  ] as const)
    it(`does not read one that is ${what}, and says why`, () =>
      expect(readPolicy(policy)).to.be.a('string').that.contains(why));
});

describe('findBreach', () => {
  const fields = (more: Record<string, string> = {}) => new Map(Object.entries({ key: 'k', ...more }));
  const base = [{ bucket: 'b' }, { key: 'k' }];

  it('finds none in a form that meets all conditions', () =>
    expect(
      findBreach(
        read([...base, ['starts-with', '$content-type', 'image/'], ['content-length-range', 1, 5]]),
        fields({ 'content-type': 'image/png', 'x-ignore-me': '', policy: '…', 'x-amz-signature': '…' }),
        5,
      ),
    ).to.be.undefined);

  for (const [what, conditions, form, size, breach] of [
    [
      'another value',
      [{ bucket: 'b' }, { key: 'x' }],
      {},
      1,
      { operator: 'eq', condition: '["eq","$key","x"]', field: 'key' },
    ],
    [
      'another case of the value',
      [{ bucket: 'b' }, ['starts-with', '$key', 'K']],
      {},
      1,
      { operator: 'starts-with', condition: '["starts-with","$key","K"]', field: 'key' },
    ],
    [
      'a field missing',
      [...base, ['starts-with', '$acl', '']],
      {},
      1,
      { operator: 'starts-with', condition: '["starts-with","$acl",""]', field: 'acl' },
    ],
    [
      'a field too many',
      base,
      { acl: 'private' },
      1,
      { condition: 'no condition allows "acl"', field: 'acl' },
    ],
    [
      'a bucket that nothing allows',
      [{ key: 'k' }],
      {},
      1,
      { condition: 'no condition allows "bucket"', field: 'bucket' },
    ],
    [
      'one type of a list',
      [...base, ['starts-with', '$Content-Type', 'image/']],
      { 'content-type': 'image/png,text/html' },
      1,
      {
        operator: 'starts-with',
        condition: '["starts-with","$content-type","image/"]',
        field: 'content-type',
      },
    ],
    [
      'one byte too many',
      [...base, ['content-length-range', 1, 5]],
      {},
      6,
      {
        operator: 'content-length-range',
        condition: '["content-length-range",1,5]',
        field: 'file',
        limit: 5,
        actual: 6,
      },
    ],
    [
      'one byte too few',
      [...base, ['content-length-range', 1, 5]],
      {},
      0,
      {
        operator: 'content-length-range',
        condition: '["content-length-range",1,5]',
        field: 'file',
        limit: 1,
        actual: 0,
      },
    ],
    [
      'the second of two conditions on a field',
      [...base, ['starts-with', '$key', 'k'], ['starts-with', '$key', 'l']],
      {},
      1,
      { operator: 'starts-with', condition: '["starts-with","$key","l"]', field: 'key' },
    ],
  ] as const)
    it(`finds ${what}`, () => expect(findBreach(read(conditions), fields(form), size)).to.deep.equal(breach));

  it('handles ten thousand conditions', () => {
    const many = Array.from({ length: 10_000 }, () => ['starts-with', '$key', '']);
    expect(findBreach(read([...base, ...many, { acl: 'x' }]), fields(), 1)).to.have.property('field', 'acl');
  });
});

describe('conditionsOn', () => {
  it('ignores the case of a field’s name', () => {
    const policy = read([['starts-with', '$content-type', 'image/']]);
    expect(conditionsOn(policy, 'Content-Type')[0]?.value).to.equal('image/');
    expect(conditionsOn(policy, 'Content')).to.deep.equal([]);
  });
});
