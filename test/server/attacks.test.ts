// Attacks on the presign route, on claims and on the store behind them, each as an attacker would make it. What one request can get
// wrong is in handler.test.ts, what a claim's object can be is in verify.test.ts, and what an event can claim is in stored.test.ts.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request as ask, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { suite, test, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import { freePort } from '../../tools/free-port.mjs';
import {
  createPresignHandler,
  createStoredHandler,
  keep,
  verifyUpload,
  type PresignHandlerOptions,
} from '../../src/server.js';
import {
  BUCKET,
  KEY_ID,
  REGION,
  SECRET as SECRET_KEY,
  clientFor,
  filesIn,
  refusal,
  setUp,
  submit,
  type SignedForm,
} from '../storage/fixture.js';

const SECRET = 'a secret of the tests, not of any site';
const NEW_SECRET = 'another secret, by which it was replaced';
const URL_ = 'https://site.example/presign';

const photo = new Uint8Array(await readFile(new URL('../image/files/plain.jpg', import.meta.url)));

interface Target extends SignedForm {
  readonly key: string;
  readonly claim: string;
  readonly headers: Record<string, string>;
}

async function open(t: TestContext) {
  const { storage, client, folder } = await setUp(t, { publicRead: false });
  const place = {
    bucket: BUCKET,
    region: REGION,
    endpoint: storage.url,
    credentials: { accessKeyId: KEY_ID, secretAccessKey: SECRET_KEY },
  };
  const options = { ...place, authorize: () => ({ id: 'ada' }), secret: SECRET, purpose: 'listing' };

  /** What a page is answered. */
  async function target(more: Partial<PresignHandlerOptions> = {}, body: object = {}): Promise<Target> {
    const request = new Request(URL_, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: 'image/jpeg', size: photo.length, ...body }),
    });
    const response = await createPresignHandler({ ...options, ...more } as PresignHandlerOptions)(request);
    assert.equal(response.status, 200, await response.clone().text());
    return (await response.json()) as Target;
  }

  /** The same, with the image uploaded. */
  async function upload(more: Partial<PresignHandlerOptions> = {}): Promise<Target> {
    const signed = await target(more);
    assert.equal((await submit(signed, { content: photo })).status, 201);
    return signed;
  }

  /** Why a claim is refused. */
  async function code(claim: unknown, more: object = {}): Promise<string> {
    const options_ = { ...place, secret: SECRET, identity: 'ada', purpose: 'listing', ...more };
    const answers = [
      await verifyUpload(claim, options_),
      await keep(claim, { ...options_, to: 'kept/1.jpeg' }),
    ];
    const [one, other] = answers.map((answer) => (answer.ok ? 'ok' : answer.code));
    assert.equal(one, other);
    return one ?? '';
  }
  return { storage, client, folder, place, options, target, upload, code };
}

