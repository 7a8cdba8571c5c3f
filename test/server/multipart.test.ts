// Large images in parts: the answer of the handler, whose URLs are used as the element does, and URLs that are asked for again.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { suite, test, type TestContext } from 'node:test';
import { completion, unquoted } from '../../src/rules/parts.js';
import {
  createPresignHandler,
  keep,
  verifyUpload,
  type Identity,
  type PresignHandlerOptions,
} from '../../src/server.js';
import {
  BUCKET,
  clientFor,
  element,
  KEY_ID,
  refusal,
  REGION,
  SECRET as SECRET_KEY,
  setUp,
} from '../storage/fixture.js';

const MIB = 1024 * 1024;
const SECRET = 'a secret of the tests, not of any site';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');
const SUM = sha256(new Uint8Array());

interface Answer {
  readonly key: string;
  readonly claim: string;
  readonly multipart: Readonly<Record<'uploadId' | 'complete' | 'abort' | 'list' | 'head', string>> & {
    readonly checksum?: string;
    readonly partSize: number;
    readonly parts: readonly string[];
  };
}

/** A JPEG with bytes after its end, so that it has two parts. */
async function large(): Promise<Buffer> {
  const photo = await readFile(new URL('../image/files/plain.jpg', import.meta.url));
  return Buffer.concat([photo, Buffer.alloc(9 * MIB)]);
}

