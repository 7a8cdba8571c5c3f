// The uploader in a Node program: without a DOM, with its own `send`.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type * as Core from 's3-image-upload/core';
import { BUCKET, setUp } from '../storage/fixture.js';

const { Uploader } = (await import(new URL('../../dist/core.js', import.meta.url).href)) as typeof Core;

const jpeg = () => new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])], 'photo.jpg');

test('the uploader checks, sends and dispatches events in Node', async () => {
  const sent: string[] = [];
  const uploader = new Uploader(
    {
      presign: ({ filename }) => ({ url: 'https://bucket.example/', fields: { key: `uploads/${filename}` } }),
      checksum: 'sha256',
    },
    {
      send: ({ method, url, body }) => {
        sent.push(`${method} ${url} ${body instanceof FormData ? [...body.keys()].join() : ''}`);
        return Promise.resolve({
          kind: 'answered',
          answer: { status: 204, body: '', header: (name) => (name === 'ETag' ? '"e"' : null) },
        });
      },
    },
  );
  await uploader.addFiles([jpeg(), new File(['text'], 'text.jpg')]);
  const items = await uploader.upload();
  const [item] = items;
  assert.deepEqual(sent, ['POST https://bucket.example/ key,file']);
  assert.ok(item?.state === 'stored');
  assert.equal(item.url, 'https://bucket.example/uploads/photo.jpg');
  assert.equal(item.etag, 'e');
  assert.equal(item.checksum?.length, 44);
});

test('the uploader sends in Node without XMLHttpRequest', async (t) => {
  const { storage, client } = await setUp(t);
  const uploader = new Uploader({
    presign: () => createPresignedPost(client, { Bucket: BUCKET, Key: 'photo.jpg' }),
    retries: 0,
  });
  await uploader.addFiles([jpeg()]);
  const [item] = await uploader.upload();
  assert.ok(item?.state === 'stored', item?.state);
  assert.equal(item.url, `${storage.url}/${BUCKET}/photo.jpg`);
  assert.ok(item.etag);
});

for (const [what, fault] of [
  ['stops reading', { stallAt: 0 }],
  ['never answers', { delay: 60_000 }],
] as const)
  test(`an upload from Node ends as stalled if the storage ${what}`, { timeout: 20_000 }, async (t) => {
    const { storage, client } = await setUp(t);
    storage.faults.push({ method: 'POST', ...fault });
    const uploader = new Uploader({
      presign: () => createPresignedPost(client, { Bucket: BUCKET, Key: 'photo.jpg' }),
      retries: 0,
      stallTimeout: 0.2,
    });
    await uploader.addFiles([jpeg()]);
    const [item] = await uploader.upload();
    assert.ok(item?.state === 'failed', item?.state);
    assert.equal(item.error.code, 'stalled');
  });

test('a failure has a text in Node, too', async () => {
  const uploader = new Uploader({ retries: 0, presign: () => Promise.reject(new Error('no')) });
  await uploader.addFiles([jpeg()]);
  const [item] = await uploader.upload();
  assert.ok(item?.state === 'failed');
  assert.equal(item.error.code, 'presign-failed');
  assert.match(item.error.message, /Try again in a few minutes/);
});
