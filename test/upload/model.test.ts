// A random walk: what a visitor does and what servers answer, in any order. After each step and at the end of the walk
// some things have to hold whatever happened.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Uploader, type UploadItem } from 's3-image-upload/core';
import type { Sent } from '../../src/upload/send.js';

const WALKS = 300;
const CONCURRENCY = 3;
const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

const answered = (status: number, code = ''): Sent => ({
  kind: 'answered',
  answer: { status, body: code && `<Error><Code>${code}</Code></Error>`, header: () => null },
});

/** What S3 or the line may do to a request. */
const endings: readonly Sent[] = [
  answered(204),
  answered(503, 'SlowDown'),
  answered(500, 'InternalError'),
  answered(403, 'AccessDenied'),
  answered(400, 'ExpiredToken'),
  { kind: 'unanswered' },
  { kind: 'stalled' },
];

const endStates = {
  'upload-success': 'stored',
  'upload-error': 'failed',
  'upload-abort': 'aborted',
} as const;

interface Open<Answer> {
  readonly answer: (answer: Answer) => void;
  readonly signal: AbortSignal;
  readonly progress?: (fraction: number) => void;
}

/** Everything that the uploader stands on, answered step by step. */
class World {
  readonly questions: Open<'good' | 'bad' | 'same'>[] = [];
  readonly requests: Open<Sent>[] = [];
  readonly timers = new Set<() => void>();
  readonly frames = new Set<() => void>();
  readonly lineListeners = new Set<() => void>();
  readonly starts = new Map<string, number>();
  readonly ends = new Map<string, number>();
  readonly uploader: Uploader;
  online = true;
  completes = 0;
  rests = 0;
  expected = new Set<string>();
  cancelNext = false;
  #keys = 0;

