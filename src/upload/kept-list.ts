// The images of a list that are kept: a record for each, in the database and here. Loaded with the option `persist`.
import type { Failure } from '../rules/failure.js';
import type { ChosenItem, UploadItem } from '../rules/item.js';
import type { Queue } from '../rules/queue.js';
import type { Notes } from '../rules/transition.js';
import type { Changes } from './changes.js';
import type { KeptImage, KeptImages } from './kept-images.js';
import type { KeptTarget } from './memory.js';
import type { Fields } from './mirrored.js';
import type { Method, Tabs } from './tabs.js';

export interface PersistenceHost {
  readonly list: Record<Exclude<Method, 'note'>, (id: string) => void> & {
    note(id: string, notes: Notes): void;
    on(name: 'statechange', listener: () => void, options: AddEventListenerOptions): void;
  };
  readonly queue: Queue;
  readonly changes: Changes;
  readonly newId: () => string;
  readonly check: (items: readonly ChosenItem[]) => Promise<unknown>;
  readonly reject: (id: string, failure: Failure) => void;
  /** Loads a part of the package, and tries again while the connection is lost. */
  readonly load: <Part>(load: () => Promise<Part>) => Promise<Part>;
  /** The target that an image has now. */
  readonly targetOf: (id: string) => KeptTarget | undefined;
  /** Called for each failure of the database. */
  readonly fail: (cause: unknown) => void;
}

/** An image of the list that is kept. */
export interface Entry {
  readonly id: string;
  record: KeptImage;
  /** The bytes, if they are read. */
  file?: File | undefined;
  /** The number of those that are kept. */
  kept: number;
  /** Whether its record could be written at first: bytes without it would stay in the database for ever. */
  begun?: Promise<boolean>;
  /** They were read from the database. */
  isRead?: boolean;
  /** The item when it was last written. */
  item?: UploadItem;
  /** The target of an earlier page that has not been used again yet. */
  earlier?: KeptTarget | undefined;
  /** Its bytes can't be kept. */
  isLost?: boolean;
}

export class KeptList {
  readonly host: PersistenceHost;
  /** Its name. */
  readonly queue: string;
  readonly images: KeptImages;
  readonly tabs: Tabs<Fields>;
  /** By id of the item. */
  readonly entries = new Map<string, Entry>();
  /** Keys of images that were removed. They may be among records that were read before. */
  readonly forgotten = new Set<string>();
  /** The last write of what is stored by now: as long as it has not ended, the next page would send that again. */
  noted: Promise<unknown> = Promise.resolve();
  readonly #end = new AbortController();
  readonly #changed = new Set<Entry>();
  #putting = Promise.resolve(true);

  constructor(host: PersistenceHost, queue: string, images: KeptImages, tabs: Tabs<Fields>) {
    this.host = host;
    this.queue = queue;
    this.images = images;
    this.tabs = tabs;
  }

  /** Aborted when the list is closed. */
  get end(): AbortSignal {
    return this.#end.signal;
  }

  close(): void {
    this.#end.abort();
    void this.#putChanged();
    this.entries.clear();
    this.tabs.leave(this.images);
  }

  /** Whether this page works on the image. */
  isMine({ record }: Pick<Entry, 'record'>): boolean {
    return record.owner === this.tabs.owner;
  }

  byKey(key: string): Entry | undefined {
    return [...this.entries.values()].find(({ record }) => record.key === key);
  }

  /** @returns whether the work has succeeded */
  async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (cause) {
      if (!this.end.aborted) this.host.fail(cause);
      return false;
    }
  }

  /** Writes the record, together with all that change while the database is busy: with many images it would be behind for seconds. */
  put(entry: Entry): Promise<boolean> {
    if (this.#changed.size === 0) this.#putting = this.#putting.then(() => this.#putChanged());
    this.#changed.add(entry);
    return this.#putting;
  }

  #putChanged(): Promise<boolean> {
    const kept = [...this.#changed].filter((entry) => !entry.isLost && this.entries.get(entry.id) === entry);
    this.#changed.clear();
    return this.attempt(() => this.images.put(kept.map(({ record }) => record)));
  }

  /** At once, since the page may be left. */
  forget(entries: readonly Entry[]): void {
    for (const { id, record } of entries) {
      this.entries.delete(id);
      this.forgotten.add(record.key);
      this.tabs.tell({ kind: 'removed', key: record.key });
    }
    const keys = entries.map(({ record }) => record.key);
    void this.attempt(() => this.images.remove(keys));
  }
}
