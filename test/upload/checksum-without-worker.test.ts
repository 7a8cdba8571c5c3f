// In a separate page, since a refused worker is not tried again, and a policy can't be removed.
import { expect } from '@open-wc/testing';
import { sha256 } from '../../src/upload/checksum.js';
import { SLICE_SIZE } from '../../src/image/hash.js';
import { needs } from '../abilities.js';
import { blobOf, changedFile, countWorkers, hashOf, nextTask, withoutTls } from '../blobs.js';

const unaborted = new AbortController().signal;

describe('sha256 in a page in which no worker can start', () => {
  let workers: ReturnType<typeof countWorkers>;
  let restoreTls: () => void;
  before(() => {
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "worker-src 'none'";
    document.head.append(policy);
    workers = countWorkers();
    restoreTls = withoutTls();
  });
  after(() => {
    workers.restore();
    restoreTls();
  });

  it('hashes in the page, after one try', async () => {
    const blobs = [0, 1, 64, SLICE_SIZE, SLICE_SIZE + 1, 5 * SLICE_SIZE - 1].map(blobOf);
    const checksums = await Promise.all(blobs.map((blob) => sha256(blob, unaborted)));
    expect(checksums).to.deep.equal(
      await Promise.all(blobs.map(async (blob) => ({ ok: true, value: await hashOf(blob) }))),
    );
    expect([workers.started(), workers.running()]).to.deep.equal([1, 0]);
  });

  it('has at most one slice in memory, and does not block the page between slices', async () => {
    const blob = blobOf(8 * SLICE_SIZE);
    const slice = blob.slice.bind(blob);
    const turns: number[] = [];
    let turn = 0;
    let running = true;
    blob.slice = (start = 0, end = blob.size) => {
      expect(end - start).to.be.at.most(SLICE_SIZE);
      turns.push(turn);
      return slice(start, end);
    };
    blob.arrayBuffer = () => Promise.reject(new Error('all of it'));
    const count = async () => {
      for (; running; turn += 1) await nextTask();
    };
    const counting = count();
    expect(await sha256(blob, unaborted)).to.have.property('ok', true);
    running = false;
    await counting;
    expect(turns).to.have.length(8);
    expect(new Set(turns).size).to.be.at.least(4); // WebKit may run two read tasks before a message task
  });

  it('stops reading once it is aborted', async () => {
    const controller = new AbortController();
    const blob = blobOf(8 * SLICE_SIZE);
    const slice = blob.slice.bind(blob);
    let reads = 0;
    blob.slice = (start, end) => {
      reads += 1;
      if (reads === 3) controller.abort('enough');
      return slice(start, end);
    };
    expect(await sha256(blob, controller.signal)).to.deep.equal({ ok: false, cause: 'enough' });
    await sha256(blobOf(1), unaborted); // the queue has skipped it
    expect(reads).to.equal(3);
  });

  it('reports that a file can’t be read', async function () {
    await needs(this, 'keep files of a page');
    expect(await sha256(await changedFile(10), unaborted)).to.have.property('ok', false);
  });
});
