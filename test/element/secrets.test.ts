// Errors, events and warnings of the package never contain a secret of the request.
import { expect } from '@open-wc/testing';
import type { S3ImageUpload } from 's3-image-upload';
import { restore, stub } from 'sinon';
import type { Fault } from '../../demo/storage/faults.js';
import { image } from '../images.js';
import { policyOf } from '../policies.js';
import { openStack, type Stack } from '../stack-client.js';
import { element } from './fixtures.js';

/** Secrets in different formats, so that a failure shows which one it is. */
const secrets = {
  token: 'FwoGZXIvYXdzEBYaDHRva2Vu',
  signature: 'f1e2d3c4b5a697887766554433221100',
  accessKey: 'AKIASECRETACCESSKEY0',
  bearer: 'eyJhbGciOiJub25lIn0.secret-bearer',
  csrf: 'csrf-0123456789abcdef',
  password: 'hunter2-hunter2',
  customerKey: 'c2VjcmV0LWN1c3RvbWVyLWtleQ==',
};
const credential = `${secrets.accessKey}/20260101/eu-central-1/s3/aws4_request`;

/** The secrets also as encoded in a URL, and in the base64 of a policy. */
const forms = Object.entries(secrets).flatMap(([name, value]) => [
  [name, value] as const,
  [`${name} in a URL`, encodeURIComponent(value)] as const,
]);

const query = new URLSearchParams({
  'X-Amz-Credential': credential,
  'X-Amz-Signature': secrets.signature,
  'X-Amz-Security-Token': secrets.token,
  'X-Amz-SignedHeaders': 'host',
}).toString();

const signed = {
  'x-amz-credential': credential,
  'x-amz-signature': secrets.signature,
  'x-amz-security-token': secrets.token,
  AWSAccessKeyId: secrets.accessKey,
};
const exact = Object.entries(signed)
  .filter(([name]) => name !== 'x-amz-signature' && name !== 'AWSAccessKeyId')
  .map(([name, value]) => ({ [name]: value }));

const presignHeaders = {
  Authorization: `Bearer ${secrets.bearer}`,
  'X-CSRF-Token': secrets.csrf,
};

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(async () => {
  restore();
  await stack.faults();
});

/** Everything in a value that a page can read: own and inherited properties, to some depth. */
function textOf(value: unknown, depth = 6, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth === 0 || seen.has(value) || value instanceof Node || value === globalThis) return '';
  seen.add(value);
  const names = new Set<string>();
  for (
    let of: object | null = value;
    of && of !== Object.prototype;
    of = Object.getPrototypeOf(of) as object | null
  )
    for (const name of Object.getOwnPropertyNames(of)) names.add(name);
  return [...names]
    .map((name) => {
      try {
        return `${name} ${textOf((value as Record<string, unknown>)[name], depth - 1, seen)}`;
      } catch {
        return name;
      }
    })
    .join('\n');
}

/** Everything that can be read from the element. */
function drawn(target: S3ImageUpload): string {
  const all = [target, ...(target.shadowRoot?.querySelectorAll('*') ?? [])];
  const attributes = all.flatMap(({ attributes }) => [...attributes].map(({ value }) => value));
  const form = new FormData(target.form ?? undefined);
  return [
    target.shadowRoot?.textContent,
    ...attributes,
    target.value,
    target.validationMessage,
    JSON.stringify(target.images),
    ...[...form].flat().map(String),
  ].join('\n');
}

const EVENTS = [
  'add',
  'reject',
  'start',
  'progress',
  'retry',
  'success',
  'error',
  'abort',
  'remove',
  'complete',
];

