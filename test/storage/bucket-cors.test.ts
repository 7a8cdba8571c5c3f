// The CORS rules of the bucket, changed by the AWS SDK, and what pages can do under them.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { suite, test } from 'node:test';
import {
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
  type CORSRule,
  type S3Client,
} from '@aws-sdk/client-s3';
import { signHeaders } from '../../src/server/sigv4.js';
import {
  BUCKET,
  codeOf,
  KEY_ID,
  objectUrl,
  ORIGIN,
  refusal,
  REGION,
  SECRET,
  send,
  setUp,
  sign,
  submit,
  type Fixture,
} from './fixture.js';

const Bucket = BUCKET;
const SITE = 'https://www.example.com';

const setCors = (client: S3Client, ...CORSRules: CORSRule[]) =>
  client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));

const getCors = async (client: S3Client) =>
  (await client.send(new GetBucketCorsCommand({ Bucket }))).CORSRules;

const deleteCors = (client: S3Client) => client.send(new DeleteBucketCorsCommand({ Bucket }));

/** The status of a preflight, and its CORS headers by their name without `access-control-`. */
async function preflight(
  fixture: Fixture,
  origin: string,
  method: string,
  headers?: string,
): Promise<Readonly<Record<string, unknown>>> {
  const answer = await send(fixture, {
    method: 'OPTIONS',
    path: `/${BUCKET}/a.png`,
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': method,
      ...(headers && { 'Access-Control-Request-Headers': headers }),
    },
  });
  const allowed = Object.entries(answer.headers).flatMap(([name, value]) =>
    name.startsWith('access-control-') ? [[name.slice('access-control-'.length), value] as const] : [],
  );
  return { status: answer.status, ...Object.fromEntries(allowed) };
}

/** Puts a document that the SDK would not write. */
async function putDocument({ storage }: Fixture, body: string, more: Record<string, string> = {}) {
  const url = new URL(`${storage.url}/${BUCKET}?cors`);
  const md5 = createHash('md5').update(body).digest('base64');
  const credentials = { accessKeyId: KEY_ID, secretAccessKey: SECRET };
  const request = { method: 'PUT', url, headers: { 'content-md5': md5, ...more } };
  const headers = await signHeaders(request, { credentials, region: REGION, date: new Date() });
  return fetch(url, { method: 'PUT', headers, body });
}

const document = (rule: string, count = 1) =>
  `<?xml version="1.0"?><CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${`<CORSRule>${rule}</CORSRule>`.repeat(count)}</CORSConfiguration>`;

const SMALLEST = '<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>';

