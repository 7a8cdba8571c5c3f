// The whole way of an image: a target, the upload, the claim in a form, the check, the final key.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { suite, test, type TestContext } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { createPresignHandler, keep, verifyUpload, type PresignHandlerOptions } from '../../src/server.js';
import { BUCKET, KEY_ID, REGION, SECRET as SECRET_KEY, setUp } from '../storage/fixture.js';

const SECRET = 'a secret of the tests, not of any site';
const OTHER_SECRET = 'another secret, by which it was replaced';

const photo = await readFile(new URL('../image/files/plain.jpg', import.meta.url));

interface Target {
  readonly url: string;
  readonly fields: Record<string, string>;
  readonly key: string;
  readonly claim: string;
}

for (const kind of ['WebCrypto', 'the AWS SDK'] as const)
  suite(`an upload that was signed by ${kind}`, () => {
    async function open(t: TestContext) {
      const { storage, client } = await setUp(t, { publicRead: false });
      const place =
        kind === 'WebCrypto'
          ? {
              bucket: BUCKET,
              region: REGION,
              endpoint: storage.url,
              credentials: { accessKeyId: KEY_ID, secretAccessKey: SECRET_KEY },
            }
          : { bucket: BUCKET, client };
      const common = { ...place, secret: SECRET, purpose: 'listing' };

      /** Uploads these bytes as a page would. */
      async function upload(
        bytes: Uint8Array = photo,
        type = 'image/jpeg',
        more: Partial<PresignHandlerOptions> = {},
      ) {
        const handler = createPresignHandler({
          ...common,
          accept: 'image/*, image/svg+xml',
          authorize: () => ({ id: 'ada' }),
          ...more,
        } as PresignHandlerOptions);
        const request = new Request('https://site.example/presign', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ type, size: bytes.length }),
        });
        const target = (await (await handler(request)).json()) as Target;
        const form = new FormData();
        for (const [name, value] of Object.entries(target.fields)) form.append(name, value);
        form.append('file', new Blob([bytes as BlobPart]));
        const stored = await fetch(target.url, { method: 'POST', body: form });
        assert.equal(stored.status, 201, await stored.text());
        return target;
      }
      const verifying = { ...common, identity: 'ada' };
      return { client, storage, upload, verifying };
    }

    test('is verified, with its facts', async (t) => {
      const { upload, verifying } = await open(t);
      const { claim, key } = await upload();
      const upload_ = await verifyUpload(claim, verifying);
      assert.deepEqual(
        { ...upload_, etag: undefined, checksum: undefined },
        {
          ok: true,
          key,
          type: 'image/jpeg',
          size: photo.length,
          width: 60,
          height: 40,
          animated: false,
          etag: undefined,
          checksum: undefined,
        },
      );
    });

    test('is refused for another visitor, another form, another secret, a changed byte and what is no claim', async (t) => {
      const { upload, verifying } = await open(t);
      const { claim } = await upload();
      const code = async (text: unknown, more = {}) => {
        const answer = await verifyUpload(text, { ...verifying, ...more });
        return answer.ok ? 'ok' : answer.code;
      };
      assert.equal(await code(claim, { identity: 'eve' }), 'claim-of-another');
      assert.equal(await code(claim, { purpose: 'avatar' }), 'claim-for-another-purpose');
      assert.equal(await code(claim, { purpose: undefined }), 'claim-for-another-purpose');
      assert.equal(await code(claim, { secret: OTHER_SECRET }), 'claim-invalid');
      assert.equal(await code(claim, { secret: [OTHER_SECRET, SECRET] }), 'ok');
      for (let at = 0; at < claim.length; at += 1) {
        const other = claim[at] === 'A' ? 'B' : 'A';
        assert.equal(await code(claim.slice(0, at) + other + claim.slice(at + 1)), 'claim-invalid');
      }
      for (const none of [
        undefined,
        null,
        '',
        '.',
        'a.b',
        7,
        {},
        [claim],
        `${claim}.x`,
        `${claim}=`,
        'x'.repeat(10_000),
      ])
        assert.equal(await code(none), 'claim-invalid');
    });

    test('is refused once its claim has expired', async (t) => {
      const { upload, verifying } = await open(t);
      const { claim } = await upload();
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 86_400_000 + 601_000 });
      const answer = await verifyUpload(claim, verifying);
      assert.equal(answer.ok || answer.code, 'claim-expired');
    });

    test('is refused if the object is not there, and if it was replaced by another type or size', async (t) => {
      const { client, upload, verifying } = await open(t);
      const { claim, key } = await upload();
      const code = async () => {
        const answer = await verifyUpload(claim, verifying);
        return answer.ok ? 'ok' : answer.code;
      };
      const replace = (Body: Uint8Array, ContentType: string) =>
        client.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body, ContentType }));
      await replace(photo, 'text/html');
      assert.equal(await code(), 'type-differs');
      await replace(new Uint8Array(), 'image/jpeg');
      assert.equal(await code(), 'size-differs');
      await replace(new TextEncoder().encode('<!doctype html><script>'), 'image/jpeg');
      assert.equal(await code(), 'not-an-image');
    });

    const png = (width: number, height: number) => {
      const bytes = new Uint8Array(64);
      bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
      new DataView(bytes.buffer).setUint32(16, width);
      new DataView(bytes.buffer).setUint32(20, height);
      bytes.set([8, 6], 24);
      return bytes;
    };
    const svg = (inside: string) =>
      new TextEncoder().encode(
        `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8">${inside}</svg>`,
      );

    for (const [what, bytes, type, code] of [
      ['bytes of another type', photo, 'image/png', 'type-differs'],
      ['a page', new TextEncoder().encode('<!doctype html><title>x'), 'image/jpeg', 'not-an-image'],
      ['a bomb', png(100_000, 100_000), 'image/png', 'too-many-pixels'],
      ['a script in an SVG', svg('<script>alert(1)</script>'), 'image/svg+xml', 'unsafe-svg'],
      ['an SVG that is safe', svg('<path d="M0 0h8v8z"/>'), 'image/svg+xml', 'ok'],
    ] as const)
      test(`by its bytes: ${what} is ${code}`, async (t) => {
        const { upload, verifying } = await open(t);
        const { claim } = await upload(bytes, type);
        const answer = await verifyUpload(claim, verifying);
        assert.equal(answer.ok ? 'ok' : answer.code, code);
      });

    test('is kept once, however often and at the same time', async (t) => {
      const { upload, verifying } = await open(t);
      const { claim } = await upload();
      const keeping = { ...verifying, to: 'listings/7/cover.jpg' };
      const answers = await Promise.all(Array.from({ length: 8 }, () => keep(claim, keeping)));
      answers.push(await keep(claim, keeping));
      for (const answer of answers) assert.deepEqual(answer, answers[0]);
      assert.equal(answers[0]?.ok && answers[0].key, 'listings/7/cover.jpg');
      const other = await upload(await readFile(new URL('../image/files/camera.jpg', import.meta.url)));
      const refused = await keep(other.claim, keeping);
      assert.equal(refused.ok || refused.code, 'key-taken');
    });

    for (const [what, fault] of [
      [
        'another request writes to the bucket at the same time',
        { status: 409, code: 'ConditionalRequestConflict' },
      ],
      ['the store has no conditional writes', { status: 501, code: 'NotImplemented' }],
    ] as const)
      test(`is kept if ${what}`, async (t) => {
        const { storage, upload, verifying } = await open(t);
        const { claim } = await upload();
        storage.faults.push({ method: 'PUT', times: 1, ...fault });
        const answer = await keep(claim, { ...verifying, to: 'kept.jpg' });
        assert.equal(answer.ok && answer.key, 'kept.jpg', JSON.stringify(answer));
      });

    test('is not kept if the store refuses each copy', async (t) => {
      const { storage, upload, verifying } = await open(t);
      const { claim } = await upload();
      storage.faults.push({ method: 'PUT', status: 409, code: 'ConditionalRequestConflict' });
      await assert.rejects(keep(claim, { ...verifying, to: 'kept.jpg' }), /did not write kept\.jpg/);
    });

    test('is not kept under a key that is not safe, nor if it is refused', async (t) => {
      const { upload, verifying } = await open(t);
      const { claim } = await upload();
      for (const to of ['../x', '/x', 'a//b', 'a\r\nb', ''])
        await assert.rejects(keep(claim, { ...verifying, to }), /^TypeError: s3-image-upload\/server: to: /);
      const refused = await keep(claim, { ...verifying, identity: 'eve', to: 'x' });
      assert.equal(refused.ok || refused.code, 'claim-of-another');
    });
  });
