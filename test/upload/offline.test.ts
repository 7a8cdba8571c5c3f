// Uploads while the browser is offline.
import { expect } from '@open-wc/testing';
import { Uploader, type UploaderOptions, type UploaderServices } from 's3-image-upload/core';
import { image, inspected } from '../images.js';
import type { Sent } from '../../src/upload/send.js';
import { openStack, type Stack } from '../stack-client.js';
import { answered } from './world.js';

let stack: Stack;
beforeEach(async () => (stack = await openStack())); // browsers cache the preflight for a known URL

const uploaderWith = (options: UploaderOptions, services: Partial<UploaderServices>) =>
  new Uploader(
    { presignEndpoint: stack.presign(), multiple: true, ...options },
    { random: () => 0, ...services },
  );

async function upload(uploader: Uploader, files: File[]) {
  await uploader.addFiles(files);
  return uploader.upload();
}

/** Cuts the preflight, before a byte is sent, since WebKit may report bytes of a POST as sent before it notices a reset. */
const reset = { method: 'OPTIONS', lostReply: true };

describe('a lost connection', () => {
  it('is awaited without counting an attempt', async () => {
    await stack.faults(reset);
    let online: () => void = () => {};
    let isOnline = false;
    const uploader = uploaderWith(
      { retries: 0 },
      { isOnline: () => isOnline, onceOnline: (callback) => ((online = callback), () => {}) },
    );
    const told: string[] = [];
    for (const name of ['start', 'retry', 'success', 'error', 'abort', 'complete'] as const)
      uploader.on(`upload-${name}`, () => told.push(name));
    const waits = new Promise<void>((resolve) =>
      uploader.addEventListener('statechange', () => {
        if (uploader.items[0]?.state === 'waiting') resolve();
      }),
    );
    await uploader.addFiles([await image()]);
    await waits;
    expect(uploader.items[0]).to.include({ attempt: 0 }).and.have.nested.property('error.code', 'offline');
    await stack.faults();
    isOnline = true;
    online();
    const [item] = await uploader.upload();
    expect(item).to.include({ state: 'stored', attempt: 1 });
    expect(told).to.deep.equal(['start', 'success', 'complete']);
  });

  it('is awaited even if the request did not notice it', async () => {
    await stack.faults({ method: 'POST', stallAt: 1000, times: 1 });
    let isOnline = false;
    const uploader = uploaderWith(
      { retries: 0, stallTimeout: 0.2 },
      {
        isOnline: () => isOnline,
        onceOnline: (callback) => {
          isOnline = true;
          uploader.options = { ...uploader.options, stallTimeout: 30 };
          queueMicrotask(callback);
          return () => {};
        },
      },
    );
    const [item] = await upload(uploader, [await image()]);
    expect([item?.state, item?.attempt]).to.deep.equal(['stored', 1]);
  });

  it('is awaited by the request for a target, too', async () => {
    let isOnline = false;
    let asked = 0;
    const uploader = uploaderWith(
      {
        retries: 0,
        stallTimeout: 1,
        presign: async () => {
          asked += 1;
          if (asked === 1) return new Promise<never>(() => {});
          return (await fetch(stack.presign())).json() as Promise<{
            url: string;
            fields: Record<string, string>;
          }>;
        },
      },
      {
        isOnline: () => isOnline,
        onceOnline: (callback) => {
          isOnline = true;
          uploader.options = { ...uploader.options, stallTimeout: 30 };
          queueMicrotask(callback);
          return () => {};
        },
      },
    );
    const [item] = await upload(uploader, [await image()]);
    expect([item?.state, item?.attempt]).to.deep.equal(['stored', 1]);
  });

  it('is not awaited forever, since the browser may be wrong, as behind a VPN', async () => {
    await stack.faults(reset);
    let pauses = 0;
    const uploader = uploaderWith(
      { retries: 0 },
      {
        isOnline: () => false,
        onceOnline: () => () => {},
        after: (_, later) => {
          pauses += 1;
          void (pauses < 2 ? Promise.resolve() : stack.faults()).then(later);
          return () => {};
        },
      },
    );
    const [item] = await upload(uploader, [await image()]);
    expect(item).to.include({ state: 'stored', attempt: 1 });
    expect(pauses).to.equal(2);
  });

  it('is tried after growing pauses, which start over once an attempt was answered', async () => {
    const cut: Sent = { kind: 'unanswered' };
    const answers = [cut, cut, cut, answered(500), cut, cut, answered(204)];
    const delays: number[] = [];
    const uploader = uploaderWith(
      { retries: 1, presignEndpoint: stack.presign() },
      {
        isOnline: () => false,
        random: () => 1,
        after: (delay, later) => (delays.push(delay), queueMicrotask(later), () => {}),
        send: () => Promise.resolve(answers.shift() ?? cut),
      },
    );
    const [item] = await upload(uploader, [await image()]);
    expect(item?.state).to.equal('stored');
    expect(delays).to.deep.equal([1000, 2000, 4000, 1000, 1000, 2000]);
  });

  it('is not assumed if bytes are sent: a permanent fault fails even if the browser reports to be offline', async () => {
    let sent = 0;
    const uploader = uploaderWith(
      { retries: 1 },
      {
        isOnline: () => false,
        onceOnline: () => () => {},
        after: (_, later) => (queueMicrotask(later), () => {}),
        send: ({ onProgress }) => {
          if ((sent += 1) > 9) return Promise.resolve(answered(204)); // otherwise this test would never end
          onProgress(0.5);
          return Promise.resolve({ kind: 'unanswered' });
        },
      },
    );
    const [item] = await upload(uploader, [await image()]);
    // The first failure may count as offline. Then there is one attempt and one retry.
    expect([item?.state, sent]).to.deep.equal(['failed', 3]);
  });

  it('leaves no timer once it is back', async () => {
    const waits = new Set<unknown>();
    const wait = (callback: () => void) => {
      waits.add(callback);
      return () => void waits.delete(callback);
    };
    const answers: Sent[] = [{ kind: 'unanswered' }];
    const uploader = uploaderWith(
      {},
      {
        isOnline: () => false,
        onceOnline: (callback) => {
          queueMicrotask(callback);
          return wait(callback);
        },
        after: (_, callback) => wait(callback),
        send: () => Promise.resolve(answers.shift() ?? answered(204)),
      },
    );
    const [item] = await upload(uploader, [await image()]);
    expect(item?.state).to.equal('stored');
    expect(waits.size).to.equal(0);
  });

  it('ends as soon as the browser is online', async () => {
    const uploader = uploaderWith({ retries: 0 }, { isOnline: () => false });
    await stack.faults(reset);
    const waits = new Promise<void>((resolve) =>
      uploader.addEventListener('statechange', () => {
        if (uploader.items[0]?.state === 'waiting') resolve();
      }),
    );
    await uploader.addFiles([await image()]);
    await waits;
    await stack.faults();
    dispatchEvent(new Event('online'));
    const [item] = await uploader.upload();
    expect(item?.state).to.equal('stored');
  });
});

