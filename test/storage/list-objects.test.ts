// The bucket itself: whether it exists, and what is in it, by the AWS SDK.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
  type ListObjectsV2CommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { BUCKET, codeOf, quotedMd5, refusal, REGION, setUp } from './fixture.js';

const Bucket = BUCKET;

const put = (client: S3Client, ...keys: string[]) =>
  Promise.all(keys.map((Key) => client.send(new PutObjectCommand({ Bucket, Key, Body: Key }))));

/** Keys and common prefixes of each page. */
async function pagesOf(client: S3Client, asked: Partial<ListObjectsV2CommandInput>, pageSize?: number) {
  const pages: string[][] = [];
  for await (const page of paginateListObjectsV2(
    { client, ...(pageSize && { pageSize }) },
    { Bucket, ...asked },
  )) {
    const keys = page.Contents?.map(({ Key }) => Key ?? '') ?? [];
    const prefixes = page.CommonPrefixes?.map(({ Prefix }) => Prefix ?? '') ?? [];
    assert.equal(page.KeyCount, keys.length + prefixes.length);
    pages.push([...keys, ...prefixes]);
  }
  return pages;
}

suite('HEAD of a bucket', () => {
  test('answers that it exists, and where', async (t) => {
    const { client } = await setUp(t);
    assert.equal((await client.send(new HeadBucketCommand({ Bucket }))).BucketRegion, REGION);
  });

  test('answers 404 for another bucket, and 403 without a signature', async (t) => {
    const { client, storage } = await setUp(t, { publicRead: true });
    assert.match(await codeOf(client.send(new HeadBucketCommand({ Bucket: 'other' }))), /^404/);
    assert.equal((await fetch(`${storage.url}/${BUCKET}`, { method: 'HEAD' })).status, 403);
  });
});

