// The servers for the page of a host: a storage, and an endpoint that signs for it. Both allow every origin.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { createRequestListener } from '@remix-run/node-fetch-server';
import { createPresignHandler } from 's3-image-upload/server';
import sharp from 'sharp';
import { startStorage } from '../../demo/storage/storage.js';

export interface Services {
  readonly presignEndpoint: string;
  /** Paths of two photos: one larger than 1600 pixels; one of more than 4 MiB, with a camera's name in it. */
  readonly photos: readonly string[];
  /** Path of an SVG. */
  readonly drawing: string;
  /** Path of a small photo. */
  readonly photo: string;
  /** The storage and its account, in the variables that the example apps read. */
  readonly variables: Readonly<Record<string, string>>;
  /** Answers as the presign route of a site. */
  readonly presign: RequestListener;
  readonly close: () => Promise<void>;
}

/** The camera's name in the EXIF of a photo. */
export const CAMERA = 'SECRET CAMERA';

const account = { bucket: 'photos', region: 'eu-central-1', accessKeyId: 'KEY', secretAccessKey: 'SECRET' };

export async function startServices(): Promise<Services> {
  const folder = await mkdtemp(join(tmpdir(), 's3-image-upload-hosts-'));
  const storage = await startStorage({ folder, ...account, cors: { origins: '*' }, publicRead: true });
  const { bucket: Bucket, region, ...credentials } = account;
  const client = new S3Client({ endpoint: storage.url, forcePathStyle: true, region, credentials });
  const presign = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://presign');
    response.setHeader('Access-Control-Allow-Origin', '*');
    void createPresignedPost(client, {
      Bucket,
      Key: `uploads/${randomUUID()}`,
      Conditions: [
        ['content-length-range', 1, 20_000_000],
        ['starts-with', '$Content-Type', 'image/'],
        ['eq', '$x-amz-checksum-sha256', searchParams.get('checksum-sha256') ?? ''],
      ],
    }).then((target) => response.end(JSON.stringify(target)));
  });
  await once(presign.listen(0, '127.0.0.1'), 'listening');
  return {
    presignEndpoint: `http://127.0.0.1:${(presign.address() as AddressInfo).port}/presign`,
    photos: await makePhotos(folder),
    drawing: await makeDrawing(folder),
    photo: fileURLToPath(new URL('../image/files/plain.jpg', import.meta.url)),
    variables: {
      S3_ENDPOINT: storage.url,
      S3_BUCKET: Bucket,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    presign: createRequestListener(
      createPresignHandler({ bucket: Bucket, region, endpoint: storage.url, credentials }),
    ),
    close: async () => {
      presign.close();
      presign.closeAllConnections();
      client.destroy();
      await storage.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function makePhotos(folder: string): Promise<string[]> {
  const noise = (width: number, height: number) =>
    sharp({
      create: {
        width,
        height,
        channels: 3,
        background: 'grey',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });
  const paths = ['large.jpg', 'heavy.jpg'].map((name) => join(folder, name));
  const [large = '', heavy = ''] = paths;
  await noise(2000, 500).jpeg().toFile(large);
  await noise(1600, 1500)
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .withExif({ IFD0: { Model: CAMERA } })
    .toFile(heavy);
  return paths;
}

async function makeDrawing(folder: string): Promise<string> {
  const path = join(folder, 'drawing.svg');
  const circle = '<circle cx="8" cy="8" r="6" fill="teal"/>';
  await writeFile(path, `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${circle}</svg>`);
  return path;
}
