// The presign route in runtimes of their own, from the packed package.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { checkMounting, PATH } from '../server/mounting.js';
import { setUp, submit, type SignedForm } from '../storage/fixture.js';
import { options } from './apps/options.js';
import { startNext, startWorkerd } from './runtimes.js';

checkMounting('Next.js 16', startNext);
checkMounting('workerd', () => startWorkerd('https://store.example'));

test('a Worker keeps an image that a page has uploaded', async (t) => {
  const { bucket, region, credentials } = options;
  const { storage } = await setUp(t, { bucket, region, ...credentials, publicRead: false });
  const { port, close } = await startWorkerd(storage.url);
  t.after(close);
  const photo = await readFile(new URL('../image/files/plain.jpg', import.meta.url));
  const site = `http://127.0.0.1:${port}`;
  const signed = await fetch(`${site}${PATH}?type=image/jpeg&size=${photo.length}`, {
    headers: { Cookie: 'session=ada' },
  });
  const { claim, ...form } = (await signed.json()) as SignedForm & { readonly claim: string };
  assert.equal((await submit(form, { content: new Uint8Array(photo) })).status, 201);
  const kept = await fetch(`${site}/api/keep`, { method: 'POST', body: claim });
  const { ok, key, width, height } = (await kept.json()) as Record<string, unknown>;
  assert.deepEqual({ ok, key, width, height }, { ok: true, key: 'kept/cover.jpeg', width: 60, height: 40 });
});
