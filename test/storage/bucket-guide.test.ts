// docs/bucket.md: its rules allow what the element and the server kit do, and no more; its code runs.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test, type TestContext } from 'node:test';
import {
  PutBucketCorsCommand,
  PutObjectCommand,
  type CORSRule,
  type LifecycleRule,
} from '@aws-sdk/client-s3';
import { createPresignHandler, createStoredHandler, keep, verifyUpload } from '../../src/server.js';
import { readClaim } from '../../src/server/claim.js';
import { BUCKET, KEY_ID, REGION, SECRET, send, setUp } from './fixture.js';
import { codeIn, photo, privateImages, sendTo, targetOf } from './guide.js';

const PAGE = 'docs/bucket.md';

interface Policy {
  readonly Statement: readonly { readonly Action: string | readonly string[]; readonly Resource: string }[];
}

const [cors, rights, lifecycle, forEveryone, forCdn] = codeIn(PAGE, 'json').map(
  (code) => JSON.parse(code) as unknown,
) as [CORSRule[], Policy, { Rules: LifecycleRule[] }, Policy, Policy];

const secret = 'a secret of the tests, not of any site';

const authorize = () => ({ id: 'ada' });

/** A private bucket with the CORS rule of the guide, and the kit. */
async function open(t: TestContext, target: 'post' | 'put' = 'post') {
  const fixture = await setUp(t, { publicRead: false, cors: undefined });
  const { client, storage } = fixture;
  await client.send(new PutBucketCorsCommand({ Bucket: BUCKET, CORSConfiguration: { CORSRules: cors } }));
  const credentials = { accessKeyId: KEY_ID, secretAccessKey: SECRET };
  const options = { bucket: BUCKET, region: REGION, endpoint: storage.url, credentials, secret };
  const presign = createPresignHandler({
    ...options,
    ...(target === 'put' ? { target, writeOnce: true } : {}),
    authorize,
  });
  return { ...fixture, options: { ...options, identity: 'ada' }, presign };
}

suite('the CORS rule', () => {
  test('is that of README.md', () => {
    const [ofReadme] = codeIn('README.md', 'json').map((code) => JSON.parse(code) as unknown);
    assert.deepEqual(ofReadme, cors);
  });

  test('exposes the headers that the element reads', () => {
    const folder = new URL('../../src/rules/', import.meta.url);
    const code = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const read = [...code.join('').matchAll(/\bheader\('([\w-]+)'\)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(read)].sort(), [...(cors[0]?.ExposeHeaders ?? [])].sort());
  });

  test('passes the test without a browser', async (t) => {
    const fixture = await open(t);
    const [command = ''] = codeIn(PAGE, 'sh').filter((code) => code.startsWith('curl'));
    const headers = Object.fromEntries(
      [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value]) => [name, value]),
    );
    const preflight = (origin?: string) =>
      send(fixture, {
        method: 'OPTIONS',
        path: `/${BUCKET}/`,
        headers: { ...headers, ...(origin && { Origin: origin }) },
      });
    const allowed = await preflight();
    assert.equal(allowed.status, 200);
    assert.equal(allowed.headers['access-control-allow-origin'], headers.Origin);
    assert.equal((await preflight('https://www.example.org')).status, 403);
  });

  for (const target of ['post', 'put'] as const)
    test(`lets a page send by ${target}, and read the answer and an error`, async (t) => {
      const fixture = await open(t, target);
      const signed = await targetOf(fixture.presign);
      const names = Object.keys(signed.headers ?? {});
      const preflight = await send(fixture, {
        method: 'OPTIONS',
        path: new URL(signed.url).pathname,
        headers: {
          Origin: 'https://www.example.com',
          'Access-Control-Request-Method': target.toUpperCase(),
          ...(names.length > 0 && { 'Access-Control-Request-Headers': names.join(', ') }),
        },
      });
      assert.equal(preflight.status, 200);
      for (const bytes of [photo, Buffer.alloc(0)]) {
        const answer = await sendTo(signed, bytes);
        assert.equal(answer.ok, bytes === photo);
        assert.equal(answer.headers.get('access-control-allow-origin'), 'https://www.example.com');
        assert.match(answer.headers.get('access-control-expose-headers') ?? '', /ETag/);
      }
    });
});

