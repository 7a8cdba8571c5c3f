import { expect } from '@open-wc/testing';
import { sha256 } from '../../src/upload/checksum.js';
import { SLICE_SIZE } from '../../src/image/hash.js';
import { needs } from '../abilities.js';
import { blobOf, changedFile, countWorkers, hashOf, nextTask, withoutTls } from '../blobs.js';

const ONE_SHOT_LIMIT = 4 * 1024 * 1024;
const MB = 1_000_000;
const unaborted = new AbortController().signal;
const ok = (value: string) => ({ ok: true, value });

// NIST, “SHA-256 example” and CAVP’s long message of a million times “a”
const vectors = [
  ['nothing', '', '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
  ['one block', 'abc', 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='],
  [
    'two blocks',
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    'JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=',
  ],
  ['a million', 'a'.repeat(1_000_000), 'zcduXJkU+5KBocfihNc+Z/GAmkiklyAOBG05zMcRLNA='],
] as const;

const pages = [
  ['with TLS', () => () => {}],
  ['without TLS', withoutTls],
] as const;

for (const [page, prepare] of pages)
  describe(`sha256 in a page ${page}`, () => {
    let restore: () => void;
    before(() => (restore = prepare()));
    after(() => restore());

    for (const [name, text, hash] of vectors)
      it(`knows the published hash of ${name}`, async () => {
        expect(await sha256(new Blob([text]), unaborted)).to.deep.equal(ok(hash));
      });

    for (const size of [
      ...[0, 1, 55, 56, 63, 64, 65],
      ...[SLICE_SIZE, ONE_SHOT_LIMIT].flatMap((edge) => [edge - 1, edge, edge + 1]),
      20 * MB,
    ])
      it(`hashes ${size} bytes as WebCrypto does`, async () => {
        const blob = blobOf(size);
        expect(await sha256(blob, unaborted)).to.deep.equal(ok(await hashOf(blob)));
      });

    for (const size of [1000, ONE_SHOT_LIMIT + 1])
      it(`reports that a file of ${size} bytes can’t be read, and why`, async function () {
        await needs(this, 'keep files of a page');
        const checksum = await sha256(await changedFile(size), unaborted);
        if (checksum.ok) throw new Error('it was read');
        expect(checksum.cause).to.be.instanceOf(DOMException);
        expect((checksum.cause as DOMException).name).to.match(/^(NotReadable|NotFound|Abort)Error$/); // the last in Firefox
      });
  });

describe('the worker of sha256', () => {
  let workers: ReturnType<typeof countWorkers>;
  let restoreTls: () => void;
  beforeEach(() => {
    workers = countWorkers();
    restoreTls = withoutTls();
  });
  afterEach(() => {
    workers.restore();
    restoreTls();
  });

  it('is not started for a file that WebCrypto hashes in one call', async () => {
    restoreTls();
    expect(await sha256(blobOf(ONE_SHOT_LIMIT), unaborted)).to.have.property('ok', true);
    expect(workers.started()).to.equal(0);
    expect(await sha256(blobOf(ONE_SHOT_LIMIT + 1), unaborted)).to.have.property('ok', true);
    expect(workers.started()).to.equal(1);
  });

  it('is one for twenty files, and ends after the last', async () => {
    const blobs = Array.from({ length: 20 }, (_, index) => blobOf(index * 70_001));
    const jobs = blobs.map((blob) => sha256(blob, unaborted));
    await jobs[0];
    expect(workers.running()).to.equal(1);
    expect(await Promise.all(jobs)).to.deep.equal(
      await Promise.all(blobs.map(async (blob) => ok(await hashOf(blob)))),
    );
    expect([workers.started(), workers.running()]).to.deep.equal([1, 0]);
  });

  it('ends at once when its work is aborted, and the next file gets another', async () => {
    const controller = new AbortController();
    const reason = new Error('changed my mind');
    const before = sha256(blobOf(1), unaborted);
    const aborted = sha256(new Blob(Array<Blob>(50).fill(blobOf(MB))), controller.signal);
    const behind = blobOf(3);
    const after = sha256(behind, unaborted);
    await before; // the worker is running now
    await nextTask(); // and has the large one
    controller.abort(reason);
    expect(workers.running()).to.equal(0);
    expect(await Promise.race([aborted, nextTask()])).to.deep.equal({ ok: false, cause: reason });
    expect(await after).to.deep.equal(ok(await hashOf(behind)));
    expect([workers.started(), workers.running()]).to.deep.equal([2, 0]);
  });

  it('ends when it is aborted while it starts', async () => {
    const controller = new AbortController();
    const aborted = sha256(blobOf(1), controller.signal);
    while (workers.started() === 0) await nextTask();
    controller.abort();
    expect(workers.running()).to.equal(0);
    expect(await Promise.race([aborted, nextTask()])).to.have.property('ok', false);
  });

  it('continues when a waiting file is aborted', async () => {
    const controller = new AbortController();
    const first = blobOf(2 * MB);
    const running = sha256(first, unaborted);
    const waiting = sha256(blobOf(5), controller.signal);
    const last = blobOf(7);
    const behind = sha256(last, unaborted);
    while (workers.started() === 0) await nextTask();
    controller.abort();
    expect(await Promise.race([waiting, nextTask()])).to.have.property('ok', false);
    expect(await running).to.deep.equal(ok(await hashOf(first)));
    expect(await behind).to.deep.equal(ok(await hashOf(last)));
    expect([workers.started(), workers.running()]).to.deep.equal([1, 0]);
  });

  it('is not started for work that is aborted already, and the file is not read', async () => {
    const blob = blobOf(1);
    let reads = 0;
    blob.slice = () => {
      reads += 1;
      return new Blob();
    };
    expect(await sha256(blob, AbortSignal.abort('before'))).to.deep.equal({ ok: false, cause: 'before' });
    await sha256(blobOf(1), unaborted); // the queue has skipped it
    expect([workers.started(), reads]).to.deep.equal([1, 0]);
  });

  it('is released after a file that can’t be read', async function () {
    await needs(this, 'keep files of a page');
    expect(await sha256(await changedFile(10), unaborted)).to.have.property('ok', false);
    expect([workers.started(), workers.running()]).to.deep.equal([1, 0]);
  });

  it('leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
      listeners.add(listener);
      add(type, listener);
    };
    signal.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
      listeners.delete(listener);
      remove(type, listener);
    };
    const job = sha256(blobOf(1), signal);
    expect(listeners.size).to.be.greaterThan(0);
    await job;
    expect(listeners.size).to.equal(0);
  });
});
