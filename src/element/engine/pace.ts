// How often and how much is rendered at once, so that hundreds of images don't block the page.

/** Milliseconds after which to render without a frame: pages in the background and invisible frames get none. */
const WITHOUT_FRAMES = 100;

/** Milliseconds that a frame takes on most screens. */
const FRAME = 16;

/** New rows per rendering: about a screenful, and few enough to leave time for other tasks. A rendering of a long list takes longer, so it adds more rows. */
const newRows = (rows: number) => Math.min(Math.max(12, rows / 16), 100);

/** Milliseconds of a pause after a rendering, for each row, since rendering thousands of rows would leave no time for other tasks. */
const PAUSE = 0.03;

export class Pace {
  #frame: Promise<void> | undefined;
  /** Rows that have been rendered. */
  rows = 0;

  /** Renders immediately, and once more for all changes within the same frame or pause. */
  schedule(draw: () => void): Promise<void> | undefined {
    const drawOnce = () => {
      draw();
      this.#frame = nextFrame(this.rows * PAUSE).then(() => {
        this.#frame = undefined;
      });
    };
    if (this.#frame) return this.#frame.then(drawOnce);
    drawOnce();
    return undefined;
  }

  /** How many of these rows to render now. The rest follows in the next renderings. */
  rowsOf(count: number): number {
    this.rows = Math.min(count, this.rows + Math.ceil(newRows(this.rows)));
    return this.rows;
  }
}

/** @param pause milliseconds until the frame, at least; a pause that is shorter than a frame changes nothing */
async function nextFrame(pause: number): Promise<void> {
  if (pause > FRAME) await new Promise((resolve) => setTimeout(resolve, pause - FRAME));
  // A requested frame doesn't come after the page is hidden, so a timer runs as well.
  await new Promise<void>((resolve) => {
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
    const timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      resolve();
    }, WITHOUT_FRAMES);
  });
}
