// Reading objects: ranges, conditions, and headers that make untrusted files harmless.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { objectUrl, openFilesIn, quotedMd5, refusal, setUp, sign, submit, type Fixture } from './fixture.js';

const CONTENT = '0123456789';

async function get(
  fixture: Fixture,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Response> {
  await submit(await sign(fixture, { Fields: { 'Content-Type': 'image/svg+xml' } }), { content: CONTENT });
  return fetch(objectUrl(fixture, 'a.txt'), { headers, method });
}

test('answers with the object, its ETag, type, length and date', async (t) => {
  const fixture = await setUp(t, { now: () => new Date('2099-01-01T12:00:00.500Z') });
  const signed = await sign(fixture, { Expires: 100 * 365 * 24 * 3600 });
  await submit(signed, { content: CONTENT });
  const response = await fetch(objectUrl(fixture, 'a.txt'));
  assert.equal(await response.text(), CONTENT);
  assert.equal(response.headers.get('etag'), quotedMd5(CONTENT));
  assert.equal(response.headers.get('content-length'), '10');
  assert.equal(response.headers.get('last-modified'), 'Thu, 01 Jan 2099 12:00:00 GMT');
  assert.equal(response.headers.get('date'), 'Thu, 01 Jan 2099 12:00:00 GMT');
});

test('sends a stored file so that it can’t run as a page of this origin', async (t) => {
  const { headers } = await get(await setUp(t));
  assert.equal(headers.get('content-type'), 'image/svg+xml');
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
});

test('answers HEAD with the same headers and no body', async (t) => {
  const response = await get(await setUp(t), {}, 'HEAD');
  assert.equal(response.headers.get('content-length'), '10');
  assert.equal(await response.text(), '');
});

for (const [range, status, body, contentRange] of [
  ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
  ['bytes=7-', 206, '789', 'bytes 7-9/10'],
  ['bytes=-2', 206, '89', 'bytes 8-9/10'],
  ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
  ['bytes=-99', 206, CONTENT, 'bytes 0-9/10'],
  ['bytes=9-9', 206, '9', 'bytes 9-9/10'],
  ['bytes=5-2', 200, CONTENT, null],
  ['bytes=-', 200, CONTENT, null],
  ['bytes=0-1,3-4', 200, CONTENT, null],
  ['lines=1-2', 200, CONTENT, null],
] as const) {
  test(`answers ${status} with ${body} for the range ${range}`, async (t) => {
    const response = await get(await setUp(t), { Range: range });
    assert.equal(response.status, status);
    assert.equal(response.headers.get('content-range'), contentRange);
    assert.equal(response.headers.get('content-length'), String(body.length));
    assert.equal(await response.text(), body);
  });
}

for (const range of ['bytes=10-', 'bytes=-0', 'bytes=99-100']) {
  test(`answers 416 InvalidRange for the range ${range}`, async (t) => {
    const response = await get(await setUp(t), { Range: range });
    assert.equal((await refusal(response)).line, '416 InvalidRange');
  });
}

const ETAG = quotedMd5(CONTENT);
const [PAST, FUTURE] = ['Thu, 01 Jan 1998 00:00:00 GMT', 'Thu, 01 Jan 2099 00:00:00 GMT'];

for (const [headers, status] of [
  [{ 'If-None-Match': ETAG }, 304],
  [{ 'If-None-Match': `"x", W/${ETAG}` }, 304],
  [{ 'If-None-Match': '"x"' }, 200],
  [{ 'If-None-Match': '"x"', 'If-Modified-Since': FUTURE }, 200],
  [{ 'If-Modified-Since': FUTURE }, 304],
  [{ 'If-Modified-Since': PAST }, 200],
  [{ 'If-Match': ETAG }, 200],
  [{ 'If-Match': '"x"' }, 412],
  [{ 'If-Match': ETAG, 'If-Unmodified-Since': PAST }, 200],
  [{ 'If-Unmodified-Since': PAST }, 412],
  [{ 'If-Unmodified-Since': FUTURE }, 200],
  [{ Range: 'bytes=0-1', 'If-Range': ETAG }, 206],
  [{ Range: 'bytes=0-1', 'If-Range': '"x"' }, 200],
  [{ Range: 'bytes=0-1', 'If-Match': ETAG }, 206],
  [{ Range: 'bytes=0-1', 'If-Match': '"x"' }, 412],
] as [Record<string, string>, number][]) {
  test(`answers ${status} under ${Object.entries(headers).join(' and ')}`, async (t) => {
    assert.equal((await get(await setUp(t), headers)).status, status);
  });
}

test('answers 404 NoSuchKey for a key that has no object', async (t) => {
  const fixture = await setUp(t);
  assert.equal((await refusal(await fetch(objectUrl(fixture, 'none')))).line, '404 NoSuchKey');
});

test('answers HEAD for a missing key with 404 and no body', async (t) => {
  const response = await fetch(objectUrl(await setUp(t), 'none'), { method: 'HEAD' });
  assert.deepEqual([response.status, await response.text()], [404, '']);
});

test('closes the file after HEAD, 304, 416 and 412', async (t) => {
  const fixture = await setUp(t);
  await get(fixture, {}, 'HEAD');
  await get(fixture, { 'If-None-Match': ETAG });
  await get(fixture, { Range: 'bytes=10-' });
  await get(fixture, { 'If-Match': '"x"' });
  assert.equal((await openFilesIn(fixture.folder)) ?? 0, 0);
});
