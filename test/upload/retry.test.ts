import { expect } from '@open-wc/testing';
import {
  Uploader,
  type PresignedTarget,
  type UploaderOptions,
  type UploaderServices,
} from 's3-image-upload/core';
import type { Fault } from '../../demo/storage/faults.js';
import { needs } from '../abilities.js';
import { image, images, inspected } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { changedFile } from '../blobs.js';

let stack: Stack;
before(async () => (stack = await openStack()));
afterEach(() => stack.faults());

/** Minimal pauses, unless a test is about them. */
const uploaderWith = (options: UploaderOptions = {}, services: Partial<UploaderServices> = {}) =>
  new Uploader(
    { presignEndpoint: stack.presign(), multiple: true, ...options },
    { random: () => 0, ...services },
  );

async function upload(uploader: Uploader, files: File[]) {
  await uploader.addFiles(files);
  return uploader.upload();
}

/** Requests the target ahead, so that a short timeout affects the upload and not the endpoint. */
async function knownTarget(endpoint = '') {
  const answer = await fetch(`${stack.presign(endpoint)}?type=image/jpeg`);
  const target = (await answer.json()) as PresignedTarget;
  return () => Promise.resolve(target);
}

const next = (uploader: Uploader, name: string) =>
  new Promise<Event>((resolve) => uploader.addEventListener(name, resolve, { once: true }));

function record(uploader: Uploader): string[] {
  const told: string[] = [];
  for (const name of ['start', 'retry', 'success', 'error', 'abort', 'complete'] as const)
    uploader.on(`upload-${name}`, () => told.push(name));
  return told;
}

const posts = async () => (await stack.requests()).filter(({ method }) => method !== 'GET').length;

