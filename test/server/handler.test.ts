// The presign route: what it signs, and what it refuses.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inspect } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignHandler, type PresignHandlerOptions } from '../../src/server.js';
import { readPolicy } from '../../src/rules/policy.js';

const SECRET = 'a secret of the tests, not of any site';
const SITE = 'https://site.example';
const URL_ = `${SITE}/presign`;

const options = {
  bucket: 'photos',
  region: 'eu-central-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  authorize: () => ({ id: 'ada' }),
  secret: SECRET,
} satisfies PresignHandlerOptions;

type Body = Record<string, unknown>;

const image = { filename: 'photo.jpg', type: 'image/jpeg', size: 1234 };

const post = (body: unknown, headers: Record<string, string> = {}) =>
  new Request(URL_, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: SITE, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const get = (query: Record<string, string | number>, headers: Record<string, string> = {}) =>
  new Request(
    `${URL_}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`,
    {
      headers,
    },
  );

const more = (changes: Partial<PresignHandlerOptions>) =>
  ({ ...options, ...changes }) as PresignHandlerOptions;

async function signed(request: Request, changes: Partial<PresignHandlerOptions> = {}) {
  const response = await createPresignHandler(more(changes))(request);
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as Body & {
    fields: Record<string, string>;
    headers: Record<string, string>;
  };
}

/** Also asserts that nothing is signed, and that the answer is problem+json. */
async function refused(request: Request, changes: Partial<PresignHandlerOptions> = {}) {
  const response = await createPresignHandler(more(changes))(request);
  const text = await response.text();
  assert.ok(!/Signature|policy/i.test(text), text);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  const { type, status } = JSON.parse(text) as { type: string; status: number };
  assert.equal(status, response.status);
  return [response.status, type.replace('urn:s3-image-upload:', '')];
}

suite('a presigned form', () => {
  test('has an exact type and a range of sizes, for a key that the server has chosen', async () => {
    const { url, fields, key, expiresAt } = await signed(get(image), { minSize: 10, maxSize: '5MB' });
    assert.equal(url, 'https://photos.s3.eu-central-1.amazonaws.com/');
    assert.match(String(key), /^incoming\/\d{4}-\d\d-\d\d\/[0-9a-f]{32}\.jpeg$/);
    assert.equal(fields.key, key);
    assert.equal(fields['Content-Type'], 'image/jpeg');
    const policy = readPolicy(fields.Policy ?? '');
    assert.ok(typeof policy !== 'string');
    const { conditions, expires } = policy;
    assert.ok(
      conditions.some(
        (one) => one.operator === 'content-length-range' && one.min === 10 && one.max === 5_000_000,
      ),
    );
    assert.ok(conditions.every(({ operator }) => operator !== 'starts-with'));
    assert.ok(Math.abs(expires - Date.parse(String(expiresAt))) < 2000);
    assert.ok(expires - Date.now() <= 600_000);
  });

  test('has a checksum that the page has sent', async () => {
    const checksum = Buffer.alloc(32, 7).toString('base64');
    const { fields } = await signed(get({ ...image, 'checksum-sha256': checksum }));
    assert.equal(fields['x-amz-checksum-sha256'], checksum);
  });

  test('is signed for a GET and for a POST, and in a list for each image', async () => {
    await signed(get(image));
    await signed(post(image));
    const targets = (await signed(post([image, { ...image, type: 'image/png' }]))) as unknown as Body[];
    assert.equal(targets.length, 2);
    assert.notEqual(targets[0]?.key, targets[1]?.key);
    assert.match(String(targets[1]?.key), /\.png$/);
  });

  test('has no part of the file name', async () => {
    for (const filename of [
      '../../etc/passwd',
      'a\r\nSet-Cookie: x',
      '\0.jpg',
      '\u202egpj.exe',
      'x'.repeat(5000),
    ]) {
      const answer = JSON.stringify(await signed(post({ ...image, filename })));
      assert.ok(
        !answer.includes('etc/passwd') && !answer.includes('Set-Cookie') && !answer.includes('xxxxx'),
      );
    }
  });
});

test('a presigned PUT signs type and length, and is written once', async () => {
  const { url, method, headers } = await signed(get(image), { target: 'put' });
  assert.equal(method, 'PUT');
  const { searchParams } = new URL(String(url));
  assert.equal(searchParams.get('X-Amz-SignedHeaders'), 'content-length;content-type;host;if-none-match');
  assert.deepEqual(headers, { 'content-type': 'image/jpeg', 'if-none-match': '*' });
  assert.deepEqual(await refused(get({ type: 'image/jpeg' }), { target: 'put' }), [400, 'size-invalid']);
});

test('a presigned PUT to a store that is not AWS is not written once unless an option says so', async () => {
  const headersOf = async (options: Partial<PresignHandlerOptions>) => {
    const handler = createPresignHandler({
      ...options,
      bucket: 'photos',
      target: 'put',
      authorize: () => ({ id: 'ada' }),
    });
    return ((await (await handler(get(image))).json()) as { headers: object }).headers;
  };
  const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' };
  const own = { region: 'us-east-1', credentials };
  const sdk = { region: 'us-east-1', credentials, requestChecksumCalculation: 'WHEN_REQUIRED' } as const;
  const endpoint = 'https://store.example';
  for (const [options, isOnce] of [
    [own, true],
    [{ ...own, endpoint }, false],
    [{ ...own, endpoint, writeOnce: true }, true],
    [{ client: new S3Client(sdk) }, true],
    [{ client: new S3Client({ ...sdk, endpoint }) }, false],
  ] as const)
    assert.equal('if-none-match' in (await headersOf(options)), isOnce);
});

suite('images that are refused', () => {
  const cases: readonly (readonly [
    what: string,
    body: Body,
    problem: string,
    options?: Partial<PresignHandlerOptions>,
  ])[] = [
    ['of another type', { ...image, type: 'text/html' }, 'type-not-accepted'],
    ['an SVG unless it is named', { ...image, type: 'image/svg+xml' }, 'type-not-accepted'],
    ['of a type with a parameter', { ...image, type: 'image/jpeg; x=1' }, 'type-not-accepted'],
    ['without a type', { size: 1 }, 'type-not-accepted'],
    ['of a type that is inherited', { ...image, type: 'constructor' }, 'type-not-accepted'],
    ['too large', { ...image, size: 20_000_001 }, 'too-large'],
    ['empty', { ...image, size: 0 }, 'too-small'],
    ['of no size', { ...image, size: '12' }, 'size-invalid'],
    ['of a fraction of a byte', { ...image, size: 1.5 }, 'size-invalid'],
    ['of a negative size', { ...image, size: -1 }, 'size-invalid'],
    ['with a checksum that is none', { ...image, 'checksum-sha256': 'abc' }, 'checksum-invalid'],
    ['without a checksum', image, 'checksum-missing', { checksum: 'required' }],
  ];
  for (const [what, body, problem, changes] of cases)
    test(what, async () => assert.deepEqual(await refused(post(body), changes), [400, problem]));

  test('an SVG is signed if it is named', async () => {
    await signed(post({ ...image, type: 'image/svg+xml' }), { accept: 'image/svg+xml' });
  });
});

suite('requests that are refused', () => {
  const cases: readonly (readonly [what: string, request: () => Request, refusal: [number, string]])[] = [
    ['a form of another site', () => post(image, { Origin: 'https://evil.example' }), [403, 'cross-site']],
    ['a page without an origin', () => post(image, { Origin: 'null' }), [403, 'cross-site']],
    ['an image of another site', () => get(image, { 'Sec-Fetch-Site': 'cross-site' }), [403, 'cross-site']],
    [
      'another host of the same site',
      () => get(image, { 'Sec-Fetch-Site': 'same-site' }),
      [403, 'cross-site'],
    ],
    ['text', () => post(JSON.stringify(image), { 'Content-Type': 'text/plain' }), [415, 'not-json']],
    ['a form', () => post('a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }), [415, 'not-json']],
    ['what is no JSON', () => post('{'), [400, 'body-invalid']],
    ['JSON that is no object', () => post('7'), [400, 'body-invalid']],
    ['an empty list', () => post([]), [400, 'body-invalid']],
    ['a list in a list', () => post([[image]]), [400, 'body-invalid']],
    ['a list of too many', () => post(Array.from({ length: 21 }, () => image)), [400, 'too-many-images']],
    ['JSON that is nested deeply', () => post('['.repeat(8000) + ']'.repeat(8000)), [400, 'body-invalid']],
    ['JSON of many levels', () => post('['.repeat(10_000) + ']'.repeat(10_000)), [413, 'body-too-large']],
    ['a large body', () => post({ ...image, filename: 'x'.repeat(20_000) }), [413, 'body-too-large']],
    ['another method', () => new Request(URL_, { method: 'DELETE' }), [405, 'method-not-allowed']],
    [
      'members of a prototype',
      () => post('{"__proto__": {"type": "image/jpeg"}, "size": 1}'),
      [400, 'type-not-accepted'],
    ],
  ];
  for (const [what, request, refusal] of cases)
    test(what, async () => assert.deepEqual(await refused(request()), refusal));

  test('a large body without a length, which is not read to its end', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1024));
      },
    });
    const request = new Request(URL_, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit);
    assert.deepEqual(await refused(request), [413, 'body-too-large']);
    assert.ok(pulled < 30);
  });
});

