// What pages of the site and of other origins can read.
import assert from 'node:assert/strict';
import { PutBucketCorsCommand } from '@aws-sdk/client-s3';
import { lineOf, type Bench, type Check } from './bench.js';
import type { Sending } from './page.js';
import { fileOf } from './uploads.js';

const SIZE = 1_500; // bytes

/** The rule that docs/server.md names. */
export async function setCors({ client, bucket, site }: Bench): Promise<string> {
  const rule = {
    AllowedOrigins: [site.origin],
    AllowedMethods: ['GET', 'HEAD', 'POST', 'PUT'],
    AllowedHeaders: ['*'],
    ExposeHeaders: ['ETag', 'Location', 'x-amz-checksum-sha256', 'x-amz-request-id'],
    MaxAgeSeconds: 3600,
  };
  return client
    .send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: [rule] } }))
    .then(
      () => 'a rule of the bucket, by PutBucketCors',
      (cause: unknown) => `a setting of the server: PutBucketCors is answered with ${(cause as Error).name}`,
    );
}

async function sendingFor({ store, newKey, target }: Bench): Promise<Sending> {
  const key = newKey();
  if (target === 'post') {
    const fields = { 'Content-Type': 'image/jpeg', success_action_status: '201' };
    const { url, fields: all } = await store.presignPost({ key, fields, size: [1, SIZE], expires: 60 });
    return { method: 'POST', url, fields: all, file: fileOf(SIZE) };
  }
  const headers = { 'content-type': 'image/jpeg' };
  const signed = { ...headers, 'content-length': String(SIZE) };
  return {
    method: 'PUT',
    url: await store.presignPut({ key, headers: signed, expires: 60 }),
    headers,
    file: fileOf(SIZE),
  };
}

export const cors: readonly Check[] = [
  { name: 'Where CORS is set', run: setCors },
  {
    name: 'The page reads the answer to an upload',
    run: async (bench) => {
      const answer = await bench.send(await sendingFor(bench));
      assert.ok([200, 201].includes(answer.status), lineOf(answer));
      return answer.etag ? 'with its `ETag`' : 'without its `ETag`';
    },
  },
  {
    name: 'The page reads why an upload was refused',
    run: async (bench) => {
      const sending = await sendingFor(bench);
      const wrong = sending.fields
        ? { ...sending, file: fileOf(SIZE + 1) }
        : { ...sending, url: sending.url.replace('X-Amz-Expires=60', 'X-Amz-Expires=61') };
      return lineOf(await bench.send(wrong));
    },
  },
  {
    name: 'A page of another origin',
    run: async (bench) => {
      const answer = await bench.sendFromElsewhere(await sendingFor(bench));
      return answer.status === 0 ? 'reads nothing' : `reads the answer: ${lineOf(answer)}`;
    },
  },
];
