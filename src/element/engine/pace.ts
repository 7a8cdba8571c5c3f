// How often and how much is rendered at once, so that hundreds of images don't block the page.

/** Milliseconds after which to render without a frame: pages in the background and invisible frames get none. */
const WITHOUT_FRAMES = 100;

/** New rows per rendering: about a screenful, and few enough to leave time for other tasks. */
const NEW_ROWS = 12;

export class Pace {
  #frame: Promise<void> | undefined;
  /** Rows that have been rendered. */
  rows = 0;

  /** Renders immediately, and once more for all changes within the same frame. */
  schedule(draw: () => void): Promise<void> | undefined {
    const drawOnce = () => {
      draw();
      this.#frame = nextFrame().then(() => {
        this.#frame = undefined;
      });
    };
    if (this.#frame) return this.#frame.then(drawOnce);
    drawOnce();
    return undefined;
  }

  /** How many of these rows to render now. The rest follows in the next renderings. */
  rowsOf(count: number): number {
    this.rows = Math.min(count, this.rows + NEW_ROWS);
    return this.rows;
  }
}

/** A requested frame doesn't come after the page is hidden, so a timer runs as well. */
const nextFrame = () =>
  new Promise<void>((resolve) => {
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
    const timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      resolve();
    }, WITHOUT_FRAMES);
  });
