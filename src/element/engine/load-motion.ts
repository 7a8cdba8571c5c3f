// Loads what moves rows and tiles: when the page is idle, or with the first image, because Safari doesn't report idleness.
import type { ReactiveElement } from '@lit/reactive-element';

/** @returns loads it once. It rejects as `import()` does: without it everything is in its new place at once */
export function motionOf(element: ReactiveElement): () => Promise<unknown> {
  let loading: Promise<unknown> | undefined;
  return () => (loading ??= canMove(element) ? load(element) : Promise.resolve());
}

const load = (element: ReactiveElement) => import('./motion.js').then(({ Motion }) => new Motion(element));

/** Not in jsdom. */
const canMove = (element: ReactiveElement) => 'animate' in element && 'IntersectionObserver' in globalThis;
