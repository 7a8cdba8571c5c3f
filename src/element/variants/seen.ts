// Which tiles have been on the screen, or near it: only those are filled, so that drawing hundreds costs what a screen costs.
import type { Stage } from './variant.js';

/** How far from the screen is near: by its height, so that a tile is filled before a wheel or a tabulator is there. */
const MARGIN = '100%';

export class Seen {
  readonly #stage: Stage;
  readonly #ids = new Set<string>();
  #watched = new WeakSet<Element>();
  #observer: IntersectionObserver | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** Those that are drawn by now. */
  watch(): void {
    if (!this.#stage.root()?.isConnected) return;
    this.#observer ??= new IntersectionObserver((entries) => this.#onSeen(entries), { rootMargin: MARGIN });
    for (const tile of this.#stage.root()?.querySelectorAll('li[data-id]') ?? []) {
      if (this.#watched.has(tile)) continue;
      this.#watched.add(tile);
      this.#observer.observe(tile);
    }
  }

  end(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#watched = new WeakSet(); // in another place of the document they are watched anew
  }

  #onSeen(entries: readonly IntersectionObserverEntry[]): void {
    const near = entries.filter(({ isIntersecting }) => isIntersecting);
    for (const { target } of near) {
      this.#observer?.unobserve(target);
      this.#ids.add((target as HTMLElement).dataset.id ?? '');
    }
    if (near.length > 0) this.#stage.requestUpdate();
  }
}
