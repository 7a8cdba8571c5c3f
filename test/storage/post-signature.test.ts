// Signatures of forms, and policies that can't be parsed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BUCKET,
  clientFor,
  element,
  policyText,
  refusal,
  setUp,
  sign,
  signPolicyText,
  submit,
} from './fixture.js';

const MALFORMED = {
  'no base64': '*** not base64 ***',
  'no UTF-8': Buffer.from([0x7b, 0xff, 0x7d]).toString('base64'),
  'no JSON': toBase64('{"expiration": '),
  'no object': toBase64('[]'),
  'no expiration': toBase64('{"conditions": []}'),
  'a date without its zone': toBase64('{"expiration": "2099-01-01T00:00:00", "conditions": []}'),
  'no conditions': toBase64('{"expiration": "2099-01-01T00:00:00Z"}'),
  'an operator that is unknown': toBase64(policyText('["ends-with", "$key", "k"]')),
  'a condition of four': toBase64(policyText('["eq", "$key", "k", "l"]')),
  'a field without its $': toBase64(policyText('["eq", "key", "k"]')),
  'two fields in one object': toBase64(policyText('{"key": "k", "acl": "private"}')),
  'a value that is not a string': toBase64(policyText('{"success_action_status": 201}')),
  'sizes that are not numbers': toBase64(policyText('["content-length-range", "0", "9"]')),
};

for (const [what, policy] of Object.entries(MALFORMED)) {
  test(`answers 400 InvalidPolicyDocument for a policy with ${what}`, async (t) => {
    const fixture = await setUp(t);
    const signed = signPolicyText(fixture, Buffer.from(policy, 'base64').toString());
    const fields = { ...signed.fields, Policy: policy, key: 'k' };
    const { line } = await refusal(await submit({ ...signed, fields }));
    assert.equal(line, '400 InvalidPolicyDocument');
  });
}

test('refuses a policy that was changed after it was signed', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture);
  const loosened = policyText('["starts-with", "$key", ""]');
  const fields = { ...signed.fields, Policy: toBase64(loosened) };
  assert.equal((await refusal(await submit({ ...signed, fields }))).line, '403 SignatureDoesNotMatch');
});

test('refuses a signature made with another secret', async (t) => {
  const fixture = await setUp(t);
  const client = clientFor(fixture.storage.url, { secretAccessKey: 'another' });
  const { line, xml } = await refusal(await submit(await sign({ client })));
  assert.equal(line, '403 SignatureDoesNotMatch');
  assert.match(element(xml, 'RequestId') ?? '', /^[0-9A-F]{16}$/);
});

test('refuses a key id that it does not know', async (t) => {
  const fixture = await setUp(t);
  const client = clientFor(fixture.storage.url, { accessKeyId: 'AKIAOTHER' });
  assert.equal((await refusal(await submit(await sign({ client })))).line, '403 InvalidAccessKeyId');
});

test('refuses a credential for another region', async (t) => {
  const fixture = await setUp(t);
  const client = clientFor(fixture.storage.url, { region: 'us-east-1' });
  assert.equal((await refusal(await submit(await sign({ client })))).line, '400 InvalidArgument');
});

test('refuses an unsigned form', async (t) => {
  const fixture = await setUp(t);
  const signed = { url: `${fixture.storage.url}/${BUCKET}`, fields: { key: 'a.txt' } };
  assert.equal((await refusal(await submit(signed))).line, '403 AccessDenied');
});

for (const missing of ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Signature', 'key']) {
  test(`answers 400 InvalidArgument for a form without ${missing}`, async (t) => {
    const fixture = await setUp(t);
    const { url, fields } = await sign(fixture);
    const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== missing));
    const { line, xml } = await refusal(await submit({ url, fields: rest }));
    assert.equal(line, '400 InvalidArgument');
    assert.equal(element(xml, 'ArgumentName'), missing);
  });
}

test('refuses temporary credentials', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture, { Fields: { 'X-Amz-Security-Token': 'token' } });
  assert.equal((await refusal(await submit(signed))).line, '400 InvalidToken');
});

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}
