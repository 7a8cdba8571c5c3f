import { expect } from '@open-wc/testing';
import { NotLoaded, WorkerPool } from '../../src/image/apart/worker-pool.js';
import { countWorkers } from '../blobs.js';

/** A worker that says over a channel of the task's name that it has begun, and answers when it is told to. */
const script = `onmessage = ({ data }) => {
  const channel = new BroadcastChannel(data);
  channel.onmessage = () => { channel.close(); postMessage({ ok: true, value: data }); };
  channel.postMessage('begun');
};`;

const workerOf = (code: string) => () => {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
};

const throwing = () => {
  throw new DOMException('Not from there.', 'SecurityError');
};

const onPage = () => Promise.resolve({ work: (task: string) => Promise.resolve(`${task} on the page`) });
const never = new AbortController().signal;

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

/** A task, when a worker has begun it, and what lets it end. */
function task(name: string) {
  const channel = new BroadcastChannel(`${name} ${crypto.randomUUID()}`);
  channels.push(channel);
  const begun = new Promise<void>((resolve) => (channel.onmessage = () => resolve()));
  return { name: channel.name, begun, end: () => channel.postMessage('end') };
}

/** Time enough for a worker to begin: another one has started, and answered. */
async function aWhile() {
  const worker = workerOf('postMessage(0)')();
  await new Promise((resolve) => (worker.onmessage = resolve));
  worker.terminate();
}

const hasBegun = async ({ begun }: { begun: Promise<void> }) =>
  Promise.race([begun.then(() => true), aWhile().then(() => false)]);

describe('a pool of workers', () => {
  let workers: ReturnType<typeof countWorkers>;
  beforeEach(() => (workers = countWorkers()));
  afterEach(() => workers.restore());

  it('works in so many as it may, in the order of asking', async () => {
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

  it('does first what has the lowest rank when a worker is free, whatever it was when it was asked for', async () => {
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

  it('lets what takes all of the memory work alone', async () => {
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

  it('does on the page what takes more memory than one worker has, where none starts', async () => {
    const pool = new WorkerPool(workerOf('throw 1'), 2, onPage);
    expect(await pool.run('large', never, () => 0, 2)).to.equal('large on the page');
  });

  it('has one stand by, which does the next work', async () => {
    const pool = new WorkerPool(workerOf(script), 2, onPage);
    pool.keep(1);
    pool.keep(1);
    expect(workers.started()).to.equal(1);
    const one = task('one');
    const done = pool.run(one.name, never);
    await one.begun;
    pool.keep(1); // it is at work
    expect(workers.started()).to.equal(1);
    one.end();
    await done;
    pool.keep(0);
    expect(workers.running()).to.equal(0);
  });

  it('lets go of one that dies while it stands by, and of the way to start it that throws', async () => {
    for (const start of [workerOf('throw 1'), throwing]) {
      const pool = new WorkerPool(start, 1, onPage);
      pool.keep(1);
      while (workers.running() > 0) await aWhile();
      expect(await pool.run('it', never)).to.equal('it on the page');
    }
  });

  it('does it on the page where none starts', async () => {
    const pool = new WorkerPool(workerOf('throw 1'), 1, onPage);
    expect(await pool.run('it', never)).to.equal('it on the page');
    pool.keep(1);
    expect(workers.running()).to.equal(0);
  });

  it('does one thing after the other on the page, which is one thread', async () => {
    let underway = 0;
    let most = 0;
    const work = async (name: string) => {
      most = Math.max(most, (underway += 1));
      await aWhile();
      underway -= 1;
      return name;
    };
    const pool = new WorkerPool(workerOf('throw 1'), 3, () => Promise.resolve({ work }));
    await pool.run('first', never);
    await Promise.all(['a', 'b', 'c'].map((name) => pool.run(name, never)));
    expect(most).to.equal(1);
  });

  it('tries a worker again, where the page could not have the file either', async () => {
    let code = 'throw 1';
    let load: () => ReturnType<typeof onPage> = () => Promise.reject(new TypeError('no line'));
    const pool = new WorkerPool(
      () => workerOf(code)(),
      1,
      () => load(),
    );
    const refused = await pool.run('it', never).catch((cause: unknown) => cause);
    expect(refused).to.be.instanceOf(NotLoaded);
    code = script;
    const one = task('one');
    const done = pool.run(one.name, never);
    await one.begun;
    one.end();
    expect(await done).to.equal(one.name);
    pool.keep(0);

    code = 'throw 1';
    load = onPage;
    expect(await pool.run('it', never)).to.equal('it on the page');
    const started = workers.started();
    expect(await pool.run('it', never)).to.equal('it on the page');
    expect(workers.started(), 'given up once the page has the file').to.equal(started);
  });

  it('ends the worker of what is aborted, at once, and goes on with the next', async () => {
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
