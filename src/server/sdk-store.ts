// A bucket by the AWS SDK: for its credential providers, its retries and its regions.
import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { escapedKey } from './key.js';
import { StoreError, type Store } from './store.js';

export function sdkStore(client: S3Client, bucket: string): Store {
  const Bucket = bucket;
  return {
    presignPost: ({ key, fields, size, expires }) =>
      createPresignedPost(client, {
        Bucket,
        Key: key,
        Fields: { ...fields },
        Conditions: [['content-length-range', ...size]],
        Expires: expires,
      }),

    presignPut: async ({ key, headers, expires }) => {
      if ((await client.config.requestChecksumCalculation()) !== 'WHEN_REQUIRED')
        throw new TypeError(
          "s3-image-upload/server: client: create it with requestChecksumCalculation: 'WHEN_REQUIRED'. Otherwise the SDK signs the checksum of an empty body.",
        );
      const command = new PutObjectCommand({
        Bucket,
        Key: key,
        ContentType: headers['content-type'],
        ContentLength: Number(headers['content-length']),
        IfNoneMatch: headers['if-none-match'],
        ChecksumSHA256: headers['x-amz-checksum-sha256'],
      });
      // By default it signs no type, and moves headers of S3 into the URL.
      const names = new Set(Object.keys(headers));
      return getSignedUrl(client, command, {
        expiresIn: expires,
        signableHeaders: names,
        unhoistableHeaders: names,
      });
    },

    head: async (Key) => {
      const command = new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' });
      const head = await client.send(command).catch(orUndefined(404));
      return (
        head && {
          size: head.ContentLength ?? 0,
          type: head.ContentType ?? '',
          etag: head.ETag ?? '',
          checksum: head.ChecksumSHA256,
        }
      );
    },

    read: async (Key, start, end, etag) => {
      const command = new GetObjectCommand({
        Bucket,
        Key,
        Range: `bytes=${start}-${end - 1}`,
        IfMatch: etag,
      });
      const { Body } = await client.send(command).catch(rethrown);
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return new Uint8Array(bytes).buffer;
    },

    copy: async (from, to, etag) => {
      const command = new CopyObjectCommand({
        Bucket,
        Key: to,
        CopySource: `${bucket}/${escapedKey(from)}`,
        CopySourceIfMatch: etag,
        IfNoneMatch: '*',
      });
      const copied = await client.send(command).catch(orUndefined(412));
      return copied !== undefined;
    },
  };
}

function rethrown(cause: unknown): never {
  if (!(cause instanceof S3ServiceException)) throw cause;
  throw new StoreError(cause.name, cause.$metadata.httpStatusCode ?? 0, cause.name);
}

const orUndefined = (status: number) => (cause: unknown) => {
  if (cause instanceof S3ServiceException && cause.$metadata.httpStatusCode === status) return undefined;
  return rethrown(cause);
};
