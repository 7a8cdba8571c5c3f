import { expect } from '@open-wc/testing';
import { restore, useFakeTimers } from 'sinon';
import { WatchedWorker } from '../../src/image/apart/watched-worker.js';
import { NotLoaded, WorkerPool } from '../../src/image/apart/worker-pool.js';
import { countWorkers } from '../blobs.js';

/** A worker that reports on a channel named after the task that it has begun, and answers on request. */
const script = `onmessage = ({ data }) => {
  const channel = new BroadcastChannel(data);
  channel.onmessage = () => { channel.close(); postMessage({ is: 'done', value: data }); };
  channel.postMessage('begun');
};
postMessage({ is: 'ready' });`;

function start(code: string): Worker {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}

/** Starts these workers in order, and then copies of the last one. */
const workerOf = (...codes: string[]) => {
  const [last = ''] = codes.slice(-1);
  return (signal: AbortSignal) => watched(start(codes.shift() ?? last), signal);
};

/** Resolves once the worker has started or died. */
async function watched(worker: Worker, signal: AbortSignal) {
  const one = new WatchedWorker<string, string>(worker, signal);
  await one.started;
  return one;
}

/** No worker starts. */
const none = () => Promise.resolve(undefined);

const onPage = () => Promise.resolve({ work: (task: string) => Promise.resolve(`${task} on the page`) });
const never = new AbortController().signal;

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

/** A task: when a worker has begun it, and a function that ends it. */
function task(name: string) {
  const channel = new BroadcastChannel(`${name} ${crypto.randomUUID()}`);
  channels.push(channel);
  const begun = new Promise<void>((resolve) => (channel.onmessage = () => resolve()));
  return { name: channel.name, begun, end: () => channel.postMessage('end') };
}

/** Waits until another worker has started and answered, which is enough time for a worker to begin. */
async function aWhile() {
  const worker = start('postMessage(0)');
  await new Promise((resolve) => (worker.onmessage = resolve));
  worker.terminate();
}

const hasBegun = async ({ begun }: { begun: Promise<void> }) =>
  Promise.race([begun.then(() => true), aWhile().then(() => false)]);

