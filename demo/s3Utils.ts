// Reads the settings of the store from the environment, and creates the presigned POST for one image.
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
  /** The token of temporary credentials. */
  readonly sessionToken?: string;
  /** The endpoint of a store that is not AWS. Buckets are then in the path. */
  readonly endpoint?: string;
}

/**
 * The store that the environment names: `S3_ENDPOINT` (for anything but AWS), `AWS_REGION`, `S3_BUCKET` or
 * `AWS_BUCKET_NAME`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`. `undefined` if it names none.
 *
 * @throws {StartError} if a required setting is missing, so that images do not go to another store than intended
 */
export function settingsFrom(environment: NodeJS.ProcessEnv): StoreSettings | undefined {
  // Scripts and CI set variables to empty strings; these count as missing.
  const named = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { S3_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = named;
  const S3_BUCKET = named.S3_BUCKET ?? named.AWS_BUCKET_NAME;
  if (!S3_ENDPOINT && !S3_BUCKET && !AWS_ACCESS_KEY_ID) return undefined;
  const needed = {
    ...(!S3_ENDPOINT && { AWS_REGION }), // other stores have one region, and accept any name for it
    S3_BUCKET,
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
  };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0)
    throw new StartError(`The environment names a store, but lacks ${missing.join(', ')}.`);
  if (S3_ENDPOINT && !/^https?:/.test(S3_ENDPOINT))
    throw new StartError(`S3_ENDPOINT is ${S3_ENDPOINT}, which is not an http(s) URL.`);
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
 * Allows the upload of one image, for an hour. The key is new each time and can't be guessed, so nobody can overwrite another
 * visitor's image.
 *
 * The key contains no input of the visitor: file names can reveal private information (`divorce-papers.jpg`), and would have to be
 * escaped for a URL. The extension is useful for visitors who save the image. Browsers use the stored Content-Type.
 *
 * @param type the type that the page will send. It affects only the extension.
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

/** Other types have no extension, since the type comes from the page and can be any text. */
const endings: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', '.jpg'],
  ...['png', 'gif', 'webp', 'avif'].map((format) => [`image/${format}`, `.${format}`] as const),
]);
