// Which store, by the environment; and the permission to put one image there.
import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPost } from '@aws-sdk/s3-presigned-post';
import { StartError } from './start-error.js';

const MAX_BYTES = 5_242_880; // 5 MiB
const EXPIRES_SECONDS = 3600;

export interface StoreSettings {
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials. */
  readonly sessionToken?: string;
  /** Of a store that is not AWS; buckets are then in the path. */
  readonly endpoint?: string;
}

/**
 * The store that the environment names: `S3_ENDPOINT` (for anything but AWS), `AWS_REGION`, `S3_BUCKET` or
 * `AWS_BUCKET_NAME`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`. `undefined`: it names none.
 *
 * @throws {StartError} it names one, and something that is needed is missing: rather that than an upload that goes
 * elsewhere than its owner thinks
 */
export function settingsFrom(environment: NodeJS.ProcessEnv): StoreSettings | undefined {
  // What is set to nothing, as scripts and CI do it, is not set.
  const named = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { S3_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = named;
  const S3_BUCKET = named.S3_BUCKET ?? named.AWS_BUCKET_NAME;
  if (!S3_ENDPOINT && !S3_BUCKET && !AWS_ACCESS_KEY_ID) return undefined;
  const needed = {
    ...(!S3_ENDPOINT && { AWS_REGION }), // other stores have one region, and take any name for it
    S3_BUCKET,
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
  };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0)
    throw new StartError(`The environment names a store, but lacks ${missing.join(', ')}.`);
  if (S3_ENDPOINT && !/^https?:/.test(S3_ENDPOINT))
    throw new StartError(`S3_ENDPOINT is ${S3_ENDPOINT}, which is no http(s) address.`);
  return {
    region: AWS_REGION ?? 'us-east-1',
    bucket: S3_BUCKET ?? '',
    accessKeyId: AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: AWS_SECRET_ACCESS_KEY ?? '',
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT }),
  };
}

export function clientFor({ region, endpoint, ...credentials }: StoreSettings): S3Client {
  return new S3Client({ region, credentials, ...(endpoint && { endpoint, forcePathStyle: true }) });
}

/**
 * The permission to put one image, for an hour. The key is new each time and can't be guessed, so nobody can write over
 * an image of somebody else's.
 *
 * It holds nothing that a visitor wrote: names of files tell more than their owners know (`divorce-papers.jpg`), and
 * would have to be cleaned of what means something in a URL. The ending is for those who save the image; browsers go
 * by the Content-Type that is stored with it.
 *
 * @param type what the page says that it will send. It decides about the ending and nothing else.
 */
export function generatePresignedPost(client: S3Client, bucket: string, type = ''): Promise<PresignedPost> {
  return createPresignedPost(client, {
    Bucket: bucket,
    Key: `uploads/${randomUUID()}${endings.get(type) ?? ''}`,
    Conditions: [
      ['content-length-range', 0, MAX_BYTES],
      ['starts-with', '$Content-Type', 'image/'],
    ],
    Expires: EXPIRES_SECONDS,
  });
}

/** What is not in this list has no ending: it comes from the page, and anyone can ask. */
const endings: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', '.jpg'],
  ...['png', 'gif', 'webp', 'avif'].map((format) => [`image/${format}`, `.${format}`] as const),
]);