for (const signer of ['WebCrypto', 'the AWS SDK'] as const)
  suite(`an image in parts, signed by ${signer}`, () => {
    async function open(t: TestContext, more: Partial<PresignHandlerOptions> = {}) {
      const { storage } = await setUp(t, { publicRead: false });
      const client = clientFor(storage.url);
      t.after(() => client.destroy());
      const credentials = { accessKeyId: KEY_ID, secretAccessKey: SECRET_KEY };
      const place = {
        bucket: BUCKET,
        ...(signer === 'WebCrypto' ? { region: REGION, endpoint: storage.url, credentials } : { client }),
      };
      let who: Identity = { id: 'ada' };
      const handler = createPresignHandler({
        ...place,
        secret: SECRET,
        multipartFrom: '8MB',
        maxSize: '100MB',
        authorize: () => who,
        ...more,
      } as PresignHandlerOptions);
      const ask = async (body: object) => {
        const headers = { 'Content-Type': 'application/json' };
        const url = 'https://site.example/presign';
        return handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }));
      };
      const image = await large();
      const begin = async () =>
        (await (await ask({ type: 'image/jpeg', size: image.length })).json()) as Answer;
      return { ask, begin, image, place, storage, setIdentity: (identity: Identity) => (who = identity) };
    }

    /** Sends the parts to these URLs, and completes the upload. */
    async function send({ multipart }: Answer, image: Buffer, parts = multipart.parts): Promise<Response> {
      const listed: string[] = [];
      for (const [index, url] of parts.entries()) {
        const body = image.subarray(index * multipart.partSize, (index + 1) * multipart.partSize);
        const response = await fetch(url, { method: 'PUT', body: new Uint8Array(body) });
        assert.equal(response.status, 200, await response.text());
        listed.push(
          `<Part><PartNumber>${index + 1}</PartNumber><ETag>${response.headers.get('ETag')}</ETag></Part>`,
        );
      }
      const body = `<CompleteMultipartUpload>${listed.join('')}</CompleteMultipartUpload>`;
      return fetch(multipart.complete, { method: 'POST', body });
    }

    test('is stored with its type, verified, and kept once', async (t) => {
      const { begin, image, place } = await open(t);
      const answer = await begin();
      assert.equal(answer.multipart.parts.length, 2);
      assert.equal(answer.multipart.partSize, 8 * MIB);
      const completed = await send(answer, image);
      assert.match(element(await completed.text(), 'ETag') ?? '', /-2"$/);
      const options = { ...place, secret: SECRET, identity: 'ada', to: 'kept/1.jpeg' };
      const kept = await keep(answer.claim, options);
      assert.ok(kept.ok, JSON.stringify(kept));
      assert.deepEqual([kept.type, kept.size, kept.width], ['image/jpeg', image.length, 60]);
      assert.deepEqual(await keep(answer.claim, options as Parameters<typeof keep>[1]), kept);
    });

    test('has URLs that take the bytes of their part alone', async (t) => {
      const { begin } = await open(t);
      const { multipart } = await begin();
      const response = await fetch(multipart.parts[0] ?? '', { method: 'PUT', body: 'short' });
      assert.equal((await refusal(response)).line, '403 SignatureDoesNotMatch');
    });

    test('has URLs to list its parts, and to abort it', async (t) => {
      const { begin } = await open(t);
      const { multipart } = await begin();
      assert.equal((await fetch(multipart.list)).status, 200);
      assert.equal((await fetch(multipart.abort, { method: 'DELETE' })).status, 204);
      assert.equal((await refusal(await fetch(multipart.list))).line, '404 NoSuchUpload');
      assert.equal((await fetch(multipart.head, { method: 'HEAD' })).status, 404);
    });

    test('gets URLs again, in the order of the request', async (t) => {
      const { ask, begin, image } = await open(t);
      const answer = await begin();
      const { claim, multipart } = answer;
      const response = await ask({ claim, uploadId: multipart.uploadId, parts: [2, 1] });
      assert.equal(response.status, 200);
      const again = (await response.json()) as Answer;
      assert.equal(again.key, answer.key);
      assert.deepEqual([again.multipart.uploadId, again.multipart.partSize], [multipart.uploadId, 8 * MIB]);
      const [second = '', first = ''] = again.multipart.parts;
      assert.equal((await send(answer, image, [first, second])).status, 200);
    });

    test('is sent at once up to the limit, or if `multipartFrom` is `false`', async (t) => {
      const { ask } = await open(t);
      for (const question of [{ size: 8_000_000 }, {}])
        assert.ok('fields' in ((await (await ask({ type: 'image/jpeg', ...question })).json()) as object));
      const { ask: askOnce } = await open(t, { multipartFrom: false });
      const answer = (await (await askOnce({ type: 'image/jpeg', size: 90_000_000 })).json()) as object;
      assert.ok('fields' in answer);
    });

    test('with checksums: each part is signed for its own, and the store has that of all', async (t) => {
      const { ask, image, place } = await open(t);
      const question = { type: 'image/jpeg', size: image.length, 'checksum-sha256': sha256(image) };
      const answer = (await (await ask(question)).json()) as Answer;
      const { claim, multipart } = answer;
      assert.deepEqual([multipart.parts, multipart.checksum], [[], 'sha256']);
      const parts = [image.subarray(0, 8 * MIB), image.subarray(8 * MIB)];
      const checksums = parts.map(sha256);
      const renewal = { claim, uploadId: multipart.uploadId, parts: [1, 2], 'checksums-sha256': checksums };
      const { parts: urls } = ((await (await ask(renewal)).json()) as Answer).multipart;
      const put = (index: number, body: Buffer, checksum = checksums[index] ?? '') =>
        fetch(urls[index] ?? '', {
          method: 'PUT',
          body: new Uint8Array(body),
          headers: { 'x-amz-checksum-sha256': checksum },
        });
      const other = Buffer.alloc(image.length - 8 * MIB, 1);
      assert.equal((await refusal(await put(1, other))).line, '400 BadDigest');
      assert.equal((await refusal(await put(1, other, sha256(other)))).line, '403 SignatureDoesNotMatch');
      const answers = await Promise.all(parts.map((part, index) => put(index, part)));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
      const etags = answers.map(
        ({ headers }, index) => [index + 1, unquoted(headers.get('ETag') ?? '')] as const,
      );
      const body = completion(new Map(etags), new Map(checksums.map((sum, index) => [index + 1, sum])));
      const completed = await fetch(multipart.complete, { method: 'POST', body });
      const composite = `${sha256(Buffer.concat(checksums.map((sum) => Buffer.from(sum, 'base64'))))}-2`;
      assert.equal(element(await completed.text(), 'ChecksumSHA256'), composite);
      const verified = await verifyUpload(claim, {
        ...place,
        secret: SECRET,
        identity: 'ada',
      });
      assert.equal(verified.ok && verified.checksum, composite);
    });

    test('has URLs without checksums if the store does not say that it verifies them', async (t) => {
      const { ask, storage } = await open(t);
      storage.faults.push({ parameter: 'uploads', headers: { 'x-amz-checksum-algorithm': '' } });
      const question = { type: 'image/jpeg', size: 9_000_000, 'checksum-sha256': SUM };
      const { multipart } = (await (await ask(question)).json()) as Answer;
      assert.deepEqual([multipart.parts.length, multipart.checksum], [2, undefined]);
    });

    test('with a checksum is sent at once without a secret: without a claim, no URL can be asked for', async (t) => {
      const { ask } = await open(t, { secret: undefined } as never);
      const question = { type: 'image/jpeg', size: 9_000_000, 'checksum-sha256': sha256(Buffer.alloc(1)) };
      assert.ok('fields' in ((await (await ask(question)).json()) as object));
    });

    test('is sent in parts from 16 MiB on by default', async (t) => {
      const { ask } = await open(t, { multipartFrom: undefined } as never);
      const memberOf = async (size: number) =>
        Object.keys((await (await ask({ type: 'image/jpeg', size })).json()) as object)[0];
      assert.deepEqual([await memberOf(16 * MIB), await memberOf(16 * MIB + 1)], ['url', 'multipart']);
    });

    test('is sent in parts if the store is busy for a moment when it is begun', async (t) => {
      const { ask, storage } = await open(t);
      storage.faults.push({ parameter: 'uploads', status: 503, times: 2 });
      const answer = await ask({ type: 'image/jpeg', size: 90_000_000 });
      assert.ok('multipart' in ((await answer.json()) as object));
    });

    test('is sent at once if the store begins no multipart upload', async (t) => {
      const told: string[] = [];
      const { ask, storage } = await open(t, { log: (message) => told.push(message) });
      storage.faults.push({ parameter: 'uploads', status: 501, times: 1 });
      const question = { type: 'image/jpeg', size: 90_000_000 };
      assert.ok('fields' in ((await (await ask(question)).json()) as object));
      assert.match(told.join(), /could not begin a multipart upload/);
      assert.ok('multipart' in ((await (await ask(question)).json()) as object));
    });

    test('has URLs that last as long as a slow connection needs, if they can’t be signed again', async (t) => {
      for (const [secret, seconds] of [
        [SECRET, 600],
        [undefined, 600 + 2560],
      ] as const) {
        const { ask } = await open(t, { secret } as never);
        const { multipart } = (await (await ask({ type: 'image/jpeg', size: 80 * MIB })).json()) as Answer;
        for (const url of [multipart.parts[0] ?? '', multipart.complete])
          assert.equal(new URL(url).searchParams.get('X-Amz-Expires'), String(seconds));
      }
    });

    for (const [what, change, type, status] of [
      ['a claim of nobody', { claim: 'x.y' }, 'claim-refused', 403],
      ['no claim', { claim: undefined }, 'claim-refused', 403],
      ['a part too many', { parts: [3] }, 'parts-invalid', 400],
      ['part 0', { parts: [0] }, 'parts-invalid', 400],
      ['half a part', { parts: [1.5] }, 'body-invalid', 400],
      ['parts that are no list', { parts: '1' }, 'body-invalid', 400],
      ['parts by name', { parts: ['__proto__'] }, 'body-invalid', 400],
      ['a checksum too many', { 'checksums-sha256': [SUM, SUM] }, 'body-invalid', 400],
      ['no checksum for a part', { 'checksums-sha256': [] }, 'body-invalid', 400],
      ['a checksum that is none', { 'checksums-sha256': ['x'] }, 'body-invalid', 400],
      ['a checksum that is no list', { 'checksums-sha256': SUM }, 'body-invalid', 400],
      ['an id that is no text', { uploadId: 7 }, 'body-invalid', 400],
      ['an empty id', { uploadId: '' }, 'body-invalid', 400],
    ] as const)
      test(`gets no URLs again with ${what}`, async (t) => {
        const { ask, begin } = await open(t);
        const { claim, multipart } = await begin();
        const response = await ask({ claim, uploadId: multipart.uploadId, parts: [1], ...change });
        const problem = (await response.json()) as { readonly type: string };
        assert.deepEqual([response.status, problem.type], [status, `urn:s3-image-upload:${type}`]);
      });

    test('gets no URLs again for another visitor, or by the claim of an image that is sent at once', async (t) => {
      const { ask, begin, setIdentity } = await open(t);
      const { claim, multipart } = await begin();
      const small = (await (await ask({ type: 'image/jpeg', size: 5 })).json()) as Answer;
      const renewal = { claim, uploadId: multipart.uploadId, parts: [1] };
      assert.equal((await ask({ ...renewal, claim: small.claim })).status, 403);
      setIdentity({ id: 'eve' });
      assert.equal((await ask(renewal)).status, 403);
    });

    test('gets no URLs again if `limit` refuses, which is told that no image is new', async (t) => {
      const { ask, begin } = await open(t, { limit: (_, images) => (images === 0 ? 7 : undefined) });
      const { claim, multipart } = await begin();
      const response = await ask({ claim, uploadId: multipart.uploadId, parts: [1] });
      assert.deepEqual([response.status, response.headers.get('Retry-After')], [429, '7']);
    });

    test('gets no URLs again a day after they have expired', async (t) => {
      const { ask, begin } = await open(t);
      const { claim, multipart } = await begin();
      const later = Date.now() + 86_400_000 + 601_000;
      t.mock.timers.enable({ apis: ['Date'], now: later });
      assert.equal((await ask({ claim, uploadId: multipart.uploadId, parts: [1] })).status, 403);
    });
  });
