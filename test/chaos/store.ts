// A storage that fails on demand, signatures for it, and a way to read it afterwards without a page.
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createPresignHandler } from '../../src/server.js';
import { startStorage, type Fault, type Storage } from '../../demo/storage/storage.js';
import type { Question } from './site.js';

export type Protocol = 'POST' | 'PUT';

export interface StoredObject {
  readonly key: string;
  readonly sha256: string;
}

export interface Store {
  readonly url: string;
  readonly requests: Storage['requests'];
  /** Number of signed targets. */
  readonly signed: number;
  /** The presign route of the server kit, which answers with parts. */
  readonly handler: (request: Request) => Promise<Response>;
  presign(protocol: Protocol, question: Question): Promise<unknown>;
  /** The stored copies of the file with this name, under all keys that were signed for it. */
  objectsOf(filename: string): Promise<StoredObject[]>;
  close(): Promise<void>;
}

const bucket = 'photos';
const region = 'eu-central-1';
const credentials = { accessKeyId: 'CHAOSKEY', secretAccessKey: 'chaos-secret' };

/** A new storage, so that no connection is left from another run. Its bucket allows the site's origin. */
export async function openStore(origin: string, faultsAt: (url: string) => Iterable<Fault>): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 's3-image-upload-chaos-'));
  const exposeHeaders = ['ETag', 'Location', 'Retry-After', 'x-amz-request-id'];
  const cors = { origins: [origin], exposeHeaders };
  const storage = await startStorage({ folder, bucket, region, ...credentials, cors, publicRead: true });
  for (const fault of faultsAt(storage.url)) storage.faults.push(fault);
  const client = new S3Client({
    endpoint: storage.url,
    forcePathStyle: true,
    region,
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED', // otherwise a presigned PUT contains the checksum of an empty body
  });
  const keys = new Map<string, string[]>();
  const handler = createPresignHandler({
    ...{ bucket, region, credentials, endpoint: storage.url },
    secret: 'a secret of the tests, not of any site',
    multipartFrom: '1MB',
    authorize: () => ({ id: 'ada' }),
    log: () => {}, // it tells which faults it has met
  });

  return {
    url: storage.url,
    requests: storage.requests,
    get signed() {
      return [...keys.values()].flat().length;
    },
    async handler(request) {
      const filename = new URL(request.url).searchParams.get('filename');
      const answer = await handler(request);
      const { key } = (await answer.clone().json()) as { readonly key?: string };
      if (filename !== null && key !== undefined) keys.set(filename, [...(keys.get(filename) ?? []), key]);
      return answer;
    },
    presign(protocol, { filename, type }) {
      const key = `uploads/${randomUUID()}`;
      keys.set(filename, [...(keys.get(filename) ?? []), key]);
      return protocol === 'POST' ? presignPost(client, key) : presignPut(client, key, type);
    },
    async objectsOf(filename) {
      storage.faults.clear();
      const answers = (keys.get(filename) ?? []).map(async (key) => {
        const answer = await fetch(`${storage.url}/${bucket}/${key}`);
        const bytes = new Uint8Array(await answer.arrayBuffer());
        return answer.ok ? [{ key, sha256: sha256(bytes) }] : [];
      });
      return (await Promise.all(answers)).flat();
    },
    async close() {
      client.destroy();
      await storage.close();
      await rm(folder, { recursive: true });
    },
  };
}

function presignPost(client: S3Client, Key: string): Promise<unknown> {
  return createPresignedPost(client, {
    Bucket: bucket,
    Key,
    Conditions: [
      ['content-length-range', 1, 50_000_000],
      ['starts-with', '$Content-Type', 'image/'],
    ],
    Fields: { success_action_status: '201' },
  });
}

async function presignPut(client: S3Client, Key: string, ContentType: string): Promise<unknown> {
  const url = await getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key, ContentType }));
  return { url, method: 'PUT', headers: { 'Content-Type': ContentType }, key: Key };
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
