// A presigned PUT: stored headers, verified checksums, refused requests.
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { BUCKET, filesIn, KEY_ID, objectUrl, refusal, REGION, SECRET, send, setUp } from './fixture.js';
import { presignPut, put } from './presigning.js';

const closed = { publicRead: false };

test('keeps the Content-Type and metadata of a PUT, in headers or in the query', async (t) => {
  const fixture = await setUp(t);
  const how = { unhoistableHeaders: new Set(['x-amz-meta-a']) };
  const url = await presignPut(fixture, { Metadata: { a: 'in a header', b: 'in the query' } }, how);
  await put(url, 'x', { 'Content-Type': 'image/png', 'x-amz-meta-a': 'in a header' });
  const { headers } = await fetch(objectUrl(fixture, 'a.txt'));
  assert.equal(headers.get('content-type'), 'image/png');
  assert.equal(headers.get('x-amz-meta-a'), 'in a header');
  assert.equal(headers.get('x-amz-meta-b'), 'in the query');
});

test('writes a key only once with If-None-Match', async (t) => {
  const fixture = await setUp(t);
  const url = await presignPut(fixture, { IfNoneMatch: '*' });
  assert.equal((await put(url, 'first', { 'If-None-Match': '*' })).status, 200);
  assert.equal(
    (await refusal(await put(url, 'second', { 'If-None-Match': '*' }))).line,
    '412 PreconditionFailed',
  );
  assert.equal(await (await fetch(objectUrl(fixture, 'a.txt'))).text(), 'first');
  assert.deepEqual(await filesIn(fixture.folder), { objects: 1, others: 0 });
});

test('exactly one of two simultaneous writes with If-None-Match succeeds', async (t) => {
  const fixture = await setUp(t);
  const url = await presignPut(fixture, { IfNoneMatch: '*' });
  const both = await Promise.all(['one', 'two'].map((body) => put(url, body, { 'If-None-Match': '*' })));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 412]);
});

test('answers 501 to a PUT with another condition', async (t) => {
  const fixture = await setUp(t);
  for (const condition of [{ 'If-None-Match': '"x"' }, { 'If-Match': '"x"' }] as Record<string, string>[]) {
    const answer = await put(await presignPut(fixture), 'x', condition);
    assert.equal((await refusal(answer)).line, '501 NotImplemented');
  }
  assert.deepEqual(await filesIn(fixture.folder), { objects: 0, others: 0 });
});

test('verifies the checksum of a PUT, and returns it to HEAD on request', async (t) => {
  const fixture = await setUp(t, closed);
  const ChecksumSHA256 = createHash('sha256').update('hello').digest('base64');
  const url = await presignPut(fixture, { ChecksumSHA256 });
  assert.equal((await refusal(await put(url, 'jello'))).line, '400 BadDigest');
  const stored = await put(url, 'hello');
  assert.equal(stored.headers.get('x-amz-checksum-sha256'), ChecksumSHA256);

  const input = { Bucket: BUCKET, Key: 'a.txt' };
  const plain = await getSignedUrl(fixture.client, new HeadObjectCommand(input));
  const asking = await getSignedUrl(
    fixture.client,
    new HeadObjectCommand({ ...input, ChecksumMode: 'ENABLED' }),
  );
  const checksums = [plain, asking].map(async (address) => {
    const { headers } = await fetch(address, { method: 'HEAD' });
    return headers.get('x-amz-checksum-sha256');
  });
  assert.deepEqual(await Promise.all(checksums), [null, ChecksumSHA256]);
});

test("refuses the checksum of an empty body that the SDK's defaults sign into a PUT", async (t) => {
  const fixture = await setUp(t);
  const client = new S3Client({
    endpoint: fixture.storage.url,
    region: REGION,
    forcePathStyle: true,
    credentials: { accessKeyId: KEY_ID, secretAccessKey: SECRET },
  });
  const url = await presignPut({ client });
  assert.match(url, /x-amz-checksum-crc32=AAAAAA/);
  assert.equal((await refusal(await put(url, 'hello'))).line, '400 BadDigest');
});

test('verifies the Content-MD5 of a PUT', async (t) => {
  const fixture = await setUp(t);
  const md5 = createHash('md5').update('hello').digest('base64');
  const url = await presignPut(fixture);
  assert.equal((await put(url, 'hello', { 'Content-MD5': md5 })).status, 200);
  assert.equal((await refusal(await put(url, 'jello', { 'Content-MD5': md5 }))).line, '400 BadDigest');
});

test('answers 411 for a PUT without Content-Length', async (t) => {
  const fixture = await setUp(t);
  const url = new URL(await presignPut(fixture));
  const headers = { 'Transfer-Encoding': 'chunked' };
  const answer = await send(fixture, { method: 'PUT', path: url.pathname + url.search, headers, body: 'x' });
  assert.equal(answer.status, 411);
});
