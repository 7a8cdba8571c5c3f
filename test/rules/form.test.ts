import { expect } from '@open-wc/testing';
import type { Facts } from '../../src/rules/facts.js';
import { readPostTarget } from '../../src/rules/post-target.js';
import type { PostTarget } from '../../src/rules/target.js';
import { policyOf } from '../policies.js';

const address = { url: 'https://bucket.example/', publicUrl: undefined, claim: undefined, expires: Infinity };
const postTarget = (fields: Record<string, string>): PostTarget => {
  const target = readPostTarget({ fields }, address);
  if (typeof target === 'string') throw new Error(target);
  return target;
};
const target = (conditions: readonly unknown[], fields: Record<string, string> = {}) =>
  postTarget({ ...fields, key: 'k', policy: policyOf(conditions) });
const facts = { name: 'a.webp', type: 'image/webp', size: 1 };
/** The fields that were added to those of the answer. */
const filled = (of: PostTarget, more: Partial<Facts> = {}) =>
  of.fieldsFor({ ...facts, ...more }).filter(([name]) => !['key', 'policy', 'content-type'].includes(name));

describe('the form of a POST', () => {
  it('begins with the fields of the answer, in its order', () => {
    const of = target([], { 'x-amz-date': '1', acl: 'private' });
    expect(of.fieldsFor(facts).map(([name]) => name)).to.deep.equal(['x-amz-date', 'acl', 'key', 'policy']);
  });

  it('adds the Content-Type that the article’s policy asks for and its fields lack', () =>
    expect(filled(target([['starts-with', '$Content-Type', 'image/']]))).to.deep.equal([
      ['Content-Type', 'image/webp'],
    ]));

  it('adds no field without a condition in the policy, since S3 would refuse it', () =>
    expect(filled(target([['content-length-range', 0, 10]]))).to.deep.equal([]));

  it('does not send a wrong type to meet a policy', () =>
    expect(filled(target([['eq', '$Content-Type', 'image/png']]), { type: 'image/jpeg' })).to.deep.equal([
      ['Content-Type', 'image/jpeg'],
    ]));

  it('keeps existing fields', () =>
    expect(
      filled(target([['starts-with', '$Content-Type', 'image/']], { 'content-type': 'image/jpeg' })),
    ).to.deep.equal([]));

  it('asks for a 201 if the policy allows it', () =>
    expect(filled(target([['starts-with', '$success_action_status', '']]))).to.deep.equal([
      ['success_action_status', '201'],
    ]));

  it('uses a status with the prefix that the policy requires', () =>
    expect(filled(target([['starts-with', '$success_action_status', '204']]))).to.deep.equal([
      ['success_action_status', '204'],
    ]));

  it('asks for a 201 if it has the prefix that the policy requires', () =>
    expect(filled(target([['starts-with', '$success_action_status', '2']]))).to.deep.equal([
      ['success_action_status', '201'],
    ]));

  it('uses the value that the policy requires', () =>
    expect(filled(target([{ success_action_status: '200' }]))).to.deep.equal([
      ['success_action_status', '200'],
    ]));

  it('adds the checksum if it is known and the policy requires it', () => {
    const of = target([
      ['starts-with', '$x-amz-checksum-sha256', ''],
      { 'x-amz-checksum-algorithm': 'SHA256' },
    ]);
    expect(filled(of, { checksum: 'c=' })).to.deep.equal([
      ['x-amz-checksum-algorithm', 'SHA256'],
      ['x-amz-checksum-sha256', 'c='],
    ]);
    expect(filled(of)).to.deep.equal([]);
  });

  it('uses only the fields if there is no policy', () =>
    expect(postTarget({ key: 'k' }).fieldsFor(facts)).to.deep.equal([['key', 'k']]));
});

describe('findFormBreach', () => {
  const bucket = ['starts-with', '$bucket', ''];

  it('finds none in the form for the article’s policy', () =>
    expect(target([bucket, { key: 'k' }, ['starts-with', '$Content-Type', 'image/']]).findBreach(facts)).to.be
      .undefined);

  it('checks the key with the file name in it', () => {
    const of = postTarget({
      key: 'u/${filename}',
      policy: policyOf([bucket, ['eq', '$key', 'u/a.webp']]),
    });
    expect(of.findBreach(facts)).to.be.undefined;
    expect(of.findBreach({ ...facts, name: 'b.webp' })).to.include({ field: 'key' });
  });

  for (const [name, written] of [
    ['say "hi".webp', 'say %22hi%22.webp'],
    ['two\nlines.webp', 'two%0Alines.webp'],
    ['two\rlines.webp', 'two%0Dlines.webp'],
  ] as const)
    it(`checks \${filename} as forms write the name ${JSON.stringify(name)}`, () => {
      const fields = {
        key: 'k',
        'x-amz-meta-name': '${filename}',
        policy: policyOf([bucket, { key: 'k' }, { 'x-amz-meta-name': written }]),
      };
      expect(postTarget(fields).findBreach({ ...facts, name })).to.be.undefined;
    });

  it('checks line ends as forms send them', () =>
    expect(target([bucket, { key: 'k' }, { acl: 'a\nb' }], { acl: 'a\nb' }).findBreach(facts)).to.include({
      field: 'acl',
    }));

  it('finds none if there is no policy', () =>
    expect(postTarget({ key: 'k' }).findBreach(facts)).to.be.undefined);
});
