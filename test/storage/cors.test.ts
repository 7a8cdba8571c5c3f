// Requests that a page of another origin can make, and answers that it can read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUCKET, element, filesIn, objectUrl, ORIGIN, send, setUp, sign, submit } from './fixture.js';

const EVIL = 'http://evil.example';

function preflight(origin: string, method: string, headers = '') {
  const asked = headers ? { 'Access-Control-Request-Headers': headers } : {};
  const all = { Origin: origin, 'Access-Control-Request-Method': method, ...asked };
  return { method: 'OPTIONS', path: `/${BUCKET}/`, headers: all };
}

test('allows a preflight of an origin in the rule', async (t) => {
  const fixture = await setUp(t);
  const answer = await send(fixture, preflight(ORIGIN, 'PUT', 'content-type, x-amz-meta-a'));
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['access-control-allow-origin'], ORIGIN);
  assert.match(answer.headers['access-control-allow-methods'] ?? '', /PUT/);
  assert.equal(answer.headers['access-control-allow-headers'], 'content-type, x-amz-meta-a');
  assert.equal(answer.headers['access-control-max-age'], '3600');
  assert.match(answer.headers.vary ?? '', /Origin/);
});

test('refuses a preflight of another origin with 403 and no CORS headers', async (t) => {
  const fixture = await setUp(t);
  const answer = await send(fixture, preflight(EVIL, 'POST'));
  assert.equal(answer.status, 403);
  assert.equal(element(answer.body, 'Code'), 'AccessForbidden');
  assert.equal(answer.headers['access-control-allow-origin'], undefined);
});

for (const [what, cors, method, headers] of [
  ['a method', { origins: '*', methods: ['GET'] }, 'PUT', ''],
  ['a header', { origins: '*', headers: ['content-*'] }, 'PUT', 'content-type, x-amz-acl'],
] as const) {
  test(`refuses a preflight for ${what} that the rule does not allow`, async (t) => {
    const fixture = await setUp(t, { cors });
    assert.equal((await send(fixture, preflight(ORIGIN, method, headers))).status, 403);
  });
}

test('refuses every preflight if the bucket has no rule', async (t) => {
  const fixture = await setUp(t, { cors: undefined });
  const answer = await send(fixture, preflight(ORIGIN, 'POST'));
  assert.equal(answer.status, 403);
  assert.match(answer.body, /CORS is not enabled for this bucket/);
});

test('refuses a preflight without a method', async (t) => {
  const fixture = await setUp(t);
  const bare = await send(fixture, { method: 'OPTIONS', path: `/${BUCKET}/`, headers: { Origin: ORIGIN } });
  const originless = await send(fixture, { method: 'OPTIONS', path: `/${BUCKET}/` });
  assert.deepEqual([bare.status, originless.status], [400, 400]);
});

test('allows origins by pattern', async (t) => {
  const fixture = await setUp(t, { cors: { origins: ['http://*.example', 'http://localhost:8000'] } });
  const statuses = [
    'http://a.example',
    'http://localhost:8000',
    'http://localhost:8001',
    'https://a.example',
  ].map(async (origin) => (await send(fixture, preflight(origin, 'POST'))).status);
  assert.deepEqual(await Promise.all(statuses), [200, 200, 403, 403]);
});

test('lets the page read an answer, and ETag, Location, checksum and request id with it', async (t) => {
  const fixture = await setUp(t);
  const { headers } = await submit(await sign(fixture), { origin: ORIGIN });
  assert.equal(headers.get('access-control-allow-origin'), ORIGIN);
  assert.equal(
    headers.get('access-control-expose-headers'),
    'ETag, Location, x-amz-checksum-sha256, x-amz-request-id',
  );
});

test('answers * if every origin is allowed, without credentials', async (t) => {
  const fixture = await setUp(t, { cors: { origins: '*' } });
  const { headers } = await submit(await sign(fixture), { origin: EVIL });
  assert.equal(headers.get('access-control-allow-origin'), '*');
  assert.equal(headers.get('access-control-allow-credentials'), null);
});

test('lets the page read an error', async (t) => {
  const fixture = await setUp(t);
  const response = await submit(await sign(fixture), { origin: ORIGIN, fields: { extra: '1' } });
  assert.equal(response.status, 403);
  assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
});

test('stores a form of an origin that the rule does not allow, and hides the answer from the page', async (t) => {
  const fixture = await setUp(t);
  const response = await submit(await sign(fixture), { origin: EVIL });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('access-control-allow-origin'), null);
  assert.deepEqual(await filesIn(fixture.folder), { objects: 1, others: 0 });
});

test('has no rule for a bucket that does not exist', async (t) => {
  const fixture = await setUp(t);
  const answer = await send(fixture, { path: '/other/a.txt', headers: { Origin: ORIGIN } });
  assert.equal(answer.status, 404);
  assert.equal(answer.headers['access-control-allow-origin'], undefined);
});

test('sends no CORS headers if the request has no origin', async (t) => {
  const fixture = await setUp(t);
  const { headers } = await fetch(objectUrl(fixture, 'a.txt'));
  assert.equal(headers.get('access-control-allow-origin'), null);
});
