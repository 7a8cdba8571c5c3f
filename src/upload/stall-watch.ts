// Decides when a request has stalled: by its progress events, or by the size of the image if there are none.

/**
 * Bytes per second. An upload without progress events has the time that it takes at this speed: 256 kbit/s, the uplink of a poor
 * 3G connection.
 */
export const SLOWEST_RATE = 32 * 1024;

/** Milliseconds. If a timer is later than this, the page was asleep, frozen or busy. */
const LATE = 1000;

const LONGEST = 2 ** 31 - 1; // ms; a longer timer fires at once (HTML Standard, timer initialisation)

/**
 * The state of a request.
 *
 * - `silent`: there was no progress event yet. There are never any behind a service worker that answers requests
 *   (w3c/ServiceWorker#1141), and none while a request waits for a connection. Otherwise browsers report the first bytes at once.
 * - `moving`: bytes are being sent, and progress events are reported.
 * - `sent`: the browser has sent the last byte. The system, a proxy or an extension may still hold all bytes back.
 */
type Phase = 'silent' | 'moving' | 'sent';

interface Watched {
  /** Bytes of the image. */
  readonly size: number;
  /** Milliseconds without progress after which a request that was moving has stalled. */
  readonly stallTimeout: number;
  /** There may be no progress events at all, even if the upload succeeds. */
  readonly isSilent: boolean;
  /** Whether the request may still wait for a free connection. */
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

  /** @param loaded bytes; `total` is 0 if the browser does not know it */
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

  /** @param isSpared whether a timer has been late once since the last progress */
  #wait(isSpared = false): void {
    clearTimeout(this.#timer);
    const { size, stallTimeout, isSilent, isQueued, onStall } = this.#watched;
    const isTold = this.#phase === 'moving' || (this.#phase === 'silent' && !isSilent);
    const forAllBytes = isTold ? 0 : (size / SLOWEST_RATE) * 1000;
    const patience = Math.min(stallTimeout + forAllBytes, LONGEST);
    const due = Date.now() + patience;
    this.#timer = setTimeout(() => {
      // After a sleep the timer may fire before the connection has had time to continue.
      const isLate = Date.now() - due > LATE;
      if (isLate && !isSpared) this.#wait(true);
      else if (this.#phase === 'silent' && isQueued()) this.#wait();
      else onStall();
    }, patience);
  }
}
