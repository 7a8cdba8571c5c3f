// Finds tiles that have been on the screen or near it. Only those are filled, so that hundreds of tiles take as long as a screenful.
import type { Stage } from './variant.js';

/** How far from the screen counts as near: its height, so that tiles are filled before the wheel or the Tab key reaches them. */
const NEAR = { rootMargin: '100%', scrollMargin: '100%' };

/** Tiles that are filled in one rendering: as many as there is time for between two frames. */
const AT_ONCE = 10;

export class Seen {
  readonly #stage: Stage;
  readonly #ids = new Set<string>();
  /** Tiles that have been near, and are filled in the next renderings. */
  readonly #due = new Set<string>();
  #watched = new WeakSet<Element>();
  #observer: IntersectionObserver | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Fills this tile wherever it is. */
  add(id: string): void {
    this.#ids.add(id);
  }

  /** Observes the tiles that are rendered now. */
  watch(): void {
    if (!this.#stage.root()?.isConnected) return;
    this.#fill();
    this.#observer ??= new IntersectionObserver((entries) => this.#onSeen(entries), NEAR);
    for (const tile of this.#stage.root()?.querySelectorAll('.tile[data-id]') ?? []) {
      if (this.#watched.has(tile)) continue;
      this.#watched.add(tile);
      this.#observer.observe(tile);
    }
  }

  end(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#watched = new WeakSet(); // observed again after a move in the document
  }

  #onSeen(entries: readonly IntersectionObserverEntry[]): void {
    const near = entries.filter(({ isIntersecting }) => isIntersecting);
    for (const { target } of near) {
      this.#observer?.unobserve(target);
      this.#due.add((target as HTMLElement).dataset.id ?? '');
    }
    this.#fill();
  }

  #fill(): void {
    const next = [...this.#due].slice(0, AT_ONCE);
    for (const id of next) {
      this.#due.delete(id);
      this.#ids.add(id);
    }
    if (next.length > 0) queueMicrotask(() => this.#stage.requestUpdate()); // after the current rendering
  }
}