describe('a pool of workers', () => {
  let workers: ReturnType<typeof countWorkers>;
  beforeEach(() => (workers = countWorkers()));
  afterEach(() => workers.restore());

  it('uses as many workers as allowed, in the order of the requests', async () => {
    const pool = new WorkerPool(workerOf(script), 2, onPage);
    const [a, b, c] = [task('a'), task('b'), task('c')];
    const all = Promise.all([a, b, c].map(({ name }) => pool.run(name, never)));
    await Promise.all([a.begun, b.begun]);
    expect(await hasBegun(c)).to.be.false;
    a.end();
    await c.begun;
    b.end();
    c.end();
    expect(await all).to.deep.equal([a.name, b.name, c.name]);
    pool.keep(0);
    expect(workers.started() - workers.running()).to.equal(workers.started());
  });

  it('begins with the work that has the lowest rank when a worker is free', async () => {
    const pool = new WorkerPool(workerOf(script), 1, onPage);
    const [a, b, c] = [task('a'), task('b'), task('c')];
    const ranks = { b: 0, c: 1 };
    void pool.run(a.name, never);
    void pool.run(b.name, never, () => ranks.b);
    void pool.run(c.name, never, () => ranks.c);
    await a.begun;
    ranks.b = 2;
    a.end();
    await c.begun;
    expect(await hasBegun(b)).to.be.false;
    c.end();
    await b.begun;
    b.end();
  });

  it('runs work alone that takes all of the memory', async () => {
    const pool = new WorkerPool(workerOf(script), 2, onPage);
    const [small, large, next] = [task('small'), task('large'), task('next')];
    void pool.run(small.name, never);
    void pool.run(large.name, never, () => 0, 2);
    void pool.run(next.name, never);
    await small.begun;
    expect(await hasBegun(large)).to.be.false;
    small.end();
    await large.begun;
    expect(await hasBegun(next)).to.be.false;
    large.end();
    await next.begun;
    next.end();
  });

  it('does work on the page that takes more memory than one worker has, if none starts', async () => {
    const pool = new WorkerPool(none, 2, onPage);
    expect(await pool.run('large', never, () => 0, 2)).to.equal('large on the page');
  });

  it('keeps one worker ready, which does the next work', async () => {
    const pool = new WorkerPool(workerOf(script), 2, onPage);
    pool.keep(1);
    pool.keep(1);
    expect(workers.started()).to.equal(1);
    const one = task('one');
    const done = pool.run(one.name, never);
    await one.begun;
    pool.keep(1); // it is working
    expect(workers.started()).to.equal(1);
    one.end();
    await done;
    pool.keep(0);
    expect(workers.running()).to.equal(0);
  });

  it('does the work on the page if no worker starts', async () => {
    const pool = new WorkerPool(none, 1, onPage);
    expect(await pool.run('it', never)).to.equal('it on the page');
    pool.keep(1);
    expect(workers.running()).to.equal(0);
  });

  it('tries to start a worker with each work, since it may succeed', async () => {
    const startNext = workerOf(script);
    let start: (signal: AbortSignal) => ReturnType<typeof startNext> | ReturnType<typeof none> = none;
    const pool = new WorkerPool((signal) => start(signal), 1, onPage);
    pool.keep(1);
    expect(await pool.run('it', never)).to.equal('it on the page');
    pool.keep(1);
    start = startNext;
    const one = task('one');
    const done = pool.run(one.name, never);
    await one.begun;
    one.end();
    expect(await done).to.equal(one.name);
    pool.keep(0);
  });

  it('does one work after the other on the page', async () => {
    let underway = 0;
    let most = 0;
    const work = async (name: string) => {
      most = Math.max(most, (underway += 1));
      await aWhile();
      underway -= 1;
      return name;
    };
    const pool = new WorkerPool(none, 3, () => Promise.resolve({ work }));
    await pool.run('first', never);
    await Promise.all(['a', 'b', 'c'].map((name) => pool.run(name, never)));
    expect(most).to.equal(1);
  });

  it('does work on the page while the worker’s text can’t be loaded, and tries again with the next', async () => {
    let isOnline = false;
    let load: () => ReturnType<typeof onPage> = () => Promise.reject(new TypeError('no line'));
    const startOnline = workerOf(script);
    const pool = new WorkerPool(
      (signal) => (isOnline ? startOnline(signal) : Promise.reject(new TypeError('no line'))),
      1,
      () => load(),
    );
    pool.keep(1); // no task waits for it, so there is no error
    expect(await pool.run('it', never).catch((cause: unknown) => cause)).to.be.instanceOf(NotLoaded);
    load = onPage;
    expect(await pool.run('it', never)).to.equal('it on the page');
    isOnline = true;
    const one = task('one');
    const done = pool.run(one.name, never);
    await one.begun;
    one.end();
    expect(await done).to.equal(one.name);
    pool.keep(0);
  });

  it('rejects as not loaded if no worker starts and the page can’t load the code either', async () => {
    const pool = new WorkerPool(none, 1, () => Promise.reject(new TypeError('no line')));
    expect(await pool.run('it', never).catch((cause: unknown) => cause)).to.be.instanceOf(NotLoaded);
  });

  it('terminates the worker of aborted work at once, and continues with the next', async () => {
    const pool = new WorkerPool(workerOf(script), 1, onPage);
    const [a, b] = [task('a'), task('b')];
    const stop = new AbortController();
    const aborted = pool.run(a.name, stop.signal).catch((cause: unknown) => cause);
    const done = pool.run(b.name, never);
    await a.begun;
    stop.abort();
    expect(workers.running()).to.equal(0);
    expect(await aborted).to.equal(stop.signal.reason);
    await b.begun;
    b.end();
    expect(await done).to.equal(b.name);
  });
});

