import { expect } from '@open-wc/testing';
import { redact, secretsOf } from '../../src/rules/redact.js';
import { bareUrl, isSecret, quoted } from '../../src/rules/secrets.js';

describe('isSecret', () => {
  for (const name of [
    'x-amz-security-token',
    'X-Amz-Signature',
    'X-Amz-Credential',
    'Signature',
    'AWSAccessKeyId',
    'policy',
    'Policy',
    'Authorization',
    'X-CSRF-Token',
    'X-XSRF-TOKEN',
    'Cookie',
    'X-Api-Key',
    'x-amz-server-side-encryption-customer-key',
    'X-Goog-Signature',
    'password',
  ])
    it(`is true for ${name}`, () => expect(isSecret(name)).to.be.true);

  for (const name of [
    'key',
    'Content-Type',
    'acl',
    'x-amz-date',
    'x-amz-algorithm',
    'success_action_status',
    'x-amz-meta-author',
    'x-amz-server-side-encryption',
    'bucket',
    'file',
  ])
    it(`is false for ${name}`, () => expect(isSecret(name)).to.be.false);
});

describe('redact', () => {
  const secrets = secretsOf([
    ['Authorization', 'Bearer abc.def+ghi'],
    ['X-Amz-Credential', 'AKIAEXAMPLE/20260101/eu-west-1/s3/aws4_request'],
    ['X-Amz-Signature', 'abcdef0123'],
    ['key', 'uploads/photo.jpg'],
  ]);
  for (const [text, redacted] of [
    ['the token abc.def+ghi is not known', 'the token … is not known'],
    ['Bearer abc.def+ghi', '…'],
    ['?t=abc.def%2Bghi', '?t=…'],
    ['AKIAEXAMPLE/20260101/eu-west-1/s3/aws4_request', '…'],
    ['AKIAEXAMPLE does not exist in eu-west-1', '… does not exist in eu-west-1'],
    ['abcdef0123 is not abcdef0123', '… is not …'],
    ['uploads/photo.jpg', 'uploads/photo.jpg'],
  ] as const)
    it(`makes “${redacted}” of “${text}”`, () => expect(redact(text, secrets)).to.equal(redacted));

  it('does not change texts that contain a short value by chance', () =>
    expect(redact('the table', secretsOf([['token', 'a']]))).to.equal('the table'));
});

describe('bareUrl', () => {
  for (const [url, bare] of [
    ['https://b.example/a/b.jpg?X-Amz-Signature=1#2', 'https://b.example/a/b.jpg'],
    ['https://user:secret@b.example/a', 'https://b.example/a'],
    ['//user:secret@b.example/a', '//b.example/a'],
    ['b.example/a?X-Amz-Signature=1', 'b.example/a'],
    ['https://b.example/a@b', 'https://b.example/a@b'],
  ] as const)
    it(`of ${url} is ${bare}`, () => expect(bareUrl(url)).to.equal(bare));
});

describe('quoted', () => {
  for (const [value, text] of [
    ['tomorrow', ': "tomorrow"'],
    [7, ': 7'],
    [undefined, ''],
    ['AKIAIOSFODNN7EXAMPLE', ''],
    [{ token: 'a long secret in it' }, ''],
  ] as const)
    it(`of ${JSON.stringify(value)} is “${text}”`, () => expect(quoted(value)).to.equal(text));
});
