// Which uploads take so long that a visitor may want to pause them.
import type { Uploads } from './uploads.js';

/** Seconds that must be left. Less is over before a visitor has found the button and pressed it. */
const MOMENT = 5;

/**
 * Milliseconds after which the measured speed is used. The first bytes only fill buffers, and the speed of the first requests rises; after
 * this time they are 14 % of the mean (rules/rate).
 */
const SETTLING = 2000;

/**
 * Milliseconds after which an upload counts as long if no progress has been reported since its speed settled: the connection stands
 * still, or the page has a service worker, behind which browsers report no progress.
 */
const UNMEASURED = 5000;

interface Measurement {
  /** Milliseconds of the page's clock. */
  readonly begun: number;
  /** When progress was reported last. */
  measured: number;
  isLong: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

/** The key of all images together; no image has this id. */
const ALL = '';

export class LongUploads {
  readonly #uploads: Uploads;
  readonly #onLong: () => void;
  readonly #measurements = new Map<string, Measurement>();

  /** @param onLong called when an upload has turned out to be long */
  constructor(uploads: Uploads, onLong: () => void) {
    this.#uploads = uploads;
    this.#onLong = onLong;
    uploads.on('upload-start', ({ detail: { item } }) => {
      this.#begin(item.id);
      this.#begin(ALL);
    });
    uploads.on('upload-progress', ({ detail: { item, secondsLeft, overall } }) => {
      this.#measure(item.id, secondsLeft);
      this.#measure(ALL, overall.secondsLeft);
    });
    uploads.on('upload-resume', ({ detail: { item } }) => {
      this.#mark(this.#of(item.id)); // its button has the focus
      this.#mark(this.#of(ALL));
    });
    for (const name of ['upload-success', 'upload-error', 'upload-abort', 'upload-remove'] as const)
      uploads.on(name, ({ detail: { item } }) => this.#end(item.id));
    uploads.on('upload-complete', () => {
      if (uploads.queue.count('paused') === 0) this.#end(ALL);
    });
  }

  /** Whether the upload of this image, or of all images, is long. Once it is, it stays so until it ends. */
  has(id: string = ALL): boolean {
    return this.#measurements.get(id)?.isLong ?? false;
  }

  /** To be called when the element has left the document. */
  release(): void {
    for (const { timer } of this.#measurements.values()) clearTimeout(timer);
  }

  #of(id: string): Measurement {
    const now = performance.now();
    const measurement = this.#measurements.get(id) ?? { begun: now, measured: now, isLong: false };
    this.#measurements.set(id, measurement);
    return measurement;
  }

  #begin(id: string): void {
    if (this.#measurements.has(id)) return;
    const measurement = this.#of(id);
    measurement.timer = setTimeout(() => {
      if (measurement.measured - measurement.begun < SETTLING && !this.#isSent(id)) this.#mark(measurement);
    }, UNMEASURED);
  }

  #measure(id: string, secondsLeft = 0): void {
    const measurement = this.#measurements.get(id);
    if (!measurement) return;
    measurement.measured = performance.now();
    if (measurement.measured - measurement.begun >= SETTLING && secondsLeft > MOMENT) this.#mark(measurement);
  }

  #mark(measurement: Measurement): void {
    if (measurement.isLong) return;
    measurement.isLong = true;
    this.#onLong();
  }

  /** Whether only the answer of S3 is missing. */
  #isSent(id: string): boolean {
    const { loaded, total } = this.#uploads.queue.find(id) ?? this.#uploads.progress;
    return loaded >= total - 1;
  }

  #end(id: string): void {
    clearTimeout(this.#measurements.get(id)?.timer);
    this.#measurements.delete(id);
  }
}