  constructor() {
    let wasBusy = false;
    this.uploader = new Uploader(
      {
        multiple: true,
        concurrency: CONCURRENCY,
        retries: 2,
        uploadOn: 'manual',
        presign: (_, { signal }) =>
          new Promise((resolve, reject) => {
            this.#open(this.questions, signal, (how) => {
              if (how === 'bad') reject(new Error('no'));
              if (how === 'good') this.#keys += 1;
              resolve({ url: 'https://b.example/', fields: { key: `k${this.#keys}` } });
            });
          }),
      },
      {
        inspect: ({ name }) =>
          Promise.resolve({ ok: true, type: name.endsWith('.txt') ? undefined : 'image/jpeg' }),
        send: ({ signal, onProgress }) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve({ kind: 'aborted' }));
            this.#open(this.requests, signal, resolve, onProgress);
          }),
        now: () => 0,
        date: () => 0,
        random: () => 0.5,
        after: (_, callback) => this.#listen(this.timers, callback),
        nextFrame: (callback) => this.#listen(this.frames, callback),
        isOnline: () => this.online,
        onceOnline: (callback) => this.#listen(this.lineListeners, callback),
      },
    );
    const { uploader } = this;
    const count = (map: Map<string, number>, { id }: UploadItem) => map.set(id, (map.get(id) ?? 0) + 1);
    uploader.on('upload-start', (event) => {
      count(this.starts, event.detail.item);
      if (this.cancelNext) event.preventDefault();
      this.cancelNext = false;
    });
    for (const name of Object.keys(endStates) as (keyof typeof endStates)[])
      uploader.on(name, ({ detail }) => {
        expect(detail.item.state, name).to.equal(endStates[name]);
        // Without a start there is nothing to be ended: then it failed, or was aborted, before.
        if ((this.starts.get(detail.item.id) ?? 0) > (this.ends.get(detail.item.id) ?? 0))
          count(this.ends, detail.item);
        else expect(name, 'success without a start').not.to.equal('upload-success');
      });
    uploader.on('upload-add', ({ detail }) => this.expected.add(detail.item.id));
    uploader.on('upload-remove', ({ detail }) => this.expected.delete(detail.item.id));
    uploader.on('upload-complete', () => (this.completes += 1));
    uploader.addEventListener('statechange', () => {
      if (wasBusy && !uploader.busy) this.rests += 1;
      wasBusy = uploader.busy;
    });
  }

  #open<Answer>(
    list: Open<Answer>[],
    signal: AbortSignal,
    answer: (answer: Answer) => void,
    progress?: (fraction: number) => void,
  ): void {
    const open: Open<Answer> = { answer, signal, ...(progress && { progress }) };
    list.push(open);
  }

  #listen(set: Set<() => void>, callback: () => void): () => void {
    const once = () => {
      set.delete(once);
      callback();
    };
    set.add(once);
    return () => set.delete(once);
  }

  inState(...states: UploadItem['state'][]): readonly UploadItem[] {
    return this.uploader.items.filter(({ state }) => states.includes(state));
  }

  /** What must be true between any two steps. */
  check(): void {
    const { uploader } = this;
    const inFlight = this.inState('presigning', 'uploading').length;
    expect(inFlight, 'in flight').to.be.at.most(CONCURRENCY);
    const waiting = this.inState('waiting').length;
    expect(this.timers.size + this.lineListeners.size, 'what waits, waits for something').to.equal(waiting);
    expect(this.frames.size, 'news of last bytes').to.be.at.most(this.inState('uploading').length);
    for (const { id, loaded, total, state } of uploader.items) {
      const open = (this.starts.get(id) ?? 0) - (this.ends.get(id) ?? 0);
      expect(open, `starts of ${state} without an end`).to.be.oneOf([0, 1]);
      if (['stored', 'failed', 'aborted', 'rejected', 'checking'].includes(state))
        expect(open, state).to.equal(0);
      if (state === 'uploading') expect(open).to.equal(1);
      expect(loaded < total || state === 'stored', 'never all before the answer').to.be.true;
    }
    const present = new Set(
      this.inState('ready', 'presigning', 'uploading', 'waiting', 'stored', 'failed').map(({ id }) => id),
    );
    for (const id of this.expected)
      if (!present.has(id))
        expect(uploader.items.find((item) => item.id === id)?.state, 'lost').to.equal('aborted');
    for (const { signal } of this.requests.filter((request) => !request.signal.aborted))
      expect(signal.aborted).to.be.false;
  }
}

const turn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

/** All that the step has set off is done: imports end in the order in which they were begun, and no step needs four in a row. */
async function settle(): Promise<void> {
  for (let row = 0; row < 4; row += 1) {
    await Promise.all(parts());
    await turn();
  }
}

/** What the uploader loads on demand. */
const parts = () => [
  import('../../src/upload/check.js'),
  import('../../src/locales/en-errors.js'),
  import('../../src/upload/sending.js'),
  import('../../src/rules/refusal.js'),
];

type Step = (world: World) => void;

const at = <Value>(list: readonly Value[], index: number): Value | undefined =>
  list[index % (list.length || 1)];
const index = fc.nat({ max: 30 });
const one = (doing: (world: World, index: number) => void): fc.Arbitrary<Step> =>
  index.map((chosen) =>
    Object.assign((world: World) => doing(world, chosen), {
      toString: () => `${doing.toString()} @${chosen}`,
    }),
  );
const idAt = (world: World, chosen: number) => at(world.uploader.items, chosen)?.id ?? 'none';

function take<Answer>(list: Open<Answer>[], chosen: number): Open<Answer> | undefined {
  const open = list.filter(({ signal }) => !signal.aborted);
  const picked = at(open, chosen);
  if (picked) list.splice(list.indexOf(picked), 1);
  return picked;
}

