// A bucket by the AWS SDK: for its credential providers, its retries and its regions.
import type { CopyObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { escapedKey } from './key.js';
import { isOfParts, NOT_IMPLEMENTED, StoreError, UNMET, type Store } from './store.js';

/** @throws if a package of the SDK is not installed */
export async function sdkStore(client: S3Client, bucket: string): Promise<Store> {
  const { commands, createPresignedPost, getSignedUrl } = await loadSdk();
  const {
    AbortMultipartUploadCommand,
    CompleteMultipartUploadCommand,
    CopyObjectCommand,
    CreateMultipartUploadCommand,
    GetObjectCommand,
    HeadObjectCommand,
    ListPartsCommand,
    PutObjectCommand,
    UploadPartCommand,
  } = commands;
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
      await refuseChecksums(client);
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

    createUpload: async (Key, ContentType, wantsChecksums) => {
      await refuseChecksums(client);
      const command = new CreateMultipartUploadCommand({
        Bucket,
        Key,
        ContentType,
        ...(wantsChecksums && { ChecksumAlgorithm: 'SHA256' }),
      });
      const created = await client.send(command).catch(orUndefined('CreateMultipartUpload'));
      if (!created?.UploadId) throw new StoreError('CreateMultipartUpload', 200, '');
      return { uploadId: created.UploadId, hasChecksums: created.ChecksumAlgorithm === 'SHA256' };
    },

    presignStep: (step) => {
      const { key: Key, uploadId: UploadId, expires: expiresIn } = step;
      const of = { Bucket, Key, UploadId };
      switch (step.name) {
        case 'part': {
          const { number: PartNumber, size: ContentLength, checksum: ChecksumSHA256 } = step;
          const part = new UploadPartCommand({ ...of, PartNumber, ContentLength, ChecksumSHA256 });
          const names = new Set(['content-length', 'x-amz-checksum-sha256']);
          return getSignedUrl(client, part, { expiresIn, signableHeaders: names, unhoistableHeaders: names });
        }
        case 'complete':
          return getSignedUrl(client, new CompleteMultipartUploadCommand(of), { expiresIn });
        case 'abort':
          return getSignedUrl(client, new AbortMultipartUploadCommand(of), { expiresIn });
        case 'list':
          return getSignedUrl(client, new ListPartsCommand(of), { expiresIn });
        case 'head':
          return getSignedUrl(client, new HeadObjectCommand({ Bucket, Key }), { expiresIn });
      }
    },

    head: async (Key) => {
      const command = new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' });
      const head = await client.send(command).catch(orUndefined('HEAD Object', 404));
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
      const got = await client.send(command).catch(orUndefined('GET Object with a range'));
      const bytes = (await got?.Body?.transformToByteArray()) ?? new Uint8Array();
      return new Uint8Array(bytes).buffer;
    },

    copy: async (from, to, etag) => {
      const copy = (conditions: Pick<CopyObjectCommandInput, 'CopySourceIfMatch' | 'IfNoneMatch'>) =>
        client.send(
          new CopyObjectCommand({
            Bucket,
            Key: to,
            CopySource: `${bucket}/${escapedKey(from)}`,
            ...conditions,
          }),
        );
      const copied = await copy({ CopySourceIfMatch: etag, IfNoneMatch: '*' })
        .catch((cause: unknown) => {
          if (statusOf(cause) !== NOT_IMPLEMENTED) throw cause;
          return copy(isOfParts(etag) ? {} : { CopySourceIfMatch: etag });
        })
        .catch(orUndefined('CopyObject', ...UNMET));
      return copied !== undefined;
    },
  };
}

/** In a `try`, bundlers leave out packages that a site has not installed, instead of failing. */
async function loadSdk() {
  try {
    const commands = await import('@aws-sdk/client-s3');
    const { createPresignedPost } = await import('@aws-sdk/s3-presigned-post');
    const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
    return { commands, createPresignedPost, getSignedUrl };
  } catch (cause) {
    throw new Error(
      's3-image-upload/server: client: install @aws-sdk/client-s3, @aws-sdk/s3-presigned-post and @aws-sdk/s3-request-presigner.',
      { cause },
    );
  }
}

async function refuseChecksums({ config }: S3Client): Promise<void> {
  if ((await config.requestChecksumCalculation()) === 'WHEN_REQUIRED') return;
  throw new TypeError(
    "s3-image-upload/server: client: create it with requestChecksumCalculation: 'WHEN_REQUIRED'. Otherwise the SDK signs the checksum of an empty body.",
  );
}

/** An answer of the store that is no success. Its class would be another one if the site had two copies of the SDK. */
function statusOf(cause: unknown): number | undefined {
  if (!(cause instanceof Error && '$metadata' in cause)) return undefined;
  return (cause.$metadata as { readonly httpStatusCode?: number }).httpStatusCode ?? 0;
}

/** @param what the request, for the message */
const orUndefined =
  (what: string, ...statuses: readonly number[]) =>
  (cause: unknown): undefined => {
    const status = statusOf(cause);
    if (status === undefined) throw cause;
    if (!statuses.includes(status)) throw new StoreError(what, status, (cause as Error).name);
  };
