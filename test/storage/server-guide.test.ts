// docs/server.md: its lines mount the route beside other routes of an app, and its form keeps an image.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { createRequestListener } from '@remix-run/node-fetch-server';
import express from 'express';
import fastify from 'fastify';
import { startEmbeddedStore } from '../../demo/embedded-store.js';
import { createPresignHandler } from '../../src/server.js';
import { BUCKET, KEY_ID, objectUrl, REGION, SECRET, setUp } from './fixture.js';
import { blockOf, photo, run, sendTo, targetOf } from './guide.js';

const PAGE = 'docs/server.md';
const page = readFileSync(new URL(`../../${PAGE}`, import.meta.url), 'utf8');
const blockWith = (part: string) => blockOf(PAGE, part);

const settings = {
  bucket: BUCKET,
  region: REGION,
  credentials: { accessKeyId: KEY_ID, secretAccessKey: SECRET },
  secret: 'a secret of the tests, not of any site',
};
const authorize = () => ({ id: 'ada' });

/** Runs lines that use the variables `app`, `handler` and `createRequestListener`. */
async function mount(lines: string, app: unknown): Promise<void> {
  const module = `export const mount = (app, handler, createRequestListener) => { ${lines} };`;
  const mounted = (await run(module)) as { mount: (...names: unknown[]) => void };
  mounted.mount(app, createPresignHandler({ ...settings, authorize }), createRequestListener);
}

suite('the route that is mounted', () => {
  const post = async (port: number, path: string, body: unknown) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000), // a request whose body was read before does not end
    });
    return (await response.json()) as Record<string, unknown>;
  };

  async function check(port: number): Promise<void> {
    assert.deepEqual(await post(port, '/other', { is: 'parsed' }), { is: 'parsed' });
    const target = await post(port, '/presign', { type: 'image/jpeg', size: 100 });
    assert.equal(typeof target.claim, 'string', JSON.stringify(target));
  }

  test('in Express answers before a parser that other routes need', async (t) => {
    const app = express();
    await mount(/\| Express +\| `(.+)` +\|/.exec(page)?.[1] ?? '', app);
    app.use(express.json());
    app.post('/other', ({ body }, response) => void response.json(body));
    const server = app.listen(0, '127.0.0.1');
    t.after(() => server.close());
    await once(server, 'listening');
    await check((server.address() as AddressInfo).port);
  });

  test('in Fastify leaves the parsers of other routes as they are', async (t) => {
    const app = fastify();
    app.post('/other', ({ body }) => body);
    await mount(blockWith('removeAllContentTypeParsers'), app);
    t.after(() => app.close());
    await app.listen({ port: 0, host: '127.0.0.1' });
    await check((app.server.address() as AddressInfo).port);
  });
});

suite('a route', () => {
  type Route = (request: Request) => Promise<Response>;
  const names = `const settings = ${JSON.stringify(settings)}; const authorize = () => ({ id: 'ada' });
const userOf = (request) => Promise.resolve(request.headers.get('Cookie') ? undefined : { id: 'ada' });`;

  test('with options signs for a visitor who is signed in', async (t) => {
    const { storage } = await setUp(t);
    const route = blockWith('await userOf(request)')
      .replace("region: 'eu-central-1'", `region: '${REGION}', endpoint: '${storage.url}'`)
      .replace('process.env.AWS_ACCESS_KEY_ID', `'${KEY_ID}'`)
      .replace('process.env.AWS_SECRET_ACCESS_KEY', `'${SECRET}'`);
    const { POST } = (await run(`${names}\n${route}`)) as { POST: Route };
    assert.equal((await sendTo(await targetOf(POST))).status, 201);
    const stranger = { headers: { Cookie: 'of a stranger' } };
    assert.equal((await POST(new Request('https://www.example.com/presign', stranger))).status, 401);
  });

  test('with a client of the SDK signs', async (t) => {
    const { storage } = await setUp(t);
    const { credentials } = settings;
    const place = { region: REGION, endpoint: storage.url, credentials, forcePathStyle: true };
    const route = blockWith('client: new S3Client').replace(
      'new S3Client({',
      `new S3Client({ ...${JSON.stringify(place)},`,
    );
    const { handler } = (await run(`${names}\n${route}`)) as { handler: Route };
    assert.equal((await sendTo(await targetOf(handler))).status, 201);
  });

  test('for events of the bucket refuses what its topic has not signed', async () => {
    const { POST } = (await run(`${names}\n${blockWith('createStoredHandler')}`)) as { POST: Route };
    const headers = { 'Content-Type': 'application/json' };
    const event = new Request('https://www.example.com/stored', { method: 'POST', headers, body: '{}' });
    assert.equal((await POST(event)).status, 403);
  });
});

test('the route for the storage of the demo takes an upload of a page of this machine', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'demo-'));
  t.after(() => rm(folder, { recursive: true }));
  const store = await startEmbeddedStore({ STORAGE_PORT: '0', DATA_FOLDER: folder });
  t.after(() => store.close());
  const { handler } = (await run(
    blockWith('.data/credentials.json')
      .replace('.data', folder)
      .replace('http://127.0.0.1:9000', store.settings.endpoint ?? ''),
  )) as { handler: (request: Request) => Promise<Response> };
  t.mock.method(console, 'error', () => {}); // says that there is no `authorize`
  const target = await targetOf((request) => handler(new Request('http://localhost:3000/presign', request)));
  assert.equal((await sendTo(target)).status, 201);
});

suite('the form', () => {
  async function open(t: TestContext) {
    const fixture = await setUp(t);
    const all = { ...settings, endpoint: fixture.storage.url };
    const handler = createPresignHandler({ ...all, purpose: 'listing', authorize });
    const target = await targetOf(handler);
    assert.equal((await sendTo(target)).status, 201);
    const { saveListing } = (await run(blockWith('saveListing'), {
      './settings.js': `export const settings = ${JSON.stringify(all)};`,
      './session.js': "export const userOf = (request) => ({ id: request.headers.get('X-User') });",
    })) as { saveListing: (request: Request) => Promise<Response> };
    const submit = async (cover: string, user = 'ada') => {
      const body = new FormData();
      body.append('cover', cover);
      const headers = { 'X-User': user };
      const response = await saveListing(
        new Request('https://www.example.com/listings', { method: 'POST', body, headers }),
      );
      return `${response.status} ${await response.text()}`;
    };
    return { ...fixture, target, submit };
  }

  test('keeps the image of its claim under its random name, also if it is sent twice', async (t) => {
    const fixture = await open(t);
    const { target, submit } = fixture;
    const name = target.key.split('/').at(-1) ?? '';
    const answers = await Promise.all([submit(target.claim), submit(target.claim)]);
    assert.deepEqual(new Set(answers), new Set([`200 Kept as listings/${name}: 60 × 40`]));
    const kept = await fetch(objectUrl(fixture, `listings/${name}`));
    assert.ok(Buffer.from(await kept.arrayBuffer()).equals(photo));
  });

  test('refuses the claim of another visitor, a URL, and nothing', async (t) => {
    const { target, submit } = await open(t);
    assert.match(await submit(target.claim, 'bob'), /^400 .*claim-of-another$/);
    assert.match(await submit(target.url), /^400 .*claim-invalid$/);
    assert.match(await submit(''), /^400 .*claim-invalid$/);
  });
});
