import { randomBytes } from 'node:crypto';

const { S3_ENDPOINT, S3_BUCKET, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;

/** What the presign route and the check of its claims have in common. */
export const settings = {
  bucket: S3_BUCKET,
  region: AWS_REGION,
  endpoint: S3_ENDPOINT, // none for Amazon S3
  credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
  // Without a secret that is kept, claims end with the process.
  secret: process.env.CLAIM_SECRET ?? randomBytes(32).toString('base64'),
  purpose: 'article',
};

/** The editor who has sent the request, which is the argument. Look at your session here. */
export const editorOf = () => ({ id: 'ada' });

/** Where the pictures of articles can be read. */
export const publicBase = `${S3_ENDPOINT}/${S3_BUCKET}/`;
