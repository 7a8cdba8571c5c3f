// Two tabs with the same name: one sends, the other one shows it, and goes on when the first one dies.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Profile } from './browser.js';
import { makeImages } from './files.js';
import { addressFor, MULTIPART_FROM } from './survive.js';
import { problemsOf, repeated } from './verdict.js';
import { openWorld } from './world.js';

const MB = 1e6;
const IMAGES = { photos: 12, sizes: [MB, 2 * MB], large: [40 * MB] } as const;
const PATIENCE = 30; // s
const SECONDS = 12; // that sending takes at least
const SLOTS = 3; // `concurrency`

export async function tabs(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'survival-'));
  const world = await openWorld('embedded', MULTIPART_FROM);
  const { relay } = world;
  const profile = new Profile('Chromium', join(folder, 'profile'));
  try {
    const files = await makeImages(folder, IMAGES, 1);
    const [last, ...most] = files.toReversed();
    if (!last) throw new Error('no image');
    const chosen = files.reduce((sum, { size }) => sum + size, 0);
    relay.pace = MB;
    const first = await profile.visit(addressFor(world));
    await first.choose(most.toReversed());
    await first.untilKept(most.length, PATIENCE);

    const second = await profile.visit(addressFor(world));
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
  } finally {
    await profile.close();
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
}
