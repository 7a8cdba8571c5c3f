// Connections: refusals before the body has arrived, truncated forms, keep-alive, large files.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { Agent } from 'node:http';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  BUCKET,
  collectWarnings,
  dial,
  filesIn,
  FORM_END,
  head,
  MULTIPART,
  objectUrl,
  openForm,
  wholeForm,
  readUntil,
  send,
  setUp,
  sign,
  submit,
} from './fixture.js';

const MB = 1_000_000;

function postHead(length: number): string {
  return head('POST', `/${BUCKET}/`, { 'Content-Type': MULTIPART, 'Content-Length': length });
}

test('answers a refusal early, reads the rest of the body, and keeps the connection', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const start = openForm({ ...fields, extra: '1' }, 'the first bytes');
  const rest = Buffer.alloc(3 * MB, 'x');
  const socket = await dial(fixture);
  socket.write(postHead(start.length + rest.length));
  socket.write(start);
  const early = await readUntil(socket, '</Error>');
  assert.match(early, /^HTTP\/1\.1 403 [\s\S]*<Code>AccessDenied<\/Code>/);

  socket.write(rest);
  socket.write(head('GET', `/${BUCKET}/none`, {}));
  assert.match(await readUntil(socket, '</Error>'), /^HTTP\/1\.1 404 /);
  socket.destroy();
});

test('with closeEarly answers a refusal early and closes with the body unread', async (t) => {
  const fixture = await setUp(t, { closeEarly: true });
  const { fields } = await sign(fixture);
  const start = openForm({ ...fields, extra: '1' }, 'the first bytes');
  const socket = await dial(fixture);
  const closed = once(socket, 'close');
  socket.write(postHead(start.length + 1000 * MB));
  socket.write(start);
  const early = await readUntil(socket, '</Error>');
  assert.match(early, /^HTTP\/1\.1 403 [\s\S]*Connection: close/);
  await closed; // without another byte from this side
});

test('with closeEarly refuses a file as soon as it is too large', async (t) => {
  const fixture = await setUp(t, { closeEarly: true });
  const { fields } = await sign(fixture, { Conditions: [['content-length-range', 0, 1000]] });
  const start = openForm(fields, 'x'.repeat(2000));
  const socket = await dial(fixture);
  socket.write(postHead(start.length + 1000 * MB));
  socket.write(start);
  assert.match(await readUntil(socket, '</Error>'), /<Code>EntityTooLarge<\/Code>/);
  socket.destroy();
  await fixture.storage.close();
  assert.deepEqual(await filesIn(fixture.folder), { objects: 0, others: 0 });
});

test('with closeEarly a form that is accepted keeps its connection', async (t) => {
  const fixture = await setUp(t, { closeEarly: true });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const { fields } = await sign(fixture);
  const body = wholeForm(fields, 'hello');
  const options = {
    method: 'POST',
    path: `/${BUCKET}/`,
    headers: { 'Content-Type': MULTIPART },
    body,
    agent,
  };
  await send(fixture, options);
  assert.equal((await send(fixture, options)).reusedSocket, true);
});

for (const [how, end] of [
  ['ended', 'end'],
  ['reset', 'resetAndDestroy'],
] as const) {
  test(`a form whose connection is ${how} in the file leaves nothing, and the storage continues`, async (t) => {
    const fixture = await setUp(t);
    const { fields } = await sign(fixture);
    const start = openForm(fields, 'x'.repeat(200_000));
    const warnings = collectWarnings(t);
    const watcher = watch(fixture.folder);
    const written = once(watcher, 'change');
    const socket = await dial(fixture);
    socket.write(postHead(start.length + 1000));
    socket.write(start);
    await written; // the temporary file is there
    watcher.close();
    assert.equal((await filesIn(fixture.folder)).others, 1);
    socket[end]();
    await once(socket.resume(), 'close');

    assert.equal((await submit(await sign(fixture, { Key: 'b.txt' }))).status, 204);
    await fixture.storage.close();
    assert.deepEqual(await filesIn(fixture.folder), { objects: 1, others: 0 });
    assert.equal(fixture.storage.requests[0]?.status, undefined);
    assert.deepEqual(warnings, []);
  });
}

test('a form whose connection is lost before the file leaves nothing, and the storage continues', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const socket = await dial(fixture);
  socket.write(postHead(100_000));
  socket.write(openForm(fields, '').subarray(0, 300));
  socket.end();
  await once(socket.resume(), 'close');
  assert.equal((await submit(await sign(fixture))).status, 204);
});