suite('a claim is refused', () => {
  const cases: readonly (readonly [what: string, more: object, code: string])[] = [
    ['of another visitor', { identity: 'eve' }, 'claim-of-another'],
    ['of a visitor whose id is inherited', { identity: 'constructor' }, 'claim-of-another'],
    ['for another form', { purpose: 'avatar' }, 'claim-for-another-purpose'],
    ['for no form', { purpose: undefined }, 'claim-for-another-purpose'],
    ['for a form whose name is inherited', { purpose: '__proto__' }, 'claim-for-another-purpose'],
    ['by a secret that was rotated out', { secret: NEW_SECRET }, 'claim-invalid'],
    ['of another bucket with the same secret', { bucket: 'documents' }, 'claim-invalid'],
  ];
  for (const [what, more, code_] of cases)
    test(what, async (t) => {
      const { upload, code, folder } = await open(t);
      const { claim } = await upload();
      assert.equal(await code(claim, more), code_);
      assert.equal((await filesIn(folder)).objects, 1); // nothing is kept
    });

  test('after it has expired', async (t) => {
    const { upload, code } = await open(t);
    const { claim } = await upload({ expires: 60 });
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 86_400_000 + 61_000 });
    assert.equal(await code(claim), 'claim-expired');
  });

  test('with any of its characters changed', async (t) => {
    const { upload, code } = await open(t);
    const { claim } = await upload();
    for (let at = 0; at < claim.length; at += 1) {
      const other = claim[at] === 'A' ? 'B' : 'A';
      assert.equal(await code(claim.slice(0, at) + other + claim.slice(at + 1)), 'claim-invalid');
    }
    // The last one has two bits that stand for nothing.
    for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
      if (!claim.endsWith(last)) assert.equal(await code(claim.slice(0, -1) + last), 'claim-invalid');
  });

  test('with the key of another visitor, signed by nobody or with the signature of another claim', async (t) => {
    const { upload, code } = await open(t);
    const [ada, eve] = [await upload(), await upload({ authorize: () => ({ id: 'eve' }) })];
    const [payload = '', signature = ''] = ada.claim.split('.');
    const forged = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace(ada.key, eve.key),
    ).toString('base64url');
    for (const claim of [
      `${forged}.${signature}`,
      `${forged}.`,
      forged,
      `${forged}.${eve.claim.split('.')[1]}`,
    ])
      assert.equal(await code(claim), 'claim-invalid');
  });

  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    test(`but not because its form or its visitor is called ${name}`, async (t) => {
      const { upload, code } = await open(t);
      const { claim } = await upload({ purpose: name, authorize: () => ({ id: name }) });
      assert.equal(await code(claim), 'claim-of-another');
      assert.equal(await code(claim, { identity: name }), 'claim-for-another-purpose');
      assert.equal(await code(claim, { identity: name, purpose: name }), 'ok');
    });
});

suite('the store refuses', () => {
  test('a form with any part of its policy changed', async (t) => {
    const { target, folder } = await open(t);
    const signed = await target();
    const { Policy = '' } = signed.fields;
    const lines = new Set<string>();
    for (let at = 0; at < Policy.length; at += 9) {
      const other = Policy[at] === 'A' ? 'B' : 'A';
      const fields = { ...signed.fields, Policy: Policy.slice(0, at) + other + Policy.slice(at + 1) };
      lines.add((await refusal(await submit({ ...signed, fields }, { content: photo }))).line);
    }
    // The second one if the policy is no JSON any more.
    assert.deepEqual([...lines].sort(), ['400 InvalidPolicyDocument', '403 SignatureDoesNotMatch']);
    assert.equal((await filesIn(folder)).objects, 0);
  });

  for (const [what, change] of [
    ['the key of another visitor', (eve: Target) => ({ key: eve.key })],
    ['a key in another folder', () => ({ key: 'listings/1.jpeg' })],
    ['a type that is not signed', () => ({ 'Content-Type': 'text/html' })],
    ['a field that is not signed', () => ({ acl: 'public-read' })],
  ] as const)
    test(`a form with ${what}`, async (t) => {
      const { target, folder } = await open(t);
      const [ada, eve] = [await target(), await target({ authorize: () => ({ id: 'eve' }) })];
      const fields = { ...ada.fields, ...change(eve) } as Record<string, string>;
      assert.equal((await submit({ ...ada, fields }, { content: photo })).status, 403);
      assert.equal((await filesIn(folder)).objects, 0);
    });

  for (const [what, line] of [
    ['with its length', '400 EntityTooLarge'],
    ['in chunks without a length', '411 MissingContentLength'],
  ] as const)
    test(`a form whose file is larger than signed, sent ${what}`, async (t) => {
      const { target, folder } = await open(t);
      const signed = await target({ maxSize: '1KB' }, { size: 1000 });
      const form = new FormData();
      for (const [name, value] of Object.entries(signed.fields)) form.append(name, value);
      form.append('file', new Blob([new Uint8Array(1001)]));
      const whole = new Response(form);
      const headers = { 'Content-Type': whole.headers.get('Content-Type') ?? '' };
      const body = line.startsWith('411') ? whole.body : await whole.arrayBuffer();
      const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
      assert.equal((await refusal(await fetch(signed.url, init))).line, line);
      assert.equal((await filesIn(folder)).objects, 0);
    });

  for (const [what, headers, body] of [
    ['in chunks without a length', { 'Transfer-Encoding': 'chunked' }, Buffer.alloc(100_000)],
    ['with its true length', { 'Content-Length': 100_000 }, Buffer.alloc(100_000)],
    ['with another type', { 'Content-Type': 'text/html', 'Content-Length': photo.length }, photo],
  ] as const)
    test(`a PUT of another size or type than signed, ${what}`, async (t) => {
      const { target, folder } = await open(t);
      const signed = await target({ target: 'put' });
      const sent = ask(signed.url, { method: 'PUT', headers: { ...signed.headers, ...headers } });
      Readable.from([body]).pipe(sent);
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      assert.match(`${answer.statusCode} ${await text(answer)}`, /^4\d\d .*<Code>\w+<\/Code>/s);
      assert.equal((await filesIn(folder)).objects, 0);
    });

  test('an image whose bytes have another checksum than signed', async (t) => {
    const { target, folder } = await open(t);
    const checksum = Buffer.alloc(32, 7).toString('base64');
    const signed = await target({ checksum: 'required' }, { 'checksum-sha256': checksum });
    assert.equal((await submit(signed, { content: photo })).status, 400);
    assert.equal((await filesIn(folder)).objects, 0);
  });
});