suite('who may ask', () => {
  test('without `authorize`: this machine alone, which is told once', async () => {
    const told: string[] = [];
    const handler = createPresignHandler(
      more({ authorize: undefined, log: (text: string) => void told.push(text) } as never),
    );
    const ask = async (url: string, headers: Record<string, string> = {}) =>
      (await handler(new Request(`${url}?type=image/jpeg&size=1`, { headers }))).status;
    assert.equal(await ask('http://127.0.0.1:3000/presign'), 200);
    assert.equal(await ask('http://localhost/presign'), 200);
    assert.equal(await ask('http://[::1]:8080/presign'), 200);
    assert.equal(await ask('https://site.example/presign'), 503);
    assert.equal(await ask('http://127.0.0.1.evil.example/presign'), 503);
    for (const own of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.1, ::1'])
      assert.equal(await ask('http://localhost/presign', { 'X-Forwarded-For': own }), 200); // Next.js
    for (const headers of [
      { 'X-Forwarded-For': '203.0.113.9' },
      { 'X-Forwarded-For': '127.0.0.1, 203.0.113.9' },
      { 'X-Forwarded-For': '127.0.0.1.evil.example' },
      { 'X-Forwarded-For': '' },
      { 'X-Real-IP': '203.0.113.9' },
      { Forwarded: 'for=127.0.0.1' },
      { Via: '1.1 proxy' },
      { Host: 'site.example' },
    ])
      assert.equal(await ask('http://127.0.0.1/presign', headers as Record<string, string>), 503);
    assert.equal(told.length, 1);
  });

  test('nobody who is not signed in, or may not upload', async () => {
    assert.deepEqual(await refused(post(image), { authorize: () => undefined }), [401, 'not-signed-in']);
    assert.deepEqual(await refused(post(image), { authorize: () => Promise.resolve(false) }), [
      403,
      'not-allowed',
    ]);
  });

  test('an identity has limits and a prefix of its own', async () => {
    const authorize = () => ({ id: 'ada', prefix: 'incoming/ada/', maxSize: 100, accept: 'image/png' });
    assert.deepEqual(await refused(post(image), { authorize }), [400, 'type-not-accepted']);
    assert.deepEqual(await refused(post({ type: 'image/png', size: 101 }), { authorize }), [
      400,
      'too-large',
    ]);
    assert.match(
      String((await signed(post({ type: 'image/png', size: 100 }), { authorize })).key),
      /^incoming\/ada\//,
    );
  });

  test('pages of named origins, which may read the answer', async () => {
    const origins = ['https://admin.example'];
    const handler = createPresignHandler(more({ origins }));
    const headers = { Origin: 'https://admin.example', 'Sec-Fetch-Site': 'cross-site' };
    const preflight = await handler(
      new Request(URL_, {
        method: 'OPTIONS',
        headers: { ...headers, 'Access-Control-Request-Headers': 'content-type' },
      }),
    );
    assert.equal(preflight.status, 204);
    const response = await handler(post(image, headers));
    assert.equal(response.status, 200);
    for (const { headers: answered } of [preflight, response])
      assert.equal(answered.get('Access-Control-Allow-Origin'), 'https://admin.example');
    const own = await handler(post(image));
    assert.equal(own.headers.get('Access-Control-Allow-Origin'), null);
    assert.equal(own.headers.get('Vary'), 'Origin');
  });

  test('no more than `limit` allows', async () => {
    let asked = 0;
    const limit = () => ((asked += 1) > 2 ? 7.2 : undefined);
    const handler = createPresignHandler(more({ limit }));
    const answers = await Promise.all([1, 2, 3].map(() => handler(post(image))));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 429]);
    assert.equal(answers.find(({ status }) => status === 429)?.headers.get('Retry-After'), '8');
  });
});

