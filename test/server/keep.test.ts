// `keep` beside other copies, and on stores that say less than the embedded one.
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createPresignHandler, keep, verifyUpload } from '../../src/server.js';
import {
  BUCKET,
  KEY_ID,
  REGION,
  SECRET as SECRET_KEY,
  setUp,
  submit,
  type SignedForm,
} from '../storage/fixture.js';

const SECRET = 'a secret of the tests, not of any site';

const file = async (name: string) =>
  new Uint8Array(await readFile(new URL(`../image/files/${name}`, import.meta.url)));

async function open(t: TestContext) {
  const { storage, client } = await setUp(t, { publicRead: false });
  const common = {
    bucket: BUCKET,
    region: REGION,
    endpoint: storage.url,
    credentials: { accessKeyId: KEY_ID, secretAccessKey: SECRET_KEY },
    secret: SECRET,
  };
  const handler = createPresignHandler({ ...common, authorize: () => ({ id: 'ada' }) });

  async function upload(name = 'plain.jpg') {
    const content = await file(name);
    const signed = await handler(new Request(`https://site.example/?type=image/jpeg&size=${content.length}`));
    const { claim, ...form } = (await signed.json()) as SignedForm & { readonly claim: string };
    assert.equal((await submit(form, { content })).status, 201);
    return claim;
  }

  /** The store answers like this instead, whenever `when` says so. */
  function answer(status: number, code: string, when: (method: string, path: string) => boolean) {
    const real = globalThis.fetch;
    const asked: string[] = [];
    t.mock.method(globalThis, 'fetch', (url: URL, init: RequestInit) => {
      const method = init.method ?? '';
      asked.push(`${method} ${url.pathname}`);
      const body = method === 'HEAD' ? null : `<Error><Code>${code}</Code></Error>`;
      return when(method, url.pathname) ? Promise.resolve(new Response(body, { status })) : real(url, init);
    });
    return asked;
  }

  const keeping = { ...common, identity: 'ada', to: 'kept/1.jpeg' };
  return { upload, answer, keeping, client };
}

const isCopy = (method: string) => method === 'PUT';

test('an object that is removed while it is kept is not kept', async (t) => {
  const { upload, answer, keeping } = await open(t);
  const claim = await upload();
  let isCopied = false;
  answer(404, 'NoSuchKey', (method) => isCopied || (isCopied = isCopy(method)));
  const refused = await keep(claim, keeping);
  assert.equal(refused.ok || refused.code, 'object-replaced');
});

// "A copy can fail after S3 has sent 200" (CopyObject).
for (const [status, code] of [
  [403, 'AccessDenied'],
  [200, 'InternalError'],
] as const)
  test(`a copy to which the store answers ${status} ${code} is an error that names both`, async (t) => {
    const { upload, answer, keeping } = await open(t);
    const claim = await upload();
    answer(status, code, isCopy);
    const message = new RegExp(`^StoreError: The store answered ${status} ${code} to CopyObject`);
    await assert.rejects(keep(claim, keeping), message);
  });

test('a redirect is an error, and is not followed', async (t) => {
  const { upload, keeping } = await open(t);
  const claim = await upload();
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(307, { Location: '/elsewhere' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await assert.rejects(keep(claim, { ...keeping, endpoint }), /^StoreError: The store answered 307/);
  assert.equal(asked.length, 1);
});

test('an image that was sent in parts, whose copy has another ETag, is kept twice as one object', async (t) => {
  const { upload, keeping, client } = await open(t);
  const claim = await upload();
  const first = await verifyUpload(claim, keeping);
  assert.ok(first.ok);
  const of = { Bucket: BUCKET, Key: first.key };
  const created = await client.send(new CreateMultipartUploadCommand({ ...of, ContentType: 'image/jpeg' }));
  const { UploadId } = created;
  const Body = await file('plain.jpg');
  const { ETag } = await client.send(new UploadPartCommand({ ...of, UploadId, PartNumber: 1, Body }));
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
  await client.send(new CompleteMultipartUploadCommand({ ...of, UploadId, MultipartUpload }));

  const kept = await keep(claim, keeping);
  assert.ok(kept.ok);
  assert.match(kept.etag, /-1"$/);
  assert.deepEqual(await keep(claim, keeping), kept);

  const another = new Uint8Array(Body);
  another[another.length - 3] = 1 + (another.at(-3) ?? 0);
  const Key = 'kept/2.jpeg';
  await client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: another, ContentType: 'image/jpeg' }));
  const refused = await keep(claim, { ...keeping, to: Key });
  assert.equal(refused.ok || refused.code, 'key-taken');
});

test('nothing is copied to a key that is taken, which some stores would overwrite', async (t) => {
  const { upload, answer, keeping } = await open(t);
  await keep(await upload(), keeping);
  const claim = await upload('camera.jpg');
  const asked = answer(500, '', () => false);
  const refused = await keep(claim, keeping);
  assert.equal(refused.ok || refused.code, 'key-taken');
  assert.ok(!asked.some((line) => line.startsWith('PUT')));
});