test('nothing that a page sends changes where an image goes, and no other server is asked', async (t) => {
  const { target, options } = await open(t);
  const asked = t.mock.method(globalThis, 'fetch', () => Promise.reject(new Error('not in this test')));
  const evil = 'https://evil.example';
  for (const name of [
    'endpoint',
    'url',
    'host',
    'bucket',
    'region',
    'publicBase',
    'prefix',
    'key',
    'filename',
  ])
    for (const value of [
      evil,
      'http://169.254.169.254/',
      '../../x',
      '__proto__',
      'a\r\nX: y',
      '\0',
      '\u202e',
    ]) {
      const { url, key, fields } = await target({}, { [name]: value });
      assert.equal(url, `${options.endpoint}/${BUCKET}`);
      assert.match(key, /^incoming\/\d{4}-\d\d-\d\d\/[0-9a-f]{32}\.jpeg$/);
      assert.equal(fields.key, key);
    }
  const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', 'X-Amz-Endpoint': evil };
  const query = new URLSearchParams({ type: 'image/jpeg', size: '7', endpoint: evil, constructor: evil });
  const response = await createPresignHandler(options)(new Request(`${URL_}?${query}`, { headers }));
  assert.ok(!(await response.text()).includes('evil'));
  assert.equal(asked.mock.callCount(), 0);
});

test('an image that is replaced while it is checked is neither verified nor kept', async (t) => {
  const { upload, place, folder } = await open(t);
  const signed = await upload();
  const real = globalThis.fetch;
  let requests = 0;
  let replaced = 0;
  /** The visitor posts the form again, with other bytes, before the request of this number. */
  const replaceBefore = (number: number) => {
    requests = 0;
    t.mock.method(globalThis, 'fetch', async (url: string | URL, init?: RequestInit) => {
      requests += 1;
      if (requests === number) {
        const content = new Uint8Array([...photo, (replaced += 1)]);
        t.mock.restoreAll();
        assert.equal((await submit(signed, { content })).status, 201);
      }
      return real(url, init);
    });
  };
  const verifying = { ...place, secret: SECRET, identity: 'ada', purpose: 'listing' };
  const keeping = { ...verifying, to: 'kept/1.jpeg' };
  replaceBefore(2); // HEAD, ranges
  const verified = await verifyUpload(signed.claim, verifying);
  assert.equal(verified.ok || verified.code, 'object-replaced');
  // Its requests: HEAD, ranges, HEAD of the final key, the copy, HEAD.
  for (const number of [2, 3, 4]) {
    replaceBefore(number);
    const answer = await keep(signed.claim, keeping);
    assert.equal(answer.ok || answer.code, 'object-replaced', `request ${number}`);
    assert.equal((await filesIn(folder)).objects, 1);
  }
});