describe('a temporary failure', () => {
  const faults: readonly (readonly [string, Fault, string])[] = [
    ['a connection that breaks', { resetAt: 1000 }, 'network'],
    ['an answer that is lost', { lostReply: true }, 'network'],
    ['an answer without CORS headers', { noCors: true }, 'network'],
    ['a storage that is busy', { status: 503, code: 'SlowDown' }, 'slow-down'],
    ['a storage that breaks down', { status: 500, code: 'InternalError' }, 'storage-error'],
    ['a proxy that finds no storage', { status: 502, html: true }, 'storage-error'],
    ['a proxy that answers itself', { status: 200, html: true }, 'network'],
    ['bytes that arrived damaged', { status: 400, code: 'BadDigest' }, 'checksum-mismatch'],
    ['credentials that ran out', { status: 400, code: 'ExpiredToken' }, 'credentials-expired'],
    [
      'a request that was signed too long ago',
      { status: 403, code: 'RequestTimeTooSkewed' },
      'policy-expired',
    ],
  ];
  for (const endpoint of ['', 'put'])
    for (const [what, fault, code] of faults)
      it(`is tried again: ${what} (${endpoint || 'post'})`, async () => {
        // Until the first retry, since browsers themselves repeat a request if a reused connection breaks.
        await stack.faults({ ...fault, method: endpoint ? 'PUT' : 'POST' });
        const uploader = uploaderWith({ presignEndpoint: stack.presign(endpoint), retries: 50 });
        const told = record(uploader);
        const codes: string[] = [];
        uploader.on('upload-retry', ({ detail: { error, item, attempt } }) => {
          codes.push(error.code);
          void stack.faults();
          expect(item.state).to.equal('waiting');
          expect(attempt).to.equal(item.attempt + 1);
        });
        const [item] = await upload(uploader, [await image()]);
        expect(item?.state).to.equal('stored');
        expect(new Set(codes)).to.deep.equal(new Set([code]));
        expect(told.filter((name) => name !== 'retry')).to.deep.equal(['start', 'success', 'complete']);
      });

  it('is tried as often as `retries` says, and is then an error', async () => {
    await stack.faults({ method: 'POST', status: 500 });
    const before = await posts();
    const uploader = uploaderWith({ retries: 2 });
    const told = record(uploader);
    const [item] = await upload(uploader, [await image()]);
    expect(item).to.include({ state: 'failed', attempt: 3 });
    expect(told).to.deep.equal(['start', 'retry', 'retry', 'error', 'complete']);
    expect((await posts()) - before).to.equal(3);
  });

  for (const [endpoint, isForm] of [
    ['', true],
    ['put', false],
  ] as const)
    it(`tells the developer what can be the reason if there is no answer (${endpoint || 'post'})`, async () => {
      await stack.faults({ method: endpoint ? 'PUT' : 'POST', noCors: true });
      const uploader = uploaderWith({ presignEndpoint: stack.presign(endpoint), retries: 0 });
      const [item] = await upload(uploader, [await image()]);
      if (item?.state !== 'failed') throw new Error(JSON.stringify(item));
      const cause = String(item.error.cause);
      expect(cause).to.match(/^No readable answer: .*CORS/);
      expect(cause.includes('presigned PUT')).to.equal(isForm);
    });

  for (const [what, fault] of [
    ['access is denied', { status: 403, code: 'AccessDenied' }],
    ['the signature is wrong', { status: 403, code: 'SignatureDoesNotMatch' }],
    ['it is too large', { status: 400, code: 'EntityTooLarge' }],
    ['there is no bucket', { status: 404, code: 'NoSuchBucket' }],
    ['the method is not allowed', { status: 405, code: 'MethodNotAllowed' }],
  ] as const)
    it(`is not one when ${what}: it is not tried again`, async () => {
      await stack.faults({ method: 'POST', ...fault });
      const before = await posts();
      const uploader = uploaderWith();
      const told = record(uploader);
      await upload(uploader, [await image()]);
      expect(told).not.to.include('retry');
      expect(uploader.items[0]?.state).to.equal('failed');
      expect((await posts()) - before).to.equal(1);
    });

  it('of the endpoint is tried again, too', async () => {
    let asked = 0;
    const uploader = uploaderWith({
      presign: async () => {
        asked += 1;
        if (asked < 3) throw new Error('not yet');
        return (await (await fetch(stack.presign())).json()) as {
          url: string;
          fields: Record<string, string>;
        };
      },
    });
    const [item] = await upload(uploader, [await image()]);
    expect(item).to.include({ state: 'stored', attempt: 3 });
  });

  it('keeps the key, so that an image that was stored without an answer is not stored twice', async () => {
    await stack.faults({ method: 'POST', noCors: true, times: 2 });
    const before = (await stack.asked()).length;
    const uploader = uploaderWith();
    const [item] = await upload(uploader, [await image()]);
    expect(item).to.include({ state: 'stored', attempt: 3 });
    expect((await stack.asked()).length - before).to.equal(1);
  });

  it('keeps the key also for a retry by hand, if the image may have been stored', async () => {
    await stack.faults({ method: 'POST', noCors: true, times: 1 });
    const before = (await stack.asked()).length;
    const uploader = uploaderWith({ retries: 0 });
    await upload(uploader, [await image()]);
    expect(uploader.items[0]?.state).to.equal('failed');
    const [item] = await uploader.upload();
    expect(item?.state).to.equal('stored');
    expect((await stack.asked()).length - before).to.equal(1);
  });

  it('does not keep a target that was refused permanently', async () => {
    await stack.faults({ method: 'POST', status: 403, code: 'AccessDenied', times: 1 });
    const before = (await stack.asked()).length;
    const uploader = uploaderWith({ retries: 0 });
    await upload(uploader, [await image()]);
    uploader.retry();
    const [item] = await uploader.upload();
    expect(item?.state).to.equal('stored');
    expect((await stack.asked()).length - before).to.equal(2);
  });

  it('requests a fresh policy if the storage found the old one expired', async () => {
    await stack.faults({ method: 'POST', status: 400, code: 'ExpiredToken', times: 1 });
    const before = (await stack.asked()).length;
    await upload(uploaderWith(), [await image()]);
    expect((await stack.asked()).length - before).to.equal(2);
  });

  it('requests a fresh policy also if several images shared the old one', async () => {
    await stack.faults({ method: 'POST', status: 400, code: 'ExpiredToken', times: 1 });
    const before = (await stack.asked()).length;
    const uploader = uploaderWith({ presignEndpoint: stack.presign('filename'), concurrency: 1 });
    await upload(uploader, await images(2));
    expect((await stack.asked()).length - before).to.equal(2);
  });

  it('does not delay others while it waits', async () => {
    await stack.faults({ method: 'POST', status: 500, times: 1 });
    let callback: () => void = () => {};
    const uploader = uploaderWith(
      { concurrency: 1 },
      { after: (_, later) => ((callback = later), () => {}) },
    );
    await uploader.addFiles(await images(3));
    const uploading = uploader.upload();
    for (let stored = 0; stored < 2; stored += 1) await next(uploader, 'upload-success');
    expect(uploader.items.map(({ state }) => state)).to.deep.equal(['waiting', 'stored', 'stored']);
    callback();
    expect((await uploading).map(({ state }) => state)).to.deep.equal(['stored', 'stored', 'stored']);
  });

  it('pauses with full jitter, longer each time', async () => {
    await stack.faults({ method: 'POST', status: 500, times: 3 });
    const delays: number[] = [];
    const uploader = uploaderWith(
      {},
      { random: () => 0.5, after: (delay, later) => (delays.push(delay), queueMicrotask(later), () => {}) },
    );
    await upload(uploader, [await image()]);
    expect(delays).to.deep.equal([500, 1000, 2000]);
  });

  it('pauses at least as long as `Retry-After` says, if CORS exposes it', async () => {
    const headers = { 'Retry-After': '7', 'Access-Control-Expose-Headers': 'Retry-After' };
    await stack.faults({ method: 'POST', status: 503, code: 'SlowDown', headers, times: 1 });
    const delays: number[] = [];
    const uploader = uploaderWith(
      {},
      { after: (delay, later) => (delays.push(delay), queueMicrotask(later), () => {}) },
    );
    await upload(uploader, [await image()]);
    expect(delays).to.deep.equal([7000]);
  });
});