it('an image is checked again when the connection is back, if a chunk for it could not be loaded', async () => {
  let looked = 0;
  let wait: (back: () => void) => void = () => undefined;
  const waiting = new Promise<() => void>((resolve) => (wait = resolve));
  const uploader = new Uploader(
    { uploadOn: 'manual' },
    {
      inspect: () => {
        looked += 1;
        return Promise.resolve(looked === 1 ? { ok: false, cause: new TypeError('no line') } : inspected());
      },
      isOnline: () => false,
      onceOnline: (callback) => {
        wait(callback);
        return () => undefined;
      },
    },
  );
  const adding = uploader.addFiles([await image()]);
  const back = await waiting;
  expect(uploader.items[0]?.state).to.equal('checking');
  back();
  const [item] = await adding;
  expect(item?.state).to.equal('ready');
});

describe('a chunk for checking an image that can’t be loaded while the browser reports to be offline', () => {
  const noLine = { ok: false as const, cause: new TypeError('no line') };
  const uploaderThat = (inspect: UploaderServices['inspect']) =>
    new Uploader(
      { uploadOn: 'manual' },
      { inspect, isOnline: () => false, onceOnline: () => () => {}, random: () => 0 },
    );

  it('is loaded after a while, since the browser may be wrong', async () => {
    let looked = 0;
    const uploader = uploaderThat(() => Promise.resolve((looked += 1) <= 3 ? noLine : inspected()));
    const [item] = await uploader.addFiles([await image()]);
    expect(item?.state).to.equal('ready');
  });

  it('is not loaded for an image that was removed', async () => {
    let looked = 0;
    const uploader: Uploader = uploaderThat(() => {
      looked += 1;
      if (looked === 2) uploader.clear();
      return Promise.resolve(noLine);
    });
    expect(await uploader.addFiles([await image()])).to.deep.equal([]);
    expect(looked).to.equal(2);
  });

  it('is not awaited if the file can’t be read', async () => {
    const cause = new DOMException('gone', 'NotReadableError');
    const uploader = uploaderThat(() => Promise.resolve({ ok: false, cause }));
    const [item] = await uploader.addFiles([await image()]);
    expect(item).to.have.nested.property('error.code', 'unreadable');
  });
});