test('the key of an upload is not its final key, since it is removed', async (t) => {
  const { upload, place } = await open(t);
  const { claim, key } = await upload();
  const keeping = { ...place, secret: SECRET, identity: 'ada', purpose: 'listing', to: key };
  await assert.rejects(keep(claim, keeping), /^TypeError: s3-image-upload\/server: to: /);
});

test('no answer, error or line of a log has a secret, whatever goes wrong', async (t) => {
  const { place, options, upload, client } = await open(t);
  const { claim, key } = await upload();
  const lines: string[] = [];
  const write = (...all: unknown[]) =>
    void lines.push(all.map((one) => inspect(one, { depth: 20 })).join(' '));
  for (const name of ['log', 'warn', 'error', 'info', 'debug'] as const) t.mock.method(console, name, write);
  const WRONG_KEY = 'zJalrXUtnFEMIwrongwrong';
  const wrongPair = { accessKeyId: KEY_ID, secretAccessKey: WRONG_KEY };
  const nobody = `http://127.0.0.1:${await freePort()}`;
  const places = {
    right: place,
    sdk: { bucket: BUCKET, client },
    'wrong key': { ...place, credentials: wrongPair },
    'no store': { ...place, endpoint: nobody },
    'no store by the SDK': { bucket: BUCKET, client: clientFor(nobody) },
    'wrong key by the SDK': {
      bucket: BUCKET,
      client: clientFor(place.endpoint, { secretAccessKey: WRONG_KEY }),
    },
    'no credentials': { ...place, credentials: () => Promise.reject(new Error('no metadata service')) },
  };
  for (const [name, there] of Object.entries(places)) {
    const event = { detail: { bucket: { name: BUCKET }, object: { key } } };
    const calls: readonly (() => Promise<unknown>)[] = [
      async () => {
        const { authorize, secret, purpose } = options;
        const handler = createPresignHandler({ ...there, authorize, secret, purpose });
        return (await handler(new Request(`${URL_}?type=image/jpeg&size=7`))).text();
      },
      () =>
        verifyUpload(claim, { ...there, secret: [NEW_SECRET, SECRET], identity: 'ada', purpose: 'listing' }),
      () =>
        keep(claim, { ...there, secret: SECRET, identity: 'ada', purpose: 'listing', to: `kept/${name}` }),
      async () => {
        const onStored = () => Promise.reject(new Error('the database is busy'));
        const handler = createStoredHandler({ ...there, authorize: () => true, onStored });
        const body = JSON.stringify({ source: 'aws.s3', 'detail-type': 'Object Created', ...event });
        return (await handler(new Request(URL_, { method: 'POST', body }))).text();
      },
    ];
    for (const call of calls) {
      lines.push(`${name}:`);
      write(await call().catch((error: unknown) => error));
    }
  }
  const all = lines.join('\n');
  for (const expected of ['"claim"', 'no metadata service', 'ECONNREFUSED', 'The store answered 403', 'busy'])
    assert.ok(all.includes(expected), `${expected} is not in the output: ${all}`);
  for (const secret of [SECRET, NEW_SECRET, SECRET_KEY, WRONG_KEY])
    for (const written of [secret, Buffer.from(secret).toString('base64').replace(/=+$/, '')])
      assert.ok(!all.includes(written), all);
});