describe('a file that has changed on disk since it was chosen', () => {
  it('is unreadable, and not tried again', async function () {
    await needs(this, 'keep files of a page');
    const file = await changedFile(1000);
    // In Firefox the request waits for the missing bytes.
    const uploader = uploaderWith(
      { presign: await knownTarget(), stallTimeout: 0.3 },
      { inspect: () => Promise.resolve(inspected()) },
    );
    const told = record(uploader);
    const [item] = await upload(uploader, [file]);
    expect(item).to.have.nested.property('error.code', 'unreadable');
    expect(told).to.deep.equal(['start', 'error', 'complete']);
  });
});

describe('an endpoint that asks for a pause', () => {
  it('is asked again after its `Retry-After`', async () => {
    const delays: number[] = [];
    const uploader = uploaderWith(
      { presignEndpoint: stack.presign('busy'), retries: 1 },
      { after: (delay, later) => (delays.push(delay), queueMicrotask(later), () => {}) },
    );
    await upload(uploader, [await image()]);
    expect(delays).to.deep.equal([9000]);
  });
});

describe('an image that waits for its next attempt', () => {
  const waiting = async () => {
    await stack.faults({ method: 'POST', status: 500, times: 1 });
    let calledOff = 0;
    const uploader = uploaderWith({}, { after: () => () => (calledOff += 1) });
    const retry = next(uploader, 'upload-retry');
    await uploader.addFiles([await image()]);
    await retry;
    return { uploader, calledOff: () => calledOff };
  };

  it('starts it at once at retry()', async () => {
    const { uploader, calledOff } = await waiting();
    uploader.retry();
    const [item] = await uploader.upload();
    expect(item).to.include({ state: 'stored', attempt: 2 });
    expect(calledOff()).to.equal(1);
  });

  it('stops waiting when it is aborted', async () => {
    const { uploader, calledOff } = await waiting();
    const told = record(uploader);
    const complete = next(uploader, 'upload-complete');
    uploader.abort();
    await complete;
    expect(told).to.deep.equal(['abort', 'complete']);
    expect(calledOff()).to.equal(1);
  });

  it('stops waiting when it is removed', async () => {
    const { uploader, calledOff } = await waiting();
    uploader.clear();
    expect(uploader.items).to.be.empty;
    expect(calledOff()).to.equal(1);
  });

  it('keeps the queue from being complete', async () => {
    const { uploader } = await waiting();
    expect(uploader.busy).to.be.true;
    uploader.abort();
    expect(uploader.busy).to.be.false;
  });
});

