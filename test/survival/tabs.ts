// Two tabs with the same name: one sends, the other one shows it, and goes on when the first one dies.
import { withScene } from './scene.js';
import { problemsOf, repeated } from './verdict.js';

const MB = 1e6;
const IMAGES = { photos: 12, sizes: [MB, 2 * MB], large: [40 * MB] } as const;
const PATIENCE = 30; // s
const SECONDS = 12; // that sending takes at least
const SLOTS = 3; // `concurrency`

export const tabs = () =>
  withScene({ images: IMAGES }, async ({ files, world, profile, address, chosen }) => {
    const { relay } = world;
    const [last, ...most] = files.toReversed();
    if (!last) throw new Error('no image');
    relay.pace = MB;
    const first = await profile.visit(address);
    await first.choose(most.toReversed());
    await first.untilKept(most.length, PATIENCE);

    const second = await profile.visit(address);
    await second.untilDrawn(most.toReversed(), PATIENCE);
    await second.choose([last]);
    await second.untilDrawn(files, PATIENCE);
    await second.untilKept(files.length, PATIENCE);
    relay.pace = chosen / SECONDS;
    await relay.untilSent(chosen / 3, PATIENCE);
    await second.until((items) => items.some(({ state }) => state === 'stored'), PATIENCE);
    await second.until(
      (items) => items.some(({ state, loaded }) => state === 'uploading' && loaded > 0),
      PATIENCE,
    );
    const again = repeated(relay.arrivals);
    if (again > 0) throw new Error(`${again} parts were sent again by the other tab`);

    await relay.untilSent(chosen / 2, PATIENCE);
    await profile.kill('crash', first);
    const { sent } = relay;
    const died = performance.now();
    await relay.untilSent(sent + MB, PATIENCE);
    const taken = performance.now() - died;
    await second.untilStored(files.length, PATIENCE);
    const { objects } = await world.bucket();
    const problems = [
      ...problemsOf({ files, objects, arrivals: relay.arrivals, interruptions: 1, slots: SLOTS }),
      ...first.errors,
      ...second.errors,
    ];
    if (problems.length > 0) throw new Error(problems.join('\n    '));
    return `the other tab shows progress, and has sent 1 MB ${Math.round(taken)} ms after the death, ${repeated(relay.arrivals)} parts sent again`;
  });
