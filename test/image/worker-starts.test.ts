import { expect } from '@open-wc/testing';
import { restore, spy } from 'sinon';
import { startOf } from '../../src/image/apart/start.js';
import { blobOf, hashOf } from '../blobs.js';

const load = () => import('../../src/image/apart/hash-worker.text.js');

describe('the start of a worker', () => {
  afterEach(restore);

  it('is from its text, which imports nothing', async () => {
    const { text } = await load();
    expect(text).not.to.match(/\bimport\b|\bexport\b/);
  });

  it('gives one that hashes what it is given, and leaves no object URL', async () => {
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
