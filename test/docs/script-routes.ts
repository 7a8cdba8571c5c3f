// The routes that the scripts of the documentation ask, beside the presign route.
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { PhotoSite } from './photo-site.js';

export function addRoutes({ routes, presign, settings }: PhotoSite): void {
  const { bucket, region, endpoint = '', accessKeyId, secretAccessKey } = settings;
  const client = new S3Client({
    region,
    endpoint,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  routes.set('/refused', () => Response.json({ error: 'not signed in' }, { status: 403 }));
  routes.set('/never', () => new Promise(() => {}));
  routes.set('/api/uploads', async (request) => {
    const headers = { 'Content-Type': 'application/json' };
    const asked = new Request(request.url, { method: 'POST', headers, body: await request.text() });
    const answer = await presign(asked);
    return Response.json({ data: (await answer.json()) as unknown });
  });
  routes.set('/sign', async ({ url }) => {
    const Key = `uploads/${new URL(url).searchParams.get('filename')}`;
    return Response.json({
      url: await getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key })),
    });
  });
}