suite('a list of objects', () => {
  test('has key, size, ETag and date of each, in the order of the bytes of the keys', async (t) => {
    const { client } = await setUp(t);
    await put(client, 'b', 'a/2', 'a/1', 'ä <&> b', '😀', '\uff01', 'B');
    const { Contents, IsTruncated, Name } = await client.send(new ListObjectsV2Command({ Bucket }));
    assert.deepEqual(
      Contents?.map(({ Key }) => Key),
      ['B', 'a/1', 'a/2', 'b', 'ä <&> b', '\uff01', '😀'],
    );
    const [first] = Contents;
    assert.deepEqual([first?.Size, first?.ETag, IsTruncated, Name], [1, quotedMd5('B'), false, BUCKET]);
    assert.ok(Math.abs((first?.LastModified?.getTime() ?? 0) - Date.now()) < 60_000);
  });

  test('is empty for an empty bucket, and for a prefix that no key has', async (t) => {
    const { client } = await setUp(t);
    assert.deepEqual(await pagesOf(client, {}), [[]]);
    await put(client, 'a');
    assert.deepEqual(await pagesOf(client, { Prefix: 'b' }), [[]]);
  });

  test('has only keys with a prefix, and only keys after another', async (t) => {
    const { client } = await setUp(t);
    await put(client, 'incoming/1', 'incoming/2', 'incoming/3', 'listings/1');
    assert.deepEqual(await pagesOf(client, { Prefix: 'incoming/' }), [
      ['incoming/1', 'incoming/2', 'incoming/3'],
    ]);
    assert.deepEqual(await pagesOf(client, { StartAfter: 'incoming/2' }), [['incoming/3', 'listings/1']]);
    await put(client, '\uff01', '😀');
    assert.deepEqual(await pagesOf(client, { StartAfter: '\uff01' }), [['😀']]);
  });

  test('has folders with a delimiter', async (t) => {
    const { client } = await setUp(t);
    await put(client, 'a', 'b/1', 'b/2', 'b/c/3', 'd/4');
    assert.deepEqual(await pagesOf(client, { Delimiter: '/' }), [['a', 'b/', 'd/']]);
    assert.deepEqual(await pagesOf(client, { Delimiter: '/', Prefix: 'b/' }), [['b/1', 'b/2', 'b/c/']]);
  });

  for (const [size, delimiter, pages] of [
    [2, undefined, [['a', 'b/1'], ['b/2', 'b/c/3'], ['d/4']]],
    [5, undefined, [['a', 'b/1', 'b/2', 'b/c/3', 'd/4']]],
    [1, '/', [['a'], ['b/'], ['d/']]],
    [2, '/', [['a', 'b/'], ['d/']]],
  ] as const) {
    test(`of pages of ${size} with the delimiter ${delimiter} has each entry once`, async (t) => {
      const { client } = await setUp(t);
      await put(client, 'a', 'b/1', 'b/2', 'b/c/3', 'd/4');
      assert.deepEqual(await pagesOf(client, { Delimiter: delimiter }, size), pages);
    });
  }

  test('has pages of 1,000 keys at most', async (t) => {
    const { client } = await setUp(t);
    for (let hundred = 10; hundred < 21; hundred += 1)
      await put(client, ...Array.from({ length: 100 }, (_, i) => `${hundred}-${i}`));
    const pages = await pagesOf(client, {}, 5000);
    assert.deepEqual(
      pages.map(({ length }) => length),
      [1000, 100],
    );
    assert.equal(new Set(pages.flat()).size, 1100);
  });

  test('goes on where it was if objects are removed and stored in between', async (t) => {
    const { client } = await setUp(t);
    await put(client, 'b', 'd', 'f');
    const first = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 2 }));
    await put(client, 'a', 'e');
    const ContinuationToken = first.NextContinuationToken;
    assert.deepEqual(await pagesOf(client, { ContinuationToken }), [['e', 'f']]);
  });

  test('has escaped keys on request, for keys that XML can not have', async (t) => {
    const { client } = await setUp(t);
    await put(client, 'a\u0001 b/ä');
    assert.deepEqual(await pagesOf(client, { EncodingType: 'url' }), [['a%01%20b/%C3%A4']]);
  });

  test('has no entry with a page size of 0', async (t) => {
    const { client } = await setUp(t);
    await put(client, 'a');
    const { KeyCount, IsTruncated } = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 0 }));
    assert.deepEqual([KeyCount, IsTruncated], [0, false]);
  });

  test('is refused with a wrong page size, token or encoding', async (t) => {
    const { client } = await setUp(t);
    for (const wrong of [{ MaxKeys: -1 }, { ContinuationToken: '!' }, { EncodingType: 'x' as 'url' }])
      assert.equal(
        await codeOf(client.send(new ListObjectsV2Command({ Bucket, ...wrong }))),
        '400 InvalidArgument',
      );
  });

  test('is refused without a signature, also if everyone can read the objects', async (t) => {
    const { storage } = await setUp(t, { publicRead: true });
    const response = await fetch(`${storage.url}/${BUCKET}?list-type=2`);
    assert.equal((await refusal(response)).line, '403 AccessDenied');
  });
});

for (const [name, command] of [
  ['ListBuckets', new ListBucketsCommand()],
  ['ListObjects, the first version', new ListObjectsCommand({ Bucket })],
  ['CreateBucket', new CreateBucketCommand({ Bucket })],
  ['DeleteBucket', new DeleteBucketCommand({ Bucket })],
  ['DeleteObjects', new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'a' }] } })],
  ['GetBucketPolicy', new GetBucketPolicyCommand({ Bucket })],
  [
    'PutBucketLifecycleConfiguration',
    new PutBucketLifecycleConfigurationCommand({
      Bucket,
      LifecycleConfiguration: {
        Rules: [{ Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 1 } }],
      },
    }),
  ],
] as const) {
  test(`answers 501 to ${name}`, async (t) => {
    const { client } = await setUp(t);
    assert.equal(await codeOf(client.send(command as ListBucketsCommand)), '501 NotImplemented');
  });
}
