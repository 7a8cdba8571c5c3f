// URLs that the SDK has signed, for the tests of presigned requests.
import { GetObjectCommand, PutObjectCommand, type PutObjectCommandInput } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { BUCKET, type Fixture } from './fixture.js';

export type Presigning = Parameters<typeof getSignedUrl>[2];

export function presignPut(
  { client }: Pick<Fixture, 'client'>,
  input: Partial<PutObjectCommandInput> = {},
  how: Presigning = {},
) {
  return getSignedUrl(client, new PutObjectCommand({ Bucket: BUCKET, Key: 'a.txt', ...input }), how);
}

export function presignGet({ client }: Pick<Fixture, 'client'>, how: Presigning = {}, Key = 'a.txt') {
  return getSignedUrl(client, new GetObjectCommand({ Bucket: BUCKET, Key }), how);
}

export function put(url: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'PUT', body, headers });
}