test('of ten thousand requests at once, no more than `limit` allows are signed', async () => {
  let asked = 0;
  let signatures = 0;
  const handler = createPresignHandler(
    more({
      limit: () => ((asked += 1) > 10 ? 60 : undefined),
      credentials: () => {
        signatures += 1;
        return options.credentials;
      },
    }),
  );
  const answers = await Promise.all(Array.from({ length: 10_000 }, () => handler(get(image))));
  assert.equal(answers.filter(({ status }) => status === 200).length, 10);
  assert.equal(answers.filter(({ status }) => status === 429).length, 9990);
  assert.equal(signatures, 10);
});

test('no answer and no line of the log has a secret', async () => {
  const lines: string[] = [];
  const log = (...all: unknown[]) => void lines.push(all.map((one) => inspect(one, { depth: 9 })).join(' '));
  const requests = [
    () => get(image),
    () => post(image),
    () => post([image, image]),
    () => post({ ...image, type: SECRET }),
    () => post('{'),
    () => get({ ...image, 'checksum-sha256': 'x' }),
    () => new Request(URL_, { method: 'PUT' }),
  ];
  const changes: readonly Partial<PresignHandlerOptions>[] = [
    {},
    { target: 'put' },
    { authorize: () => Promise.reject(new Error('no session')) },
    { key: () => '../x' },
    { limit: () => 1 },
  ];
  for (const change of changes)
    for (const request of requests)
      lines.push(await (await createPresignHandler(more({ ...change, log }))(request())).text());
  assert.ok(
    lines.some((line) => line.includes('"claim"')) && lines.some((line) => line.includes('no session')),
  );
  const { secretAccessKey } = options.credentials;
  for (const line of lines) assert.ok(!line.includes(secretAccessKey) && !line.includes(SECRET), line);
});

