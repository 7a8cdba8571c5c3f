import { expect } from '@open-wc/testing';
import { formEntries } from '../../src/rules/form.js';
import type { PostTarget } from '../../src/rules/target.js';
import { policyOf } from '../policies.js';

const target = (
  conditions: readonly unknown[],
  fields: readonly (readonly [string, string])[] = [],
): PostTarget => ({
  kind: 'post',
  url: 'https://bucket.example/',
  fields: [...fields, ['key', 'k'], ['policy', policyOf(conditions)]],
});
const filled = (of: PostTarget, type = 'image/webp') => formEntries(of, type).slice(of.fields.length);

describe('formEntries', () => {
  it('begins with the fields of the answer, in its order', () => {
    const of = target(
      [],
      [
        ['x-amz-date', '1'],
        ['acl', 'private'],
      ],
    );
    expect(formEntries(of, 'image/png')).to.deep.equal(of.fields);
  });

  it('adds the Content-Type that the article’s policy asks for and its fields lack', () =>
    expect(filled(target([['starts-with', '$Content-Type', 'image/']]))).to.deep.equal([
      ['Content-Type', 'image/webp'],
    ]));

  it('adds no field that the policy has no condition for, since S3 would refuse it', () =>
    expect(filled(target([['content-length-range', 0, 10]]))).to.deep.equal([]));

  it('does not mislabel the bytes to please a policy', () =>
    expect(filled(target([['eq', '$Content-Type', 'image/png']]), 'image/jpeg')).to.deep.equal([
      ['Content-Type', 'image/jpeg'],
    ]));

  it('leaves a field that is there as it is', () =>
    expect(
      filled(target([['starts-with', '$Content-Type', 'image/']], [['content-type', 'image/jpeg']])),
    ).to.deep.equal([]));

  it('asks for a 201 where the policy lets it choose', () =>
    expect(filled(target([['starts-with', '$success_action_status', '']]))).to.deep.equal([
      ['success_action_status', '201'],
    ]));

  it('begins a status as the policy wants it to begin', () =>
    expect(filled(target([['starts-with', '$success_action_status', '204']]))).to.deep.equal([
      ['success_action_status', '204'],
    ]));

  it('takes the value that the policy insists on', () =>
    expect(filled(target([{ success_action_status: '200' }]))).to.deep.equal([
      ['success_action_status', '200'],
    ]));

  it('goes by the fields alone where there is no policy', () =>
    expect(
      formEntries({ kind: 'post', url: 'https://x.example/', fields: [['key', 'k']] }, 'image/png'),
    ).to.deep.equal([['key', 'k']]));
});
