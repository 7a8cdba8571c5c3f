// Requests that the AWS SDK signs in their headers, and copies of objects.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { signHeaders } from '../../src/server/sigv4.js';
import { BUCKET, clientFor, codeOf, KEY_ID, objectUrl, REGION, SECRET, setUp } from './fixture.js';

const Bucket = BUCKET;

const put = (client: S3Client, Key: string, Body = 'bytes') =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'image/png', Metadata: { note: 'a' } }));

const textOf = async (client: S3Client, Key: string, more = {}) =>
  (await client.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body?.transformToString();

suite('a request that is signed in its headers', () => {
  test('stores, reads, reads a part, describes and removes a private object', async (t) => {
    const { client } = await setUp(t, { publicRead: false });
    await put(client, 'a b/ä.png');
    assert.equal(await textOf(client, 'a b/ä.png'), 'bytes');
    assert.equal(await textOf(client, 'a b/ä.png', { Range: 'bytes=1-2' }), 'yt');
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'a b/ä.png' }));
    assert.equal(head.ContentLength, 5);
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'a b/ä.png' }));
    assert.equal(await codeOf(textOf(client, 'a b/ä.png') as Promise<unknown>), '404 NoSuchKey');
  });

  test('gets the checksum of a whole object, and none with a part of it', async (t) => {
    const { client } = await setUp(t);
    const ChecksumSHA256 = createHash('sha256').update('bytes').digest('base64');
    await client.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'bytes', ChecksumSHA256 }));
    const get = (more = {}) =>
      client.send(new GetObjectCommand({ Bucket, Key: 'a', ChecksumMode: 'ENABLED', ...more }));
    assert.equal((await get()).ChecksumSHA256, ChecksumSHA256);
    const part = await get({ Range: 'bytes=1-2' });
    assert.equal(part.ChecksumSHA256, undefined);
    assert.equal(await part.Body?.transformToString(), 'yt'); // the SDK compares checksums
  });

  test('is refused with a wrong secret, an unknown key, another region and a wrong clock', async (t) => {
    const { client, storage } = await setUp(t);
    await put(client, 'a');
    const ask = (change: Parameters<typeof clientFor>[1]) => codeOf(put(clientFor(storage.url, change), 'b'));
    assert.equal(await ask({ secretAccessKey: 'wrong' }), '403 SignatureDoesNotMatch');
    assert.equal(await ask({ accessKeyId: 'AKIAUNKNOWN' }), '403 InvalidAccessKeyId');
    assert.equal(await ask({ region: 'us-east-2' }), '400 AuthorizationHeaderMalformed');
    const url = new URL(`${storage.url}/${BUCKET}/a`);
    for (const minutes of [-16, 16]) {
      const date = new Date(Date.now() + minutes * 60_000);
      const credentials = { accessKeyId: KEY_ID, secretAccessKey: SECRET };
      // The SDK would correct its clock, and try again.
      const headers = await signHeaders(
        { method: 'GET', url, headers: {} },
        { credentials, region: REGION, date },
      );
      assert.match(await (await fetch(url, { headers })).text(), /<Code>RequestTimeTooSkewed</);
    }
  });

  test('is refused if its body is not the signed one, or is signed in chunks', async (t) => {
    const { client } = await setUp(t);
    const command = () => new PutObjectCommand({ Bucket, Key: 'a', Body: 'bytes' });
    interface Sent {
      body: unknown;
      readonly headers: Record<string, string>;
    }

    const swapped = command();
    swapped.middlewareStack.add(
      (next) => (args) => {
        (args.request as Sent).body = 'other';
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' }, // after the signature
    );
    assert.equal(await codeOf(client.send(swapped)), '400 XAmzContentSHA256Mismatch');

    const chunked = command();
    chunked.middlewareStack.add(
      (next) => (args) => {
        (args.request as Sent).headers['x-amz-content-sha256'] = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
        return next(args);
      },
      { step: 'build' },
    );
    assert.equal(await codeOf(client.send(chunked)), '501 NotImplemented');
  });

  test('is refused if the header is no signature', async (t) => {
    const fixture = await setUp(t);
    const ask = async (Authorization: string) =>
      (await fetch(objectUrl(fixture, 'a.txt'), { headers: { Authorization } })).status;
    assert.equal(await ask('Basic YTpi'), 400);
    assert.equal(await ask('AWS4-HMAC-SHA256 Credential=x'), 400);
    assert.equal(await ask('AWS4-HMAC-SHA256 constructor=x, __proto__=y'), 400);
  });
});

suite('a copy', () => {
  const copy = (client: S3Client, from: string, Key: string, more = {}) =>
    client.send(
      new CopyObjectCommand({ Bucket, CopySource: `${BUCKET}/${encodeURIComponent(from)}`, Key, ...more }),
    );

  test('has the bytes, the type and the metadata of its source', async (t) => {
    const { client } = await setUp(t);
    const { ETag } = await put(client, 'ä b');
    const { CopyObjectResult } = await copy(client, 'ä b', 'c');
    assert.equal(CopyObjectResult?.ETag, ETag);
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'c' }));
    assert.deepEqual([head.ContentType, head.Metadata?.note, head.ETag], ['image/png', 'a', ETag]);
    assert.equal(await textOf(client, 'c'), 'bytes');
  });

  test('is refused if a condition is not met, and if there is no source', async (t) => {
    const { client } = await setUp(t);
    await put(client, 'a');
    await put(client, 'b', 'other');
    assert.equal(await codeOf(copy(client, 'a', 'b', { IfNoneMatch: '*' })), '412 PreconditionFailed');
    assert.equal(
      await codeOf(copy(client, 'a', 'c', { CopySourceIfMatch: '"x"' })),
      '412 PreconditionFailed',
    );
    assert.equal(await codeOf(copy(client, 'none', 'c')), '404 NoSuchKey');
    assert.equal(await textOf(client, 'b'), 'other');
  });

  test('replaces an object without a condition; with If-None-Match, one of two at once succeeds', async (t) => {
    const { client } = await setUp(t);
    await put(client, 'a', 'first');
    await put(client, 'b', 'second');
    await copy(client, 'a', 'b');
    assert.equal(await textOf(client, 'b'), 'first');
    const both = await Promise.allSettled(
      ['a', 'b'].map((from) => copy(client, from, 'c', { IfNoneMatch: '*' })),
    );
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });
});
