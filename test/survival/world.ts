// A storage that can be lost, and a site that presigns for it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutBucketCorsCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { StorageOptions } from '../../demo/storage/storage.js';
import { createPresignHandler } from '../../src/server.js';
import { haveCeph, startCeph } from '../../tools/ceph.mjs';
import { clientFor } from '../stores/places.js';
import { startSite, type Site } from '../stores/site.js';
import { sha256Of } from './files.js';
import { startRelay, type Relay } from './relay.js';

export interface World {
  readonly site: Site;
  readonly relay: Relay;
  /** Kills the storage, and starts it again with what it had. */
  restart(): Promise<void>;
  /** The objects but these, and the number of multipart uploads that were neither completed nor aborted. */
  bucket(
    except?: ReadonlySet<string>,
  ): Promise<{ objects: { key: string; sha256: string }[]; unfinished: number }>;
  close(): Promise<void>;
}

export type StoreName = 'embedded' | 'Ceph';

const BUCKET = 'photos';
const SECRET = 'a secret of the tests, not of any site';

interface Store {
  readonly url: URL;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param multipartFrom bytes from which images are sent in parts */
export async function openWorld(name: StoreName, multipartFrom: number): Promise<World> {
  const site = await startSite(new URL('page.ts', import.meta.url));
  const relay = await startRelay();
  const store = await (name === 'Ceph' ? openCeph() : openEmbedded(relay));
  relay.target = store.url;
  const { region, accessKeyId, secretAccessKey } = store;
  const account = { region, accessKeyId, secretAccessKey, bucket: BUCKET };
  const presign = createPresignHandler({
    bucket: BUCKET,
    region,
    endpoint: relay.url,
    credentials: { accessKeyId, secretAccessKey },
    secret: SECRET,
    authorize: () => ({ id: 'ada' }),
    maxSize: '500MB',
    multipartFrom,
    log: () => {}, // the storage is lost on purpose
  });
  site.handler = (request) =>
    relay.isCut ? Promise.resolve(new Response(null, { status: 503 })) : presign(request);
  const use = async <Result>(work: (client: S3Client) => Promise<Result>) => {
    const client = clientFor({ ...account, endpoint: relay.target.href.replace(/\/$/, '') });
    try {
      return await work(client);
    } finally {
      client.destroy();
    }
  };
  await use(async (client) => {
    if (name === 'Ceph') await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
    await client.send(new PutBucketCorsCommand({ Bucket: BUCKET, CORSConfiguration: corsFor(site.origin) }));
  });
  return {
    site,
    relay,
    async restart() {
      relay.isCut = true; // a server that can't reach the storage presigns no multipart upload
      await store.restart();
      relay.isCut = false;
    },
    bucket: (except = new Set()) => use((client) => contentOf(client, except)),
    async close() {
      site.close();
      relay.close();
      await store.close();
    },
  };
}

const corsFor = (origin: string) => ({
  CORSRules: [
    {
      AllowedOrigins: [origin],
      AllowedMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
      AllowedHeaders: ['*'],
      ExposeHeaders: ['ETag', 'Location', 'x-amz-request-id'],
      MaxAgeSeconds: 3600,
    },
  ],
});

async function contentOf(client: S3Client, except: ReadonlySet<string>) {
  const { Contents = [], IsTruncated } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  if (IsTruncated) throw new Error('The bucket has more objects than are listed at once.');
  const objects: { key: string; sha256: string }[] = [];
  for (const { Key: key = '' } of Contents) {
    if (except.has(key)) continue;
    const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
    objects.push({ key, sha256: await sha256Of(Body as unknown as AsyncIterable<Uint8Array>) });
  }
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }));
  return { objects, unfinished: Uploads.length };
}

async function openEmbedded(relay: Relay): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'survival-'));
  const account = { region: 'us-east-1', accessKeyId: 'EMBEDDED', secretAccessKey: 'embedded-secret' };
  const options: StorageOptions = { ...account, folder, bucket: BUCKET };
  const file = fileURLToPath(new URL('store-process.ts', import.meta.url));
  let child: ChildProcess | undefined;
  const start = async () => {
    const started = spawn(process.execPath, ['--import', 'tsx', file, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    const [line] = (await Promise.race([
      once(started.stdout, 'data'),
      once(started, 'exit').then(() => Promise.reject(new Error('The storage has ended.'))),
    ])) as [Buffer];
    return new URL(line.toString().trim());
  };
  const end = async () => {
    const gone = child && once(child, 'exit');
    child?.kill('SIGKILL');
    await gone;
  };
  return {
    ...account,
    url: await start(),
    restart: async () => {
      await end();
      relay.target = await start();
    },
    close: async () => {
      await end();
      await rm(folder, { recursive: true });
    },
  };
}

async function openCeph(): Promise<Store> {
  if (!haveCeph()) throw new Error('Ceph is not installed.');
  const { endpoint, region, accessKeyId, secretAccessKey, restartGateway, close } = await startCeph();
  return { url: new URL(endpoint), region, accessKeyId, secretAccessKey, restart: restartGateway, close };
}