/** Uploads an image, and collects its events, errors and warnings. */
async function emitted(settings: Partial<S3ImageUpload>): Promise<string> {
  const texts: string[] = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    stub(console, method).callsFake(
      (...logged: unknown[]) => void texts.push(...logged.map((one) => textOf(one))),
    );
  const onError = (event: ErrorEvent | PromiseRejectionEvent) => {
    texts.push(textOf('reason' in event ? event.reason : event.error));
    event.preventDefault();
  };
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onError);
  const target = await element({ name: 'photo', retries: '1', multiple: '' });
  const form = document.createElement('form');
  target.replaceWith(form);
  form.append(target);
  for (const name of EVENTS)
    target.addEventListener(`upload-${name}`, (event) => texts.push(textOf((event as CustomEvent).detail)));
  Object.assign(target, settings);
  await target.addFiles([await image()]);
  const uploading = target.upload();
  // Starts a waiting retry now.
  target.addEventListener('upload-retry', () => queueMicrotask(() => target.retry()));
  texts.push(textOf(await uploading));
  await target.updateComplete;
  texts.push(drawn(target));
  form.remove();
  removeEventListener('error', onError);
  removeEventListener('unhandledrejection', onError);
  return texts.join('\n');
}

function expectNoSecrets(text: string): void {
  expect(text.length, 'something was told').to.be.greaterThan(100);
  for (const [name, secret] of forms) {
    const at = text.indexOf(secret);
    expect(at < 0, `${name}: ${text.slice(Math.max(0, at - 80), at + 40)}`).to.be.true;
  }
}

const post = (conditions: readonly unknown[], fields: Record<string, string> = {}) => ({
  url: 'https://b.example/',
  fields: {
    key: 'k',
    ...signed,
    ...fields,
    policy: policyOf([{ bucket: 'b' }, ['eq', '$key', 'k'], ...conditions]),
  },
});
const put = (more: object) => ({ method: 'PUT', url: `https://b.example/k?${query}`, ...more });
const fieldsThat = (more: object) => ({
  url: 'https://b.example/',
  fields: { ...post(exact).fields, ...more },
});

describe('nothing that is emitted contains a secret if the endpoint’s answer', () => {
  for (const [what, answer] of [
    [
      'has a policy with another token',
      post([...exact.slice(0, 1), { 'x-amz-security-token': `${secrets.token}x` }]),
    ],
    ['has a token that no condition allows', post(exact.slice(0, 1))],
    [
      'has a policy with another credential',
      post([{ 'x-amz-credential': `${credential}x` }, ...exact.slice(1)]),
    ],
    [
      'has a policy that wants a token to begin so',
      post([...exact.slice(0, 1), ['starts-with', '$x-amz-security-token', `${secrets.token}/`]]),
    ],
    ['has a condition unknown to S3, on a token', post([['like', '$x-amz-security-token', secrets.token]])],
    ['has a condition of two names', post([{ 'x-amz-security-token': secrets.token, acl: 'private' }])],
    [
      'has a condition that is too long',
      post([['eq', '$x-amz-security-token', secrets.token, secrets.token]]),
    ],
    ['has a token that is an object', post([{ 'x-amz-security-token': { value: secrets.token } }])],
    [
      'has a token for its expiration',
      {
        ...post([]),
        fields: {
          ...signed,
          key: 'k',
          policy: btoa(JSON.stringify({ expiration: secrets.token, conditions: [] })),
        },
      },
    ],
    ['has a policy that is JSON, not base64', fieldsThat({ policy: JSON.stringify(signed) })],
    ['has a policy that is not JSON', fieldsThat({ policy: btoa(`{${secrets.token}`) })],
    [
      'has a customer’s key that no condition allows',
      post(exact, { 'x-amz-server-side-encryption-customer-key': secrets.customerKey }),
    ],
    [
      'has a policy with another customer’s key',
      post([...exact, { 'x-amz-server-side-encryption-customer-key': secrets.customerKey }]),
    ],
    ['has a field that is not a string', fieldsThat({ 'x-amz-security-token': [secrets.token] })],
    ['has a field twice', fieldsThat({ 'X-Amz-Security-Token': secrets.token })],
    ['has too many fields', fieldsThat({ 'x-amz-meta-long': secrets.token.repeat(2000) })],
    ['has a target without a scheme', put({ url: `b.example/k?${query}` })],
    [
      'has a target that is encoded as a whole',
      put({ url: encodeURIComponent(`https://b.example/k?${query}`) }),
    ],
    [
      'has a target that is encoded twice',
      put({ url: encodeURIComponent(encodeURIComponent(`https://b.example/k?${query}`)) }),
    ],
    ['has a bearer token for its target', put({ url: `Bearer ${secrets.bearer}` })],
    ['has a target without a host', put({ url: `/k?${query}` })],
    [
      'has a target that this page can’t send to',
      put({ url: `ftp://user:${secrets.password}@b.example/k?${query}` }),
    ],
    ['has a target whose scheme has no slashes', put({ url: `https:b.example/k?${query}` })],
    ['has a target that is a password and a host', put({ url: `//user:${secrets.password}@[/k` })],
    ['has a path that browsers shorten', put({ url: `https://b.example/a/../k?${query}` })],
    ['has a header that no page may send', put({ headers: { Cookie: secrets.token } })],
    ['has a header with a line end', put({ headers: { 'x-amz-security-token': `${secrets.token}\n` } })],
    ['has a header that is not signed', put({ headers: { 'x-amz-security-token': secrets.token } })],
    ['lacks a header that is signed', put({ url: `https://b.example/k?${query}%3Bx-amz-acl` })],
    ['has a length that is a token', put({ headers: { 'Content-Length': secrets.token } })],
    ['has a token for its end', put({ expiresAt: secrets.token })],
    ['has an object for its end', put({ expiresAt: { token: secrets.token } })],
    ['has a token for its method', put({ method: secrets.token })],
    ['has script for its public address', put({ publicUrl: `javascript:"${secrets.token}"` })],
    [
      'has the checksum of no bytes',
      put({ url: `https://b.example/k?${query}&x-amz-checksum-crc32=AAAAAA==` }),
    ],
    ['is an envelope', { data: put({}) }],
    ['is a list', [put({})]],
    ['is a text', `https://b.example/k?${query}`],
  ] as const)
    it(what, async () => expectNoSecrets(await emitted({ presign: () => answer as never, retries: 0 })));
});