test('the rights of the server are those that its requests need', async (t) => {
  const { storage, options, presign } = await open(t);
  const before = storage.requests.length;
  const rightsOf = ({ method, path }: { readonly method: string; readonly path: string }) => {
    const right =
      method === 'DELETE'
        ? 's3:AbortMultipartUpload'
        : method === 'GET' || method === 'HEAD'
          ? 's3:GetObject'
          : 's3:PutObject';
    return `${right} ${path.split('/')[2] || 'incoming'}`; // a form is sent to the bucket
  };

  const missing = await targetOf(presign);
  assert.equal((await verifyUpload(missing.claim, options)).ok, false); // needs s3:ListBucket for a 404
  const target = await targetOf(presign);
  assert.equal((await sendTo(target)).status, 201);
  const to = 'listings/7/cover.jpg';
  assert.equal((await verifyUpload(target.claim, options)).ok, true);
  assert.equal((await keep(target.claim, { ...options, to })).ok, true);
  assert.equal((await keep(target.claim, { ...options, to })).ok, true);
  const stored = createStoredHandler({ ...options, authorize: () => true, onStored: () => {} });
  const record = {
    eventName: 's3:ObjectCreated:Post',
    s3: { bucket: { name: BUCKET }, object: { key: target.key } },
  };
  const event = { method: 'POST', body: JSON.stringify({ Records: [record] }) };
  const headers = { 'Content-Type': 'application/json' };
  assert.equal((await stored(new Request('https://www.example.com/', { ...event, headers }))).status, 204);

  const { multipart } = await targetOf(createPresignHandler({ ...options, multipartFrom: 1, authorize }));
  assert.equal((await fetch(multipart?.list ?? '')).status, 200); // needs s3:ListMultipartUploadParts
  assert.equal((await fetch(multipart?.abort ?? '', { method: 'DELETE' })).status, 204);

  const used = new Set(storage.requests.slice(before).map(rightsOf));
  const allowed = rights.Statement.flatMap(({ Action, Resource }) =>
    [Action].flat().map((action) => `${action} ${/\/(\w+)\//.exec(Resource)?.[1] ?? 'bucket'}`),
  );
  const ofQuery = ['s3:ListBucket bucket', 's3:ListMultipartUploadParts incoming'];
  assert.deepEqual([...used, ...ofQuery].sort(), allowed.sort());
});

test('the lifecycle rule keeps an image for as long as its claim is valid', async (t) => {
  const { presign } = await open(t);
  const { key, claim } = await targetOf(presign);
  const read = await readClaim(claim, BUCKET, [secret], Date.now());
  assert.ok(typeof read === 'object');
  const [rule] = lifecycle.Rules;
  assert.ok(key.startsWith(rule?.Filter?.Prefix ?? '?'));
  assert.ok((rule?.Expiration?.Days ?? 0) * 86_400_000 >= read.expires - Date.now());
});

test('what visitors can read is what was kept', () => {
  for (const { Statement } of [forEveryone, forCdn]) {
    assert.deepEqual(
      Statement.map(({ Action, Resource }) => [Action, Resource]),
      [['s3:GetObject', 'arn:aws:s3:::photos/listings/*']],
    );
  }
});

suite('the route to private images', () => {
  async function openRoute(t: TestContext) {
    const fixture = await open(t);
    const showImage = await privateImages(fixture.options, BUCKET);
    await fixture.client.send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key: 'listings/7/ä b.jpg',
        Body: photo,
        ContentType: 'image/jpeg',
      }),
    );
    const ask = (key: string, Cookie = 'ada') =>
      showImage(
        new Request(`https://www.example.com/images/${key.split('/').map(encodeURIComponent).join('/')}`, {
          headers: { Cookie },
        }),
      );
    return { ...fixture, ask };
  }

  test('redirects a visitor who may read to a URL that shows the image', async (t) => {
    const { ask, storage } = await openRoute(t);
    const { status, headers } = await ask('listings/7/ä b.jpg');
    assert.equal(status, 302);
    const image = await fetch(headers.get('location') ?? '');
    assert.deepEqual([image.status, image.headers.get('content-type')], [200, 'image/jpeg']);
    assert.equal((await fetch(`${storage.url}/${BUCKET}/listings/7/%C3%A4%20b.jpg`)).status, 403);
  });

  test('lets browsers reuse the redirect for a shorter time than its URL is valid', async (t) => {
    const { headers } = await (await openRoute(t)).ask('listings/7/ä b.jpg');
    const seconds = Number(/max-age=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1]);
    const valid = Number(new URL(headers.get('location') ?? '').searchParams.get('X-Amz-Expires'));
    assert.ok(seconds < valid, `${seconds} < ${valid}`);
  });

  test('answers 404 to others, and for images that were not kept', async (t) => {
    const { ask } = await openRoute(t);
    assert.equal((await ask('listings/7/ä b.jpg', 'bob')).status, 404);
    for (const key of ['incoming/a.jpg', '', 'listings/../incoming/a.jpg'])
      assert.equal((await ask(key)).status, 404, key);
  });
});
