// Opens and closes the list of the option `persist`. Loaded with that option.
import type { Memory } from './memory.js';
import type { PersistenceHost } from './kept-list.js';
import { inPatience, Persistence } from './persistence.js';
import type { UploaderOptions } from './options.js';

interface Host extends Omit<PersistenceHost, 'fail'> {
  /** The browser keeps nothing. Called once for a list. */
  readonly failed: (cause: unknown) => void;
}

export class Persisting {
  readonly #host: Host;
  /** `undefined` until the database is open, and if it can't be opened. */
  persistence: Persistence | undefined;
  #queue: string | undefined;
  #opening: Promise<unknown> | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Changes to the list of these options. */
  configure({ persist, persistKey = '' }: UploaderOptions): void {
    const queue = persist ? JSON.stringify([persist, persistKey]) : undefined;
    if (queue === this.#queue) return;
    this.#queue = queue;
    this.persistence?.close();
    this.persistence = undefined;
    this.#opening = queue === undefined ? undefined : this.#open(queue);
  }

  async memory(): Promise<Memory | undefined> {
    await this.#opening;
    return this.persistence;
  }

  #open(queue: string): Promise<unknown> {
    let hasFailed = false;
    const fail = (cause: unknown) => {
      if (!hasFailed && queue === this.#queue) this.#host.failed(cause);
      hasFailed = true;
    };
    const opening = Persistence.open({ ...this.#host, fail }, queue).then((opened) => {
      if (queue !== this.#queue) opened.close();
      else this.persistence = opened;
      opened.start();
    }, fail);
    return inPatience(opening);
  }
}
