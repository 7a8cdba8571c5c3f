// Animates rows and tiles that appear, disappear or change places. Loaded with the second image.
import type { ReactiveController, ReactiveElement } from '@lit/reactive-element';
import { listsIn } from './focus.js';

/** Milliseconds: long enough to be noticed, too short to delay the visitor. */
const DURATION = 150;

const TIMING: KeyframeAnimationOptions = { duration: DURATION, easing: 'ease-out' };

/** Pixels by which a new row rises. */
const RISE = 8;

/** Distance from the viewport up to which rows are measured, in heights of the window, since a row can move into view. */
const MARGIN = 0.25;

export class Motion implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #running = new Map<Element, Animation>();
  /** All rows of the latest rendering, once there was one, and the positions that those near the screen had before it. */
  #rows: readonly Element[] | undefined;
  #places: ReadonlyMap<Element, DOMRect> = new Map();

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Not before the first rendering: a layout between new style sheets and new content shows up as layout shifts in Chromium. */
  hostUpdate(): void {
    this.#places = this.#rows && this.#isWanted ? placesNear(this.#rows) : new Map();
  }

  hostUpdated(): void {
    const rows = rowsIn(this.#host);
    const before = this.#rows;
    this.#rows = rows;
    if (!before || !this.#isWanted) return;
    if (rows.length === before.length && rows.every((row, index) => row === before[index])) return;
    for (const animation of this.#running.values()) animation.cancel(); // so that the final positions are measured
    const known = new Set(before);
    const present = new Set(rows);
    const come = rows.filter((row) => !known.has(row));
    if (come.length === rows.length && before.length > 0) return; // another variant
    // All positions are measured before anything is animated, so that the browser lays the page out once.
    const moved = [...this.#places].flatMap(([row, from]) =>
      present.has(row) ? [[row, from, row.getBoundingClientRect()] as const] : [],
    );
    const seen = come.filter((row) => isOnScreen(row.getBoundingClientRect()));
    const base = this.#base?.getBoundingClientRect();
    for (const [row, from, to] of moved) this.#move(row, from.left - to.left, from.top - to.top);
    for (const row of seen)
      this.#animate(row, [{ opacity: 0, transform: `translateY(${RISE}px)` }, { opacity: 1 }]);
    if (!base) return;
    for (const [row, from] of this.#places)
      if (!present.has(row)) this.#fade(row as HTMLElement, from.left - base.left, from.top - base.top, from);
  }

  hostDisconnected(): void {
    for (const animation of this.#running.values()) animation.cancel();
  }

  get #isWanted(): boolean {
    return this.#host.isConnected && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  get #base(): Element | null {
    return this.#host.shadowRoot?.querySelector('fieldset') ?? null;
  }

  /** Does not animate the dragged image, which follows the pointer, or a move that is longer than the window. */
  #move(row: Element, x: number, y: number): void {
    if ((x === 0 && y === 0) || Math.abs(y) > innerHeight || row.matches('.lifted')) return;
    this.#animate(row, [{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }]);
  }

  #animate(row: Element, frames: Keyframe[]): void {
    const animation = row.animate(frames, TIMING);
    this.#running.set(row, animation);
    const end = () => {
      if (this.#running.get(row) === animation) this.#running.delete(row);
    };
    animation.finished.then(end, end); // rejects when it is cancelled
  }

  /** Fades a removed row. It uses the row itself, whose picture is decoded, and hides it from assistive technology and events. */
  #fade(row: HTMLElement, left: number, top: number, { width, height }: DOMRect): void {
    if (row.isConnected || !isOnScreen({ top, height } as DOMRect, -Infinity)) return;
    const ghost = row;
    for (const part of [ghost, ...ghost.querySelectorAll('[part], [id]')])
      for (const name of ['part', 'id', 'data-id']) part.removeAttribute(name);
    ghost.inert = true;
    ghost.ariaHidden = 'true';
    Object.assign(ghost.style, {
      position: 'absolute',
      insetBlockStart: 'auto',
      left: `${left}px`,
      top: `${top}px`,
      inlineSize: `${width}px`,
      blockSize: `${height}px`,
      pointerEvents: 'none',
    });
    this.#base?.append(ghost);
    const animation = ghost.animate([{ opacity: 1 }, { opacity: 0, scale: 0.96 }], TIMING);
    const end = () => ghost.remove();
    animation.finished.then(end, end);
  }
}

const isOnScreen = ({ top, height }: DOMRect, least = 0) =>
  height > 0 && top < innerHeight && top + height > least;

const rowsIn = (host: Element) => listsIn(host).flatMap(({ children }) => [...children]);

/** Rows are in order from top to bottom, so the first one near the viewport is found by binary search. */
function placesNear(rows: readonly Element[]): Map<Element, DOMRect> {
  const margin = innerHeight * MARGIN;
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) < -margin) low = middle + 1;
    else high = middle;
  }
  const places = new Map<Element, DOMRect>();
  for (const row of rows.slice(low)) {
    const place = row.getBoundingClientRect();
    if (place.top > innerHeight + margin || place.height === 0) break; // a closed panel has no layout
    places.set(row, place);
  }
  return places;
}
