// Events of the bucket: S3's own, EventBridge's, and messages of SNS, whose signatures are verified.
import assert from 'node:assert/strict';
import { createPrivateKey, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { suite, test, type TestContext } from 'node:test';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { createStoredHandler, type StoredOptions } from '../../src/server.js';
import { BUCKET, setUp } from '../storage/fixture.js';

const file = (name: string) => readFile(new URL(name, import.meta.url));
const photo = await file('../image/files/plain.jpg');
const certificate = await file('files/sns-certificate.pem');
const privateKey = createPrivateKey(await file('files/sns-key.pem'));

const KEY = 'incoming/2026-11-29/ä b.jpeg';
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:uploads';

const record = (key: string, bucket = BUCKET, eventName = 'ObjectCreated:Post') => ({
  Records: [
    {
      eventName,
      s3: { bucket: { name: bucket }, object: { key: encodeURIComponent(key).replaceAll('%20', '+') } },
    },
  ],
});

const bridge = (key: string, bucket = BUCKET) => ({
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { bucket: { name: bucket }, object: { key } },
});

type Message = Record<string, string>;

/** As SNS signs it. */
function signed(message: Message, version = '2'): Message {
  const names = ['Message', 'MessageId', 'Subject', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const text = names
    .flatMap((name) => (message[name] === undefined ? [] : [`${name}\n${message[name]}\n`]))
    .join('');
  const Signature = sign(version === '2' ? 'sha256' : 'sha1', Buffer.from(text), privateKey).toString(
    'base64',
  );
  return { ...message, Signature, SignatureVersion: version };
}

const notification = (event: unknown, change: Message = {}, version?: string) =>
  signed(
    {
      Type: 'Notification',
      MessageId: '1',
      TopicArn: TOPIC,
      Message: JSON.stringify(event),
      Timestamp: new Date().toISOString(),
      SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem',
      ...change,
    },
    version,
  );

const post = (body: unknown, headers: Record<string, string> = {}) =>
  new Request('https://site.example/stored', {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const bearer = { Authorization: 'Bearer of the tests' };

async function open(t: TestContext, more: Partial<Pick<StoredOptions, 'maxSize' | 'onStored'>> = {}) {
  const { client } = await setUp(t, { publicRead: false });
  const asked: string[] = [];
  const real = globalThis.fetch;
  // Nothing here can be SNS but a stand-in. All else is fetched.
  t.mock.method(globalThis, 'fetch', (url: string, init?: RequestInit) => {
    if (!url.startsWith('https://sns.')) return real(url, init);
    asked.push(url);
    return Promise.resolve(new Response(certificate));
  });
  const told: string[] = [];
  const logged: string[] = [];
  const handler = createStoredHandler({
    bucket: BUCKET,
    client,
    topic: TOPIC,
    authorize: ({ headers }) => headers.get('Authorization') === bearer.Authorization,
    onStored: (upload) => void told.push(`${upload.key} ${upload.ok ? 'ok' : upload.code}`),
    log: (text) => void logged.push(text),
    ...more,
  });
  const put = (Body: Uint8Array = photo, ContentType = 'image/jpeg', Key = KEY) =>
    client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ContentType }));
  return { handler, told, asked, logged, put };
}

suite('an event of the bucket', () => {
  const events: readonly (readonly [what: string, request: () => Request])[] = [
    ['of S3', () => post(record(KEY), bearer)],
    [
      'of a store that names the event as MinIO does',
      () => post(record(KEY, BUCKET, 's3:ObjectCreated:Put'), bearer),
    ],
    ['of EventBridge', () => post(bridge(KEY), bearer)],
    ['of S3 through SNS', () => post(notification(record(KEY)))],
    [
      'of S3 through SNS with the first version of signatures',
      () => post(notification(record(KEY), {}, '1')),
    ],
    [
      'of S3 through SNS with a subject',
      () => post(notification(record(KEY), { Subject: 'Amazon S3 Notification' })),
    ],
  ];
  for (const [what, request] of events)
    test(`${what} has its image checked`, async (t) => {
      const { handler, told, put } = await open(t);
      await put();
      assert.equal((await handler(request())).status, 204);
      assert.deepEqual(told, [`${KEY} ok`]);
    });

  test('reports an image that is not what the options allow', async (t) => {
    const { handler, told, put } = await open(t, { maxSize: 2000 });
    for (const [bytes, type] of [
      [photo, 'text/html'],
      [photo, 'image/png'],
      [new TextEncoder().encode('<!doctype html>'), 'image/jpeg'],
      [new Uint8Array(2001), 'image/jpeg'],
    ] as const) {
      await put(bytes, type);
      await handler(post(bridge(KEY), bearer));
    }
    assert.deepEqual(
      told.map((line) => line.replace(`${KEY} `, '')),
      ['type-differs', 'type-differs', 'not-an-image', 'size-differs'],
    );
  });

  for (const [what, event] of [
    ['of another bucket', record(KEY, 'others')],
    ['of an object that is gone', record('incoming/none.jpeg')],
    ['of another folder', record('listings/a.jpeg')],
    ['of a key that leads to another folder', record('incoming/../listings/a.jpeg')],
    ['of a key that leads to another bucket', bridge('incoming/../../others/a.jpeg')],
    ['of a removal', record(KEY, BUCKET, 'ObjectRemoved:Delete')],
    [
      'of a key that is wrongly encoded',
      {
        Records: [
          { eventName: 'ObjectCreated:Post', s3: { bucket: { name: BUCKET }, object: { key: '%zz' } } },
        ],
      },
    ],
    ['of another kind', { source: 'aws.ec2', detail: {} }],
    ['without anything', {}],
    ['that is a list', [record(KEY)]],
    ['of members of a prototype', { Records: { constructor: {} }, detail: { __proto__: record(KEY) } }],
  ] as const)
    test(`${what} changes nothing`, async (t) => {
      const { handler, told, put } = await open(t);
      await put(photo, 'image/jpeg', 'listings/a.jpeg');
      assert.equal((await handler(post(event, bearer))).status, 204);
      assert.deepEqual(told, []);
    });

  test('is sent again if the site could not take it', async (t) => {
    const { handler, logged, put } = await open(t, {
      onStored: () => Promise.reject(new Error('the database is busy')),
    });
    await put();
    const response = await handler(post(bridge(KEY), bearer));
    assert.equal(response.status, 500);
    assert.ok(!(await response.text()).includes('database'));
    assert.equal(logged.length, 1);
  });
});

type Refusal = readonly [what: string, request: () => Request, status: number];

const PEM = 'SimpleNotificationService-1.pem';

suite('an event is refused', () => {
  const [right] = [notification(record(KEY))];
  const cases: readonly Refusal[] = [
    ['without authorization', () => post(bridge(KEY)), 403],
    [
      'of another topic',
      () => post(notification(record(KEY), { TopicArn: 'arn:aws:sns:eu-west-1:1:evil' })),
      403,
    ],
    ['with another message', () => post({ ...right, Message: JSON.stringify(record('incoming/x')) }), 403],
    [
      'with another signature',
      () => post({ ...right, Signature: Buffer.alloc(256).toString('base64') }),
      403,
    ],
    ['with a signature that is none', () => post({ ...right, Signature: '%' }), 403],
    ['of an unknown version', () => post({ ...right, SignatureVersion: '3' }), 403],
    ['of an unknown type', () => post({ ...right, Type: 'constructor' }), 403],
    ...[
      `https://sns.eu-west-1.amazonaws.com.evil.example/${PEM}`,
      `https://sns.eu-west-1.amazonaws.com@evil.example/${PEM}`,
      `https://evil.example/#https://sns.eu-west-1.amazonaws.com/${PEM}`,
      `https://sns.eu-west-1.amazonaws.com:8443/${PEM}`,
      `http://sns.eu-west-1.amazonaws.com/${PEM}`,
      `https://sns.us-east-1.amazonaws.com/${PEM}`, // another region than the topic's
      `https://s3.eu-west-1.amazonaws.com/evil/${PEM}`,
      `https://sns.eu-west-1.amazonaws.com/${PEM}?Action=Repeat`,
      'https://sns.eu-west-1.amazonaws.com/?Action=-----BEGIN%20CERTIFICATE-----',
      'https://169.254.169.254/latest/meta-data/',
      'constructor',
    ].map((url): Refusal => [
      `with a certificate at ${url}`,
      () =>
        post(
          notification(record(KEY), {
            SigningCertURL: url,
          }),
        ),
      403,
    ]),
    ...[
      'https://evil.example/',
      'http://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription',
      'https://sns.eu-west-1.amazonaws.com/?Action=DeleteTopic',
      'https://sns.eu-west-1.amazonaws.com@evil.example/?Action=ConfirmSubscription',
    ].map((SubscribeURL): Refusal => [
      `with a subscription at ${SubscribeURL}`,
      () => post(notification({}, { Type: 'SubscriptionConfirmation', Token: 'x', SubscribeURL })),
      403,
    ]),
    [
      'that was sent more than a day ago',
      () => post(notification(record(KEY), { Timestamp: new Date(Date.now() - 86_400_001).toISOString() })),
      403,
    ],
    ['without a time', () => post(notification(record(KEY), { Timestamp: 'today' })), 403],
    ['that is no JSON', () => post('{', bearer), 400],
    ['that is too large', () => post(' '.repeat(300_000), bearer), 413],
    ['by another method', () => new Request('https://site.example/stored'), 405],
  ];
  for (const [what, request, status] of cases)
    test(what, async (t) => {
      const { handler, told, asked, put } = await open(t);
      await put();
      assert.equal((await handler(request())).status, status);
      assert.deepEqual(told, []);
      for (const url of asked)
        assert.match(url, /^https:\/\/sns\.eu-west-1\.amazonaws\.com\/Simple[\w-]+\.pem$/);
    });
});

test('a subscription of the topic is confirmed at SNS, once its signature is verified', async (t) => {
  const { handler, asked } = await open(t);
  const SubscribeURL = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=x';
  const message = notification(
    {},
    {
      Type: 'SubscriptionConfirmation',
      SubscribeURL,
      Token: 'x',
      SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-2.pem',
    },
  );
  assert.equal((await handler(post(message))).status, 204);
  assert.deepEqual(asked, [
    'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-2.pem',
    SubscribeURL,
  ]);
  assert.equal((await handler(post({ ...message, Token: 'y' }))).status, 403);
  assert.equal(asked.length, 2);
});

test('a message of the topic that is no event changes nothing', async (t) => {
  const { handler, told } = await open(t);
  const message = notification(undefined, { Message: 'Hello from the console' });
  assert.equal((await handler(post(message))).status, 204);
  assert.deepEqual(told, []);
});
