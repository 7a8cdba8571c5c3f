// A wrong value of an option throws, and the message names the option and never its value.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inspect } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignHandler, createStoredHandler, keep, verifyUpload } from '../../src/server.js';

type Options = Readonly<Record<string, unknown>>;
type Wrong = readonly (readonly [option: string, changes: Options])[];

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG' };
const SECRET = 'a secret of the tests, not of any site';
const client = new S3Client({ region: 'eu-central-1', credentials });

const place = { bucket: 'photos', region: 'eu-central-1', credentials };
const isUser = () => ({ id: 'ada' });

const ofBucket: Wrong = [
  ['bucket', { bucket: undefined }],
  ['bucket', { bucket: '' }],
  ['bucket', { bucket: '../x' }],
  ['bucket', { bucket: 7 }],
  ['region', { region: undefined }],
  ['region', { region: '' }],
  ['region', { region: 'evil.example/#' }],
  ['credentials', { credentials: undefined }],
  ['credentials', { credentials: 'AKIDEXAMPLE' }],
  ['credentials', { credentials: {} }],
  ['credentials', { credentials: { ...credentials, accessKeyId: undefined } }],
  ['credentials', { credentials: { ...credentials, secretAccessKey: undefined } }],
  ['client', { client }],
  ['client', { client, credentials: undefined }],
  ['client', { client: {}, credentials: undefined, region: undefined }],
  ['client', { client: 'AKIDEXAMPLE', credentials: undefined, region: undefined }],
  ['endpoint', { endpoint: 'store.example' }],
  ['endpoint', { endpoint: 'file:///etc' }],
  ['endpoint', { endpoint: 'https://ada:password@store.example' }],
  ['endpoint', { endpoint: 'https://store.example/?x=1' }],
  ['endpoint', { endpoint: new URL('https://store.example') }],
];

const ofLimits: Wrong = [
  ['accept', { accept: 'image/*, nonsense' }],
  ['accept', { accept: '' }],
  ['accept', { accept: ['image/png'] }],
  ['multipartFrom', { multipartFrom: '16 apples' }],
  ['multipartFrom', { multipartFrom: -1 }],
  ['multipartFrom', { multipartFrom: true }],
  ['multipartFrom', { multipartFrom: null }],
  ['maxSize', { maxSize: '5 apples' }],
  ['maxSize', { maxSize: '6GiB' }],
  ['maxSize', { maxSize: NaN }],
  ['minSize', { minSize: -1 }],
  ['minSize', { minSize: '6MB', maxSize: '5MB' }],
  ['prefix', { prefix: '../' }],
  ['prefix', { prefix: '/x' }],
  ['prefix', { prefix: 7 }],
  ['log', { log: 'console' }],
];

const ofSecrets: Wrong = [
  ['secret', { secret: 'short' }],
  ['secret', { secret: [SECRET, ''] }],
  ['secret', { secret: [] }],
  ['secret', { secret: 7 }],
  ['purpose', { purpose: '' }],
  ['purpose', { purpose: 7 }],
];

const ofClaims: Wrong = [
  ...ofBucket,
  ...ofSecrets,
  ['secret', { secret: undefined }],
  ['identity', { identity: undefined }],
  ['identity', { identity: '' }],
  ['identity', { identity: 7 }],
  ['maxPixels', { maxPixels: 0 }],
  ['maxPixels', { maxPixels: '100' }],
];

const functions: readonly {
  readonly name: string;
  readonly run: (options: never) => unknown;
  readonly right: Options;
  readonly wrong: Wrong;
}[] = [
  {
    name: 'createPresignHandler',
    run: createPresignHandler,
    right: { ...place, authorize: isUser, secret: SECRET },
    wrong: [
      ...ofBucket,
      ...ofLimits,
      ...ofSecrets,
      ['purpose', { purpose: 'listing', secret: undefined }],
      ['authorize', { authorize: { id: 'ada' } }],
      ['expires', { expires: 0 }],
      ['expires', { expires: 604_801 }],
      ['expires', { expires: '600' }],
      ['target', { target: 'patch' }],
      ['target', { target: 'constructor' }],
      ['checksum', { checksum: 'sha256' }],
      ['writeOnce', { writeOnce: true }],
      ['writeOnce', { writeOnce: 'yes', target: 'put' }],
      ['key', { key: 'incoming/1.jpeg' }],
      ['publicBase', { publicBase: 'javascript:alert(1)' }],
      ['publicBase', { publicBase: 'https://cdn.example/?key=' }],
      ['maxFiles', { maxFiles: 0 }],
      ['maxFiles', { maxFiles: 1.5 }],
      ['origins', { origins: ['https://admin.example/'] }],
      ['origins', { origins: ['*'] }],
      ['origins', { origins: ['null'] }],
      ['origins', { origins: 'https://admin.example' }],
      ['limit', { limit: 10 }],
      ['onStored', { onStored: () => {} }],
    ],
  },
  {
    name: 'verifyUpload',
    run: (options) => verifyUpload('a claim', options),
    right: { ...place, secret: SECRET, identity: 'ada' },
    wrong: ofClaims,
  },
  {
    name: 'keep',
    run: (options) => keep('a claim', options),
    right: { ...place, secret: SECRET, identity: 'ada', to: 'listings/1.jpeg' },
    wrong: [...ofClaims, ['to', { to: undefined }], ['to', { to: '' }], ['to', { to: '../x' }]],
  },
  {
    name: 'createStoredHandler',
    run: createStoredHandler,
    right: { ...place, authorize: () => true, onStored: () => {} },
    wrong: [
      ...ofBucket,
      ...ofLimits,
      ['topic', { authorize: undefined }],
      ['topic', { topic: 'uploads' }],
      ['authorize', { authorize: 'Bearer x' }],
      ['onStored', { onStored: undefined }],
      ['onStored', { onStored: 'console.log' }],
      ['maxPixels', { maxPixels: 1.5 }],
    ],
  },
];

for (const { name, run, right, wrong } of functions)
  suite(`${name} throws for`, () => {
    /** The message of what it throws at once, or rejects with. */
    const messageFor = async (changes: Options) => {
      try {
        await run({ ...right, ...changes } as never);
      } catch (error) {
        return String(error);
      }
      return undefined;
    };

    for (const [option, changes] of wrong)
      test(inspect(changes, { depth: 0, breakLength: Infinity }), async () => {
        const message = (await messageFor(changes)) ?? 'nothing';
        assert.ok(message.startsWith(`TypeError: s3-image-upload/server: ${option}: `), message);
        assert.doesNotMatch(message, /short|password|AKID|wJalr|a secret of/);
      });

    test('nothing else', async () => assert.equal(await messageFor({}), undefined));
  });

test('createPresignHandler and createStoredHandler throw when they are created, not when they are asked', () => {
  assert.throws(() => createPresignHandler({ ...place, expires: 0 }));
  assert.throws(() => createStoredHandler({ ...place, topic: 'none', onStored: () => {} }));
});
