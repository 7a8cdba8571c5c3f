// The order of an attempt with a memory that takes its time: nothing is sent that the next page would send once more.
import { expect } from '@open-wc/testing';
import { Uploader } from 's3-image-upload/core';
import { Delivery } from '../../src/upload/delivery.js';
import type { Memory } from '../../src/upload/memory.js';
import { browserServices } from '../../src/upload/options.js';
import { image } from '../images.js';
import { openStack } from '../stack-client.js';

class OpenUploader extends Uploader {
  deliveryWith(memory: Memory): Delivery {
    const { queue, changes } = this;
    return new Delivery({
      options: () => this.options,
      services: browserServices,
      queue,
      changes,
      memory: () => Promise.resolve(memory),
      pump: () => {},
    });
  }
}

describe('an attempt', () => {
  it('sends nothing before its target is kept, and the images that are stored already are noted', async () => {
    const stack = await openStack();
    const uploader = new OpenUploader({ presignEndpoint: stack.presign(), uploadOn: 'manual' });
    const [item] = await uploader.addFiles([await image('a.jpg')]);
    const steps: string[] = [];
    const slowly = (step: string, requests: number) => async () => {
      for (let count = 0; count < requests; count += 1)
        // each takes longer than any other wait of the page
        await (await fetch(stack.presign(), { method: 'OPTIONS' })).text();
      steps.push(step);
    };
    const delivery = uploader.deliveryWith({
      isClosed: false,
      targetOf: () => Promise.resolve(undefined),
      isEarlier: () => false,
      keepTarget: slowly('kept', 3),
      partsOf: () => [],
      keepParts: () => Promise.resolve(),
      noted: slowly('noted', 1),
    });
    const outcome = await delivery.run(item?.id ?? '', new AbortController().signal, {
      onTarget: () => steps.push('sent'),
      onProgress: () => {},
    });
    expect(outcome.ok).to.equal(true);
    expect(steps).to.deep.equal(['kept', 'noted', 'sent']);
  });
});
