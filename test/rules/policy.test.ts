import { expect } from '@open-wc/testing';
import { conditionOn, readConditions } from '../../src/rules/policy.js';
import { policyOf } from '../policies.js';

describe('readConditions', () => {
  it('reads every kind of condition that S3 knows', () => {
    const policy = policyOf([
      { acl: 'public-read' },
      ['eq', '$Key', 'a/b.jpg'],
      ['Starts-With', '$Content-Type', 'image/'],
      ['content-length-range', 0, 5_242_880],
    ]);
    expect(readConditions(policy)).to.deep.equal([
      { operator: 'eq', field: 'acl', value: 'public-read' },
      { operator: 'eq', field: 'key', value: 'a/b.jpg' },
      { operator: 'starts-with', field: 'content-type', value: 'image/' },
      { operator: 'content-length-range', min: 0, max: 5_242_880 },
    ]);
  });

  it('reads UTF-8', () =>
    expect(readConditions(policyOf([{ key: 'Grüße/日本.jpg' }]))).to.deep.equal([
      { operator: 'eq', field: 'key', value: 'Grüße/日本.jpg' },
    ]));

  for (const [what, policy] of [
    ['not base64', '*'],
    ['not JSON', btoa('nonsense')],
    ['null', btoa('null')],
    ['no object', btoa('[]')],
    ['without conditions', btoa('{}')],
  ] as const)
    it(`finds none in a policy that is ${what}`, () => expect(readConditions(policy)).to.deep.equal([]));

  it('passes over what is no condition', () =>
    expect(
      readConditions(policyOf([['matches', '$key', 'x'], 7, null, 'text', { acl: 'private' }])),
    ).to.deep.equal([{ operator: 'eq', field: 'acl', value: 'private' }]));
});

describe('conditionOn', () => {
  it('does not look at the case of a field’s name', () => {
    const conditions = readConditions(policyOf([['starts-with', '$content-type', 'image/']]));
    expect(conditionOn(conditions, 'Content-Type')?.value).to.equal('image/');
    expect(conditionOn(conditions, 'Content')).to.be.undefined;
  });
});
