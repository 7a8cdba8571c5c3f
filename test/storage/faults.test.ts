// Faults on demand.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import type { Fault } from '../../demo/storage/storage.js';
import {
  BUCKET,
  dial,
  element,
  filesIn,
  FORM_END,
  head,
  MULTIPART,
  objectUrl,
  openFilesIn,
  openForm,
  wholeForm,
  ORIGIN,
  readUntil,
  refusal,
  send,
  setUp,
  sign,
  submit,
  type Fixture,
} from './fixture.js';
import { presignPut, put } from './presigning.js';

/** Sends a whole form of about `size` bytes on a new connection. */
async function sendForm(fixture: Fixture, size = 20_000, Fields: Record<string, string> = {}) {
  const { fields } = await sign(fixture, { Fields });
  const form = Buffer.concat([openForm(fields, 'x'.repeat(size)), Buffer.from(FORM_END)]);
  const socket = await dial(fixture);
  socket.write(head('POST', `/${BUCKET}/`, { 'Content-Type': MULTIPART, 'Content-Length': form.length }));
  socket.write(form);
  return socket;
}

for (const [fault, line] of [
  [{ status: 503 }, '503 SlowDown'],
  [{ status: 500 }, '500 InternalError'],
  [{ status: 403, code: 'ExpiredToken' }, '403 ExpiredToken'],
] as [Fault, string][]) {
  test(`answers ${line} by a rule, and stores nothing`, async (t) => {
    const fixture = await setUp(t);
    fixture.storage.faults.push(fault);
    const response = await submit(await sign(fixture), { origin: ORIGIN });
    assert.equal((await refusal(response)).line, line);
    assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
    assert.deepEqual(await filesIn(fixture.folder), { objects: 0, others: 0 });
  });
}

test('answers an HTML page by a rule', async (t) => {
  const fixture = await setUp(t);
  fixture.storage.faults.push({ status: 502, html: true });
  const response = await submit(await sign(fixture));
  assert.equal(response.status, 502);
  assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  assert.match(await response.text(), /^<!doctype html>/);
});

test('answers an empty body by a rule, with headers such as Retry-After', async (t) => {
  const fixture = await setUp(t);
  fixture.storage.faults.push({ status: 503, empty: true, headers: { 'Retry-After': '7' } });
  const response = await submit(await sign(fixture));
  assert.deepEqual([response.status, response.headers.get('retry-after')], [503, '7']);
  assert.equal(await response.text(), '');
});

test('sends the code and the message of a rule', async (t) => {
  const fixture = await setUp(t);
  const message = 'Invalid according to Policy: Policy expired.';
  fixture.storage.faults.push({ status: 403, code: 'AccessDenied', message });
  const { line, xml } = await refusal(await submit(await sign(fixture)));
  assert.deepEqual([line, element(xml, 'Message')], ['403 AccessDenied', message]);
});

test('answers 307 to the same path and query of another host by a rule', async (t) => {
  const fixture = await setUp(t);
  const elsewhere = fixture.storage.url.replace('127.0.0.1', 'localhost');
  fixture.storage.faults.push({ status: 307, redirectTo: elsewhere });
  const response = await submit(
    { ...(await sign(fixture)), url: `${fixture.storage.url}/${BUCKET}/?x=1` },
    { origin: ORIGIN },
  );
  assert.equal((await refusal(response)).line, '307 TemporaryRedirect');
  assert.equal(response.headers.get('location'), `${elsewhere}/${BUCKET}/?x=1`);
  assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
  assert.deepEqual(await filesIn(fixture.folder), { objects: 0, others: 0 });
});

test('a client that follows a 307 to the same place stores its file there', async (t) => {
  const fixture = await setUp(t);
  fixture.storage.faults.push({ status: 307, redirectTo: fixture.storage.url, times: 1 });
  const url = await presignPut(fixture);
  assert.equal((await put(url, 'hello')).status, 200);
  assert.equal(await (await fetch(objectUrl(fixture, 'a.txt'))).text(), 'hello');
  const statuses = fixture.storage.requests.map(({ status }) => status);
  assert.deepEqual(statuses, [307, 200, 200]);
});

