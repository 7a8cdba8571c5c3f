// The demo answers only requests to the names of this machine.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { isLoopback } from '../../demo/loopback.js';
import { startDemo } from '../../demo/start.js';

const own = [
  'localhost',
  'LOCALHOST:3000',
  'demo.localhost:3000',
  '127.0.0.1',
  '127.0.0.1:9000',
  '127.1.2.3:80',
  '[::1]',
  '[::1]:3000',
];
const foreign = [
  'evil.example',
  'evil.example:3000',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evillocalhost',
  '127.0.0.1:3000@evil.example',
  'evil.example#localhost',
  'localhost:port',
  'localhost:99999',
  '128.0.0.1',
  '0.0.0.0',
  '[::2]',
  '[::1].evil.example',
  '::1',
  '',
];

test('accepts the names that browsers reserve for this machine, with any port', () => {
  for (const host of own) assert.equal(isLoopback(host), true, host);
  for (const host of [...foreign, undefined]) assert.equal(isLoopback(host), false, host);
});

async function demo(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 's3-image-upload-hosts-'));
  const { url, store, close } = await startDemo({ PORT: '0', STORAGE_PORT: '0', DATA_FOLDER: folder });
  t.after(async () => {
    await close();
    await rm(folder, { recursive: true });
  });
  return { site: url, storage: `${store.endpoint}/${store.bucket}/none` };
}

async function ask(url: string, method: string, headers: Record<string, string>, body?: string) {
  const outgoing = request(url, { method, headers });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, text: await text(answer) };
}

test('a request to another host name gets no policy, page or object, and can’t set faults', async (t) => {
  const { site, storage } = await demo(t);
  for (const host of foreign.filter((name) => name !== '')) {
    for (const path of ['', 'generate-presigned-url', 'dist/none', '_faults']) {
      const answer = await ask(site + path, 'GET', { Host: host });
      assert.equal(answer.status, 403, `${host} ${path}`);
      assert.match(answer.text, /answers only at localhost/);
    }
    assert.equal((await ask(`${site}_faults`, 'PUT', { Host: host }, '[{ "status": 500 }]')).status, 403);
    for (const method of ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS'])
      assert.equal((await ask(storage, method, { Host: host }, '')).status, 403, `${host} ${method}`);
  }
  assert.equal((await ask(storage, 'GET', { Host: 'localhost' })).status, 404); // no fault was set
});

test('a request to one of the machine’s names is answered', async (t) => {
  const { site, storage } = await demo(t);
  for (const host of own) {
    assert.equal((await ask(`${site}generate-presigned-url`, 'GET', { Host: host })).status, 200, host);
    assert.equal((await ask(storage, 'GET', { Host: host })).status, 404, host);
  }
});

test('a page of another origin can’t set faults by any request that needs no preflight', async (t) => {
  const { site, storage } = await demo(t);
  const { host } = new URL(site);
  for (const origin of ['http://site.example', 'null', 'http://127.0.0.1:1', `http://${host}.site.example`]) {
    const headers = { Host: host, Origin: origin };
    assert.equal((await ask(`${site}_faults`, 'PUT', headers, '[{ "status": 500 }]')).status, 403, origin);
    assert.equal((await ask(`${site}_faults`, 'DELETE', headers)).status, 403, origin);
  }
  assert.equal((await ask(storage, 'GET', { Host: 'localhost' })).status, 404);
  const headers = { Host: host, Origin: `http://${host}` };
  assert.equal((await ask(`${site}_faults`, 'PUT', headers, '[{ "status": 500 }]')).status, 204);
});
