// Counts listeners, timers and object URLs while images are uploaded, and after the element has left the document.
import { expect } from '@open-wc/testing';
import { restore, stub } from 'sinon';
import type { S3ImageUpload } from 's3-image-upload';
import { image, images } from '../images.js';
import { openStack, type Stack } from '../stack-client.js';
import { countWorkers } from '../blobs.js';
import { element, next, pictured, until } from './fixtures.js';

/** Counts listeners on the window and the document, timers, and object URLs from now on. */
function countOpened() {
  const listeners = new Map<string, number>();
  const timers = new Map<unknown, { readonly callback: () => void; readonly delay: number }>();
  const urls = new Set<string>();
  const changed = (name: string, by: number) => listeners.set(name, (listeners.get(name) ?? 0) + by);
  for (const target of [window, document]) {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    stub(target, 'addEventListener').callsFake((...[name, listener, options]: Parameters<typeof add>) => {
      changed(name, 1);
      const { signal } = typeof options === 'object' ? options : {};
      signal?.addEventListener('abort', () => changed(name, -1), { once: true });
      add(name, listener, options);
    });
    stub(target, 'removeEventListener').callsFake(
      (...[name, listener, options]: Parameters<typeof remove>) => {
        changed(name, -1);
        remove(name, listener, options);
      },
    );
  }
  const set = globalThis.setTimeout.bind(globalThis);
  const clear = globalThis.clearTimeout.bind(globalThis);
  stub(globalThis, 'setTimeout').callsFake(((callback: () => void, delay: number) => {
    const timer = set(() => {
      timers.delete(timer);
      callback();
    }, delay);
    timers.set(timer, { callback, delay });
    return timer;
  }) as typeof setTimeout);
  stub(globalThis, 'clearTimeout').callsFake((timer) => {
    timers.delete(timer);
    clear(timer);
  });
  const create = URL.createObjectURL.bind(URL);
  const revoke = URL.revokeObjectURL.bind(URL);
  stub(URL, 'createObjectURL').callsFake((object) => {
    const url = create(object);
    urls.add(url);
    return url;
  });
  stub(URL, 'revokeObjectURL').callsFake((url) => {
    urls.delete(url);
    revoke(url);
  });
  const workers = countWorkers();
  return {
    restore: () => {
      workers.restore();
      restore();
    },
    /** Lets the timers with this duration fire. */
    elapse: (milliseconds: number) => {
      for (const [timer, { callback, delay }] of timers) {
        if (delay !== milliseconds) continue;
        clearTimeout(timer as number);
        callback();
      }
    },
    now: () => ({
      listeners: Object.fromEntries([...listeners].filter(([, count]) => count !== 0)),
      timers: timers.size,
      urls: urls.size,
      workers: workers.running(),
    }),
  };
}

/** Milliseconds for which uploads continue outside of the document. */
const GRACE = 60_000;

const NOTHING = { listeners: {}, timers: 0, urls: 0, workers: 0 };

