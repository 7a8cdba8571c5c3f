// Decides when a request has stalled: by its progress events while there are any, by its size while there are none.

/**
 * Bytes per second. Where nothing tells how an upload goes, it has the time that this line takes for all of it: 256 kbit/s,
 * the uplink of a poor 3G connection.
 */
export const SLOWEST_RATE = 32 * 1024;

/** Milliseconds by which a timer is late only if the page was asleep, frozen or busy meanwhile. */
const LATE = 1000;

const LONGEST = 2 ** 31 - 1; // ms; a longer timer fires at once (HTML Standard, timer initialisation)

/**
 * What is known of the request.
 *
 * - `silent`: no progress event yet. A service worker that answers requests keeps them back for good
 *   (w3c/ServiceWorker#1141), and a request that waits for a connection has none. Without a service worker, the first bytes
 *   of a request that has a connection are told at once.
 * - `moving`: bytes are on their way, and each progress event tells so.
 * - `sent`: the browser has given away the last byte. The system, a proxy or an extension may still hold all of them.
 */
type Phase = 'silent' | 'moving' | 'sent';

interface Watched {
  /** Bytes of the image. */
  readonly size: number;
  /** Milliseconds without progress after which a request that was moving has stalled. */
  readonly stallTimeout: number;
  /** Progress events may never come, however well the upload goes. */
  readonly isSilent: boolean;
  /** It may not have a connection yet: the browser has no more to give. */
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

  /** The browser has given away the last byte. */
  onSent(): void {
    this.#phase = 'sent';
    this.#wait();
  }

  /** A part of the answer has come. */
  onAnswer(): void {
    this.#phase = 'moving';
    this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** @param isSpared a timer was late once since the last news */
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