suite('what goes wrong on the server', () => {
  const faults: readonly (readonly [what: string, changes: Partial<PresignHandlerOptions>])[] = [
    ['`authorize` throws', { authorize: () => Promise.reject(new Error('database of ada: secret-dsn')) }],
    ['`key` returns another folder', { key: () => 'incoming/../x' }],
    ['`key` returns an absolute path', { key: () => '/x' }],
    ['`key` returns a control character', { key: () => 'a\r\nb' }],
    ['`key` returns a variable', { key: () => 'a/${filename}' }],
    ['`key` returns nothing', { key: () => undefined as unknown as string }],
    ['an identity has no id', { authorize: () => ({}) as never }],
    ['the id of an identity is empty', { authorize: () => ({ id: '' }) }],
    ['the id of an identity is a number', { authorize: () => ({ id: 7 }) as never }],
    ['an identity is `true`', { authorize: () => true as never }],
    ['credentials are those of nobody', { credentials: () => ({ accessKeyId: '', secretAccessKey: '' }) }],
    ['an identity has a wrong limit', { authorize: () => ({ id: 'ada', maxSize: 'much' }) }],
    ['credentials can’t be had', { credentials: () => Promise.reject(new Error('secret-dsn')) }],
  ];
  for (const [what, changes] of faults)
    test(`${what}: a 500 that says nothing of it, and the cause in the log`, async () => {
      const causes: unknown[] = [];
      const log = (_: string, cause?: unknown) => void causes.push(cause);
      assert.deepEqual(await refused(post(image), { ...changes, log }), [500, 'signing-failed']);
      assert.equal(causes.length, 1);
    });
});

test('a client that would sign the checksum of an empty body is named in the log', async () => {
  const causes: unknown[] = [];
  const client = new S3Client({ region: 'eu-central-1', credentials: options.credentials });
  const handler = createPresignHandler({
    bucket: 'photos',
    client,
    target: 'put',
    authorize: options.authorize,
    log: (_, cause) => void causes.push(cause),
  });
  assert.equal((await handler(post(image))).status, 500);
  assert.match(String(causes[0]), /client: create it with requestChecksumCalculation: 'WHEN_REQUIRED'/);
});
