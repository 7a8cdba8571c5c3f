// `npm start` as a process: how it ends, and its messages if it can't start.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { photos } from '../photos.js';
import { spawnDemo, startDemo } from './demo.js';

const folderFor = async (t: TestContext) => {
  const folder = await mkdtemp(join(tmpdir(), 's3-image-upload-start-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** Ignores the store of the environment, since these tests are about the embedded one. */
const ownStore = { S3_ENDPOINT: '', S3_BUCKET: '', AWS_BUCKET_NAME: '', AWS_ACCESS_KEY_ID: '' };

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`${signal} stops the demo and frees its ports, even with open connections`, async (t) => {
    const demo = await startDemo(ownStore);
    t.after(() => demo.stop());
    const ports = [demo.url, demo.store.endpoint ?? ''].map((url) => Number(new URL(url).port));
    for (const port of ports) await keepAlive(t, port);
    demo.process.kill(signal);
    assert.deepEqual(await once(demo.process, 'exit'), [0, null]);
    for (const port of ports) {
      const server = createServer().listen(port, '127.0.0.1');
      await once(server, 'listening');
      server.close();
    }
  });

/** A connection that has been answered once and stays open, as browsers leave them. */
async function keepAlive(t: TestContext, port: number): Promise<void> {
  const held = connect(port, '127.0.0.1');
  t.after(() => held.destroy());
  held.on('error', () => undefined); // it is reset at the end
  held.write('HEAD / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  await once(held, 'data');
}

test('objects survive a restart', async (t) => {
  const folder = await folderFor(t);
  const bytes = await readFile((await photos())['small.jpg'].path);
  const first = await startDemo(ownStore, folder);
  const answer = await fetch(`${first.url}generate-presigned-url?type=image/jpeg`);
  const { url, fields } = (await answer.json()) as { url: string; fields: Record<string, string> };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('Content-Type', 'image/jpeg');
  form.append('file', new Blob([bytes]));
  assert.equal((await fetch(url, { method: 'POST', body: form })).status, 204);
  await first.stop();

  const second = await startDemo(ownStore, folder);
  t.after(() => second.stop());
  const stored = await second.read(fields.key ?? '');
  assert.equal(stored.headers.get('content-type'), 'image/jpeg');
  assert.deepEqual(Buffer.from(await stored.arrayBuffer()), bytes);
});

/** The output of an `npm start` that can't start. */
async function refusalOf(t: TestContext, environment: Record<string, string>): Promise<string> {
  const { child, output } = spawnDemo(await folderFor(t), { ...ownStore, ...environment });
  t.after(() => child.kill());
  assert.deepEqual(await once(child, 'exit'), [1, null]);
  return output();
}

for (const name of ['PORT', 'STORAGE_PORT'])
  test(`${name} that is in use is reported in one clear line`, async (t) => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());
    const taken = (server.address() as AddressInfo).port;
    const said = await refusalOf(t, { [name]: String(taken) });
    assert.match(
      said,
      new RegExp(`Port ${taken} is taken\\. Choose another: ${name}=${taken + 1} npm start`),
    );
    assert.doesNotMatch(said, /^\s+at /m);
  });

test('an invalid port and an incomplete store are reported in one clear line', async (t) => {
  assert.match(await refusalOf(t, { PORT: 'abc' }), /PORT is abc, which is not a port/);
  const named = await refusalOf(t, { S3_ENDPOINT: 'http://127.0.0.1:1' });
  assert.match(named, /S3_BUCKET, AWS_ACCESS_KEY_ID/);
});
