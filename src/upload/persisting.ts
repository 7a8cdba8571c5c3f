// Loads what keeps the images of a list, for the option `persist`.
import type { KeptParts, KeptTarget, Memory } from './memory.js';
import type { Persistence, PersistenceHost } from './persistence.js';
import type { Presigned } from './presign.js';
import type { Target } from '../rules/target.js';

/** Milliseconds for which an upload waits for the database: a browser may never open it, or never answer. */
const PATIENCE = 1000;

const moment = () => new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));

export class Persisting implements Memory {
  /** The name of the list. */
  readonly queue: string;
  /** `undefined` until the database is open, and if it can't be opened. */
  persistence: Persistence | undefined;
  isClosed = false;
  readonly #opened: Promise<unknown>;
  readonly #patience = moment();

  constructor(queue: string, host: PersistenceHost) {
    this.queue = queue;
    this.#opened = import('./persistence.js')
      .then(({ Persistence }) => Persistence.open(host, queue))
      .then(
        (opened) => {
          if (this.isClosed) opened.close();
          else this.persistence = opened;
        },
        (cause: unknown) => {
          if (!this.isClosed) host.fail(cause);
        },
      );
  }

  async targetOf(id: string): Promise<Presigned | undefined> {
    await Promise.race([this.#opened, this.#patience]);
    return this.persistence?.targetOf(id);
  }

  isEarlier(target: Target): boolean {
    return this.persistence?.isEarlier(target) ?? false;
  }

  async keepTarget(id: string, target: KeptTarget): Promise<void> {
    // Also if the database is opened after the upload has begun, since the next page needs the key.
    const kept = this.#opened.then(() => this.persistence?.keepTarget(id, target));
    await Promise.race([kept, this.persistence ? moment() : this.#patience]);
  }

  partsOf(id: string): KeptParts {
    return this.persistence?.partsOf(id) ?? [];
  }

  keepParts(id: string, parts: KeptParts): void {
    this.persistence?.keepParts(id, parts);
  }

  close(): void {
    this.isClosed = true;
    this.persistence?.close();
  }
}