describe('an element that leaves the document', () => {
  let stack: Stack;
  let opened: ReturnType<typeof countOpened>;
  before(async () => (stack = await openStack()));
  beforeEach(() => (opened = countOpened()));
  afterEach(async () => {
    opened.restore();
    await stack.faults();
  });

  const reached = (target: S3ImageUpload, state: string, count = 1) =>
    until(() => target.items.filter((item) => item.state === state).length >= count);

  const timed = (timers: number) => until(() => opened.now().timers === timers);

  /** The timer of a rendering, for pages without frames. */
  async function drawn(target: S3ImageUpload): Promise<void> {
    await target.updateComplete;
    await new Promise(requestAnimationFrame);
  }

  async function leave(target: S3ImageUpload): Promise<void> {
    const complete = next(target, 'upload-complete');
    target.remove();
    opened.elapse(GRACE);
    await complete;
    await drawn(target);
  }

  it('is released while bytes are sent', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '' });
    await target.addFiles(await images(3));
    await reached(target, 'uploading', 3);
    await pictured(target, 3);
    await drawn(target);
    await timed(7); // one for each request that detects a stall, and one for each and for all that finds out whether it is long
    const { listeners, timers, urls } = opened.now();
    expect(Object.keys(listeners)).to.include.members(['paste', 'beforeunload', 'online', 'offline']);
    expect({ timers, urls }, 'and a picture each').to.deep.equal({ timers: 7, urls: 3 });
    await leave(target);
    expect(opened.now()).to.deep.equal(NOTHING);
  });

  it('is released while an image waits for its next attempt', async () => {
    await stack.faults({ method: 'POST', status: 503, code: 'SlowDown', headers: { 'Retry-After': '600' } });
    const target = await element({ 'presign-endpoint': stack.presign() });
    await target.addFiles([await image()]);
    await reached(target, 'waiting');
    await timed(3); // of the next attempt, and of the image and of all that find out whether they are long
    await leave(target);
    expect(opened.now()).to.deep.equal(NOTHING);
  });

  it('is released while it waits for the connection', async () => {
    stub(navigator, 'onLine').get(() => false);
    await stack.faults({ method: 'POST', resetAt: 0 });
    const target = await element({ 'presign-endpoint': stack.presign() });
    await target.addFiles([await image()]);
    await reached(target, 'waiting');
    expect(opened.now().listeners.online).to.equal(2);
    await leave(target);
    expect(opened.now()).to.deep.equal(NOTHING);
  });

  it('is released while a picture is drawn', async () => {
    const target = await element({ 'upload-on': 'manual', multiple: '' });
    await target.addFiles(await images(20));
    await until(() => opened.now().workers === 3);
    target.remove();
    await drawn(target);
    expect(opened.now()).to.deep.equal(NOTHING);
  });

  it('is released while an endpoint does not answer', async () => {
    const target = await element();
    target.presign = () => new Promise(() => {});
    await target.addFiles([await image()]);
    await reached(target, 'presigning');
    await leave(target);
    expect(opened.now()).to.deep.equal(NOTHING);
  });

  it('is released while a worker reads a large image', async () => {
    const target = await element({ 'presign-endpoint': stack.presign('checksum'), checksum: 'sha256' });
    const large = new File([await image(), new Uint8Array(60_000_000)], 'large.jpg');
    await target.addFiles([large]);
    await pictured(target);
    await until(() => opened.now().workers > 0);
    await leave(target);
    expect(opened.now()).to.deep.equal(NOTHING);
  });

  it('is released once its images are stored, and has only its list left while it stays', async () => {
    const target = await element({ 'presign-endpoint': stack.presign(), multiple: '' });
    await target.addFiles(await images(3));
    await target.upload();
    await pictured(target, 3);
    await until(() => opened.now().timers === 0); // the announcement has ended
    const { listeners, timers, urls, workers } = opened.now();
    expect(listeners).not.to.have.property('beforeunload');
    expect({ timers, urls, workers }).to.deep.equal({ timers: 0, urls: 3, workers: 0 });
    target.remove();
    await drawn(target);
    expect(opened.now()).to.deep.equal(NOTHING);
  });
});

describe('leaving the page', () => {
  let stack: Stack;
  before(async () => (stack = await openStack()));
  afterEach(() => stack.faults());

  /** Dispatches `beforeunload` as a browser does: a listener that requires a confirmation cancels it. */
  const asks = () => {
    const event = new Event('beforeunload', { cancelable: true });
    dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('needs a confirmation only while an image is uploaded', async () => {
    await stack.faults({ method: 'POST', stallAt: 0 });
    const target = await element({ 'presign-endpoint': stack.presign() });
    expect(asks(), 'nothing is there').to.be.false;
    const start = next(target, 'upload-start');
    await target.addFiles([await image()]);
    await start;
    expect(asks(), 'on its way').to.be.true;
    target.abort();
    expect(asks(), 'aborted').to.be.false;
    await stack.faults();
    target.retry();
    expect(asks(), 'asked for again').to.be.true;
    await next(target, 'upload-success');
    expect(asks(), 'stored').to.be.false;
  });

  it('needs a confirmation while one element uploads, even if another has finished', async () => {
    const busy = await element();
    busy.presign = () => new Promise(() => {});
    await busy.addFiles([await image()]);
    const other = await element({ 'presign-endpoint': stack.presign() });
    await other.addFiles([await image()]);
    await other.upload();
    expect(asks()).to.be.true;
    busy.remove();
    expect(asks()).to.be.false;
  });
});

describe('the browser goes offline', () => {
  it('sets the state of the element until it is online again', async () => {
    const target = await element();
    const onLine = stub(navigator, 'onLine').get(() => false);
    dispatchEvent(new Event('offline'));
    await target.updateComplete;
    expect(target.matches(':state(offline)')).to.be.true;
    onLine.restore();
    dispatchEvent(new Event('online'));
    await target.updateComplete;
    expect(target.matches(':state(offline)')).to.be.false;
  });
});