for (const [early, then] of [
  ['reads-on', 'reads the rest, and goes on with the connection'],
  ['closes', 'closes with the rest unread'],
] as const)
  test(`answers before the body has arrived by a rule, and ${then}`, async (t) => {
    const fixture = await setUp(t);
    fixture.storage.faults.push({ status: 503, early, times: 1 });
    const { fields } = await sign(fixture);
    const start = openForm(fields, 'the first bytes');
    const rest = Buffer.alloc(3_000_000, 'x');
    const socket = await dial(fixture);
    const closed = once(socket, 'close');
    const headers = { 'Content-Type': MULTIPART, 'Content-Length': start.length + rest.length };
    socket.write(head('POST', `/${BUCKET}/`, headers));
    socket.write(start);
    assert.match(await readUntil(socket, '</Error>'), /^HTTP\/1\.1 503 [\s\S]*<Code>SlowDown<\/Code>/);
    if (early === 'closes') {
      await closed; // without another byte from this side
    } else {
      socket.write(rest);
      socket.write(head('GET', `/${BUCKET}/none`, {}));
      assert.match(await readUntil(socket, '</Error>'), /^HTTP\/1\.1 404 /);
      socket.destroy();
    }
    assert.deepEqual(await filesIn(fixture.folder), { objects: 0, others: 0 });
  });

for (const [status, body, what] of [
  ['201', '<?xml', 'half of its XML'],
  ['204', '', 'a 200 without its one byte'],
] as const)
  test(`cuts a ${status} in the middle of its body by a rule, after storing: ${what}`, async (t) => {
    const fixture = await setUp(t);
    fixture.storage.faults.push({ truncated: true, times: 1 });
    const socket = await sendForm(fixture, 20_000, { success_action_status: status });
    const received = await text(socket);
    const [, promised = ''] = /^Content-Length: (\d+)$/m.exec(received) ?? [];
    const [answer = '', came = ''] = received.split('\r\n\r\n');
    assert.match(answer, status === '204' ? /^HTTP\/1\.1 200 / : /^HTTP\/1\.1 201 /);
    assert.ok(came.startsWith(body) && came.length < Number(promised), received);
    const stored = await (await fetch(objectUrl(fixture, 'a.txt'))).text();
    assert.equal(stored.length, 20_000);
  });

test('cuts the answer to a GET, and closes the file', async (t) => {
  const fixture = await setUp(t);
  await submit(await sign(fixture));
  fixture.storage.faults.push({ truncated: true, times: 1 });
  const response = await fetch(objectUrl(fixture, 'a.txt'));
  assert.equal(response.status, 200);
  await assert.rejects(response.text());
  await fixture.storage.close();
  assert.equal((await openFilesIn(fixture.folder)) ?? 0, 0);
});

test('leaves out the CORS headers by a rule, and stores the file', async (t) => {
  const fixture = await setUp(t);
  fixture.storage.faults.push({ noCors: true });
  const response = await submit(await sign(fixture), { origin: ORIGIN });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('access-control-allow-origin'), null);
  assert.deepEqual(await filesIn(fixture.folder), { objects: 1, others: 0 });
});

test('loses the reply by a rule, after storing', async (t) => {
  const fixture = await setUp(t);
  fixture.storage.faults.push({ lostReply: true, times: 1 });
  await assert.rejects(submit(await sign(fixture)));
  assert.equal(await (await fetch(objectUrl(fixture, 'a.txt'))).text(), 'hello');
  assert.equal(fixture.storage.requests[0]?.status, undefined);
});

test('loses the reply to a GET, and closes the file', async (t) => {
  const fixture = await setUp(t);
  await submit(await sign(fixture));
  fixture.storage.faults.push({ lostReply: true, times: 1 });
  await assert.rejects(fetch(objectUrl(fixture, 'a.txt')));
  await fixture.storage.close();
  assert.equal((await openFilesIn(fixture.folder)) ?? 0, 0);
});

for (const resetAt of [0, 5000]) {
  test(`resets the connection after ${resetAt} bytes, and stores nothing`, async (t) => {
    const fixture = await setUp(t);
    fixture.storage.faults.push({ resetAt });
    const socket = await sendForm(fixture);
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    assert.equal(error.code, 'ECONNRESET');
    await fixture.storage.close();
    assert.deepEqual(await filesIn(fixture.folder), { objects: 0, others: 0 });
    assert.equal(fixture.storage.requests[0]?.status, undefined);
  });
}

