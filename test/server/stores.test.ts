// Both implementations of the store sign the same: for each input and clock, the same policy, URL and signature.
import assert from 'node:assert/strict';
import { mock, suite, test } from 'node:test';
import { S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { sdkStore } from '../../src/server/sdk-store.js';
import { webStore } from '../../src/server/web-store.js';
import type { Credentials } from '../../src/server/sigv4.js';

const printable = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const credentials = fc.record(
  {
    accessKeyId: fc.stringMatching(/^[A-Z0-9]{16,20}$/),
    secretAccessKey: fc.stringMatching(/^[A-Za-z0-9/+]{40}$/),
    sessionToken: fc.stringMatching(/^[A-Za-z0-9/+=]{1,80}$/),
  },
  { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
);
const places = fc.constantFrom(
  { bucket: 'photos', region: 'us-east-1' },
  { bucket: 'photos', region: 'eu-central-1' },
  { bucket: 'photos.example.com', region: 'eu-west-1' },
  { bucket: 'photos', region: 'us-east-1', endpoint: 'http://127.0.0.1:9000' },
  { bucket: 'photos', region: 'auto', endpoint: 'https://store.example/s3' },
);
const keys = fc
  .array(
    fc.stringMatching(/^[^/]+$/).filter((part) => !['.', '..'].includes(part)),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join('/'))
  .filter((key) => !key.endsWith('${filename}') && !/\p{Cs}/u.test(key));
const dates = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
const expires = fc.integer({ min: 1, max: 604_800 });
const types = fc.constantFrom('image/jpeg', 'image/svg+xml', 'image/avif');
const checksum = fc.option(
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  { nil: undefined },
);

interface Place {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint?: string;
}

async function stores({ bucket, region, endpoint }: Place, given: Credentials) {
  const client = new S3Client({
    region,
    credentials: { ...given, sessionToken: given.sessionToken ?? '' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    ...(endpoint && { endpoint, forcePathStyle: true }),
  });
  return {
    sdk: await sdkStore(client, bucket),
    web: webStore({ bucket, region, endpoint, credentials: () => Promise.resolve(given) }),
  };
}

async function at<Result>(date: Date, work: () => Promise<Result>): Promise<Result> {
  mock.timers.enable({ apis: ['Date'], now: date });
  try {
    return await work();
  } finally {
    mock.timers.reset();
  }
}

/** A URL, whatever the order of its parameters. */
function addressOf(text: string) {
  const { origin, pathname, searchParams } = new URL(text);
  return { origin, pathname, query: [...searchParams].sort(([a], [b]) => (a < b ? -1 : 1)) };
}

suite('the store by WebCrypto and the store by the AWS SDK', () => {
  test('sign the same form', () =>
    fc.assert(
      fc.asyncProperty(
        places,
        credentials,
        keys,
        types,
        printable,
        expires,
        dates,
        async (place, given, key, type, meta, seconds, date) => {
          const { sdk, web } = await stores(place, given);
          const form = {
            key,
            fields: { 'Content-Type': type, 'x-amz-meta-note': meta },
            size: [1, 5_000_000] as const,
            expires: seconds,
          };
          const [one, other] = await at(date, () =>
            Promise.all([sdk.presignPost(form), web.presignPost(form)]),
          );
          assert.deepEqual(other, one);
          assert.deepEqual(Object.keys(other.fields), Object.keys(one.fields));
        },
      ),
      { numRuns: 200 },
    ));

  test('sign the same PUT', () =>
    fc.assert(
      fc.asyncProperty(
        places,
        credentials,
        keys,
        types,
        fc.nat(),
        checksum,
        fc.boolean(),
        expires,
        dates,
        async (place, given, key, type, size, sum, once, seconds, date) => {
          const { sdk, web } = await stores(place, given);
          const put = {
            key,
            headers: {
              'content-type': type,
              'content-length': String(size),
              ...(once && { 'if-none-match': '*' as const }),
              ...(sum && { 'x-amz-checksum-sha256': sum }),
            },
            expires: seconds,
          };
          const [one, other] = await at(date, () => Promise.all([sdk.presignPut(put), web.presignPut(put)]));
          assert.deepEqual(addressOf(other), addressOf(one));
        },
      ),
      { numRuns: 200 },
    ));

  test('sign the same steps of a multipart upload', () =>
    fc.assert(
      fc.asyncProperty(
        places,
        credentials,
        keys,
        printable,
        fc.integer({ min: 1, max: 10_000 }),
        fc.nat(),
        checksum,
        expires,
        dates,
        async (place, given, key, uploadId, number, size, sum, seconds, date) => {
          const { sdk, web } = await stores(place, given);
          const common = { key, uploadId, expires: seconds };
          for (const step of [
            { ...common, name: 'part' as const, number, size, checksum: sum },
            ...(['complete', 'abort', 'list', 'head'] as const).map((name) => ({ ...common, name })),
          ]) {
            const [one, other] = await at(date, () =>
              Promise.all([sdk.presignStep(step), web.presignStep(step)]),
            );
            assert.deepEqual(addressOf(other), addressOf(one), step.name);
          }
        },
      ),
      { numRuns: 100 },
    ));
});
