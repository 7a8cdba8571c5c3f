// How often and how much is drawn at once, so that hundreds of images are no stutter.

/** Milliseconds after which a page is drawn that has no frames: it is in the background, or in a frame that nobody sees. */
const WITHOUT_FRAMES = 100;

/** New rows in one drawing: about as many as a screen has, and so few that there is time for other things. */
const NEW_ROWS = 12;

export class Pace {
  #frame: Promise<void> | undefined;
  /** That are drawn by now. */
  rows = 0;

  /** Draws at once, and what comes within the same frame after it. */
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

  /** How many of so many rows are drawn now; where that is fewer, the rest comes with the next drawings. */
  rowsOf(count: number): number {
    this.rows = Math.min(count, this.rows + NEW_ROWS);
    return this.rows;
  }
}

/** A frame that was asked for does not come once the page is hidden, so a timer runs beside it. */
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
