// What the presign route takes at the very edge of what it takes, and the first that it refuses.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { suite, test } from 'node:test';
import { generatePresignedPost } from '../../demo/s3Utils.js';
import { createPresignHandler, keep, verifyUpload, type PresignHandlerOptions } from '../../src/server.js';
import { readClaim } from '../../src/server/claim.js';
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

const options = {
  bucket: BUCKET,
  region: REGION,
  credentials: { accessKeyId: KEY_ID, secretAccessKey: SECRET_KEY },
  authorize: () => ({ id: 'ada' }),
  secret: SECRET,
  log: () => {},
} satisfies PresignHandlerOptions;

const image = { type: 'image/jpeg', size: 1234 };

const post = (body: string) =>
  new Request('https://site.example/presign', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });

interface Target extends SignedForm {
  readonly key: string;
  readonly claim: string;
}

const content = new Uint8Array(await readFile(new URL('../image/files/plain.jpg', import.meta.url)));

const statusOf = async (body: string, more: Partial<PresignHandlerOptions> = {}) =>
  (await createPresignHandler({ ...options, ...more } as PresignHandlerOptions)(post(body))).status;

test('a body of 16 KiB is read, one of a byte more is refused', async () => {
  const padded = (bytes: number) => {
    const body = JSON.stringify({ ...image, filename: '' });
    return JSON.stringify({ ...image, filename: 'x'.repeat(bytes - body.length) });
  };
  assert.equal(await statusOf(padded(16_384)), 200);
  assert.equal(await statusOf(padded(16_385)), 413);
  const inTwoBytes = JSON.stringify({ ...image, filename: 'ä'.repeat(8200) });
  assert.ok(inTwoBytes.length < 16_384); // characters
  assert.equal(await statusOf(inTwoBytes), 413);
});

test('`maxFiles` images are signed, one more is refused', async () => {
  const list = (length: number) => JSON.stringify(Array.from({ length }, () => image));
  assert.equal(await statusOf(list(20)), 200);
  assert.equal(await statusOf(list(21)), 400);
  assert.equal(await statusOf(list(3), { maxFiles: 3 }), 200);
  assert.equal(await statusOf(list(4), { maxFiles: 3 }), 400);
});

test('the smallest and the largest size are signed, a byte less or more is refused', async () => {
  const limits = { minSize: 10, maxSize: 20 };
  for (const [size, status] of [
    [9, 400],
    [10, 200],
    [20, 200],
    [21, 400],
  ] as const)
    assert.equal(await statusOf(JSON.stringify({ ...image, size }), limits), status);
});

test('`limit` is told who asks, and for how many images', async () => {
  const told: unknown[] = [];
  const limit = (...all: unknown[]) => void told.push(all);
  assert.equal(await statusOf(JSON.stringify([image, image]), { limit: limit }), 200);
  assert.deepEqual(told, [[{ id: 'ada' }, 2]]);
  for (const seconds of [NaN, Infinity, -1])
    assert.equal(await statusOf(JSON.stringify(image), { limit: () => seconds }), 500);
});

suite('a key that the option `key` returns', () => {
  const longest = 'k'.repeat(1024);
  for (const [what, key] of [
    ['of 1024 bytes', longest],
    ['of 1024 bytes in 512 characters', 'ä'.repeat(512)],
    ['in eight scripts', 'фото/照片/写真/사진/صورة/תמונה/รูป/εικόνα.jpeg'],
    ['with what URLs reserve', "a b+c%20d?e#f&g=h;i,j@k:l!$'()*~.jpeg"],
    ['with characters outside of the basic plane', '🖼/𝔭.jpeg'],
    ['with dots', 'a../..b/...jpeg'],
  ] as const)
    test(`is signed, and its object is kept: ${what}`, async (t) => {
      const { storage } = await setUp(t, { publicRead: false });
      const place = { ...options, endpoint: storage.url };
      const response = await createPresignHandler({ ...place, key: () => key })(
        post(JSON.stringify({ ...image, size: content.length })),
      );
      const { claim, ...form } = (await response.json()) as Target;
      assert.equal(form.key, key);
      assert.equal((await submit(form, { content })).status, 201);
      const { bucket, region, endpoint, credentials } = place;
      const verifying = { bucket, region, endpoint, credentials, secret: SECRET, identity: 'ada' };
      assert.equal((await verifyUpload(claim, verifying)).ok, true);
      const kept = await keep(claim, { ...verifying, to: 'kept/ä +%.jpeg' });
      assert.equal(kept.ok && kept.key, 'kept/ä +%.jpeg');
    });

  for (const [what, key] of [
    ['of 1025 bytes', `${longest}k`],
    ['of 1025 bytes in 513 characters', `${'ä'.repeat(512)}k`],
    ['that leads out of the bucket', '../x'],
    ['that leads to another folder', 'incoming/../x'],
    ['that ends with dots', 'incoming/..'],
    ['with an empty folder', 'incoming//x'],
    ['with a line feed', 'a\nb'],
    ['with a NUL', 'a\0b'],
    ['with a direction mark', 'a\u202egpj.exe'],
    ['with a line separator', 'a\u2028b'],
    ['with a byte order mark', '\ufeffa'],
    ['with half a character', 'a\ud800'],
    ['with a variable', 'a/${filename}'],
    ['with a backslash', 'a\\..\\b'],
    ['that is empty', ''],
  ] as const)
    test(`is not signed: ${what}`, async () => {
      assert.equal(await statusOf(JSON.stringify(image), { key: () => key }), 500);
    });
});

