// HMAC by node:crypto, and by WebCrypto where there is no other: both sign the same. The tests of workerd use the second one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { macOf as MacOf } from '../../src/server/mac.js';

const path = fileURLToPath(new URL('../../src/server/mac.ts', import.meta.url));

async function load(as: string): Promise<typeof MacOf> {
  return ((await import(`${path}?${as}`)) as { readonly macOf: typeof MacOf }).macOf;
}

test('a runtime without node:crypto signs and verifies the same', async (t) => {
  const byNode = await load('node');
  const asked = t.mock.method(process, 'getBuiltinModule', () => undefined as never);
  const byWeb = await load('web');
  assert.equal(asked.mock.callCount(), 1);
  for (const key of ['k', 'a key that is longer than a block of SHA-256, which has sixty-four bytes']) {
    const bytes = new TextEncoder().encode(key);
    const [node, web] = await Promise.all([byNode(bytes), byWeb(bytes)]);
    for (const text of ['', 'text', 'ä 🖼'.repeat(1000)]) {
      const signature = await node.sign(text);
      assert.deepEqual([...signature], [...(await web.sign(text))]);
      for (const { verify } of [node, web]) {
        assert.equal(await verify(signature, text), true);
        assert.equal(await verify(signature, `${text}.`), false);
        assert.equal(await verify(signature.slice(1), text), false);
        assert.equal(await verify(new Uint8Array(), text), false);
      }
    }
  }
});
