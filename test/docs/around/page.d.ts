// What the snippets use and do not declare.
import type { S3Client } from '@aws-sdk/client-s3';
import type { createRequestListener as listener } from '@remix-run/node-fetch-server';
import type { S3ImageUpload } from 's3-image-upload';
import type { settings as ofHandler } from './settings.js';

declare global {
  namespace NodeJS {
    interface ProcessEnv {
      S3_BUCKET: string;
      AWS_REGION: string;
      AWS_ACCESS_KEY_ID: string;
      AWS_SECRET_ACCESS_KEY: string;
    }
  }
  const element: S3ImageUpload;
  const article: HTMLElement;
  const input: HTMLInputElement & { files: FileList };
  const token: () => string;
  const userOf: (request: unknown) => Promise<{ id: string } | undefined>;
  const authorize: (request: Request) => { id: string };
  const pristine: { validate: () => boolean };
  const settings: typeof ofHandler;
  const s3: S3Client;
  const handler: (request: Request) => Promise<Response>;
  const createRequestListener: typeof listener;
  const app: any; // of Express or Fastify
}
