// Images that are chosen while the browser is offline are sent once it is online, wherever the tab is.
import { withScene, type Scene } from './scene.js';
import { problemsOf } from './verdict.js';
import type { Visit } from './visit.js';

const IMAGES = { photos: 6, sizes: [300_000, 900_000], large: [20_000_000] } as const;
const PATIENCE = 60; // s
const SLOTS = 3; // `concurrency`

/** Chooses the images while the page is offline, and does `land`, after which all have to be stored. */
const flight = (land: (visit: Visit, scene: Scene) => Promise<Visit>) => () =>
  withScene({ images: IMAGES }, async (scene) => {
    const { world, profile, files, address } = scene;
    const visit = await profile.visit(address);
    await visit.page.waitForFunction(() => document.querySelector('s3-image-upload')?.matches(':defined'));
    await visit.page.waitForNetworkIdle(); // the element loads its parts while the page is idle
    await visit.page.setOfflineMode(true);
    await visit.choose(files);
    await visit.untilKept(files.length, PATIENCE);
    await visit.until(
      (items) => items.every(({ state }) => state === 'waiting' || state === 'ready'),
      PATIENCE,
    );
    const landed = await land(visit, scene);
    await landed.untilStored(files.length, PATIENCE);
    const { objects } = await world.bucket();
    const arrivals = world.relay.arrivals;
    const problems = [
      ...problemsOf({ files, objects, arrivals, interruptions: 1, slots: SLOTS }),
      ...visit.errors,
      ...landed.errors,
    ];
    if (problems.length > 0) throw new Error(problems.join('\n    '));
    return `${files.length} images stored`;
  });

async function inBackground(visit: Visit): Promise<void> {
  const other = await visit.page.browser().newPage();
  await other.bringToFront();
  await visit.page.waitForFunction('document.visibilityState === "hidden"', { polling: 20 });
}

export const flights: Readonly<Record<string, () => Promise<string>>> = {
  'in the foreground': flight(async (visit) => {
    await visit.page.setOfflineMode(false);
    return visit;
  }),
  'in a background tab': flight(async (visit) => {
    await inBackground(visit);
    await visit.page.setOfflineMode(false);
    return visit;
  }),
  'in a tab that was frozen until the connection was back': flight(async (visit) => {
    await inBackground(visit);
    const session = await visit.page.createCDPSession();
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await visit.page.setOfflineMode(false);
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    return visit;
  }),
  'in a tab that is frozen while it sends': flight(async (visit, { world: { relay } }) => {
    relay.pace = 5e6;
    await visit.page.setOfflineMode(false);
    await relay.untilSent(4e6, PATIENCE);
    await inBackground(visit);
    const session = await visit.page.createCDPSession();
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    relay.reset();
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    return visit;
  }),
  'after the browser was killed offline': flight(async (visit, { profile, files, address }) => {
    await profile.kill('browser', visit);
    const again = await profile.visit(address);
    await again.untilDrawn(files, PATIENCE);
    return again;
  }),
};
