// Requests that stall, in a browser with a limited number of connections.
import { expect } from '@open-wc/testing';
import type { UploaderOptions, UploaderServices } from 's3-image-upload/core';
import { restore, useFakeTimers } from 'sinon';
import { send, type Sent } from '../../src/upload/send.js';
import { image } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { signedBy, upload, uploaderAt } from './answered-uploader.js';
import { answered } from './world.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(async () => {
  restore();
  await stack.faults();
});

const uploaderWith = (...more: [options?: UploaderOptions, services?: Partial<UploaderServices>]) =>
  uploaderAt(stack, ...more);

/** Waits until the browser has dispatched pending events. */
const turn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

describe('a stall', () => {
  it('ends even if more requests than connections hang before the first byte', async () => {
    await stack.faults({ method: 'OPTIONS', stallAt: 0 });
    const { url } = await signedBy(stack);
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const controller = new AbortController();
    let ended = 0;
    const sent = Array.from({ length: 8 }, () =>
      send({
        method: 'PUT',
        url: `${url}/x`,
        headers: [],
        body: new Blob(['1']),
        signal: controller.signal,
        stallTimeout: 1000,
        onProgress: () => {},
      }).then(({ kind }) => {
        if (kind === 'stalled') ended += 1;
      }),
    );
    while (ended === 0) {
      await clock.tickAsync(1000);
      await turn(); // the browser's events of the requests take real time
    }
    controller.abort();
    clock.restore();
    await Promise.all(sent);
  });

  it('does not occur at once if the stall timeout is infinite', async () => {
    await stack.faults({ method: 'POST', delay: 500 });
    const [item] = await upload(
      uploaderWith({ stallTimeout: Infinity }, { send: (request) => send(request) }),
      [await image('large.jpg', 'image/jpeg', 600)],
    );
    expect(item?.state).to.equal('stored');
  });

  it('while the browser is offline is `offline`, and does not count as an attempt', async () => {
    let isOnline = false;
    let online: () => void = () => {};
    const answers: Sent[] = [{ kind: 'stalled' }];
    const uploader = uploaderWith(
      {},
      {
        isOnline: () => isOnline,
        onceOnline: (callback) => ((online = callback), () => {}),
        send: () => Promise.resolve(answers.shift() ?? answered(204)),
      },
    );
    const states: string[] = [];
    uploader.addEventListener('statechange', () => {
      const [item] = uploader.items;
      states.push(item?.state ?? '');
      if (item?.state === 'waiting') {
        isOnline = true;
        queueMicrotask(online);
      }
    });
    const [item] = await upload(uploader, [await image()]);
    expect([item?.state, item?.attempt]).to.deep.equal(['stored', 1]);
  });

  for (const stallTimeout of [NaN, 0, -1])
    it(`does not occur at once if the stall timeout is ${stallTimeout}`, async () => {
      await stack.faults({ method: 'POST', delay: 100 });
      const [item] = await upload(uploaderWith({ stallTimeout }, { send: (request) => send(request) }), [
        await image(),
      ]);
      expect(item?.state).to.equal('stored');
    });
});