describe('a worker that dies', () => {
  let workers: ReturnType<typeof countWorkers>;
  beforeEach(() => (workers = countWorkers()));
  afterEach(() => {
    workers.restore();
    restore();
  });

  const ready = "postMessage({ is: 'ready' });";
  const answering = `onmessage = ({ data }) => postMessage({ is: 'done', value: data + ' by a worker' }); ${ready}`;
  const deaths = {
    'fails in the middle': `onmessage = () => setTimeout(() => { throw 1; }); ${ready}`,
    'answers what is no answer': `onmessage = () => postMessage('nonsense'); ${ready}`,
    'answers with another message than is waited for': `onmessage = () => postMessage({ is: 'ready' }); ${ready}`,
    'fails while it starts': 'throw 1',
    'says nonsense when it starts': `postMessage(null)`,
  };
  for (const [how, code] of Object.entries(deaths)) {
    it(`and ${how} is replaced by a new one, which repeats the work and does the next`, async () => {
      const pool = new WorkerPool(workerOf(code, answering), 1, onPage);
      expect(await pool.run('one', never)).to.equal('one by a worker');
      expect(workers.running()).to.equal(1);
      expect(await pool.run('two', never)).to.equal('two by a worker');
      expect(workers.started()).to.equal(2);
      pool.keep(0);
    });

    it(`and ${how} twice leaves its work to the page, and the next to a new worker`, async () => {
      const pool = new WorkerPool(workerOf(code, code, answering), 1, onPage);
      expect(await pool.run('one', never)).to.equal('one on the page');
      expect(workers.running()).to.equal(0);
      expect(await pool.run('two', never)).to.equal('two by a worker');
      pool.keep(0);
    });
  }

  it('while it is idle is replaced with the next work', async () => {
    const dying = `${ready} const channel = new BroadcastChannel('die'); channel.onmessage = () => { throw 1; };
      onmessage = ({ data }) => postMessage({ is: 'done', value: data });`;
    const pool = new WorkerPool(workerOf(dying, answering), 1, onPage);
    expect(await pool.run('one', never)).to.equal('one');
    const channel = new BroadcastChannel('die');
    channels.push(channel);
    channel.postMessage('die');
    while (workers.running() > 0) await aWhile();
    expect(await pool.run('two', never)).to.equal('two by a worker');
    pool.keep(0);
  });

  it('before it has started is replaced with the next work', async () => {
    const pool = new WorkerPool(workerOf('throw 1', answering), 1, onPage);
    pool.keep(1);
    while (workers.running() > 0) await aWhile();
    expect(await pool.run('one', never)).to.equal('one by a worker');
    pool.keep(0);
  });

  it('that developer tools have terminated is replaced by a new one, which repeats the work', async () => {
    const clock = useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const first = task('first');
    let fallen: Worker | undefined;
    const startFirst = (signal: AbortSignal) => {
      fallen = start(script);
      return watched(fallen, signal);
    };
    const startNext = workerOf(answering);
    const pool = new WorkerPool((signal) => (fallen ? startNext : startFirst)(signal), 1, onPage);
    const done = pool.run(first.name, never);
    await first.begun;
    if (fallen) Worker.prototype.terminate.call(fallen);
    clock.tick(29_000);
    expect(await Promise.race([done, aWhile()])).to.be.undefined;
    clock.tick(1000);
    expect(await done).to.equal(`${first.name} by a worker`);
    expect(clock.countTimers()).to.equal(0);
    pool.keep(0);
  });

  it('is not one that is slow, as long as it reports to be alive', async () => {
    const clock = useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const slow = `${ready} onmessage = ({ data }) => {
      const channel = new BroadcastChannel(data);
      channel.onmessage = ({ data: said }) => { postMessage(said); channel.postMessage('said'); };
      channel.postMessage('begun');
    };`;
    const pool = new WorkerPool(workerOf(slow), 1, onPage);
    const channel = new BroadcastChannel(crypto.randomUUID());
    channels.push(channel);
    const heard = () => new Promise<unknown>((resolve) => (channel.onmessage = resolve));
    const begun = heard();
    const done = pool.run(channel.name, never);
    await begun;
    for (const said of [
      { is: 'alive' },
      { is: 'alive' },
      { is: 'alive' },
      { is: 'done', value: 'at last' },
    ]) {
      clock.tick(29_000);
      const answer = heard();
      channel.postMessage(said);
      await answer;
      await aWhile(); // messages of a worker arrive before another one starts
    }
    expect(await done).to.equal('at last');
    expect(workers.started()).to.equal(5); // one for each pause
    pool.keep(0);
  });
});
