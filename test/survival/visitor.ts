// What a visitor has done with the images is there again after the browser was killed: their order, a text, a pause, a removal.
import type { SurvivalWindow } from './page.js';
import { withScene } from './scene.js';
import { problemsOf } from './verdict.js';

const IMAGES = { photos: 5, sizes: [900_000, 1_200_000], large: [] } as const;
const PATIENCE = 30; // s
const SLOTS = 3; // `concurrency`
const TEXT = 'Boats in a harbour';

export const visitor = () =>
  withScene({ images: IMAGES }, async ({ files, world, profile, address: plain }) => {
    const { relay } = world;
    const [one, two, three, four, five] = files;
    if (!one || !two || !three || !four || !five) throw new Error('too few images');
    const address = `${plain}&required-alt=`;
    relay.pace = 50_000;
    const first = await profile.visit(address);
    await first.choose(files);
    await first.untilKept(files.length, PATIENCE);
    await first.page.evaluate(() => {
      const { element } = (window as unknown as SurvivalWindow).survival;
      const [, second, third, , fifth] = element.items;
      if (!second || !third || !fifth) throw new Error('too few images');
      element.move(fifth.id, 0);
      element.pause(second.id);
      element.remove(third.id);
    });
    const field = await first.page.waitForSelector('s3-image-upload >>> [part~=alt-input]');
    await field?.type(TEXT);
    await field?.evaluate((input) => input.dispatchEvent(new Event('change', { bubbles: true })));
    await first.untilNoted(TEXT, PATIENCE);
    await profile.kill('browser', first);

    relay.pace = Infinity;
    const left = [five, one, two, four];
    const second = await profile.visit(address);
    await second.untilDrawn(left, PATIENCE);
    await second.until(
      (items) => items.every(({ name, state }) => state === (name === two.name ? 'paused' : 'stored')),
      PATIENCE,
    );
    const [item] = await second.page.evaluate(() =>
      (window as unknown as SurvivalWindow).survival.element.items.map(({ alt }) => alt),
    );
    if (item !== TEXT) throw new Error(`the alternative text is “${item ?? ''}”`);
    await second.page.evaluate(() => (window as unknown as SurvivalWindow).survival.element.resume());
    await second.untilStored(left.length, PATIENCE);
    const all = await world.bucket();
    const objects = all.objects.filter(({ sha256 }) => sha256 !== three.sha256); // it may have been sent before
    const problems = [
      ...problemsOf({ files: left, objects, arrivals: relay.arrivals, interruptions: 2, slots: SLOTS }),
      ...second.errors,
    ];
    if (problems.length > 0) throw new Error(problems.join('\n    '));
    return 'order, text, pause and removal are there again';
  });
