import { expect } from '@open-wc/testing';
import { restore, spy } from 'sinon';
import type { Answer } from '../../src/image/apart/answer.js';
import { startOf, starts as fromCdn } from '../../src/image/apart/starts.cdn.js';
import { starts as fromNpm } from '../../src/image/apart/starts.js';
import { blobOf, hashOf } from '../blobs.js';

const address = new URL('../../src/image/apart/hash-worker.ts', import.meta.url);

const starts = [
  ['of the npm build', fromNpm.hash],
  ['of the script-tag build, on the page’s origin', fromCdn.hash],
  ['of the script-tag build, on another', startOf(address, 'https://www.example')],
] as const;

for (const [name, start] of starts)
  describe(`the worker ${name}`, () => {
    it('hashes what it is given', async () => {
      const worker = start();
      const blob = blobOf(1000);
      const reply = await new Promise<Answer<Uint8Array>>((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<Answer<Uint8Array>>) => resolve(data);
        worker.onerror = () => reject(new Error('refused'));
        worker.postMessage(blob);
      });
      worker.terminate();
      if (!reply.ok) throw new Error(reply.message);
      expect(btoa(String.fromCharCode(...reply.value))).to.equal(await hashOf(blob));
    });
  });

it('the start from a blob leaves no object URL', () => {
  const created = spy(URL, 'createObjectURL');
  const revoked = spy(URL, 'revokeObjectURL');
  startOf(address, 'https://www.example')().terminate();
  restore();
  expect(created.returnValues).to.have.length(1);
  expect(revoked.args.flat()).to.deep.equal(created.returnValues);
});
