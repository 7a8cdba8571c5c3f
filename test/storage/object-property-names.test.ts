// Fields, metadata and headers named like properties of every JavaScript object.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  collectWarnings,
  objectUrl,
  policyText,
  refusal,
  send,
  setUp,
  sign,
  signPolicyText,
  submit,
} from './fixture.js';

const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

for (const name of names) {
  test(`a form field ${name} that no condition covers is one field too many`, async (t) => {
    const fixture = await setUp(t);
    const signed = await sign(fixture);
    const { line, xml } = await refusal(await submit(signed, { fields: { [name]: 'a' } }));
    assert.equal(line, '403 AccessDenied');
    assert.match(xml, new RegExp(`Extra input fields: ${name.toLowerCase()}`));
  });

  test(`a form field ${name} that a condition covers changes nothing`, async (t) => {
    const fixture = await setUp(t);
    const signed = signPolicyText(
      fixture,
      policyText(`["starts-with","$key",""],["starts-with","$${name}",""]`),
    );
    const fields = Object.fromEntries([
      ['key', 'a.txt'],
      [name, 'a'],
    ]) as Record<string, string>;
    assert.equal((await submit(signed, { fields })).status, 204);
    const stored = await fetch(objectUrl(fixture, 'a.txt'));
    assert.equal(stored.status, 200);
    assert.equal(stored.headers.get(name), null);
  });

  test(`metadata named ${name} is returned`, async (t) => {
    const fixture = await setUp(t);
    const field = `x-amz-meta-${name}`.toLowerCase();
    const signed = signPolicyText(
      fixture,
      policyText(`["starts-with","$key",""],["starts-with","$${field}",""]`),
    );
    assert.equal((await submit(signed, { fields: { key: 'a.txt', [field]: 'a' } })).status, 204);
    assert.equal((await fetch(objectUrl(fixture, 'a.txt'))).headers.get(field), 'a');
  });

  test(`a signature that names a header ${name} is invalid, and causes no error in the storage`, async (t) => {
    const warnings = collectWarnings(t);
    const fixture = await setUp(t, { now: () => new Date('2026-01-01T00:01:00Z') });
    const query = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': 'AKIAEXAMPLE/20260101/eu-west-1/s3/aws4_request',
      'X-Amz-Date': '20260101T000000Z',
      'X-Amz-Expires': '604800',
      'X-Amz-SignedHeaders': `host;${name}`,
      'X-Amz-Signature': 'a',
    });
    const answer = await send(fixture, { path: `/photos/a.txt?${query}` });
    assert.equal(answer.status, 403);
    assert.deepEqual(warnings, []);
  });
}
