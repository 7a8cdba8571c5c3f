// The route with which a developer sets faults of the demo's storage.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { startDemo } from '../../demo/start.js';

async function demo(t: TestContext, environment: NodeJS.ProcessEnv = {}) {
  const folder = await mkdtemp(join(tmpdir(), 's3-image-upload-faults-'));
  const { url, store, close } = await startDemo({
    PORT: '0',
    STORAGE_PORT: '0',
    DATA_FOLDER: folder,
    ...environment,
  });
  t.after(async () => {
    await close();
    await rm(folder, { recursive: true });
  });
  const control = (method: string, body?: string, headers = {}) =>
    fetch(`${url}_faults`, { method, headers, ...(body !== undefined && { body }) });
  const read = async () => (await fetch(`${store.endpoint}/${store.bucket}/none`)).status;
  return { control, read };
}

test('PUT replaces the rules, DELETE removes them', async (t) => {
  const { control, read } = await demo(t);
  assert.equal(await read(), 404);
  assert.equal((await control('PUT', '[{ "status": 503, "headers": { "Retry-After": "1" } }]')).status, 204);
  assert.equal(await read(), 503);
  assert.equal((await control('PUT', '[{ "status": 500, "times": 1 }]')).status, 204);
  assert.deepEqual([await read(), await read()], [500, 404]);
  await control('PUT', '[{ "status": 500 }]');
  assert.equal((await control('DELETE')).status, 204);
  assert.equal(await read(), 404);
});

for (const [json, why] of [
  ['', 'That is not JSON.'],
  ['[{ "status": 503 }', 'That is not JSON.'],
  ['{ "status": 503 }', 'Rules come as an array, such as [{ "status": 503, "times": 2 }].'],
  ['[{ "status": 503 }, 7]', 'Rule 1: it is no object.'],
  ['[{ "state": 503 }]', /^Rule 0: there is no "state"; there are method, path, /],
  ['[{ "__proto__": 1 }]', /^Rule 0: there is no "__proto__"/],
  ['[{ "status": "503" }]', 'Rule 0: "status" is a status from 200 to 599, not "503".'],
  ['[{ "status": 103 }]', 'Rule 0: "status" is a status from 200 to 599, not 103.'],
  ['[{ "times": -1 }]', 'Rule 0: "times" is a whole number from 0, not -1.'],
  ['[{ "delay": 1e12 }]', 'Rule 0: "delay" is milliseconds, not 1000000000000.'],
  ['[{ "bytesPerSecond": 0 }]', 'Rule 0: "bytesPerSecond" is a number above 0, not 0.'],
  ['[{ "noCors": "yes" }]', 'Rule 0: "noCors" is true or false, not "yes".'],
  ['[{ "status": 500, "early": true }]', 'Rule 0: "early" is "reads-on" or "closes", not true.'],
  ['[{ "status": 500, "headers": { "a b": "c" } }]', /^Rule 0: "headers" is an object of headers, not /],
  ['[{ "status": 500, "headers": { "a": "b\\r\\nc: d" } }]', /^Rule 0: "headers" is an object of headers/],
  ['[{ "status": 307, "redirectTo": "/a" }]', 'Rule 0: "redirectTo" is an origin, not "/a".'],
  ['[{ "code": "SlowDown" }]', 'Rule 0: "code" means nothing without a "status".'],
] as [string, string | RegExp][])
  test(`${json || 'nothing'} is answered with an error message, and changes nothing`, async (t) => {
    const { control, read } = await demo(t);
    await control('PUT', '[{ "status": 500 }]');
    const answer = await control('PUT', json);
    assert.equal(answer.status, 400);
    const { error } = (await answer.json()) as { error: string };
    if (typeof why === 'string') assert.equal(error, why);
    else assert.match(error, why);
    assert.equal(await read(), 500);
  });

test('refuses a page of another site', async (t) => {
  const { control } = await demo(t);
  for (const method of ['PUT', 'DELETE']) {
    const preflight = await control('OPTIONS', undefined, {
      Origin: 'http://site.example',
      'Access-Control-Request-Method': method,
    });
    assert.equal(preflight.headers.get('access-control-allow-origin'), null);
  }
});

test('does not exist if the store is not the demo’s own', async (t) => {
  const { control } = await demo(t, {
    S3_ENDPOINT: 'http://127.0.0.1:1',
    S3_BUCKET: 'photos',
    AWS_ACCESS_KEY_ID: 'KEYID',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
  assert.equal((await control('PUT', '[]')).status, 404);
});
