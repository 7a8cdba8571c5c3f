import type { APIRoute } from 'astro';
import { createPresignHandler } from 's3-image-upload/server';

const { S3_ENDPOINT, S3_BUCKET = '', AWS_REGION = '' } = process.env;
const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = process.env;

/** Answers requests from this machine only, until it has `authorize`. */
const presign = createPresignHandler({
  bucket: S3_BUCKET,
  region: AWS_REGION,
  endpoint: S3_ENDPOINT, // none for Amazon S3
  credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
});

export const ALL: APIRoute = ({ request }) => presign(request);