describe('nothing that is emitted contains a secret if the endpoint', () => {
  for (const [what, status, type, body] of [
    ['answers text', 200, 'text/plain', `${secrets.signature} ${query}`],
    ['answers JSON that is cut', 200, 'application/json', JSON.stringify(put({})).slice(0, -1)],
    ['answers a page', 200, 'text/html', `<html>${query}</html>`],
    [
      'quotes the bearer token',
      401,
      'application/json',
      JSON.stringify({ error: `Unknown token ${secrets.bearer}` }),
    ],
    [
      'quotes the CSRF token',
      419,
      'application/json',
      JSON.stringify({ message: `CSRF mismatch: ${secrets.csrf}` }),
    ],
    [
      'quotes a header as a whole',
      400,
      'application/json',
      JSON.stringify({ title: presignHeaders.Authorization }),
    ],
    [
      'quotes a token in a 200',
      200,
      'application/json',
      JSON.stringify({ error: { message: secrets.bearer } }),
    ],
    ['breaks down and quotes', 500, 'application/json', JSON.stringify({ error: secrets.csrf })],
  ] as const)
    it(what, async () => {
      stub(globalThis, 'fetch').callsFake(() =>
        Promise.resolve(new Response(body, { status, headers: { 'Content-Type': type } })),
      );
      expectNoSecrets(await emitted({ presignEndpoint: '/presign', presignHeaders, retries: 0 }));
    });

  for (const [what, quote] of [
    ['as it was asked', ({ search }: URL) => search],
    ['decoded', ({ searchParams }: URL) => [...searchParams.values()].join()],
  ] as const)
    it(`quotes its own query, ${what}`, async () => {
      const presignEndpoint = `/presign?token=${encodeURIComponent(secrets.customerKey)}`;
      stub(globalThis, 'fetch').callsFake((asked) => {
        const error = `Cannot GET ${quote(new URL((asked as Request).url))}`;
        return Promise.resolve(new Response(JSON.stringify({ error }), { status: 404 }));
      });
      expectNoSecrets(await emitted({ presignEndpoint, retries: 0 }));
    });

  for (const [what, settings] of [
    [
      'is requested with an invalid header',
      { presignHeaders: { Authorization: `Bearer ${secrets.bearer}\n\u0100` } },
    ],
    ['is requested with an invalid header name', { presignHeaders: { 'a b': secrets.bearer } }],
    ['has an address with a password', { presignEndpoint: `http://user:${secrets.password}@127.0.0.1/` }],
    ['has an invalid URL', { presignEndpoint: `http://[?token=${secrets.token}` }],
    ['is out of reach', { presignEndpoint: `http://127.0.0.1:9/?token=${secrets.token}`, presignHeaders }],
  ] as const)
    it(what, async () => {
      const text = await emitted({ presignEndpoint: '/presign', retries: 0, ...settings });
      // The page itself has written the URL into an attribute.
      expectNoSecrets(text);
    });
});

