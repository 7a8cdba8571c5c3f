// A listener of statechange that removes or aborts an image whose state has just changed.
import { expect } from '@open-wc/testing';
import type { UploaderOptions, UploaderServices } from 's3-image-upload/core';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { signedBy, upload, uploaderAt } from './answered-uploader.js';
import { answered } from './world.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const uploaderWith = (...more: [options?: UploaderOptions, services?: Partial<UploaderServices>]) =>
  uploaderAt(stack, ...more);
const stored = answered(204);

describe('a listener of statechange', () => {
  for (const [state, end, answer] of [
    ['stored', 'upload-success', stored],
    ['failed', 'upload-error', answered(403, 'AccessDenied')],
  ] as const)
    it(`that removes an image in the state ${state} does not suppress the final event`, async () => {
      const uploader = uploaderWith({}, { send: () => Promise.resolve(answer) });
      const told: string[] = [];
      for (const name of ['upload-start', 'upload-success', 'upload-error', 'upload-abort'] as const)
        uploader.on(name, () => told.push(name));
      uploader.addEventListener('statechange', () => {
        for (const item of uploader.items) if (item.state === state) uploader.remove(item.id);
      });
      await upload(uploader, [await image()]);
      expect(told).to.deep.equal(['upload-start', end]);
    });

  it('that aborts an image that has just begun prevents the call of the page’s function', async () => {
    let asked = 0;
    const presign = () => {
      asked += 1;
      return signedBy(stack);
    };
    const uploader = uploaderWith({ presign });
    uploader.addEventListener('statechange', () => {
      if (uploader.items[0]?.state === 'presigning') uploader.abort();
    });
    const [item] = await upload(uploader, [await image()]);
    await signedBy(stack); // pending tasks have run
    expect(item?.state).to.equal('aborted');
    expect(asked).to.equal(0);
  });
});