describe('a stall', () => {
  for (const endpoint of ['', 'put'])
    it(`is a failure after the stall timeout, and is tried again (${endpoint || 'post'})`, async () => {
      await stack.faults({ method: endpoint ? 'PUT' : 'POST', stallAt: 1000, times: 1 });
      const uploader = uploaderWith({ presign: await knownTarget(endpoint), stallTimeout: 0.2 });
      const codes: string[] = [];
      uploader.on('upload-retry', ({ detail }) => {
        codes.push(detail.error.code);
        uploader.options = { ...uploader.options, stallTimeout: 30 };
      });
      const [item] = await upload(uploader, [await image()]);
      expect(item?.state).to.equal('stored');
      expect(codes).to.deep.equal(['stalled']);
    });
});

describe('a storage that asks to slow down', () => {
  it('gets fewer requests at once, and one more with each image that it stores', async () => {
    await stack.faults({ method: 'POST', status: 503, code: 'SlowDown', times: 4 });
    const uploader = uploaderWith({ concurrency: 4 });
    let most = 0;
    let slowed = false;
    const inFlight: number[] = [];
    uploader.on('upload-retry', () => (slowed = true));
    uploader.addEventListener('statechange', () => {
      const now = uploader.items.filter(
        ({ state }) => state === 'presigning' || state === 'uploading',
      ).length;
      most = Math.max(most, now);
      if (slowed) inFlight.push(now);
    });
    const items = await upload(uploader, await images(12));
    expect(items.every(({ state }) => state === 'stored')).to.be.true;
    expect(most).to.equal(4);
    expect(Math.min(...inFlight)).to.be.at.most(1);
    expect(Math.max(...inFlight.slice(-20))).to.be.greaterThan(1);
  });
});

describe('a redirect that the policy asks for', () => {
  it('ends at a page of the site, and the image is stored', async () => {
    const presignEndpoint = stack.presign('redirect');
    const [item] = await upload(uploaderWith({ retries: 0, presignEndpoint }), [await image()]);
    expect(item?.state).to.equal('stored');
  });

  it('is not any page of another server', async () => {
    await stack.faults({ method: 'POST', status: 200, html: true, times: 1 });
    const presignEndpoint = stack.presign('redirect');
    const [item] = await upload(uploaderWith({ retries: 0, presignEndpoint }), [await image()]);
    expect(item).to.have.nested.property('error.code', 'network');
  });
});

describe('a new bucket', () => {
  it('redirects, and the image arrives', async () => {
    const { url } = (await (await fetch(stack.presign())).json()) as { url: string };
    await stack.faults({ method: 'POST', status: 307, headers: { Location: url }, times: 1 });
    const [item] = await upload(uploaderWith({ retries: 0 }), [await image()]);
    expect(item?.state).to.equal('stored');
  });
});

describe('a redirect that turns the POST into a GET', () => {
  for (const status of [301, 302, 303])
    it(`by ${status} ends at an empty 200 that does not count as stored`, async () => {
      const { url } = (await (await fetch(stack.presign())).json()) as { url: string };
      await stack.faults(
        { method: 'POST', status, headers: { Location: `${url}/sign-in` }, times: 1 },
        { method: 'GET', status: 200, empty: true, times: 1 },
      );
      const [item] = await upload(uploaderWith({ retries: 0 }), [await image()]);
      expect(item).to.have.nested.property('error.code', 'network');
    });
});
