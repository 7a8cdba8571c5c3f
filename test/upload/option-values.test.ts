// Invalid numbers as options.
import { expect } from '@open-wc/testing';
import type { UploaderOptions, UploaderServices } from 's3-image-upload/core';
import { images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { signedBy, upload, uploaderAt } from './answered-uploader.js';
import { answered } from './world.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

const uploaderWith = (...more: [options?: UploaderOptions, services?: Partial<UploaderServices>]) =>
  uploaderAt(stack, ...more);
const stored = answered(204);

describe('an uploader', () => {
  for (const concurrency of [NaN, 0, -1])
    it(`sends with concurrency ${concurrency}, and not all at once`, async () => {
      let open = 0;
      let most = 0;
      const uploader = uploaderWith(
        { concurrency },
        {
          send: async () => {
            most = Math.max(most, (open += 1));
            await signedBy(stack);
            open -= 1;
            return stored;
          },
        },
      );
      await upload(uploader, await images(8));
      expect(most).to.be.at.most(3);
    });
  for (const options of [
    { concurrency: Infinity },
    { stallTimeout: Infinity },
    { retries: NaN },
    { retries: -1 },
  ])
    it(`sends with ${Object.entries(options).join().replace(',', ' ')}`, async () => {
      const items = await upload(uploaderWith(options), await images(2));
      expect(items.map(({ state }) => state)).to.deep.equal(['stored', 'stored']);
    });
});
