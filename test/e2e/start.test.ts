// `npm start` as a process: how it ends, and what it says when it can't begin.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { spawnDemo, startDemo } from './demo.js';

const folderFor = async (t: TestContext) => {
  const folder = await mkdtemp(join(tmpdir(), 's3-image-upload-start-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

test('Ctrl-C ends it and frees its port, also while a connection is open', async () => {
  const demo = await startDemo();
  const { port } = new URL(demo.url);
  const held = connect(Number(port), '127.0.0.1');
  await once(held, 'connect');
  demo.process.kill('SIGINT');
  assert.deepEqual(await once(demo.process, 'exit'), [0, null]);
  const server = createServer().listen(Number(port), '127.0.0.1');
  await once(server, 'listening');
  server.close();
  await demo.stop();
});

/** Whatever store the tests run against: these are about the demo's own. */
const ownStore = { S3_ENDPOINT: '', S3_BUCKET: '', AWS_BUCKET_NAME: '', AWS_ACCESS_KEY_ID: '' };

/** What is printed by an `npm start` that can't begin. */
async function refusalOf(t: TestContext, environment: Record<string, string>): Promise<string> {
  const { child, output } = spawnDemo(await folderFor(t), { ...ownStore, ...environment });
  t.after(() => child.kill());
  assert.deepEqual(await once(child, 'exit'), [1, null]);
  return output();
}

for (const name of ['PORT', 'STORAGE_PORT'])
  test(`${name} that is taken is one clear line`, async (t) => {
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

test('a port that is none, and a store that lacks something, are one clear line', async (t) => {
  assert.match(await refusalOf(t, { PORT: 'abc' }), /PORT is abc, which is no port/);
  const named = await refusalOf(t, { S3_ENDPOINT: 'http://127.0.0.1:1' });
  assert.match(named, /S3_BUCKET, AWS_ACCESS_KEY_ID/);
});
