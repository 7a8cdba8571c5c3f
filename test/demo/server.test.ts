// The presign route and the store's settings, without a storage behind them.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { clientFor, generatePresignedPost, settingsFrom } from '../../demo/s3Utils.js';
import { createApp } from '../../demo/server.js';

const store = { region: 'eu-west-1', bucket: 'photos', accessKeyId: 'KEYID', secretAccessKey: 'secret' };

async function serve(t: TestContext, presign: () => Promise<unknown>) {
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

test('GET /generate-presigned-url answers what createPresignedPost makes: its policy, and a new key each time', async (t) => {
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

test('a failure is 500 and the article’s words; its cause is in the log alone', async (t) => {
  const cause = new Error('secret-access-key is wrong');
  const { url, logged } = await serve(t, () => Promise.reject(cause));
  const response = await fetch(`${url}/generate-presigned-url`);
  assert.equal(response.status, 500);
  assert.equal(await response.text(), '{"error":"Failed to generate presigned URL"}');
  assert.deepEqual(logged, [cause]);
});

test('pages come with a policy that allows no inline script or style, and no other host than the storage', async (t) => {
  const { url } = await serve(t, () => Promise.resolve({}));
  for (const page of ['/', '/plain', '/react', '/editor']) {
    const response = await fetch(url + page);
    assert.equal(response.status, 200, page);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /connect-src 'self' https:\/\/s3\.example;/);
    assert.doesNotMatch(policy, /unsafe/);
  }
});

test('settings come from the environment, with S3_ENDPOINT for a store that is not AWS', () => {
  const environment = { S3_BUCKET: 'photos', AWS_ACCESS_KEY_ID: 'KEYID', AWS_SECRET_ACCESS_KEY: 'secret' };
  assert.deepEqual(settingsFrom({ ...environment, AWS_REGION: 'eu-west-1' }), store);
  assert.deepEqual(
    settingsFrom({ ...environment, S3_ENDPOINT: 'http://s3.example', AWS_SESSION_TOKEN: 'token' }),
    {
      ...store,
      region: 'us-east-1',
      endpoint: 'http://s3.example',
      sessionToken: 'token',
    },
  );
  assert.equal(settingsFrom({}), undefined);
});

test('settings that lack something say what', () => {
  assert.throws(() => settingsFrom({ S3_ENDPOINT: 'http://s3.example' }), /S3_BUCKET, AWS_ACCESS_KEY_ID/);
});
