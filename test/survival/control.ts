// Shows that the harness sees what it looks for: the same kill without `persist` loses images, choosing them again stores some twice,
// and a byte that changes in the storage is another image.
import { withScene } from './scene.js';
import { problemsOf } from './verdict.js';

const IMAGES = { photos: 9, sizes: [300_000, 600_000], large: [20_000_000] } as const;
const PATIENCE = 30; // s

/** Throws if the harness does not see it. */
export const control = () =>
  withScene({ images: IMAGES }, async ({ files, world, profile, chosen }) => {
    const { relay, site } = world;
    const verdict = async () => {
      const { objects } = await world.bucket();
      return problemsOf({ files, objects, arrivals: relay.arrivals, interruptions: 1, slots: 3 }).join('; ');
    };
    const expect = async (pattern: RegExp) => {
      const problems = await verdict();
      if (!pattern.test(problems)) throw new Error(`The verdict is “${problems}”, not ${String(pattern)}`);
    };

    let visit = await profile.visit(site.origin);
    relay.pace = chosen / 4;
    await visit.choose(files);
    await relay.untilSent(chosen / 2, PATIENCE);
    await profile.kill('browser', visit);
    visit = await profile.visit(site.origin);
    await expect(/^\d+ images are not stored/);

    relay.pace = Infinity;
    await visit.choose(files);
    await visit.untilStored(files.length, PATIENCE);
    await expect(/^\d+ images are stored more than once/);

    const { objects } = await world.bucket();
    const changed = objects.map(({ key }) => ({ key, sha256: 'another' }));
    const problems = problemsOf({ files, objects: changed, arrivals: [], interruptions: 0, slots: 0 });
    if (!problems[0]?.includes('bytes that no image has'))
      throw new Error('The verdict does not see wrong bytes.');
    return 'the harness sees loss, duplicates and wrong bytes';
  });
