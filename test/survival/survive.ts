// Chooses images once, and interrupts their sending again and again: everything has to be stored in the end.
import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom } from '../random.js';
import type { Death, EarlyScript } from './browser.js';
import { withScene, type Scene, type Setting } from './scene.js';
import { problemsOf, repeated } from './verdict.js';
import type { Visit } from './visit.js';
import type { World } from './world.js';

export interface Ordeal extends Setting {
  /** How often each happens, at random moments while the images are being sent. */
  readonly deaths: number;
  readonly cuts?: number;
  readonly restarts?: number;
  /** Milliseconds by which the clock of the page is wrong. */
  readonly clock?: number;
  /** That sending takes at least. */
  readonly seconds: number;
}

type Moment = Death | 'cut' | 'restart';

const DEATHS: readonly Death[] = ['browser', 'renderer', 'crash'];
const SLOTS = 3; // `concurrency`
const PATIENCE = 60; // s without a byte or a change
const HELD = 2e6; // bytes a second until everything is kept
const LARGEST = 9e6; // bytes of a part, with what is around it
const LONGEST_CUT = 3000; // ms

/** @returns what happened, for the line of a success. Throws if anything is not as it has to be. */
export const survive = (ordeal: Ordeal): Promise<string> =>
  withScene({ ...ordeal, early: wrongClock(ordeal.clock ?? 0) }, (scene) => run(ordeal, scene));

async function run(ordeal: Ordeal, scene: Scene): Promise<string> {
  const { files, world, profile, address, chosen } = scene;
  const { relay } = world;
  const errors: string[] = [];
  const begun = performance.now();
  let visit = await profile.visit(address);
  relay.pace = HELD;
  await visit.choose(files);
  await visit.untilKept(files.length, PATIENCE);
  const keeping = performance.now() - begun;
  relay.pace = chosen / ordeal.seconds;

  for (const { at, what } of momentsOf(ordeal, relay.sent, chosen)) {
    await sendingUntil(at, world, visit);
    if (what === 'restart') await world.restart();
    else if (what === 'cut') await cut(world, visit, at % LONGEST_CUT);
    else {
      errors.push(...visit.errors);
      await profile.kill(what, visit);
      visit = await profile.visit(address);
      await visit.untilDrawn(files, PATIENCE);
    }
  }
  await visit.untilStored(files.length, PATIENCE);

  const { objects, unfinished } = await world.bucket();
  const interruptions = ordeal.deaths + (ordeal.cuts ?? 0) + (ordeal.restarts ?? 0);
  const problems = [
    ...problemsOf({ files, objects, arrivals: relay.arrivals, interruptions, slots: SLOTS }),
    ...errors,
    ...visit.errors,
    ...(await afterwards(scene, visit)),
  ];
  const most = chosen + interruptions * SLOTS * LARGEST;
  if (relay.sent > most)
    problems.push(`${megabytes(relay.sent)} MB were sent, and ${megabytes(most)} may be`);
  if (unfinished > interruptions * SLOTS) problems.push(`${unfinished} multipart uploads are left`);
  if (problems.length > 0) throw new Error(problems.join('\n    '));
  return [
    `${files.length} images, ${megabytes(chosen)} MB chosen, ${megabytes(relay.sent)} MB sent`,
    `${repeated(relay.arrivals)} parts sent again, ${unfinished} multipart uploads left`,
    `kept in ${Math.round(keeping / 100) / 10} s`,
  ].join(', ');
}

/** Stored images are shown again and not sent again, until the page clears them. */
async function afterwards(
  { files, world: { relay }, profile, address }: Scene,
  last: Visit,
): Promise<string[]> {
  const problems: string[] = [];
  const { sent } = relay;
  const { bytes } = await last.kept();
  if (bytes > 0) problems.push(`${bytes} bytes of stored images are still kept`);
  await profile.kill('browser', last);
  const visit = await profile.visit(address);
  await visit.untilDrawn(files, PATIENCE);
  await visit.untilStored(files.length, PATIENCE);
  if (relay.sent > sent) problems.push(`${relay.sent - sent} bytes were sent after everything was stored`);
  const { failures, unkept } = await visit.told();
  await visit.clear();
  await visit.untilKept(0, PATIENCE);
  await visit.page.reload();
  await visit.page.waitForFunction('window.survival', { polling: 20 });
  const { images } = await visit.kept();
  if (images > 0) problems.push(`${images} images are kept after clear()`);
  return [...problems, ...failures, ...unkept];
}

/** The moments at which something happens, by the number of bytes that have been sent. */
function momentsOf(
  { deaths, cuts = 0, restarts = 0, seed = 1 }: Ordeal,
  from: number,
  to: number,
): { at: number; what: Moment }[] {
  const random = randomFrom(seed);
  const kinds: Moment[] = [
    ...Array.from({ length: deaths }, (_, index) => DEATHS[index % DEATHS.length] ?? 'browser'),
    ...Array.from({ length: cuts }, () => 'cut' as const),
    ...Array.from({ length: restarts }, () => 'restart' as const),
  ];
  return kinds
    .map((what, index) => ({ at: Math.round(from + (index > 0 ? random() * (to - from) : 0)), what })) // the first one when all is kept
    .sort((one, other) => one.at - other.at);
}

/** Waits until so many bytes were sent. A page that sends nothing for a while is told of with its images. */
async function sendingUntil(bytes: number, { relay }: World, visit: Visit): Promise<void> {
  await relay.untilSent(bytes, PATIENCE).catch(async (cause: unknown) => {
    const items = await visit.items();
    const { failures, unkept } = await visit.told();
    const states = items
      .map(({ name, state }) => `${name}: ${state}`)
      .filter((line) => !line.endsWith('stored'));
    throw new Error([String(cause), ...failures, ...unkept, ...states].slice(0, 8).join('; '));
  });
}

/** Every other cut is one that the browser notices. */
async function cut({ relay }: World, { page }: Visit, milliseconds: number): Promise<void> {
  const isNoticed = milliseconds % 2 === 0;
  relay.isCut = true;
  if (isNoticed) await page.setOfflineMode(true);
  relay.reset();
  await pause(milliseconds);
  relay.isCut = false;
  if (isNoticed) await page.setOfflineMode(false);
}

/** The page believes that it is earlier or later than it is. */
const wrongClock =
  (by: number): EarlyScript =>
  async (page) => {
    if (by === 0) return;
    const script = `{ const { now } = Date; Date.now = () => now() + ${by}; }`;
    await page.evaluateOnNewDocument(script);
  };

const megabytes = (bytes: number) => Math.round(bytes / 1e6);
