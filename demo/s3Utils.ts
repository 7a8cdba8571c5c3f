// The policy of the demo: who may put what, where, how large, for how long.
import { randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPost } from '@aws-sdk/s3-presigned-post';

const MAX_BYTES = 5_242_880; // 5 MiB
const EXPIRES_SECONDS = 3600;

export interface StoreSettings {
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Of a store that is not AWS; buckets are then in the path. */
  readonly endpoint?: string;
}

/**
 * A store by its environment: `S3_ENDPOINT`, `AWS_REGION`, `S3_BUCKET`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`,
 * `AWS_SESSION_TOKEN`. `undefined`: none is named there.
 *
 * @throws where one is named and something that it needs is missing
 */
export function settingsFrom(environment: NodeJS.ProcessEnv): StoreSettings | undefined {
  const { S3_ENDPOINT, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, S3_BUCKET } =
    environment;
  if (!S3_ENDPOINT && !AWS_ACCESS_KEY_ID) return undefined;
  const needed = { S3_BUCKET, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0) throw new Error(`The store also needs ${missing.join(', ')} in the environment.`);
  return {
    region: AWS_REGION ?? 'us-east-1',
    bucket: S3_BUCKET ?? '',
    accessKeyId: AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: AWS_SECRET_ACCESS_KEY ?? '',
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT }),
  };
}

export const clientFor = ({
  region,
  endpoint,
  accessKeyId,
  secretAccessKey,
  sessionToken,
}: StoreSettings): S3Client =>
  new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    requestChecksumCalculation: 'WHEN_REQUIRED', // else a presigned PUT is signed for an empty body
    ...(endpoint && { endpoint, forcePathStyle: true }),
  });

/**
 * Permission to put one image, under a key that nobody can guess and that holds nothing that a visitor wrote: neither
 * another's image nor a name can be overwritten or forged.
 */
export function generatePresignedPost(client: S3Client, bucket: string): Promise<PresignedPost> {
  return createPresignedPost(client, {
    Bucket: bucket,
    Key: `uploads/${randomUUID()}`,
    Conditions: [
      ['content-length-range', 0, MAX_BYTES],
      ['starts-with', '$Content-Type', 'image/'],
    ],
    Expires: EXPIRES_SECONDS,
  });
}