const often = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });
const steps = fc.oneof(
  often(
    3,
    one(
      ({ uploader }, n) =>
        void uploader.addFiles(
          Array.from({ length: 1 + (n % 4) }, (_, i) => new File([bytes], i === 3 ? 'a.txt' : 'a.jpg')),
        ),
    ),
  ),
  often(
    3,
    one(({ uploader }) => void uploader.upload()),
  ),
  often(
    1,
    one((world, n) => world.uploader.abort(idAt(world, n))),
  ),
  often(
    1,
    one((world, n) => world.uploader.abort(n % 5 ? idAt(world, n) : undefined)),
  ),
  often(
    2,
    one((world, n) => world.uploader.retry(n % 3 ? idAt(world, n) : undefined)),
  ),
  often(
    1,
    one((world, n) => world.uploader.remove(idAt(world, n))),
  ),
  often(
    1,
    one((world, n) => world.uploader.move(idAt(world, n), n % 7)),
  ),
  often(
    1,
    one(({ uploader }, n) => n % 10 === 0 && uploader.clear()),
  ),
  often(
    1,
    one((world) => (world.cancelNext = true)),
  ),
  often(
    5,
    one((world, n) => take(world.questions, n)?.answer(n % 9 === 0 ? 'bad' : n % 9 === 1 ? 'same' : 'good')),
  ),
  often(
    4,
    one((world, n) => take(world.requests, n)?.answer(at(endings, n) ?? answered(204))),
  ),
  often(
    2,
    one((world, n) => take(world.requests, n)?.answer(answered(204))),
  ),
  often(
    2,
    one((world, n) => at(world.requests, n)?.progress?.(n / 30)),
  ),
  often(
    3,
    one((world, n) => at([...world.timers], n)?.()),
  ),
  often(
    1,
    one((world) => (world.online = false)),
  ),
  often(
    1,
    one((world) => {
      world.online = true;
      for (const listener of [...world.lineListeners]) listener();
    }),
  ),
);

/** Now everything works: what is on its way has to arrive. */
async function arrive(world: World): Promise<void> {
  world.online = true;
  world.cancelNext = false;
  for (let round = 0; round < 500 && world.uploader.busy; round += 1) {
    for (const listener of [...world.lineListeners, ...world.timers]) listener();
    for (const question of world.questions.splice(0)) question.answer('good');
    for (const request of world.requests.splice(0)) request.answer(answered(204));
    await settle();
  }
}

describe('a walk', () => {
  it(`of any steps loses nothing, ends what it began, and leaves nothing behind (${WALKS} walks)`, async function () {
    this.timeout(60_000);
    const reached = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 60, size: 'max' }), async (walk) => {
        const world = new World();
        const { uploader } = world;
        uploader.addEventListener('statechange', () => {
          for (const { state } of uploader.items) reached.set(state, (reached.get(state) ?? 0) + 1);
        });
        for (const step of walk) {
          step(world);
          world.check();
          await settle();
          world.check();
        }
        const underway = world.inState('presigning', 'uploading', 'waiting').map(({ id }) => id);
        const uploading = uploader.upload();
        await arrive(world);
        await uploading;
        world.check();
        expect(uploader.busy, 'comes to rest').to.be.false;
        for (const id of underway) {
          const item = uploader.items.find((other) => other.id === id);
          expect(item?.state, 'what was on its way has arrived').to.equal('stored');
        }
        expect(world.completes, 'one upload-complete for each rest').to.be.at.most(world.rests);
        expect(world.timers.size + world.lineListeners.size).to.equal(0);

        void uploader.addFiles([new File([bytes], 'last.jpg')]);
        void uploader.upload();
        await settle();
        uploader.clear();
        await settle();
        expect(uploader.items).to.be.empty;
        expect(
          world.timers.size + world.frames.size + world.lineListeners.size,
          'timers and listeners left',
        ).to.equal(0);
        for (const { signal } of [...world.questions, ...world.requests])
          expect(signal.aborted, 'a request left').to.be.true;
        for (const [id, starts] of world.starts) expect(world.ends.get(id), 'ends').to.equal(starts);
      }),
      { numRuns: WALKS, includeErrorInReport: true },
    );
    expect([...reached.keys()]).to.have.members([
      'checking',
      'ready',
      'presigning',
      'uploading',
      'waiting',
      'stored',
      'failed',
      'aborted',
      'rejected',
    ]);
  });
});
