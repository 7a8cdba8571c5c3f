import type { S3Client } from '@aws-sdk/client-s3';

export declare const bucket: string;
export declare const client: S3Client;
export declare const secret: string;
export declare const settings: {
  bucket: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  secret: string;
};
