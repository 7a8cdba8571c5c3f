// The way of an image through the kit: a page uploads it, the server verifies and keeps it.
import assert from 'node:assert/strict';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import {
  createStoredHandler,
  keep,
  verifyUpload,
  type PresignHandlerOptions,
  type VerifiedUpload,
} from '../../src/server.js';
import { bytesOf, planFiles, type FilePlan } from '../chaos/files.js';
import { VISITOR, type Bench, type Check } from './bench.js';
import type { UploadPlan } from './page.js';
import { RUN } from './places.js';

const MEBIBYTE = 1024 * 1024;
const CHUNK = 4 * MEBIBYTE; // in which Ceph reads a body

export const fileOf = (size: number, seed = size): FilePlan => ({ name: 'photo.jpg', size, seed });

/** Uploads one file from the page. Fails unless it is stored byte for byte. */
export async function uploadOne(
  bench: Bench,
  file: FilePlan,
  options: Partial<PresignHandlerOptions> = {},
  plan: Partial<UploadPlan> = {},
) {
  const [end] = await bench.upload({ ...plan, files: [file] }, options);
  assert.ok(end?.stored, `not stored: ${JSON.stringify(end)}`);
  await assertStored(bench, end.key, file);
  return end;
}

export async function assertStored({ read }: Bench, key: string, file: FilePlan): Promise<void> {
  const bytes = await read(key);
  assert.ok(bytes, `there is no object ${key}`);
  assert.ok(bytes.equals(bytesOf(file)), `${key} has other bytes`);
}

export async function assertVerified(bench: Bench, claim: string): Promise<VerifiedUpload> {
  const answer = await verifyUpload(claim, { ...bench.kit, identity: VISITOR });
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer;
}

const keeping = (bench: Bench, to: string) => ({ ...bench.kit, identity: VISITOR, to });

/** Whether a copy that must not overwrite an object does not. */
export async function isWrittenOnce(bench: Bench): Promise<boolean> {
  const [first, second] = [await uploadOne(bench, fileOf(30_100)), await uploadOne(bench, fileOf(30_101))];
  const { etag = '' } = (await bench.store.head(second.key)) ?? {};
  const isCopied = await bench.store.copy(second.key, first.key, etag);
  await assertStored(bench, first.key, fileOf(isCopied ? 30_101 : 30_100));
  return !isCopied;
}

