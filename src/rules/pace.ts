// How many parts of one image are sent at once: one at first, and more for as long as that raises the throughput.

/** The part of its throughput by which one more part at once has to raise it. Less is within what a measurement varies. */
const GAIN = 1.05;

export class Pace {
  /** Parts at once. */
  atOnce = 1;
  /** The throughput with one part fewer, in bytes per millisecond. */
  #before = 0;
  /** Since when this number of parts is sent, in milliseconds of a monotonic clock, and what has been stored meanwhile. */
  #since = 0;
  #bytes = 0;
  #parts = 0;
  /** Whether more parts did not raise the throughput, or were too many. */
  #isFound = false;

  /** Called when the first part of an attempt is sent. */
  begin(at: number): void {
    this.#since = at;
    this.#bytes = 0;
    this.#parts = 0;
  }

  /** Called when a part is stored. Progress events do not count: the system takes the first megabytes of each connection at once. */
  onStored(bytes: number, at: number): void {
    this.#bytes += bytes;
    this.#parts += 1;
    if (this.#isFound || this.#parts < this.atOnce) return;
    const throughput = this.#bytes / Math.max(1, at - this.#since);
    if (throughput > this.#before * GAIN) {
      this.atOnce += 1;
      this.#before = throughput;
      this.begin(at);
    } else this.#settle(this.atOnce - 1);
  }

  /** Called when the store asks for fewer requests, or a part has stalled. */
  slowDown(): void {
    this.#settle(Math.floor(this.atOnce / 2));
  }

  #settle(atOnce: number): void {
    this.atOnce = Math.max(1, atOnce);
    this.#isFound = true;
  }
}
