// Presigned requests, signed by the SDK: allowed operations, and refused requests.
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BUCKET,
  clientFor,
  element,
  filesIn,
  objectUrl,
  quotedMd5,
  refusal,
  send,
  setUp,
  sign,
  submit,
} from './fixture.js';
import { presignGet, presignPut, put } from './presigning.js';

const closed = { publicRead: false };

for (const key of ['a.txt', "user/ä (1)+'*!~ @&=.txt", 'a//b/%41', '/lead', 'x?y#z']) {
  test(`puts, gets, heads and deletes the object ${key}`, async (t) => {
    const fixture = await setUp(t, closed);
    const { client } = fixture;
    const input = { Bucket: BUCKET, Key: key };

    const stored = await put(await presignPut(fixture, { Key: key }), 'hello');
    assert.equal(stored.status, 200);
    assert.equal(stored.headers.get('etag'), quotedMd5('hello'));

    assert.equal(await (await fetch(await presignGet(fixture, {}, key))).text(), 'hello');
    const headUrl = await getSignedUrl(client, new HeadObjectCommand(input));
    const head = await fetch(headUrl, { method: 'HEAD' });
    assert.deepEqual([head.status, head.headers.get('content-length')], [200, '5']);

    const deleteUrl = await getSignedUrl(client, new DeleteObjectCommand(input));
    assert.equal((await fetch(deleteUrl, { method: 'DELETE' })).status, 204);
    assert.equal((await refusal(await fetch(await presignGet(fixture, {}, key)))).line, '404 NoSuchKey');
    assert.deepEqual(await filesIn(fixture.folder), { objects: 0, others: 0 });
  });
}

test('answers 204 for the deletion of a missing object', async (t) => {
  const fixture = await setUp(t);
  const url = await getSignedUrl(fixture.client, new DeleteObjectCommand({ Bucket: BUCKET, Key: 'none' }));
  assert.equal((await fetch(url, { method: 'DELETE' })).status, 204);
});

test('accepts presigned requests in virtual-host style', async (t) => {
  const fixture = await setUp(t, closed);
  const client = clientFor('http://localhost:9000', { forcePathStyle: false });
  const url = new URL(await presignPut({ client }));
  const headers = { Host: url.host, 'Content-Length': '5' };
  const answer = await send(fixture, {
    method: 'PUT',
    path: url.pathname + url.search,
    headers,
    body: 'hello',
  });
  assert.equal(url.host, `${BUCKET}.localhost:9000`);
  assert.equal(answer.status, 200);
});

for (const method of ['PUT', 'DELETE', 'GET', 'HEAD']) {
  test(`refuses ${method} without a signature if nothing is public`, async (t) => {
    const fixture = await setUp(t, closed);
    await submit(await sign(fixture));
    const response = await fetch(objectUrl(fixture, 'a.txt'), {
      method,
      ...(method === 'PUT' ? { body: 'x' } : {}),
    });
    assert.equal(response.status, 403);
  });
}

test('public reading does not allow public writing', async (t) => {
  const fixture = await setUp(t, { publicRead: true });
  assert.equal((await refusal(await put(objectUrl(fixture, 'a.txt'), 'x'))).line, '403 AccessDenied');
  assert.equal((await fetch(objectUrl(fixture, 'a.txt'), { method: 'DELETE' })).status, 403);
});

test('refuses a request that has expired', async (t) => {
  let now = new Date();
  const fixture = await setUp(t, { now: () => now });
  const url = await presignPut(fixture, {}, { expiresIn: 60 });
  assert.equal((await put(url, 'hello')).status, 200);

  now = new Date(now.getTime() + 61_000);
  const { line, xml } = await refusal(await put(url, 'hello'));
  assert.equal(line, '403 AccessDenied');
  assert.equal(element(xml, 'Message'), 'Request has expired');
  assert.equal(element(xml, 'ServerTime'), now.toISOString());
});

test('refuses a request that was signed in the future', async (t) => {
  const fixture = await setUp(t, closed);
  const url = await presignGet(fixture, { signingDate: new Date(Date.now() + 3_600_000) });
  const { line, xml } = await refusal(await fetch(url));
  assert.equal(line, '403 AccessDenied');
  assert.equal(element(xml, 'Message'), 'Request is not valid yet');
});

