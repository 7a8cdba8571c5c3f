// Presigned PUTs: what is signed kept, and each part violated, sent from a page.
import assert from 'node:assert/strict';
import { lineOf, type Bench, type Check } from './bench.js';
import type { Sending } from './page.js';
import type { PutHeaders } from '../../src/server/store.js';
import { assertStored, fileOf } from './uploads.js';

const TYPE = 'image/jpeg';
const EXPIRES = 600; // seconds
const SIZE = 1_500; // bytes

/** Signs a PUT of the kit for a new key. */
async function putFor({ store, newKey }: Pick<Bench, 'store' | 'newKey'>, headers: Partial<PutHeaders> = {}) {
  const key = newKey();
  const all = { 'content-type': TYPE, ...headers };
  const signed = { ...all, 'content-length': String(SIZE) };
  const url = await store.presignPut({ key, headers: signed, expires: EXPIRES });
  return { key, sending: { method: 'PUT', url, headers: all, file: fileOf(SIZE) } satisfies Sending };
}

async function assertRefused(bench: Bench, key: string, sending: Sending) {
  const answer = await bench.send(sending);
  assert.ok(!(await bench.read(key)), 'it is stored');
  assert.ok(answer.status === 0 || answer.status >= 400, lineOf(answer));
  return lineOf(answer);
}

function violation(name: string, change: (sending: Sending) => Sending): Check {
  return {
    name: `A PUT with ${name}`,
    run: async (bench) => {
      const { key, sending } = await putFor(bench);
      return assertRefused(bench, key, change(sending));
    },
  };
}

/** Replaces a part of the URL, which has to be there. */
function withUrl(sending: Sending, part: string | RegExp, other: string): Sending {
  const url = sending.url.replace(part, other);
  assert.notEqual(url, sending.url);
  return { ...sending, url };
}

const withHeader = (sending: Sending, name: string, value: string): Sending => ({
  ...sending,
  headers: { ...sending.headers, [name]: value },
});

export const puts: readonly Check[] = [
  {
    name: 'A PUT as it was signed',
    run: async (bench) => {
      const { key, sending } = await putFor(bench);
      const answer = await bench.send(sending);
      assert.equal(lineOf(answer), '200');
      await assertStored(bench, key, fileOf(SIZE));
      assert.equal((await bench.store.head(key))?.type, TYPE);
      return undefined;
    },
  },
  violation('another type', (sending) => withHeader(sending, 'content-type', 'text/html')),
  violation('a byte too much', (sending) => ({ ...sending, file: fileOf(SIZE + 1) })),
  violation('a byte too little', (sending) => ({ ...sending, file: fileOf(SIZE - 1) })),
  violation('another signature', (sending) =>
    withUrl(sending, /X-Amz-Signature=..../, 'X-Amz-Signature=0123'),
  ),
  violation('an unknown access key', (sending) =>
    withUrl(sending, 'X-Amz-Credential=', 'X-Amz-Credential=unknown'),
  ),
  violation('a longer time to use it', (sending) =>
    withUrl(sending, `X-Amz-Expires=${EXPIRES}`, `X-Amz-Expires=${EXPIRES + 1}`),
  ),
  {
    name: 'A PUT with another key',
    run: async (bench) => {
      const { key, sending } = await putFor(bench);
      const other = key.replace('.jpg', '.html');
      return assertRefused(bench, other, withUrl(sending, '.jpg?', '.html?'));
    },
  },
  {
    name: 'A PUT that has expired',
    run: async (bench) => {
      const store = bench.storeOfPast((EXPIRES + 60) * 1000);
      const { key, sending } = await putFor({ ...bench, store });
      return assertRefused(bench, key, sending);
    },
  },
  ...[
    ['metadata', 'x-amz-meta-owner', 'eve'],
    ['an `x-amz-acl`', 'x-amz-acl', 'public-read'],
  ].map(([name, header = '', value = '']): Check => ({
    name: `A PUT with ${name} that was not signed`,
    run: async (bench) => {
      const { key, sending } = await putFor(bench);
      const answer = await bench.send(withHeader(sending, header, value));
      return (await bench.read(key)) ? 'stored' : lineOf(answer);
    },
  })),
  {
    name: 'A PUT with a SHA-256 that is not that of the bytes',
    run: async (bench) => {
      const sum = Buffer.alloc(32, 7).toString('base64');
      const { key, sending } = await putFor(bench, { 'x-amz-checksum-sha256': sum });
      const answer = await bench.send(sending);
      return (await bench.read(key)) ? 'stored: the checksum is not compared' : lineOf(answer);
    },
  },
  {
    name: 'A PUT with `If-None-Match: *` to a new key, then to the same key',
    run: async (bench) => {
      const { key, sending } = await putFor(bench, { 'if-none-match': '*' });
      const first = await bench.send(sending);
      const second = await bench.send({ ...sending, file: fileOf(SIZE, 2) });
      const bytes = await bench.read(key);
      if (!bytes) return `not supported: ${lineOf(first)}`;
      if (second.status === 200) return 'not supported: the second overwrites the first';
      await assertStored(bench, key, fileOf(SIZE));
      return `written once: ${lineOf(second)}`;
    },
  },
];