suite('the configuration', () => {
  test('is the rule of the options at first', async (t) => {
    const { client } = await setUp(t);
    assert.deepEqual(await getCors(client), [
      {
        AllowedOrigins: [ORIGIN],
        AllowedMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
        AllowedHeaders: ['*'],
        ExposeHeaders: ['ETag', 'Location', 'x-amz-checksum-sha256', 'x-amz-request-id'],
        MaxAgeSeconds: 3600,
      },
    ]);
  });

  test('can be replaced, read, and removed', async (t) => {
    const { client } = await setUp(t);
    const rules = [
      {
        ID: 'a & <b>',
        AllowedOrigins: [SITE, 'http://*.example'],
        AllowedMethods: ['POST', 'PUT'],
        AllowedHeaders: ['*'],
        ExposeHeaders: ['ETag', 'Location'],
        MaxAgeSeconds: 60,
      },
      { AllowedOrigins: ['*'], AllowedMethods: ['GET'] },
    ];
    await setCors(client, ...rules);
    assert.deepEqual(await getCors(client), rules);
    await deleteCors(client);
    assert.equal(await codeOf(getCors(client)), '404 NoSuchCORSConfiguration');
    await deleteCors(client);
  });

  test('is still there after a restart, also if it was removed', async (t) => {
    const first = await setUp(t);
    await setCors(first.client, { AllowedOrigins: [SITE], AllowedMethods: ['PUT'] });
    await first.storage.close();
    const second = await setUp(t, { folder: first.folder });
    assert.equal((await preflight(second, SITE, 'PUT')).status, 200);
    assert.equal((await preflight(second, ORIGIN, 'PUT')).status, 403);
    await deleteCors(second.client);
    await second.storage.close();
    const third = await setUp(t, { folder: first.folder });
    assert.equal(await codeOf(getCors(third.client)), '404 NoSuchCORSConfiguration');
    assert.deepEqual(await readdir(first.folder), ['cors.json']);
  });

  test('can be read and changed only with a signature', async (t) => {
    const fixture = await setUp(t, { publicRead: true });
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await fetch(`${fixture.storage.url}/${BUCKET}?cors`, {
        method,
        ...(method === 'PUT' && { body: document(SMALLEST) }),
      });
      assert.equal((await refusal(response)).line, '403 AccessDenied', method);
    }
    assert.equal((await preflight(fixture, ORIGIN, 'POST')).status, 200);
  });

  for (const [what, text, line] of [
    ['something else than XML', '{}', '400 MalformedXML'],
    [
      'an element that is not closed',
      '<CORSConfiguration><CORSRule></CORSConfiguration>',
      '400 MalformedXML',
    ],
    ['an element that is closed by another name', document(`${SMALLEST}<ID></Id>`), '400 MalformedXML'],
    ['another root', '<Cors></Cors>', '400 MalformedXML'],
    ['no rule', document('', 0), '400 MalformedXML'],
    ['101 rules', document(SMALLEST, 101), '400 MalformedXML'],
    ['no origin', document('<AllowedMethod>GET</AllowedMethod>'), '400 MalformedXML'],
    ['no method', document('<AllowedOrigin>*</AllowedOrigin>'), '400 MalformedXML'],
    ['an unknown element', document(`${SMALLEST}<Allowed>*</Allowed>`), '400 MalformedXML'],
    ['an age in words', document(`${SMALLEST}<MaxAgeSeconds>one</MaxAgeSeconds>`), '400 MalformedXML'],
    ['a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>${document(SMALLEST).slice(21)}`, '400 MalformedXML'],
    ['an unknown entity', document(`${SMALLEST}<ID>&b;</ID>`), '400 MalformedXML'],
    ['the method OPTIONS', document(SMALLEST.replace('GET', 'OPTIONS')), '400 InvalidRequest'],
    ['a method in lower case', document(SMALLEST.replace('GET', 'get')), '400 InvalidRequest'],
    ['two wildcards', document(SMALLEST.replace('*', 'http://*.*.example')), '400 InvalidRequest'],
    [
      'a wildcard of exposed headers',
      document(`${SMALLEST}<ExposeHeader>*</ExposeHeader>`),
      '400 InvalidRequest',
    ],
  ] as const) {
    test(`is not changed by a document with ${what}: ${line}`, async (t) => {
      const fixture = await setUp(t);
      assert.equal((await refusal(await putDocument(fixture, text))).line, line);
      assert.equal((await getCors(fixture.client))?.[0]?.AllowedOrigins?.[0], ORIGIN);
    });
  }

  test('is not changed by a body that is too large, has no digest, or another one', async (t) => {
    const fixture = await setUp(t);
    const wrong = createHash('md5').update('other').digest('base64');
    const lineOf = async (body: string, headers?: Record<string, string>) =>
      (await refusal(await putDocument(fixture, body, headers))).line;
    const long = document(`${SMALLEST}<ID>${'x'.repeat(65_536)}</ID>`);
    assert.equal(await lineOf(long), '400 MaxMessageLengthExceeded');
    assert.equal(await lineOf(document(SMALLEST), { 'content-md5': '' }), '400 InvalidDigest');
    assert.equal(await lineOf(document(SMALLEST), { 'content-md5': wrong }), '400 BadDigest');
    assert.equal((await putDocument(fixture, document(SMALLEST))).status, 200);
  });

  test('can have comments, character references, and up to 100 rules', async (t) => {
    const fixture = await setUp(t);
    const text = document(`<!-- all -->${SMALLEST}<ID>&#65;&#x42;&apos;</ID><AllowedHeader/>`, 100);
    assert.equal((await putDocument(fixture, text)).status, 200);
    const rules = await getCors(fixture.client);
    assert.deepEqual([rules?.length, rules?.[0]?.ID], [100, "AB'"]);
  });
});

