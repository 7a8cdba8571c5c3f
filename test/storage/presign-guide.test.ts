// docs/presign.md: its routes sign what the storage accepts, and refuse what they should.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { suite, test, type TestContext } from 'node:test';
import express, { type Express } from 'express';
import { BUCKET, KEY_ID, REGION, SECRET, setUp } from './fixture.js';
import { blockOf, photo, run, sendTo, type Target } from './guide.js';

const blockWith = (part: string) => blockOf('docs/presign.md', part);

/** Replaces what depends on the place: the store, the bucket, and the port. */
function placed(block: string, endpoint: string): string {
  const options = {
    endpoint,
    region: REGION,
    credentials: { accessKeyId: KEY_ID, secretAccessKey: SECRET },
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  };
  return block
    .replace(/new S3Client\(\{.*\}\)/, `new S3Client(${JSON.stringify(options)})`)
    .replaceAll('process.env.S3_BUCKET', `'${BUCKET}'`)
    .replace('app.listen(3000);', 'export { app };');
}

/** Asks the route of this app for a target. */
async function ask(t: TestContext, app: Express, type: string): Promise<{ status: number; target: Target }> {
  const server = app.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const query = new URLSearchParams({ filename: 'a.jpg', type, size: String(photo.length) });
  const response = await fetch(`http://127.0.0.1:${port}/generate-presigned-url?${query}`);
  return { status: response.status, target: (await response.json()) as Target };
}

test('the route with a presigned POST', async (t) => {
  const { storage } = await setUp(t);
  const module = placed(blockWith('createPresignedPost'), storage.url);
  const { app } = (await run(module)) as { app: Express };
  const { target } = await ask(t, app, 'image/jpeg');
  const fields = { ...target.fields, 'Content-Type': 'image/jpeg' }; // the element adds what the policy asks for
  assert.equal((await sendTo({ ...target, fields })).status, 204);
});

test('one policy of the route serves several images', async (t) => {
  const { storage } = await setUp(t);
  const line = blockWith('/\\${filename}`').replace(';', ',');
  const module = placed(blockWith('createPresignedPost'), storage.url).replace(/^ *Key: .+$/m, () => line);
  const { app } = (await run(module)) as { app: Express };
  const { target } = await ask(t, app, 'image/jpeg');
  for (const name of ['a.jpg', 'b.jpg']) {
    const fields = { ...target.fields, 'Content-Type': 'image/jpeg' };
    const sent = await sendTo({ ...target, fields }, photo, undefined, name);
    assert.equal(sent.status, 204);
    assert.ok(sent.headers.get('location')?.endsWith(encodeURIComponent(`/${name}`)));
  }
});

suite('the route with a presigned PUT', () => {
  async function open(t: TestContext) {
    const { storage, client } = await setUp(t);
    const module = placed(blockWith('PutObjectCommand({'), storage.url);
    const { mount } = (await run(
      module.replace('app.get(', 'export const mount = (app, s3) => app.get('),
    )) as { mount: (...names: unknown[]) => void };
    const app = express();
    mount(app, client);
    return app;
  }

  test('signs an image', async (t) => {
    const { target } = await ask(t, await open(t), 'image/jpeg');
    assert.equal((await sendTo(target)).status, 200);
  });

  test('refuses SVG', async (t) => {
    assert.equal((await ask(t, await open(t), 'image/svg+xml')).status, 415);
  });
});
