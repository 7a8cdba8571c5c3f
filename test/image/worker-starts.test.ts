import { expect } from '@open-wc/testing';
import { restore, spy } from 'sinon';
import { startOf } from '../../src/image/apart/start.js';
import { blobOf, countWorkers, hashOf } from '../blobs.js';

const load = () => import('../../src/image/apart/hash-worker.text.js');

describe('the start of a worker', () => {
  afterEach(restore);

  it('uses its text, which imports nothing', async () => {
    const { text } = await load();
    expect(text).not.to.match(/\bimport\b|\bexport\b/);
  });

  it('is not repeated if the worker has said that it can’t do this work', async () => {
    const workers = countWorkers();
    const start = startOf('hash', () => Promise.resolve({ text: "postMessage({ is: 'unable' })" }));
    const { signal } = new AbortController();
    expect([await start(signal), await start(signal)]).to.deep.equal([undefined, undefined]);
    expect([workers.started(), workers.running()]).to.deep.equal([1, 0]);
    workers.restore();
  });

  it('gives a worker that hashes, and leaves no object URL', async () => {
    const created = spy(URL, 'createObjectURL');
    const revoked = spy(URL, 'revokeObjectURL');
    const life = new AbortController();
    const worker = await startOf<Blob, Uint8Array>('hash', load)(life.signal);
    const blob = blobOf(1000);
    const said = await worker?.ask(blob);
    life.abort();
    if (said?.is !== 'done') throw new Error(said?.message);
    expect(btoa(String.fromCharCode(...said.value))).to.equal(await hashOf(blob));
    expect(created.returnValues).to.have.length(1);
    expect(revoked.args.flat()).to.deep.equal(created.returnValues);
  });
});
