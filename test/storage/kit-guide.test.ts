// The routes of README.md and of the guides about the server kit: they sign what the storage accepts, and keep what was claimed.
import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { BUCKET, KEY_ID, REGION, SECRET, setUp } from './fixture.js';
import { blockOf, photo, run, sendTo, targetOf, type Target } from './guide.js';

type Route = (request: Request) => Promise<Response>;

const KIT = 'docs/guides/server-kit.md';

const session = `export const userOf = (request) =>
  request.headers.get('Cookie') === 'nobody' ? undefined : { id: request.headers.get('Cookie') ?? 'ada' };`;

/** Replaces what depends on the place: the store, and the environment. */
function placed(code: string, endpoint: string): string {
  const environment: Readonly<Record<string, string>> = {
    S3_BUCKET: BUCKET,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: KEY_ID,
    AWS_SECRET_ACCESS_KEY: SECRET,
    UPLOAD_SECRET: 'a secret of the tests, not of any site',
  };
  return code
    .replaceAll(/process\.env\.(\w+)/g, (_, name: string) => JSON.stringify(environment[name]))
    .replace('bucket:', `endpoint: '${endpoint}', bucket:`);
}

/** The settings of the guide, and the session, as modules. */
const modules = (endpoint: string) => ({
  './settings.js': placed(blockOf(KIT, '// settings.js'), endpoint),
  './session.js': session,
});

async function open(t: TestContext, page: string, part: string) {
  const { storage } = await setUp(t);
  const { POST } = (await run(blockOf(page, part), modules(storage.url))) as { POST: Route };
  return { presign: POST, endpoint: storage.url };
}

/** Asks for a target for an image of this size. */
const askFor = (presign: Route, size: number, Cookie = 'ada') =>
  presign(
    new Request('https://www.example.com/presign', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie },
      body: JSON.stringify({ type: 'image/jpeg', size }),
    }),
  );

test('the route of README.md signs for a visitor who is signed in', async (t) => {
  const { storage } = await setUp(t);
  const route = placed(blockOf('README.md', 'createPresignHandler'), storage.url);
  const { GET } = (await run(`${session}\n${route}`)) as { GET: Route };
  const ask = (Cookie: string) =>
    GET(
      new Request(`https://www.example.com/presign?filename=a.jpg&type=image/jpeg&size=${photo.length}`, {
        headers: { Cookie },
      }),
    );
  const target = (await (await ask('ada')).json()) as Target;
  assert.equal((await sendTo(target)).status, 201);
  assert.equal((await ask('nobody')).status, 401);
});

suite(`the routes of ${KIT}`, () => {
  async function openBoth(t: TestContext) {
    const { presign, endpoint } = await open(t, KIT, 'createPresignHandler');
    const { POST } = (await run(blockOf(KIT, 'await keep('), modules(endpoint))) as { POST: Route };
    const submit = (cover: string, Cookie = 'ada') => {
      const body = new FormData();
      body.append('cover', cover);
      return POST(
        new Request('https://www.example.com/listings', { method: 'POST', body, headers: { Cookie } }),
      );
    };
    return { presign, submit };
  }

  test('sign an image and keep it', async (t) => {
    const { presign, submit } = await openBoth(t);
    const target = await targetOf(presign);
    assert.equal((await sendTo(target)).status, 201);
    const key = `listings/${target.key.split('/').at(-1)}`;
    assert.deepEqual(await (await submit(target.claim)).json(), { key, width: 60, height: 40 });
  });

  test('refuse the claim of another visitor, and nobody', async (t) => {
    const { presign, submit } = await openBoth(t);
    const target = await targetOf(presign);
    assert.equal((await sendTo(target)).status, 201);
    assert.equal((await submit(target.claim, 'bob')).status, 400);
    assert.equal((await askFor(presign, photo.length, 'nobody')).status, 401);
  });

  test('refuse more than 10 MB', async (t) => {
    const { presign } = await openBoth(t);
    assert.equal((await askFor(presign, 10_000_000)).status, 200);
    assert.equal((await askFor(presign, 10_000_001)).status, 400);
  });
});

test('the route of docs/guides/large-files.md signs the parts of up to 200 MB', async (t) => {
  const { presign } = await open(t, 'docs/guides/large-files.md', 'createPresignHandler');
  const answer = await askFor(presign, 200_000_000);
  const { multipart } = (await answer.json()) as Target;
  assert.equal((await fetch(multipart?.list ?? '')).status, 200);
  assert.equal((await askFor(presign, 200_000_001)).status, 400);
});
