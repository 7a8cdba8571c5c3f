import assert from 'node:assert/strict';
import { openAsBlob, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inspect } from '../../src/image/inspect.js';
import type { ImageFacts } from '../../src/rules/facts.js';
import { watched, type Reads } from '../image/watched.js';
import { randomFrom } from '../random.js';
import { mutation } from './mutations.js';

const MUTATIONS = 10_000;
/** The limits of `image/reading.ts` for one file. */
const MOST: Reads = { slices: 256, bytes: 1_048_576 };

const folder = fileURLToPath(new URL('../image/files/', import.meta.url));
/** Those of strip that no other is like. */
const more = [
  'mini.avif',
  'big.tif',
  'several.ico',
  'cursor.cur',
  'text.png',
  'imagemagick-raw-profile.png',
  'brotli.jxl',
];
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(sh|mjs|ts|md)$/.test(entry.name))
  .map(({ name }) => name)
  .concat(more.map((name) => join('strip', name)))
  .map((name) => ({ name: basename(name), bytes: new Uint8Array(readFileSync(join(folder, name))) }));

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** The memory of a Blob is released a turn after the Blob. */
const memory = async () => {
  collect();
  await setImmediate();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const isSize = (size: number | undefined) => size === undefined || (Number.isInteger(size) && size > 0);

/** Whether a value has the form of facts. */
function assertFacts(facts: ImageFacts, what: string) {
  const { type, width, height, orientation, animated, metadata, location, thumbnail } = facts;
  assert.match(type, /^image\/[a-z+-]+$/, what);
  assert.ok(isSize(width) && isSize(height), `${what}: ${width} × ${height}`);
  assert.equal(width === undefined, height === undefined, what);
  assert.ok(Number.isInteger(orientation) && orientation >= 1 && orientation <= 8, `${what}: ${orientation}`);
  for (const fact of [animated, metadata, location]) assert.equal(typeof fact, 'boolean', what);
  if (thumbnail)
    for (const part of [thumbnail.start, thumbnail.length])
      assert.ok(Number.isSafeInteger(part) && part > 0, what);
}

/** Inspects any bytes, and records the slowest. */
function inspector() {
  const worst = { slices: 0, bytes: 0, milliseconds: 0, what: '' };
  let count = 0;
  return {
    see: async (what: string, ...parts: BlobPart[]) => {
      const { blob, reads } = watched(new Blob(parts));
      let milliseconds = Infinity;
      let inspection = await timed();
      const first = { ...reads };
      for (let again = 0; milliseconds > 5 && again < 2; again += 1) inspection = await timed(); // the machine may have been busy
      Object.assign(reads, first);
      async function timed() {
        const start = performance.now();
        const result = await inspect(blob);
        milliseconds = Math.min(milliseconds, performance.now() - start);
        return result;
      }
      assert.ok(inspection.ok, what);
      if (inspection.facts) assertFacts(inspection.facts, what);
      assert.ok(
        reads.slices <= MOST.slices && reads.bytes <= MOST.bytes,
        `${what}: ${JSON.stringify(reads)}`,
      );
      worst.slices = Math.max(worst.slices, reads.slices);
      worst.bytes = Math.max(worst.bytes, reads.bytes);
      if (milliseconds > worst.milliseconds) Object.assign(worst, { milliseconds, what });
      count += 1;
    },
    tell: (test: TestContext) =>
      test.diagnostic(
        `${count} inspected; at most ${worst.slices} reads and ${worst.bytes} bytes; ` +
          `the slowest took ${worst.milliseconds.toFixed(1)} ms (${worst.what})`,
      ),
  };
}

test('damaged files are inspected within the bounds, and none fails', async (test) => {
  const random = randomFrom(6);
  const { see, tell } = inspector();
  let before = 0;
  for (let round = 0; round < MUTATIONS; round += 1) {
    const { name, bytes } = files[round % files.length] ?? { name: '', bytes: new Uint8Array() };
    await see(`mutation ${round}, of ${name}`, mutation(random, bytes) as Uint8Array<ArrayBuffer>);
    if (round === MUTATIONS / 10) before = await memory(); // all code is compiled then
  }
  const grown = (await memory()) - before;
  tell(test);
  test.diagnostic(`memory grew by ${(grown / 1024).toFixed(0)} KB`);
  assert.ok(grown < 2 ** 21, `It grew by ${grown} bytes.`);
});

test('files that end anywhere in their first kilobyte are inspected, and none fails', async (test) => {
  const { see, tell } = inspector();
  for (const { name, bytes } of files)
    for (let length = 0; length <= Math.min(1024, bytes.length); length += 1)
      await see(`${name}, ${length} bytes`, bytes.subarray(0, length));
  tell(test);
});

test('the type of AVIF, HEIF and JPEG XL is known wherever the file is cut off', async () => {
  const kept = {
    'phone.avif': 24,
    'camera.heic': 24,
    'sequence-phone.avif': 24,
    'phone.jxl': 12,
    'landscape-6.jxl': 12,
    'edited-plain.jxl': 12,
  };
  for (const [name, start] of Object.entries(kept)) {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const type = `image/${name.replace(/.*\./, '')}`;
    for (let length = start; length < bytes.length; length += 1) {
      const inspection = await inspect(new Blob([bytes.subarray(0, length)]));
      assert.equal(inspection.ok && inspection.facts?.type, type, `${name} ${length}`);
    }
  }
});

test('headers of several megabytes are not read to the end', async (test) => {
  const { see, tell } = inspector();
  const random = randomFrom(7);
  for (let round = 0; round < 300; round += 1) {
    const { name, bytes } = files[round % files.length] ?? { name: '', bytes: new Uint8Array() };
    const from = Math.floor(random() * bytes.length);
    const run = bytes.subarray(from, from + 1 + Math.floor(random() ** 3 * 2000));
    const megabytes = new Uint8Array(2 ** 21);
    for (let at = 0; at + run.length <= megabytes.length; at += run.length) megabytes.set(run, at);
    await see(`a run of ${run.length} bytes of ${name} from ${from}`, bytes.subarray(0, from), megabytes);
  }
  tell(test);
});

test('a file of a gigabyte takes as many reads as a small one', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'sparse-'));
  try {
    for (const { name, bytes } of files) {
      const small = watched(new Blob([bytes]));
      const path = join(temporary, name);
      await writeFile(path, bytes);
      await truncate(path, 2 ** 30);
      const large = watched(await openAsBlob(path));
      assert.deepEqual(await inspect(large.blob), await inspect(small.blob), name);
      // A reader that searches for the end of the pixels in growing steps may read once beyond it.
      const more = name.endsWith('.gif') ? 1 : 0;
      const what = `${name}: ${JSON.stringify(large.reads)}`;
      assert.ok(large.reads.slices <= small.reads.slices + more, what);
      assert.ok(large.reads.bytes <= 16_384 + more * 1024, what);
    }
    const empty = join(temporary, 'nothing.jpg');
    await writeFile(empty, '');
    await truncate(empty, 2 ** 30);
    const nothing = watched(await openAsBlob(empty));
    assert.deepEqual(await inspect(nothing.blob), { ok: true, facts: undefined });
    assert.deepEqual(nothing.reads, { slices: 1, bytes: 16_384 });
  } finally {
    await rm(temporary, { recursive: true });
  }
});
