// The policy of a form: each violated condition is refused with 403.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BUCKET,
  element,
  filesIn,
  MULTIPART,
  objectUrl,
  wholeForm,
  policyText,
  refusal,
  send,
  setUp,
  sign,
  signPolicyText,
  submit,
} from './fixture.js';

test('refuses an expired policy', async (t) => {
  let now = new Date();
  const fixture = await setUp(t, { now: () => now });
  const signed = await sign(fixture, { Expires: 60 });
  assert.equal((await submit(signed)).status, 204);

  now = new Date(now.getTime() + 61_000);
  const { line, xml } = await refusal(await submit(signed));
  assert.equal(line, '403 AccessDenied');
  assert.equal(element(xml, 'Message'), 'Invalid according to Policy: Policy expired.');
});

const CONDITION_CASES = [
  { says: 'an exact value', condition: { 'x-amz-meta-a': 'One' }, meets: 'One', fails: 'one' },
  { says: 'eq', condition: ['eq', '$x-amz-meta-a', 'One'], meets: 'One', fails: 'One ' },
  {
    says: 'starts-with',
    condition: ['starts-with', '$x-amz-meta-a', 'user/'],
    meets: 'user/1',
    fails: 'use/r',
  },
  {
    says: 'an operator and field in capitals',
    condition: ['EQ', '$X-Amz-Meta-A', 'x'],
    meets: 'x',
    fails: 'X',
  },
  {
    says: 'starts-with and commas elsewhere',
    condition: ['starts-with', '$x-amz-meta-a', 'a'],
    meets: 'a,b',
    fails: 'b,a',
  },
];

for (const { says, condition, meets, fails } of CONDITION_CASES) {
  test(`applies the condition of a field: ${says}`, async (t) => {
    const fixture = await setUp(t);
    const signed = signPolicyText(fixture, policyText(`["eq", "$key", "k"], ${JSON.stringify(condition)}`));
    const withValue = (value: string) => submit(signed, { fields: { key: 'k', 'x-amz-meta-a': value } });

    assert.equal((await withValue(meets)).status, 204);
    const { line, xml } = await refusal(await withValue(fails));
    assert.equal(line, '403 AccessDenied');
    assert.match(element(xml, 'Message') ?? '', /^Invalid according to Policy: Policy Condition failed: \["/);
  });
}

test('a starts-with of "" allows any value, but not a missing field', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture, { Conditions: [['starts-with', '$x-amz-meta-a', '']] });
  assert.equal((await submit(signed, { fields: { 'x-amz-meta-a': 'anything' } })).status, 204);
  assert.equal((await refusal(await submit(signed))).line, '403 AccessDenied');
});

for (const [type, status] of [
  ['image/png', 204],
  ['image/png,image/jpeg', 204],
  ['image/png,text/html', 403],
  ['text/html,image/png', 403],
] as const) {
  test(`answers ${status} for the Content-Type ${type} if the policy requires image/`, async (t) => {
    const fixture = await setUp(t);
    const signed = await sign(fixture, { Conditions: [['starts-with', '$Content-Type', 'image/']] });
    assert.equal((await submit(signed, { fields: { 'Content-Type': type } })).status, status);
  });
}

test('refuses a form without the Content-Type that the policy names', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture, { Conditions: [['starts-with', '$Content-Type', 'image/']] });
  const { line, xml } = await refusal(await submit(signed));
  assert.equal(line, '403 AccessDenied');
  assert.match(element(xml, 'Message') ?? '', /\["starts-with", "\$Content-Type", "image\/"\]$/);
});

test('refuses fields that no condition names, and reports their names', async (t) => {
  const fixture = await setUp(t);
  const { line, xml } = await refusal(
    await submit(await sign(fixture), { fields: { acl: 'private', Tag: 'x' } }),
  );
  assert.equal(line, '403 AccessDenied');
  assert.equal(element(xml, 'Message'), 'Invalid according to Policy: Extra input fields: acl, tag');
});

test('needs no condition for fields that begin x-ignore-', async (t) => {
  const fixture = await setUp(t);
  assert.equal((await submit(await sign(fixture), { fields: { 'x-ignore-me': '1' } })).status, 204);
});

test('refuses a key other than the signed one', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture);
  const swapped = { ...signed, fields: { ...signed.fields, key: 'b.txt' } };
  assert.equal((await refusal(await submit(swapped))).line, '403 AccessDenied');
  assert.deepEqual(await filesIn(fixture.folder), { objects: 0, others: 0 });
});