describe('nothing that is emitted contains a secret if the storage', () => {
  const quoting = [
    `The token ${secrets.token} has expired`,
    `Invalid according to Policy: Policy Condition failed: ["eq", "$x-amz-security-token", "${secrets.token}"]`,
    `The AWS Access Key Id ${secrets.accessKey} does not exist in our records.`,
    `The credential ${credential} is malformed`,
    `${secrets.signature} does not match ${encodeURIComponent(credential)}`,
  ];
  const bodies = quoting.map(
    (
      message,
    ) => `<Error><Code>AccessDenied</Code><Message>${message}</Message><AWSAccessKeyId>${secrets.accessKey}</AWSAccessKeyId>
      <StringToSign>AWS4-HMAC-SHA256 ${credential}</StringToSign><SignatureProvided>${secrets.signature}</SignatureProvided>
      <CanonicalRequest>PUT /k ${query}</CanonicalRequest><RequestId>R1</RequestId></Error>`,
  );

  for (const [name, target] of [
    ['a POST', { url: 'https://b.example/', fields: { key: 'k', ...signed } }],
    [
      'a PUT',
      put({
        url: `https://b.example/k?${query}%3Bx-amz-meta-token`,
        headers: { 'x-amz-meta-token': secrets.csrf },
      }),
    ],
  ] as const)
    for (const [status, body] of [
      ...bodies.flatMap((body) => [403, 400, 500, 200].map((status) => [status, body] as const)),
      [200, `{"error":"${secrets.token}"}`],
      [200, `Access denied for ${secrets.accessKey}`],
      [403, `Access denied for ${secrets.accessKey}`],
      [201, ''],
      [0, ''],
    ] as const)
      it(`answers ${status} to ${name}: ${body.replace(/<StringToSign>.*/s, '').slice(0, 140)}`, async () => {
        answerUploads(status, body);
        const presign = () => target as never;
        expectNoSecrets(await emitted({ presign, retries: 0 }));
      });

  it('refuses a real request', async () => {
    const fault: Fault = { method: 'POST', status: 403, code: 'AccessDenied', message: quoting[0] ?? '' };
    await stack.faults(fault);
    const presign = async () => {
      const { url } = (await (await fetch(stack.presign())).json()) as { url: string };
      return { url, fields: { key: 'k', ...signed } };
    };
    expectNoSecrets(await emitted({ presign, retries: 0 }));
  });
});

describe('nothing that is emitted contains a secret if the page sets images that can’t be shown', () => {
  const url = `https://b.example/k?${query}`;
  for (const [what, value] of [
    ['one of which has no address', JSON.stringify([url, {}])],
    ['as JSON that is cut', `["/a.jpg", "${url}`],
    ['at an address of script', `javascript:?${query}`],
  ] as const)
    it(what, async () =>
      expectNoSecrets(await emitted({ value, presign: () => Promise.reject(new Error('no')), retries: 0 })),
    );
});

/** Makes every XMLHttpRequest return this answer, without a storage. */
function answerUploads(status: number, body: string): void {
  stub(XMLHttpRequest.prototype, 'send').callsFake(function (this: XMLHttpRequest) {
    Object.defineProperty(this, 'status', { value: status });
    Object.defineProperty(this, 'responseText', { value: body });
    queueMicrotask(() => this.dispatchEvent(new ProgressEvent(status === 0 ? 'error' : 'load')));
  });
}