test('accepts a signature for seven days, and refuses a longer one', async (t) => {
  const fixture = await setUp(t, closed);
  await submit(await sign(fixture));
  const week = await presignGet(fixture, { expiresIn: 604_800 });
  assert.equal((await fetch(week)).status, 200);
  const longer = week.replace('X-Amz-Expires=604800', 'X-Amz-Expires=604801');
  assert.equal((await refusal(await fetch(longer))).line, '400 AuthorizationQueryParametersError');
});

const TAMPERED: Record<string, (url: string) => string> = {
  'another key': (url) => url.replace('a.txt', 'b.txt'),
  'a parameter more': (url) => `${url}&x=1`,
  'a longer validity': (url) => url.replace('X-Amz-Expires=900', 'X-Amz-Expires=901'),
  'another signature': (url) => url.replace(/X-Amz-Signature=\w+/, `X-Amz-Signature=${'0'.repeat(64)}`),
  'a signature of another length': (url) => url.replace(/X-Amz-Signature=\w+/, 'X-Amz-Signature=00'),
};

for (const [what, tamper] of Object.entries(TAMPERED)) {
  test(`refuses a signed URL with ${what}`, async (t) => {
    const fixture = await setUp(t, closed);
    const url = tamper(await presignGet(fixture));
    assert.equal((await refusal(await fetch(url))).line, '403 SignatureDoesNotMatch');
  });
}

test('refuses a method other than the signed one', async (t) => {
  const fixture = await setUp(t, closed);
  const { line } = await refusal(await put(await presignGet(fixture), 'hello'));
  assert.equal(line, '403 SignatureDoesNotMatch');
});

test('refuses the signature of another secret, key id or region', async (t) => {
  const fixture = await setUp(t, closed);
  const { url } = fixture.storage;
  const lines = [{ secretAccessKey: 'x' }, { accessKeyId: 'AKIAOTHER' }, { region: 'us-east-1' }].map(
    async (account) =>
      (await refusal(await fetch(await presignGet({ client: clientFor(url, account) })))).line,
  );
  assert.deepEqual(await Promise.all(lines), [
    '403 SignatureDoesNotMatch',
    '403 InvalidAccessKeyId',
    '400 AuthorizationQueryParametersError',
  ]);
});

for (const [what, change, line] of [
  ['no credential', /X-Amz-Credential=[^&]+&/, '400 AuthorizationQueryParametersError'],
  ['no algorithm', /X-Amz-Algorithm=[^&]+&/, '400 InvalidRequest'],
  ['no expiry', /X-Amz-Expires=[^&]+&/, '400 AuthorizationQueryParametersError'],
] as const) {
  test(`answers ${line} for a signed URL with ${what}`, async (t) => {
    const fixture = await setUp(t, closed);
    const url = (await presignGet(fixture)).replace(change, '');
    assert.equal((await refusal(await fetch(url))).line, line);
  });
}

test('refuses x-amz headers that were not signed, and names them', async (t) => {
  const fixture = await setUp(t);
  const { line, xml } = await refusal(
    await put(await presignPut(fixture), 'x', { 'x-amz-acl': 'public-read' }),
  );
  assert.equal(line, '403 AccessDenied');
  assert.equal(element(xml, 'HeadersNotSigned'), 'x-amz-acl');
});

test('refuses a signed header with another value', async (t) => {
  const fixture = await setUp(t);
  const how = { signableHeaders: new Set(['content-type']) };
  const url = await presignPut(fixture, { ContentType: 'image/png' }, how);
  assert.equal((await put(url, 'x', { 'Content-Type': 'image/png' })).status, 200);
  const { line } = await refusal(await put(url, 'x', { 'Content-Type': 'text/html' }));
  assert.equal(line, '403 SignatureDoesNotMatch');
});

test('answers another type and disposition if the signed URL asks for them', async (t) => {
  const fixture = await setUp(t, closed);
  await submit(await sign(fixture));
  const command = new GetObjectCommand({
    Bucket: BUCKET,
    Key: 'a.txt',
    ResponseContentType: 'text/plain',
    ResponseContentDisposition: 'attachment; filename="b.txt"',
  });
  const { headers } = await fetch(await getSignedUrl(fixture.client, command));
  assert.equal(headers.get('content-type'), 'text/plain');
  assert.equal(headers.get('content-disposition'), 'attachment; filename="b.txt"');
});

test('refuses to answer another type without a signature', async (t) => {
  const fixture = await setUp(t);
  await submit(await sign(fixture));
  const response = await fetch(`${objectUrl(fixture, 'a.txt')}?response-content-type=text/html`);
  assert.equal((await refusal(response)).line, '400 InvalidRequest');
});