test('reads a form that arrives byte by byte', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const form = Buffer.concat([openForm(fields, '\r\n--the-bound'), Buffer.from(FORM_END)]);
  const socket = await dial(fixture);
  socket.setNoDelay(true);
  socket.write(postHead(form.length));
  for (const byte of form) {
    await new Promise((written) => socket.write(Buffer.of(byte), written));
  }
  assert.match(await readUntil(socket, '\r\n\r\n'), /^HTTP\/1\.1 204 /);
  assert.equal(await (await fetch(objectUrl(fixture, 'a.txt'))).text(), '\r\n--the-bound');
  socket.destroy();
});

test('answers many requests on one connection, including errors', async (t) => {
  const fixture = await setUp(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const warnings = collectWarnings(t);
  const { fields } = await sign(fixture);
  const form = (extra: Record<string, string>) => wholeForm({ ...fields, ...extra }, 'x'.repeat(100_000));
  const headers = { 'Content-Type': MULTIPART };
  const common = { method: 'POST', path: `/${BUCKET}/`, headers, agent };

  const answers: [number, boolean][] = [];
  for (let i = 0; i < 6; i += 1) {
    const refused = await send(fixture, { ...common, body: form({ extra: '1' }) });
    const malformed = await send(fixture, { ...common, body: 'not a form' });
    const stored = await send(fixture, { ...common, body: form({}) });
    for (const { status, reusedSocket } of [refused, malformed, stored]) answers.push([status, reusedSocket]);
  }
  assert.deepEqual(
    answers.slice(0, 3).map(([status]) => status),
    [403, 400, 204],
  );
  assert.ok(answers.slice(1).every(([, reused]) => reused));
  assert.deepEqual(
    warnings.filter((warning) => warning.startsWith('MaxListenersExceeded')),
    [],
  );
});

test('accepts many uploads at once', async (t) => {
  const fixture = await setUp(t);
  const keys = Array.from({ length: 20 }, (_, i) => `${i % 10}.txt`); // two for each key
  const statuses = keys.map(async (Key) => (await submit(await sign(fixture, { Key }))).status);
  assert.deepEqual(new Set(await Promise.all(statuses)), new Set([204]));
  assert.deepEqual(await filesIn(fixture.folder), { objects: 10, others: 0 });
});

test('never holds a whole file in memory', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  const start = openForm(fields, '');
  const [chunk, count] = [Buffer.alloc(MB, 'x'), 60];
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const inUse = () => {
    collectGarbage();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    return heapUsed + Math.max(external, arrayBuffers);
  };

  const socket = await dial(fixture);
  const before = inUse();
  let most = 0;
  socket.write(postHead(start.length + count * MB + FORM_END.length));
  socket.write(start);
  for (let i = 0; i < count; i += 1) {
    await new Promise((written) => socket.write(chunk, written));
    if (i % 10 === 9) most = Math.max(most, inUse());
  }
  socket.write(FORM_END);
  assert.match(await readUntil(socket, '\r\n\r\n'), /^HTTP\/1\.1 204 /);
  assert.ok(most - before < 15 * MB, `${most - before} bytes more in use`);
  const stored = await fetch(objectUrl(fixture, 'a.txt'), { method: 'HEAD' });
  assert.equal(stored.headers.get('content-length'), String(count * MB));
  socket.destroy();
});

test('a reader that disconnects in the middle of a file causes no error', async (t) => {
  const fixture = await setUp(t);
  await submit(await sign(fixture), { content: 'x'.repeat(20 * MB) });
  const socket = await dial(fixture);
  socket.write(head('GET', `/${BUCKET}/a.txt`, {}));
  await once(socket, 'data');
  socket.resetAndDestroy();
  await once(socket, 'close');
  assert.equal((await (await fetch(objectUrl(fixture, 'a.txt'))).arrayBuffer()).byteLength, 20 * MB);
});

test('the log of requests is limited', async (t) => {
  const fixture = await setUp(t);
  const socket = await dial(fixture);
  socket.resume();
  for (let sent = 0; sent < 10_050; sent += 1) socket.write(head('GET', `/photos/${sent}`, {}));
  socket.write(head('GET', '/photos/last', { Connection: 'close' }));
  await once(socket, 'close');
  const { requests } = fixture.storage;
  assert.equal(requests.length, 10_000);
  assert.deepEqual([requests[0]?.path, requests.at(-1)?.path], ['/photos/51', '/photos/last']);
});
