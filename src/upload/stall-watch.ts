// Decides when a request has stalled: by progress events if there are any, otherwise by the size of the image.

/**
 * Bytes per second. An upload without progress events may take as long as it takes at this speed: 256 kbit/s, the uplink of
 * a poor 3G connection.
 */
export const SLOWEST_RATE = 32 * 1024;

/** Milliseconds. A timer that is later than this shows that the page was asleep, frozen or busy. */
const LATE = 1000;

const LONGEST = 2 ** 31 - 1; // ms; a longer timer fires at once (HTML Standard, timer initialisation)

/**
 * The state of a request.
 *
 * - `silent`: no progress event yet. A service worker that answers requests keeps them back for good
 *   (w3c/ServiceWorker#1141), and a request that waits for a connection has none. Without a service worker, the first bytes
 *   of a request that has a connection are told at once.
 * - `moving`: bytes are being sent, and progress events are reported.
 * - `sent`: the browser has sent the last byte. The system, a proxy or an extension may still hold all of them.
 */
type Phase = 'silent' | 'moving' | 'sent';

interface Watched {
  /** Bytes of the image. */
  readonly size: number;
  /** Milliseconds without progress after which a request that was moving has stalled. */
  readonly stallTimeout: number;
  /** Progress events may never come, even if the upload succeeds. */
  readonly isSilent: boolean;
  /** Whether the request may still wait for a connection, since the browser has no free one. */
  readonly isQueued: () => boolean;
  readonly onStall: () => void;
}

export class StallWatch {
  readonly #watched: Watched;
  #phase: Phase = 'silent';
  #loaded = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(watched: Watched) {
    this.#watched = watched;
    this.#wait();
  }

  /** @param loaded bytes; `total` is 0 where the browser does not know it */
  onProgress(loaded: number, total: number): void {
    if (loaded <= this.#loaded) return;
    this.#loaded = loaded;
    this.#phase = loaded === total ? 'sent' : 'moving';
    this.#wait();
  }

  /** Called when the browser has sent the last byte. */
  onSent(): void {
    this.#phase = 'sent';
    this.#wait();
  }

  /** Called when a part of the answer has arrived. */
  onAnswer(): void {
    this.#phase = 'moving';
    this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** @param isSpared a timer has been late once since the last progress */
  #wait(isSpared = false): void {
    clearTimeout(this.#timer);
    const { size, stallTimeout, isSilent, isQueued, onStall } = this.#watched;
    const isTold = this.#phase === 'moving' || (this.#phase === 'silent' && !isSilent);
    const forAllBytes = isTold ? 0 : (size / SLOWEST_RATE) * 1000;
    const patience = Math.min(stallTimeout + forAllBytes, LONGEST);
    const due = Date.now() + patience;
    this.#timer = setTimeout(() => {
      // After a sleep the timer may fire before the connection has had the time to go on.
      const isLate = Date.now() - due > LATE;
      if (isLate && !isSpared) this.#wait(true);
      else if (this.#phase === 'silent' && isQueued()) this.#wait();
      else onStall();
    }, patience);
  }
}
