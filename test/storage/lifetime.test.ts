// Starting, closing and restarting with the same folder.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { dial, filesIn, objectUrl, quotedMd5, setUp, sign, submit } from './fixture.js';

test('has the same objects after a restart', async (t) => {
  const first = await setUp(t);
  const Fields = { 'Content-Type': 'image/png', 'x-amz-meta-a': 'b' };
  await submit(await sign(first, { Key: 'user/ä.png', Fields }));
  await first.storage.close();

  const second = await setUp(t, { folder: first.folder });
  const stored = await fetch(objectUrl(second, 'user/ä.png'));
  assert.equal(await stored.text(), 'hello');
  assert.equal(stored.headers.get('content-type'), 'image/png');
  assert.equal(stored.headers.get('x-amz-meta-a'), 'b');
  assert.equal(stored.headers.get('etag'), quotedMd5('hello'));
});

test('removes only unfinished files of an earlier run when it starts', async (t) => {
  const first = await setUp(t);
  await submit(await sign(first));
  await first.storage.close();
  const before = await readdir(first.folder);
  await writeFile(join(first.folder, `${'0'.repeat(32)}.part`), 'half a file');
  await writeFile(join(first.folder, `${'0'.repeat(64)}.${'0'.repeat(32)}`), 'content without an object');
  await writeFile(join(first.folder, 'notes.txt'), 'of someone else');

  const second = await setUp(t, { folder: first.folder });
  assert.deepEqual((await readdir(second.folder)).sort(), [...before, 'notes.txt'].sort());
  assert.equal((await fetch(objectUrl(second, 'a.txt'))).status, 200);
});

test('starts without an object whose content is incomplete', async (t) => {
  const first = await setUp(t);
  await submit(await sign(first));
  await first.storage.close();
  const content = (await readdir(first.folder)).find((name) => !name.endsWith('.json')) ?? '';
  await writeFile(join(first.folder, content), 'hell');

  const second = await setUp(t, { folder: first.folder });
  assert.equal((await fetch(objectUrl(second, 'a.txt'))).status, 404);
});

test('keeps key, headers and metadata in a JSON beside the content', async (t) => {
  const fixture = await setUp(t);
  await submit(await sign(fixture, { Key: 'user/a.txt', Fields: { 'x-amz-meta-a': 'b' } }));
  const names = await readdir(fixture.folder);
  const json = names.find((name) => name.endsWith('.json')) ?? '';
  const entry = JSON.parse(await readFile(join(fixture.folder, json), 'utf8')) as Record<string, unknown>;
  assert.equal(entry.key, 'user/a.txt');
  assert.deepEqual(entry.headers, { 'Content-Type': 'binary/octet-stream', 'x-amz-meta-a': 'b' });
  assert.ok(
    names.every((name) => /^[0-9a-f]{64}\./.test(name)),
    'names are hashes',
  );
});

test('creates its folder', async (t) => {
  const parent = await mkdtemp(join(tmpdir(), 'storage-'));
  t.after(() => rm(parent, { recursive: true, force: true }));
  const fixture = await setUp(t, { folder: join(parent, 'new', 'folder') });
  await submit(await sign(fixture));
  assert.deepEqual(await filesIn(fixture.folder), { objects: 1, others: 0 });
});

test('rejects with EADDRINUSE if its port is in use', async (t) => {
  const first = await setUp(t);
  const port = Number(new URL(first.storage.url).port);
  await assert.rejects(setUp(t, { port }), { code: 'EADDRINUSE' });
});

test('listens on loopback', async (t) => {
  const { storage } = await setUp(t);
  assert.equal(new URL(storage.url).hostname, '127.0.0.1');
});

test('closes although connections are open, and can be closed twice', async (t) => {
  const fixture = await setUp(t);
  const socket = await dial(fixture);
  await fixture.storage.close();
  await fixture.storage.close();
  socket.destroy();
});
