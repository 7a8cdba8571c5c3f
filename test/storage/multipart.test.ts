// Multipart uploads, signed by the SDK: every operation, what S3 refuses, and what is left on disk.
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  type CompletedPart,
  type CreateMultipartUploadCommandInput,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { BUCKET, clientFor, codeOf, element, refusal, setUp, type Fixture } from './fixture.js';

const Key = 'large/photo.jpg';
const MIB = 1024 * 1024;
const bytes = (size: number, fill: string) => Buffer.alloc(size, fill);
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest();

async function create(
  { client }: Pick<Fixture, 'client'>,
  more: Partial<CreateMultipartUploadCommandInput> = {},
): Promise<string> {
  const { UploadId = '' } = await client.send(
    new CreateMultipartUploadCommand({ Bucket: BUCKET, Key, ...more }),
  );
  return UploadId;
}

async function send(
  { client }: Pick<Fixture, 'client'>,
  UploadId: string,
  PartNumber: number,
  Body: Buffer,
): Promise<CompletedPart> {
  const { ETag } = await client.send(
    new UploadPartCommand({ Bucket: BUCKET, Key, UploadId, PartNumber, Body }),
  );
  return { PartNumber, ETag };
}

const complete = ({ client }: Pick<Fixture, 'client'>, UploadId: string, Parts: CompletedPart[], more = {}) =>
  client.send(
    new CompleteMultipartUploadCommand({
      Bucket: BUCKET,
      Key,
      UploadId,
      MultipartUpload: { Parts },
      ...more,
    }),
  );

const left = async ({ folder }: Fixture) => (await readdir(join(folder, 'uploads'))).length;

test('makes one object of parts that were sent in any order, and twice', async (t) => {
  const fixture = await setUp(t);
  const UploadId = await create(fixture, { ContentType: 'image/jpeg', Metadata: { width: '4000' } });
  const two = await send(fixture, UploadId, 2, bytes(3, 'b'));
  await send(fixture, UploadId, 1, bytes(5 * MIB, 'x'));
  const one = await send(fixture, UploadId, 1, bytes(5 * MIB, 'a'));
  const { ETag, Location, Key: key } = await complete(fixture, UploadId, [one, two]);
  const md5s = [one, two].map((part) => Buffer.from((part.ETag ?? '').replaceAll('"', ''), 'hex'));
  assert.equal(ETag, `"${createHash('md5').update(Buffer.concat(md5s)).digest('hex')}-2"`);
  assert.deepEqual([Location, key], [`${fixture.storage.url}/${BUCKET}/${Key}`, Key]);

  const { client } = fixture;
  const stored = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
  assert.deepEqual(
    Buffer.from((await stored.Body?.transformToByteArray()) ?? []),
    Buffer.concat([bytes(5 * MIB, 'a'), bytes(3, 'b')]),
  );
  assert.deepEqual([stored.ContentType, stored.Metadata?.width, stored.ETag], ['image/jpeg', '4000', ETag]);
  assert.equal(await left(fixture), 0);
});

