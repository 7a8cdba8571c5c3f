// Random walks of a visitor's actions and servers' answers. After each step and at the end of a walk, invariants are checked.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Sent } from '../../src/upload/send.js';
import { answered, type Open, turn, World } from './world.js';

const WALKS = 300;
const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);

/** Possible results of a request to S3. */
const endings: readonly Sent[] = [
  answered(204),
  answered(503, 'SlowDown'),
  answered(500, 'InternalError'),
  answered(403, 'AccessDenied'),
  answered(400, 'ExpiredToken'),
  { kind: 'unanswered' },
  { kind: 'stalled' },
];

/** Waits until the effects of a step have ended. Imports end in order, and no step needs four in a row. */
async function settle(): Promise<void> {
  for (let row = 0; row < 4; row += 1) {
    await Promise.all(parts());
    await turn();
  }
}

/** The chunks that the uploader loads on demand. */
const parts = () => [
  import('../../src/upload/check.js'),
  import('../../src/locales/errors.js'),
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
    1,
    one((world, n) => world.uploader.pause(n % 5 ? idAt(world, n) : undefined)),
  ),
  often(
    2,
    one((world, n) => world.uploader.resume(n % 3 ? idAt(world, n) : undefined)),
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

/** From now on everything succeeds, and all pending uploads have to arrive. */
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
  it(`of random steps loses no image, ends each upload that it began, and leaves no state (${WALKS} walks)`, async function () {
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
        uploader.resume();
        await settle();
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
      'paused',
      'stored',
      'failed',
      'aborted',
      'rejected',
    ]);
  });
});
