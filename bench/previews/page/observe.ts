// Measures a contestant from the moment when it gets the photos until all of them are shown.
import { onScreen, showings, watchShowings, type Picture, type Showing } from './pictures.js';

/** Adds the photos as if a visitor had picked them. */
export type Take = (files: File[]) => unknown;

/** Milliseconds since the photos were added. */
export interface Report {
  readonly first: number;
  /** All pictures in the viewport. */
  readonly firstScreen: number;
  /** All pictures that are shown. `shown` says if that is one for each photo. */
  readonly all: number;
  /** All pictures, made of the photo itself and with a pixel for each pixel of the screen; `undefined` if some never were. */
  readonly sharp: number | undefined;
  readonly shown: number;
  readonly onScreen: number;
  readonly longestTask: number;
  /** Tasks above 50 ms on the main thread. */
  readonly longTasks: number;
  /** The longest time between two frames. */
  readonly longestGap: number;
}

declare global {
  var previews: {
    /** Called by the contestant once it can add photos. */
    ready(take: Take): void;
    readonly isReady: Promise<void>;
    /** Resolves when the work that is not measured is done. */
    settle(): Promise<void>;
    /**
     * @param sharp whether the contestant shows more than a thumbnail
     * @param limit milliseconds
     * @returns `undefined` if no picture was shown
     */
    measure(photos: number, sharp: boolean, limit: number): Promise<Report | undefined>;
  };
}

/** Milliseconds without a new picture after which the contestant has ended. */
const QUIET = 5000;

let ready: (take: Take) => void = () => {};
const taking = new Promise<Take>((resolve) => (ready = resolve));

globalThis.previews = {
  ready,
  isReady: taking.then(() => {}),
  async settle() {
    globalThis.gc?.();
    await new Promise((resolve) => requestIdleCallback(resolve));
  },
  async measure(photos, sharp, limit) {
    const take = await taking;
    const input = document.querySelector<HTMLInputElement>('#photos');
    const files = [...(input?.files ?? [])];
    showings.clear();
    const tasks = watchTasks();
    const frames = watchFrames();
    const began = performance.now();
    take(files);
    const complete = await allShow(photos, sharp, limit);
    frames.stop();
    await nextTasks(); // the last ones are reported late
    const durations = tasks.since(began);
    const pictures = [...showings.keys()].filter(({ isConnected }) => isConnected);
    if (pictures.length === 0) return undefined;
    const visible = await onScreen(pictures);
    const firsts = pictures.map((picture) => showings.get(picture)?.[0]?.at ?? NaN);
    const sharps = pictures.map((picture) => showings.get(picture)?.find(isSharpIn(picture))?.at);
    const last = (times: readonly number[]) => Math.max(...times) - began;
    return {
      first: Math.min(...[...showings.values()].flat().map(({ at }) => at)) - began,
      firstScreen: last([...visible].map((picture) => showings.get(picture)?.[0]?.at ?? NaN)),
      all: complete === undefined ? last(firsts) : complete - began,
      sharp: sharps.every((at) => at !== undefined) ? last(sharps) : undefined,
      shown: pictures.length,
      onScreen: visible.size,
      longestTask: Math.max(0, ...durations),
      longTasks: durations.length,
      longestGap: frames.longest(),
    };
  },
};

/** @returns when a picture of each photo was shown; `undefined` if that did not happen */
function allShow(photos: number, sharp: boolean, limit: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    let complete: number | undefined;
    const end = () => resolve(complete);
    let quiet: ReturnType<typeof setTimeout> | undefined;
    setTimeout(end, limit);
    watchShowings(({ at }) => {
      clearTimeout(quiet);
      quiet = setTimeout(end, QUIET);
      const shown = [...showings].filter(([{ isConnected }]) => isConnected).map(([, own]) => own);
      if (shown.length < photos) return;
      complete ??= at;
      if (!sharp || shown.every((own) => own.some(({ ofPhoto }) => ofPhoto))) end();
    });
  });
}

function isSharpIn(picture: Picture): (showing: Showing) => boolean {
  const { width, height } = picture.getBoundingClientRect();
  const scale = getComputedStyle(picture).objectFit === 'contain' ? Math.min : Math.max;
  return (showing) =>
    showing.ofPhoto &&
    // Rounding can lose half a pixel.
    scale((width - 0.5) / showing.width, (height - 0.5) / showing.height) * devicePixelRatio <= 1;
}

function watchTasks() {
  const entries: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  return {
    /** @returns the durations of the tasks that ended later than this */
    since(began: number) {
      entries.push(...observer.takeRecords());
      observer.disconnect();
      return entries
        .filter(({ startTime, duration }) => startTime + duration > began)
        .map(({ duration }) => duration);
    },
  };
}

function watchFrames() {
  const times = [performance.now()];
  let handle = requestAnimationFrame(function onFrame() {
    times.push(performance.now());
    handle = requestAnimationFrame(onFrame);
  });
  return {
    stop() {
      cancelAnimationFrame(handle);
      times.push(performance.now());
    },
    longest: () => Math.max(...times.map((time, index) => time - (times[index - 1] ?? time))),
  };
}

const nextTasks = () => new Promise((resolve) => setTimeout(resolve, 200));
