// The presign route and the settings of the store, without a storage.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { clientFor, generatePresignedPost } from '../../demo/s3Utils.js';
import { createApp } from '../../demo/server.js';

const store = { region: 'eu-west-1', bucket: 'photos', accessKeyId: 'KEYID', secretAccessKey: 'secret' };

async function serve(t: TestContext, presign: (type?: string) => Promise<unknown>) {
  const logged: unknown[] = [];
  const app = createApp({
    presign,
    storageOrigin: 'https://s3.example',
    log: (_, cause) => logged.push(cause),
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, logged };
}

test('GET /generate-presigned-url returns the result of createPresignedPost, with a new key each time', async (t) => {
  const { url } = await serve(t, () => generatePresignedPost(clientFor(store), store.bucket));
  const ask = async () => {
    const response = await fetch(`${url}/generate-presigned-url`);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    return (await response.json()) as { url: string; fields: Record<string, string> };
  };
  const [one, other] = [await ask(), await ask()];
  assert.equal(one.url, 'https://photos.s3.eu-west-1.amazonaws.com/');
  assert.match(one.fields.key ?? '', /^uploads\/[\da-f-]{36}$/);
  assert.notEqual(one.fields.key, other.fields.key);
  const policy = JSON.parse(Buffer.from(one.fields.Policy ?? '', 'base64').toString()) as {
    expiration: string;
    conditions: unknown[];
  };
  const minutes = (Date.parse(policy.expiration) - Date.now()) / 60_000;
  assert.ok(minutes > 59 && minutes <= 60, `${minutes} minutes`);
  assert.deepEqual(policy.conditions.filter(Array.isArray), [
    ['content-length-range', 0, 5_242_880],
    ['starts-with', '$Content-Type', 'image/'],
  ]);
});

test('the key has the extension of a known type; the policy is the same', async (t) => {
  const { url } = await serve(t, (type) => generatePresignedPost(clientFor(store), store.bucket, type));
  const endings = [
    ['image/jpeg', '.jpg'],
    ['image/avif', '.avif'],
    ['image/../../x', ''],
    ['text/html', ''],
    ['image/png&type=image/gif', ''],
  ] as const;
  for (const [type, ending] of endings) {
    const response = await fetch(`${url}/generate-presigned-url?filename=holiday.jpg&type=${type}`);
    const { fields } = (await response.json()) as { fields: Record<string, string> };
    assert.match(fields.key ?? '', new RegExp(`^uploads/[\\da-f-]{36}${ending.replace('.', '\\.')}$`));
    assert.equal('Content-Type' in fields, false);
    assert.match(
      Buffer.from(fields.Policy ?? '', 'base64').toString(),
      /\["starts-with","\$Content-Type","image\/"\]/,
    );
  }
});

test('a failure is answered with 500 and the article’s text; its cause is only in the log', async (t) => {
  const cause = new Error('secret-access-key is wrong');
  const { url, logged } = await serve(t, () => Promise.reject(cause));
  const response = await fetch(`${url}/generate-presigned-url`);
  assert.equal(response.status, 500);
  assert.equal(await response.text(), '{"error":"Failed to generate presigned URL"}');
  assert.deepEqual(logged, [cause]);
});

test('pages come with a policy that allows no inline script or style, and no other host than the storage', async (t) => {
  const { url } = await serve(t, () => Promise.resolve({}));
  for (const page of ['/', '/plain', '/react', '/editor', '/listing']) {
    const response = await fetch(url + page);
    assert.equal(response.status, 200, page);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /connect-src 'self' https:\/\/s3\.example;/);
    assert.doesNotMatch(policy, /unsafe/);
  }
});

test('an unknown path is answered with 404, without details of the server', async (t) => {
  const { url } = await serve(t, () => Promise.resolve({}));
  for (const path of ['/nothing', '/%E0%A4%A', '/dist/..%2fpackage.json']) {
    const response = await fetch(url + path);
    assert.ok([400, 403, 404].includes(response.status), `${path}: ${response.status}`);
    assert.doesNotMatch(await response.text(), /node_modules|\.js:\d/);
  }
});
