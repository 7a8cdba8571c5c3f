// The stores on which the list of checks runs: each is started here, or named by the environment.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, DeleteObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { settingsFrom, type StoreSettings } from '../../demo/s3Utils.js';
import { startStorage } from '../../demo/storage/storage.js';
import { haveCeph, startCeph } from '../../tools/ceph.mjs';
import { haveSwift, startSwift } from '../../tools/swift.mjs';

export interface Place {
  /** With its version. */
  readonly name: string;
  readonly settings: StoreSettings & { readonly endpoint: string };
  readonly close: () => Promise<void>;
}

const BUCKET = 'photos';

/** What all keys of this run begin with, since a bucket that the environment names has objects of its own. */
export const RUN = `s3-image-upload-test-${Date.now()}/`;

/** By name: starts a store; `undefined` if the machine has none. @param origin of the page that uploads */
export const places: Readonly<Record<string, (origin: string) => Promise<Place | undefined>>> = {
  embedded: openEmbedded,
  Ceph: async () => (haveCeph() ? withBucket('Ceph', await startCeph()) : undefined),
  Swift: async () => (haveSwift() ? withBucket('Swift', await startSwift()) : undefined),
  S3_ENDPOINT: openGiven,
};

async function openEmbedded(origin: string): Promise<Place> {
  const account = { region: 'us-east-1', accessKeyId: 'EMBEDDED', secretAccessKey: 'embedded-secret' };
  const folder = await mkdtemp(join(tmpdir(), 'stores-'));
  const storage = await startStorage({ ...account, bucket: BUCKET, folder, cors: { origins: [origin] } });
  return {
    name: 'embedded',
    settings: { ...account, bucket: BUCKET, endpoint: storage.url },
    close: async () => {
      await storage.close();
      await rm(folder, { recursive: true });
    },
  };
}

type Started = Awaited<ReturnType<typeof startSwift>>;

async function withBucket(
  name: string,
  {
    version,
    close,
    ...account
  }: Pick<Started, 'endpoint' | 'region' | 'accessKeyId' | 'secretAccessKey' | 'version' | 'close'>,
): Promise<Place> {
  const { endpoint, region, accessKeyId, secretAccessKey } = account;
  const settings = { endpoint, region, accessKeyId, secretAccessKey, bucket: BUCKET };
  const client = clientFor(settings);
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  client.destroy();
  return { name: `${name} ${version}`, settings, close };
}

/** Leaves no object of this run behind. */
function openGiven(): Promise<Place | undefined> {
  const settings = process.env.S3_ENDPOINT ? settingsFrom(process.env) : undefined;
  if (!settings?.endpoint) return Promise.resolve(undefined);
  const { endpoint, bucket } = settings;
  const client = clientFor({ ...settings, endpoint });
  return Promise.resolve({
    name: new URL(endpoint).host,
    settings: { ...settings, endpoint },
    close: async () => {
      for (;;) {
        const { Contents = [] } = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: RUN }),
        );
        if (Contents.length === 0) break;
        for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
      }
      client.destroy();
    },
  });
}

export function clientFor({
  region,
  endpoint,
  accessKeyId,
  secretAccessKey,
  sessionToken,
}: StoreSettings & { readonly endpoint: string }): S3Client {
  return new S3Client({
    region,
    endpoint,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    requestChecksumCalculation: 'WHEN_REQUIRED', // otherwise a presigned PUT contains the checksum of an empty body
  });
}