suite('a page', () => {
  test('may send what a rule allows, and is told for how long', async (t) => {
    const fixture = await setUp(t);
    await setCors(fixture.client, {
      AllowedOrigins: [SITE],
      AllowedMethods: ['PUT', 'POST'],
      AllowedHeaders: ['Content-Type', 'x-amz-*'],
      MaxAgeSeconds: 600,
    });
    assert.deepEqual(await preflight(fixture, SITE, 'PUT', 'content-type, x-amz-checksum-sha256'), {
      status: 200,
      'allow-origin': SITE,
      'allow-credentials': 'true',
      'allow-methods': 'PUT, POST',
      'allow-headers': 'content-type, x-amz-checksum-sha256',
      'max-age': '600',
    });
  });

  for (const [what, origin, method, headers] of [
    ['another origin', ORIGIN, 'PUT', undefined],
    ['the same host by http', SITE.replace('https', 'http'), 'PUT', undefined],
    ['another port', `${SITE}:8443`, 'PUT', undefined],
    ['a longer host', `${SITE}.evil.example`, 'PUT', undefined],
    ['no origin of its own', 'null', 'PUT', undefined],
    ['another method', SITE, 'DELETE', undefined],
    ['another header', SITE, 'PUT', 'content-type, if-none-match'],
  ] as const) {
    test(`may not send with ${what}`, async (t) => {
      const fixture = await setUp(t);
      await setCors(fixture.client, {
        AllowedOrigins: [SITE],
        AllowedMethods: ['PUT'],
        AllowedHeaders: ['content-type'],
      });
      assert.deepEqual(await preflight(fixture, origin, method, headers), { status: 403 });
    });
  }

  test('may send no header if the rule allows none', async (t) => {
    const fixture = await setUp(t);
    await setCors(fixture.client, { AllowedOrigins: [SITE], AllowedMethods: ['PUT'] });
    assert.equal((await preflight(fixture, SITE, 'PUT')).status, 200);
    assert.equal((await preflight(fixture, SITE, 'PUT', 'content-type')).status, 403);
  });

  for (const [pattern, origin, status] of [
    ['http://*.example', 'http://a.b.example', 200],
    ['http://*.example', 'http://.example', 200],
    ['http://*.example', 'http://example', 403],
    ['http://localhost:*', 'http://localhost:5173', 200],
    ['http://localhost:*', 'http://127.0.0.1:5173', 403],
    ['*.example', 'https://a.example', 200],
    ['http://aa*a.example', 'http://aa.example', 403],
    ['https://a.example*', 'https://a.example', 200],
  ] as const) {
    test(`of ${origin} gets ${status} under ${pattern}`, async (t) => {
      const fixture = await setUp(t);
      await setCors(fixture.client, { AllowedOrigins: [pattern], AllowedMethods: ['POST'] });
      assert.equal((await preflight(fixture, origin, 'POST')).status, status);
    });
  }

  test('gets the first rule that allows its request: rules do not add up', async (t) => {
    const fixture = await setUp(t);
    await setCors(
      fixture.client,
      { AllowedOrigins: [SITE], AllowedMethods: ['PUT'], AllowedHeaders: ['content-type'], MaxAgeSeconds: 1 },
      { AllowedOrigins: ['*'], AllowedMethods: ['PUT', 'GET'], MaxAgeSeconds: 2 },
    );
    assert.equal((await preflight(fixture, SITE, 'PUT', 'content-type'))['max-age'], '1');
    assert.equal((await preflight(fixture, SITE, 'PUT'))['max-age'], '1');
    const second = await preflight(fixture, SITE, 'GET');
    assert.deepEqual([second['max-age'], second['allow-origin']], ['2', '*']);
    assert.equal((await preflight(fixture, SITE, 'GET', 'content-type')).status, 403);
  });

  test('can read the headers that the rule exposes, and no others', async (t) => {
    const fixture = await setUp(t);
    const exposedBy = async (ExposeHeaders: string[] | undefined) => {
      await setCors(fixture.client, { AllowedOrigins: [SITE], AllowedMethods: ['POST'], ExposeHeaders });
      const { headers } = await submit(await sign(fixture), { origin: SITE });
      assert.equal(headers.get('access-control-allow-origin'), SITE);
      return headers.get('access-control-expose-headers');
    };
    assert.equal(await exposedBy(['ETag', 'x-amz-checksum-sha256']), 'ETag, x-amz-checksum-sha256');
    assert.equal(await exposedBy(undefined), null);
  });

  test('can read no answer once the rules are removed', async (t) => {
    const fixture = await setUp(t);
    await submit(await sign(fixture));
    const allowed = async () =>
      (await fetch(objectUrl(fixture, 'a.txt'), { headers: { Origin: ORIGIN } })).headers.get(
        'access-control-allow-origin',
      );
    assert.equal(await allowed(), ORIGIN);
    await deleteCors(fixture.client);
    assert.equal(await allowed(), null);
    assert.equal((await preflight(fixture, ORIGIN, 'POST')).status, 403);
  });
});
