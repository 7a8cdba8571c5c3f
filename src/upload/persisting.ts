// Loads what keeps the images of a list, for the option `persist`.
import type { Memory } from './memory.js';
import type { Persistence, PersistenceHost } from './persistence.js';

export class Persisting {
  /** The name of the list. */
  readonly queue: string;
  /** `undefined` until the database is open, and if it can't be opened. */
  persistence: Persistence | undefined;
  readonly #opened: Promise<unknown>;
  #isClosed = false;

  constructor(queue: string, host: PersistenceHost) {
    this.queue = queue;
    this.#opened = import('./persistence.js')
      .then(({ Persistence }) => Persistence.open(host, queue))
      .then(
        (opened) => {
          if (this.#isClosed) opened.close();
          else this.persistence = opened;
        },
        (cause: unknown) => {
          if (!this.#isClosed) host.fail(cause);
        },
      );
  }

  /** Waits for the database, but not for long: a browser may never open it. */
  async memory(): Promise<Memory | undefined> {
    if (!this.persistence)
      await Promise.race([this.#opened, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    return this.persistence;
  }

  close(): void {
    this.#isClosed = true;
    this.persistence?.close();
  }
}

/** Milliseconds. */
const PATIENCE = 100;