for (const [what, fault] of [
  ['is delayed', { delay: 3_600_000 }],
  ['is read at one byte a second', { bytesPerSecond: 1 }],
  ['stalls in mid-body', { stallAt: 5000 }],
] as [string, Fault][]) {
  test(`a request that ${what} waits while others are answered, and leaves nothing when it is aborted`, async (t) => {
    const fixture = await setUp(t);
    fixture.storage.faults.push({ ...fault, times: 1 });
    const socket = await sendForm(fixture);
    const answered = once(socket, 'data').then(() => true);
    const closed = once(socket, 'close').then(() => false);
    while (fixture.storage.requests.length === 0) await fetch(fixture.storage.url); // until it has come

    assert.equal((await submit(await sign(fixture, { Key: 'b.txt' }))).status, 204);
    socket.destroy();
    assert.equal(await Promise.race([answered, closed]), false);
    await fixture.storage.close();
    assert.deepEqual(await filesIn(fixture.folder), { objects: 1, others: 0 });
  });
}

test('a delay or a pace that ends only makes the upload slower', async (t) => {
  const fixture = await setUp(t);
  fixture.storage.faults.push({ delay: 1, bytesPerSecond: 10_000_000, times: 1 });
  const socket = await sendForm(fixture);
  assert.match(await readUntil(socket, '\r\n\r\n'), /^HTTP\/1\.1 204 /);
  assert.equal((await (await fetch(objectUrl(fixture, 'a.txt'))).text()).length, 20_000);
  socket.destroy();
});

test('skips the first requests, then applies to a number of them', async (t) => {
  const fixture = await setUp(t);
  fixture.storage.faults.push({ status: 503, skip: 1, times: 2 });
  const signed = await sign(fixture);
  const statuses: number[] = [];
  for (let i = 0; i < 4; i += 1) statuses.push((await submit(signed)).status);
  assert.deepEqual(statuses, [204, 503, 503, 204]);
});

test('applies only to the method and path of its rule', async (t) => {
  const fixture = await setUp(t);
  await submit(await sign(fixture));
  fixture.storage.faults.push({ status: 500, method: 'get', path: `/${BUCKET}/a` });
  const get = (key: string) => fetch(objectUrl(fixture, key));
  const head = await fetch(objectUrl(fixture, 'a.txt'), { method: 'HEAD' });
  assert.deepEqual([(await get('a.txt')).status, (await get('b.txt')).status, head.status], [500, 404, 200]);
});

test('does not apply to preflights if a rule names no method', async (t) => {
  const fixture = await setUp(t);
  fixture.storage.faults.push({ status: 503, times: 1 });
  const headers = { Origin: ORIGIN, 'Access-Control-Request-Method': 'POST' };
  const preflight = await send(fixture, { method: 'OPTIONS', path: `/${BUCKET}/`, headers });
  assert.equal(preflight.status, 200);
  assert.equal((await submit(await sign(fixture))).status, 503);
});

test('fails a preflight if a rule names OPTIONS', async (t) => {
  const fixture = await setUp(t);
  fixture.storage.faults.push({ status: 403, method: 'OPTIONS' });
  const headers = { Origin: ORIGIN, 'Access-Control-Request-Method': 'POST' };
  const preflight = await send(fixture, { method: 'OPTIONS', path: `/${BUCKET}/`, headers });
  assert.equal(preflight.status, 403);
  assert.equal(preflight.headers['access-control-allow-origin'], undefined);
});

test('forgets its rules when they are cleared', async (t) => {
  const fixture = await setUp(t);
  fixture.storage.faults.push({ status: 503 });
  fixture.storage.faults.clear();
  assert.equal((await submit(await sign(fixture))).status, 204);
});

test('a forged error leaves the connection usable', async (t) => {
  const fixture = await setUp(t);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  fixture.storage.faults.push({ status: 503, times: 1 });
  const { fields } = await sign(fixture);
  const form = wholeForm(fields, 'x'.repeat(300_000));
  const options = {
    method: 'POST',
    path: `/${BUCKET}/`,
    headers: { 'Content-Type': MULTIPART },
    body: form,
    agent,
  };
  const [first, second] = [await send(fixture, options), await send(fixture, options)];
  assert.deepEqual([first.status, second.status, second.reusedSocket], [503, 204, true]);
  assert.equal(element(first.body, 'Code'), 'SlowDown');
});

test('counts every request with its method, path and status', async (t) => {
  const fixture = await setUp(t);
  const { fields } = await sign(fixture);
  await submit({ url: `${fixture.storage.url}/${BUCKET}/?x=secret`, fields });
  await fetch(objectUrl(fixture, 'ä'));
  assert.deepEqual(fixture.storage.requests, [
    { method: 'POST', path: `/${BUCKET}/`, status: 204 },
    { method: 'GET', path: `/${BUCKET}/%C3%A4`, status: 404 },
  ]);
});
