// How often and how much is drawn at once, so that hundreds of images are no stutter.

/** Milliseconds after which a tab in the background, which has no frames, is drawn all the same. */
const WITHOUT_FRAMES = 100;

/** New rows in one drawing: more than a screen has, and less than a long task even where the CPU is slow. */
const NEW_ROWS = 40;

export class Pace {
  #frame: Promise<void> | undefined;
  /** That are drawn by now. */
  rows = 0;

  /** Draws at once, and what comes within the same frame after it. */
  schedule(draw: () => void): Promise<void> | undefined {
    if (this.#frame) return this.#frame.then(draw);
    draw();
    this.#frame = nextFrame().then(() => {
      this.#frame = undefined;
    });
    return undefined;
  }

  /** How many of so many rows are drawn now; where that is fewer, the rest comes with the next drawings. */
  rowsOf(count: number): number {
    this.rows = Math.min(count, this.rows + NEW_ROWS);
    return this.rows;
  }
}

const nextFrame = () =>
  new Promise<unknown>((resolve) => {
    if (document.hidden) setTimeout(resolve, WITHOUT_FRAMES);
    else requestAnimationFrame(resolve);
  });