test('takes every step by a presigned URL', async (t) => {
  const { client } = await setUp(t, { publicRead: false });
  const of = { Bucket: BUCKET, Key };
  const created = await fetch(await getSignedUrl(client, new CreateMultipartUploadCommand(of)), {
    method: 'POST',
  });
  const UploadId = element(await created.text(), 'UploadId') ?? '';
  const part = await fetch(
    await getSignedUrl(client, new UploadPartCommand({ ...of, UploadId, PartNumber: 1 })),
    { method: 'PUT', body: 'hello' },
  );
  const etag = part.headers.get('etag') ?? '';
  const listed = await fetch(await getSignedUrl(client, new ListPartsCommand({ ...of, UploadId })));
  const xml = await listed.text();
  assert.deepEqual([element(xml, 'Size'), element(xml, 'PartNumber')], ['5', '1']);
  const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${etag}</ETag></Part></CompleteMultipartUpload>`;
  const url = await getSignedUrl(client, new CompleteMultipartUploadCommand({ ...of, UploadId }));
  const completed = await fetch(url, { method: 'POST', body });
  assert.equal(completed.status, 200, await completed.text());
  const again = await fetch(url, { method: 'POST', body });
  assert.equal((await refusal(again)).line, '404 NoSuchUpload');
  const { ContentLength } = await client.send(new HeadObjectCommand(of));
  assert.equal(ContentLength, 5);
});

test('keeps the checksum of each part, and the composite one of the object', async (t) => {
  const fixture = await setUp(t);
  const { client } = fixture;
  const UploadId = await create(fixture, { ChecksumAlgorithm: 'SHA256' });
  const contents = [bytes(5 * MIB, 'a'), bytes(9, 'b')];
  assert.equal(await codeOf(send(fixture, UploadId, 1, bytes(1, 'z'))), '400 InvalidRequest');
  const parts: CompletedPart[] = [];
  for (const [index, Body] of contents.entries()) {
    const ChecksumSHA256 = sha256(Body).toString('base64');
    const of = { Bucket: BUCKET, Key, UploadId, PartNumber: index + 1, Body };
    const wrong = sha256(bytes(1, 'z')).toString('base64');
    assert.equal(
      await codeOf(client.send(new UploadPartCommand({ ...of, ChecksumSHA256: wrong }))),
      '400 BadDigest',
    );
    const { ETag } = await client.send(new UploadPartCommand({ ...of, ChecksumSHA256 }));
    parts.push({ PartNumber: index + 1, ETag, ChecksumSHA256 });
  }
  const { Parts } = await client.send(new ListPartsCommand({ Bucket: BUCKET, Key, UploadId }));
  assert.deepEqual(
    Parts?.map(({ ChecksumSHA256 }) => ChecksumSHA256),
    parts.map(({ ChecksumSHA256 }) => ChecksumSHA256),
  );
  const without = parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
  assert.equal(await codeOf(complete(fixture, UploadId, without)), '400 InvalidRequest');
  const composite = `${sha256(Buffer.concat(contents.map(sha256))).toString('base64')}-2`;
  assert.equal((await complete(fixture, UploadId, parts)).ChecksumSHA256, composite);
  const head = await client.send(new HeadObjectCommand({ Bucket: BUCKET, Key, ChecksumMode: 'ENABLED' }));
  assert.deepEqual([head.ChecksumSHA256, head.ChecksumType], [composite, 'COMPOSITE']);
});

test('lists parts page by page, and unfinished uploads', async (t) => {
  const fixture = await setUp(t);
  const { client } = fixture;
  const UploadId = await create(fixture);
  for (const number of [7, 1, 10_000]) await send(fixture, UploadId, number, bytes(number % 10, 'a'));
  const of = { Bucket: BUCKET, Key, UploadId };
  const first = await client.send(new ListPartsCommand({ ...of, MaxParts: 2 }));
  assert.deepEqual(
    first.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size]),
    [
      [1, 1],
      [7, 7],
    ],
  );
  assert.deepEqual([first.IsTruncated, first.NextPartNumberMarker], [true, '7']);
  const second = await client.send(
    new ListPartsCommand({ ...of, PartNumberMarker: first.NextPartNumberMarker }),
  );
  assert.deepEqual([second.Parts?.length, second.IsTruncated], [1, false]);
  const { Uploads } = await client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }));
  assert.deepEqual(
    Uploads?.map((upload) => [upload.Key, upload.UploadId]),
    [[Key, UploadId]],
  );
});

test('removes the parts of an aborted upload, which then exists no more', async (t) => {
  const fixture = await setUp(t);
  const UploadId = await create(fixture);
  const part = await send(fixture, UploadId, 1, bytes(9, 'a'));
  const abort = () => fixture.client.send(new AbortMultipartUploadCommand({ Bucket: BUCKET, Key, UploadId }));
  await abort();
  assert.equal(await left(fixture), 0);
  assert.equal(await codeOf(abort()), '404 NoSuchUpload');
  assert.equal(await codeOf(complete(fixture, UploadId, [part])), '404 NoSuchUpload');
  assert.equal(await codeOf(send(fixture, UploadId, 2, bytes(1, 'a'))), '404 NoSuchUpload');
});

suite('refuses', () => {
  for (const number of [0, 10_001])
    test(`part ${number}`, async (t) => {
      const fixture = await setUp(t);
      const UploadId = await create(fixture);
      assert.equal(await codeOf(send(fixture, UploadId, number, bytes(1, 'a'))), '400 InvalidArgument');
    });

  test('the id of an upload with another key', async (t) => {
    const fixture = await setUp(t);
    const UploadId = await create(fixture, { Key: 'another.jpg' });
    assert.equal(await codeOf(send(fixture, UploadId, 1, bytes(1, 'a'))), '404 NoSuchUpload');
  });

  test('a list of parts that are too small, in another order, missing or changed', async (t) => {
    const fixture = await setUp(t);
    const UploadId = await create(fixture);
    const [one, two] = [
      await send(fixture, UploadId, 1, bytes(5 * MIB - 1, 'a')),
      await send(fixture, UploadId, 2, bytes(1, 'b')),
    ];
    const code = (parts: CompletedPart[]) => codeOf(complete(fixture, UploadId, parts));
    assert.equal(await code([one, two]), '400 EntityTooSmall');
    assert.equal(await code([two, one]), '400 InvalidPartOrder');
    assert.equal(await code([one, one]), '400 InvalidPartOrder');
    assert.equal(await code([one, { ...two, PartNumber: 3 }]), '400 InvalidPart');
    assert.equal(await code([{ ...one, ETag: two.ETag }]), '400 InvalidPart');
    assert.equal(await code([]), '400 MalformedXML');
    await complete(fixture, UploadId, [two]);
  });

  test('to complete over an existing object with If-None-Match, and keeps the upload', async (t) => {
    const fixture = await setUp(t);
    await fixture.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: 'first' }));
    const UploadId = await create(fixture);
    const part = await send(fixture, UploadId, 1, bytes(9, 'a'));
    const write = complete(fixture, UploadId, [part], { IfNoneMatch: '*' });
    assert.equal(await codeOf(write), '412 PreconditionFailed');
    await complete(fixture, UploadId, [part]);
  });

  test('another size than the request announces', async (t) => {
    const fixture = await setUp(t);
    const UploadId = await create(fixture);
    const part = await send(fixture, UploadId, 1, bytes(9, 'a'));
    const write = complete(fixture, UploadId, [part], { MpuObjectSize: 10 });
    assert.equal(await codeOf(write), '400 InvalidRequest');
    await complete(fixture, UploadId, [part], { MpuObjectSize: 9 });
  });

  test('an unsigned request', async (t) => {
    const fixture = await setUp(t);
    const UploadId = await create(fixture);
    const url = `${fixture.storage.url}/${BUCKET}/${Key}`;
    for (const [method, query] of [
      ['POST', 'uploads'],
      ['GET', `uploadId=${UploadId}`],
      ['DELETE', `uploadId=${UploadId}`],
    ] as const)
      assert.equal((await refusal(await fetch(`${url}?${query}`, { method }))).line, '403 AccessDenied');
  });
});

test('makes one object of a list that arrives twice at once', async (t) => {
  const fixture = await setUp(t);
  const UploadId = await create(fixture);
  const part = await send(fixture, UploadId, 1, bytes(9, 'a'));
  const both = await Promise.allSettled([1, 2].map(() => complete(fixture, UploadId, [part])));
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal(await left(fixture), 0);
});

test('knows an upload after a restart', async (t) => {
  const fixture = await setUp(t);
  const UploadId = await create(fixture, { ContentType: 'image/png' });
  const part = await send(fixture, UploadId, 1, bytes(9, 'a'));
  await fixture.storage.close();
  const { storage } = await setUp(t, { folder: fixture.folder });
  const client = clientFor(storage.url);
  t.after(() => client.destroy());
  await complete({ client }, UploadId, [part]);
  const { ContentType } = await client.send(new HeadObjectCommand({ Bucket: BUCKET, Key }));
  assert.equal(ContentType, 'image/png');
});

test('fails at the step that a fault names', async (t) => {
  const fixture = await setUp(t);
  const { faults } = fixture.storage;
  const client = clientFor(fixture.storage.url);
  t.after(() => client.destroy());
  client.config.maxAttempts = () => Promise.resolve(1);
  faults.push({ method: 'POST', parameter: 'uploads', status: 403, times: 1 });
  assert.equal(await codeOf(create({ client })), '403 AccessDenied');
  const UploadId = await create(fixture);
  faults.push({ parameter: 'partNumber', status: 403, times: 1 });
  assert.equal(await codeOf(send({ client }, UploadId, 1, bytes(1, 'a'))), '403 AccessDenied');
  const part = await send(fixture, UploadId, 1, bytes(1, 'a'));
  faults.push({ method: 'POST', parameter: 'uploadId', status: 200, code: 'InternalError', times: 1 });
  const url = await getSignedUrl(
    client,
    new CompleteMultipartUploadCommand({ Bucket: BUCKET, Key, UploadId }),
  );
  const answer = await fetch(url, { method: 'POST', body: '<CompleteMultipartUpload/>' });
  assert.equal((await refusal(answer)).line, '200 InternalError');
  await complete(fixture, UploadId, [part]);
});