export const uploads: readonly Check[] = [
  {
    name: 'A page uploads an image by a presigned form',
    run: async (bench) => {
      if (bench.target === 'post') {
        await uploadOne(bench, fileOf(30_000));
        return undefined;
      }
      const [end] = await bench.upload({ files: [fileOf(30_000)], retries: 0 }, { target: 'post' });
      assert.ok(end && !end.stored);
      assert.match(end.cause, /presigned PUT/); // the way out
      return `answered with ${bench.formStatus}; the page is told \`${end.code}\``;
    },
  },
  {
    name: 'A page uploads an image by a presigned PUT',
    run: async (bench) => {
      await uploadOne(bench, fileOf(30_001), { target: 'put' });
      return undefined;
    },
  },
  {
    name: 'The image is verified: type, size, first bytes',
    run: async (bench) => {
      const { claim } = await uploadOne(bench, fileOf(30_002));
      const { type, size, width, height } = await assertVerified(bench, claim);
      assert.deepEqual(
        { type, size, width, height },
        { type: 'image/jpeg', size: 30_002, width: 16, height: 16 },
      );
      return undefined;
    },
  },
  {
    name: 'The AWS SDK as signer: upload, verified, kept',
    run: async (bench) => {
      const { client, bucket, kit } = bench;
      const place = { bucket, client, secret: kit.secret };
      const options = { ...place, credentials: undefined, region: undefined, endpoint: undefined };
      const { claim } = await uploadOne(bench, fileOf(30_003), options as never);
      const to = bench.newKey('kept');
      const answer = await keep(claim, { ...place, identity: VISITOR, to });
      assert.ok(answer.ok, JSON.stringify(answer));
      await assertStored(bench, to, fileOf(30_003));
      return undefined;
    },
  },
  {
    name: 'An event of the bucket: the image is verified without a page',
    run: async (bench) => {
      const { key } = await uploadOne(bench, fileOf(30_004));
      const told: unknown[] = [];
      const handler = createStoredHandler({
        ...bench.kit,
        prefix: RUN,
        authorize: () => true,
        onStored: (upload) => told.push(upload.ok && upload.key),
      });
      const event = {
        Records: [
          {
            eventName: 'ObjectCreated:Put',
            s3: { bucket: { name: bench.bucket }, object: { key: encodeURIComponent(key) } },
          },
        ],
      };
      const request = new Request('https://site.example/events', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(event),
      });
      assert.equal((await handler(request)).status, 204);
      assert.deepEqual(told, [key]);
      return undefined;
    },
  },
  {
    name: 'An image with a SHA-256',
    run: async (bench) => {
      const { claim } = await uploadOne(bench, fileOf(30_005), {}, { checksum: 'sha256' });
      const { checksum } = await assertVerified(bench, claim);
      return checksum
        ? 'stored, and the store returns the checksum'
        : 'stored; the store returns no checksum';
    },
  },
  {
    name: 'An image of 4 MiB and 5 bytes, of which at least 1 MiB is asked for',
    run: async (bench) => {
      const limits = { minSize: MEBIBYTE, maxSize: 2 * CHUNK };
      const [end] = await bench.upload({ files: [fileOf(CHUNK + 5)], retries: 0 }, limits);
      if (!end?.stored) return `refused: \`${end?.code}\``;
      await assertStored(bench, end.key, fileOf(CHUNK + 5));
      return 'stored';
    },
  },
  {
    name: 'Eight `keep` at once, and one later: one object, the same answer',
    run: async (bench) => {
      const { claim } = await uploadOne(bench, fileOf(30_006));
      const to = bench.newKey('kept');
      const answers = await Promise.all(Array.from({ length: 8 }, () => keep(claim, keeping(bench, to))));
      answers.push(await keep(claim, keeping(bench, to)));
      for (const answer of answers) assert.deepEqual({ ...answer, etag: '' }, { ...answers[0], etag: '' });
      assert.equal(answers[0]?.ok && answers[0].key, to);
      await assertStored(bench, to, fileOf(30_006));
      return undefined;
    },
  },
  {
    name: 'An image of 9 MiB in two parts: uploaded, verified, kept twice as one object',
    run: async (bench) => {
      const file = fileOf(9 * MEBIBYTE);
      const { claim, key } = await uploadOne(bench, file, { multipartFrom: '5MB' });
      const { etag, size } = await assertVerified(bench, claim);
      assert.match(etag, /-2"$/);
      assert.equal(size, file.size);
      const to = bench.newKey('kept');
      const first = await keep(claim, keeping(bench, to));
      assert.ok(first.ok, JSON.stringify(first));
      assert.deepEqual(await keep(claim, keeping(bench, to)), first);
      await bench.client.send(new DeleteObjectCommand({ Bucket: bench.bucket, Key: key })); // as a lifecycle rule does
      await assertStored(bench, to, file);
      return undefined;
    },
  },
  {
    name: 'An image of 17 MiB is sent in parts by default; signed by the AWS SDK, kept',
    run: async (bench) => {
      const { client, bucket, kit } = bench;
      const place = { bucket, client, secret: kit.secret };
      const options = { ...place, credentials: undefined, region: undefined, endpoint: undefined };
      const file = fileOf(17 * MEBIBYTE);
      const { claim } = await uploadOne(bench, file, options as never);
      const to = bench.newKey('kept');
      const answer = await keep(claim, { ...place, identity: VISITOR, to });
      assert.ok(answer.ok, JSON.stringify(answer));
      assert.match(answer.etag, /-3"$/);
      await assertStored(bench, to, file);
      return undefined;
    },
  },
  {
    name: 'An image of 9 MiB in two parts with a SHA-256 each',
    run: async (bench) => {
      const options = { multipartFrom: '5MB' };
      const { claim } = await uploadOne(bench, fileOf(9 * MEBIBYTE), options, { checksum: 'sha256' });
      const { checksum } = await assertVerified(bench, claim);
      assert.match(checksum ?? '-2', /-2$/);
      return checksum
        ? 'stored, and the store returns the checksum of both'
        : 'stored; the store returns no checksum';
    },
  },
  {
    name: 'A key that is taken is not overwritten by `keep`',
    run: async (bench) => {
      const [first, second] = [
        await uploadOne(bench, fileOf(30_007)),
        await uploadOne(bench, fileOf(30_008)),
      ];
      const to = bench.newKey('kept');
      assert.ok((await keep(first.claim, keeping(bench, to))).ok);
      const answer = await keep(second.claim, keeping(bench, to));
      assert.equal(answer.ok || answer.code, 'key-taken');
      await assertStored(bench, to, fileOf(30_007));
      return undefined;
    },
  },
  {
    name: 'Two images that are kept under one key at once',
    run: async (bench) => {
      const claims = [
        (await uploadOne(bench, fileOf(30_009))).claim,
        (await uploadOne(bench, fileOf(30_010))).claim,
      ];
      const to = bench.newKey('kept');
      const answers = await Promise.all(claims.map((claim) => keep(claim, keeping(bench, to))));
      const kept = answers.filter(({ ok }) => ok).length;
      assert.ok(kept > 0);
      if (!(await isWrittenOnce(bench))) return 'both can be told that they are kept';
      assert.equal(kept, 1);
      return 'one is kept, the other is told `key-taken`';
    },
  },
  {
    name: '200 visitors at once: each image is stored and verified',
    run: async (bench) => {
      const handler = bench.handler();
      const files = planFiles(200, [2_000, 60_000], 7);
      const claims = await Promise.all(files.map((file) => visit(handler, file)));
      const upright = await Promise.all(claims.map((claim) => assertVerified(bench, claim)));
      assert.deepEqual(
        upright.map(({ size }) => size),
        files.map(({ size }) => size),
      );
      return undefined;
    },
  },
];

/** Uploads as a page does, without a browser: one has at most six connections to a host. */
async function visit(handler: (request: Request) => Promise<Response>, file: FilePlan): Promise<string> {
  const bytes = bytesOf(file);
  const request = new Request('https://site.example/presign', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ type: 'image/jpeg', size: bytes.length }),
  });
  const target = (await (await handler(request)).json()) as Target;
  const answer = await fetch(target.url, target.fields ? formOf(target.fields, bytes) : putOf(target, bytes));
  assert.ok(answer.ok, `${answer.status} ${await answer.text()}`);
  return target.claim;
}

interface Target {
  readonly url: string;
  readonly claim: string;
  readonly fields?: Record<string, string>;
  readonly headers?: Record<string, string>;
}

const putOf = ({ headers = {} }: Target, body: Uint8Array<ArrayBuffer>) => ({ method: 'PUT', headers, body });

function formOf(fields: Record<string, string>, bytes: Uint8Array<ArrayBuffer>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([bytes]));
  return { method: 'POST', body };
}
