import { createPresignHandler } from 's3-image-upload/server';

let handler: ReturnType<typeof createPresignHandler> | undefined;

/** The handler is created with the first request, since `next build` loads this file where the variables may not be set. */
function presign(request: Request) {
  const { S3_ENDPOINT, S3_BUCKET = '', AWS_REGION = '' } = process.env;
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = process.env;
  handler ??= createPresignHandler({
    bucket: S3_BUCKET,
    region: AWS_REGION,
    endpoint: S3_ENDPOINT, // none for Amazon S3
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
  });
  return handler(request);
}

export { presign as GET, presign as POST };