test('a claim that would be too long to be read is not signed', async () => {
  const key = '"'.repeat(1024); // twice as long in JSON
  const sign = async (id: string) => {
    const handler = createPresignHandler({ ...options, key: () => key, authorize: () => ({ id }) });
    return handler(post(JSON.stringify(image)));
  };
  const { claim } = (await (await sign('a'.repeat(500))).json()) as { claim: string };
  assert.notEqual(typeof (await readClaim(claim, BUCKET, [SECRET], Date.now())), 'string');
  assert.equal((await sign('a'.repeat(5000))).status, 500);
});

suite('a checksum', () => {
  const right = createHash('sha256').update('x').digest('base64');
  for (const [what, checksum, status] of [
    ['of 32 bytes', right, 200],
    ['of zeros', Buffer.alloc(32).toString('base64'), 200],
    ['of 31 bytes', Buffer.alloc(31).toString('base64'), 400],
    ['of 33 bytes', Buffer.alloc(33).toString('base64'), 400],
    ['without padding', right.slice(0, -1), 400],
    ['with bits behind its end', `${right.slice(0, -2)}B=`, 400],
    ['in the alphabet of URLs', `-_${right.slice(2)}`, 400],
    ['in hexadecimal digits', createHash('sha256').update('x').digest('hex'), 400],
    ['with a line feed at its end', `${right}\n`, 400],
    ['in a list', [right], 400],
    ['of no value', null, 400],
    ['that is empty', '', 400],
  ] as const)
    test(`${what}: ${status}`, async () => {
      assert.equal(await statusOf(JSON.stringify({ ...image, 'checksum-sha256': checksum })), status);
    });
});

test('the article’s s3Utils and the handler write the same policy, but for the exact type and the status', async (t) => {
  const { client, storage } = await setUp(t);
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { url, fields } = await generatePresignedPost(client, BUCKET, 'image/jpeg');
  const policyOf = ({ Policy = '' }: Record<string, string>) =>
    JSON.parse(Buffer.from(Policy, 'base64').toString()) as { expiration: string; conditions: unknown[] };
  const handler = createPresignHandler({
    ...options,
    endpoint: storage.url,
    key: () => fields.key ?? '',
    minSize: 0,
    maxSize: '5MiB',
    expires: 3600,
  });
  const target = (await (await handler(post(JSON.stringify(image)))).json()) as Target;
  const [article, ours] = [policyOf(fields), policyOf(target.fields)];
  assert.equal(target.url, url);
  assert.equal(ours.expiration, article.expiration);
  const texts = (conditions: unknown[]) => conditions.map((one) => JSON.stringify(one)).sort();
  const exact = [{ 'Content-Type': 'image/jpeg' }, { success_action_status: '201' }];
  const common = texts(article.conditions).filter(
    (one) => one !== '["starts-with","$Content-Type","image/"]',
  );
  assert.deepEqual(texts(ours.conditions), [...common, ...texts(exact)].sort());
  assert.equal(common.length, article.conditions.length - 1);
  const names = (of: object) => Object.keys(of).sort();
  assert.deepEqual(names(target.fields), names({ ...fields, 'Content-Type': '', success_action_status: '' }));
});