test('refuses a policy for another bucket', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture, { Bucket: 'other' });
  const swapped = { ...signed, url: `${fixture.storage.url}/${BUCKET}` };
  assert.equal((await refusal(await submit(swapped))).line, '403 AccessDenied');
});

test('refuses a policy for another bucket also if the form does not name it', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture, { Bucket: 'other' });
  delete fields.bucket;
  const swapped = { fields, url: `${fixture.storage.url}/${BUCKET}` };
  assert.equal((await refusal(await submit(swapped))).line, '403 AccessDenied');
});

test('refuses a form that names a bucket other than the signed one', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture);
  const swapped = { ...signed, fields: { ...signed.fields, bucket: 'other' } };
  assert.equal((await refusal(await submit(swapped))).line, '403 AccessDenied');
});

test('a policy without a condition for the bucket is refused for that field', async (t) => {
  const fixture = await setUp(t);
  const policy = policyText('["eq", "$key", "k"]').replace(`{"bucket":"${BUCKET}"},`, '');
  const { xml } = await refusal(await submit(signPolicyText(fixture, policy), { fields: { key: 'k' } }));
  assert.equal(element(xml, 'Message'), 'Invalid according to Policy: Extra input fields: bucket');
});

for (const [size, line] of [
  [1, '400 EntityTooSmall'],
  [2, '204 ?'],
  [4, '204 ?'],
  [5, '400 EntityTooLarge'],
] as const) {
  test(`answers ${line} for ${size} bytes if the policy allows 2 to 4`, async (t) => {
    const fixture = await setUp(t);
    const signed = await sign(fixture, { Conditions: [['content-length-range', 2, 4]] });
    assert.equal((await refusal(await submit(signed, { content: 'x'.repeat(size) }))).line, line);
    assert.deepEqual(await filesIn(fixture.folder), { objects: size === 2 || size === 4 ? 1 : 0, others: 0 });
  });
}

test('reports the size of a file and the limit', async (t) => {
  const fixture = await setUp(t);
  const signed = await sign(fixture, { Conditions: [['content-length-range', 0, 100_000]] });
  const { xml } = await refusal(await submit(signed, { content: 'x'.repeat(300_001) }));
  assert.equal(element(xml, 'ProposedSize'), '300001');
  assert.equal(element(xml, 'MaxSizeAllowed'), '100000');
});

test('applies every range if there are several', async (t) => {
  const fixture = await setUp(t);
  const Conditions = [
    ['content-length-range', 0, 10] as const,
    ['content-length-range', 5, 100] as const,
  ].map(([name, min, max]): ['content-length-range', number, number] => [name, min, max]);
  const signed = await sign(fixture, { Conditions });
  const lines = ['1234', '12345', '12345678901'].map(
    async (content) => (await submit(signed, { content })).status,
  );
  assert.deepEqual(await Promise.all(lines), [400, 204, 400]);
});

test('reads the escapes of policy strings', async (t) => {
  const fixture = await setUp(t);
  const escaped = String.raw`["eq", "$key", "\$5 \u00e9 \\$ \\ \" \/"]`;
  const signed = signPolicyText(fixture, policyText(escaped));
  const key = '$5 é \\$ \\ " /';
  assert.equal((await submit(signed, { fields: { key } })).status, 204);
});

test('reads control characters of policy strings', async (t) => {
  const fixture = await setUp(t);
  const conditions = String.raw`["eq", "$key", "k"], ["eq", "\$x-ignore-a", "\b\f\n\r\t\v"]`;
  const fields = {
    ...signPolicyText(fixture, policyText(conditions)).fields,
    key: 'k',
    'x-ignore-a': '\b\f\n\r\t\v',
  };
  // Not with FormData, which would write line breaks as CR LF.
  const answer = await send(fixture, {
    method: 'POST',
    path: `/${BUCKET}`,
    headers: { 'Content-Type': MULTIPART },
    body: wholeForm(fields, 'hello'),
  });
  assert.equal(answer.status, 204);
});

test('a refused form leaves the object that was there', async (t) => {
  const fixture = await setUp(t);
  const Conditions: [['content-length-range', number, number]] = [['content-length-range', 0, 5]];
  const signed = await sign(fixture, { Conditions });
  await submit(signed, { content: 'first' });
  await submit(signed, { content: 'too long' });
  assert.equal(await (await fetch(objectUrl(fixture, 'a.txt'))).text(), 'first');
});
