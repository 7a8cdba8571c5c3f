// The images that outlive the page, in IndexedDB: a record for each, and its bytes in slices. Loaded with the option `persist`.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { StoredImage } from '../rules/stored-image.js';
import type { KeptParts, KeptTarget } from './memory.js';

export interface KeptImage {
  readonly key: string;
  /** The name of the list that it belongs to. */
  readonly queue: string;
  /** The list that works on it: the name of a lock that is held as long as its page is alive. */
  owner: string;
  /** Milliseconds since 1970. */
  readonly added: number;
  /** Of the chosen file. */
  readonly name: string;
  readonly type: string;
  readonly modified: number;
  readonly size: number;
  /** Index in the list. */
  place: number;
  alt: string | undefined;
  /** What happens to it when another page has it. `rest`: nobody has asked to send it. */
  mode: 'send' | 'rest' | 'paused' | 'aborted';
  target?: KeptTarget | undefined;
  parts?: KeptParts | undefined;
  stored?: StoredImage & { readonly checksum?: string | undefined };
}

interface Schema extends DBSchema {
  images: { key: string; value: KeptImage; indexes: { queue: string } };
  /** Keys: that of the image, and the index of the first byte. Not Blobs, which WebKit loses. */
  bytes: { key: [string, number]; value: ArrayBuffer };
}

const DATABASE = 's3-image-upload';
const VERSION = 1;

/** Milliseconds. Safari keeps nothing for longer if the site is not visited (Intelligent Tracking Prevention). */
const WEEK = 7 * 86_400_000;

/** Bytes that are read and written at once. */
export const SLICE = 1024 * 1024;

const slicesOf = (key: string) => IDBKeyRange.bound([key], [key, Infinity]);

export class KeptImages {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  /** @param onEnd called if the browser closes the database, or another page needs a newer one */
  static open(onEnd: (cause: unknown) => void): Promise<KeptImages> {
    return new Promise((resolve, reject) => {
      openDB<Schema>(DATABASE, VERSION, {
        upgrade: (database) => {
          database.createObjectStore('images', { keyPath: 'key' }).createIndex('queue', 'queue');
          database.createObjectStore('bytes');
        },
        blocked: () => reject(new Error('another page has an older database open')),
        blocking: (_, __, event) => {
          (event.target as IDBDatabase).close();
          onEnd(new Error('another page needs a newer database'));
        },
        terminated: () => onEnd(new Error('the browser has closed the database')),
      }).then((database) => resolve(new KeptImages(database)), reject);
    });
  }

  close(): void {
    this.#database.close();
  }

  /** The images of a list, in their order. Those that are older than a week are removed. */
  async all(queue: string, now: number): Promise<readonly KeptImage[]> {
    // With `done`, which is rejected as well: the shortcuts of idb for reading handle only the request.
    const { store, done } = this.#database.transaction('images');
    const [records] = await Promise.all([store.index('queue').getAll(queue), done]);
    const isOld = ({ added }: KeptImage) => added < now - WEEK;
    await this.remove(records.filter(isOld).map(({ key }) => key));
    return records.filter((record) => !isOld(record)).sort((one, other) => one.place - other.place);
  }

  /** Gives the images of an owner whose page has ended to another one. */
  async adopt(queue: string, from: string, to: string): Promise<void> {
    const { store, done } = this.#database.transaction('images', 'readwrite');
    const give = async () => {
      for await (const cursor of store.index('queue').iterate(queue))
        if (cursor.value.owner === from) await cursor.update({ ...cursor.value, owner: to });
    };
    await Promise.all([give(), done]);
  }

  /** Writes these records, and frees the bytes of those that are stored. */
  async put(records: readonly KeptImage[]): Promise<void> {
    if (records.length === 0) return;
    const stored = records.filter((record) => record.stored);
    const stores = stored.length > 0 ? (['images', 'bytes'] as const) : (['images'] as const);
    const transaction = this.#database.transaction(stores, 'readwrite');
    const writing = [
      ...records.map((record) => transaction.objectStore('images').put(record)),
      ...stored.map(({ key }) => transaction.objectStore('bytes').delete(slicesOf(key))),
      transaction.done,
    ];
    transaction.commit(); // otherwise the browser waits until the page has been told of each request, behind what it renders
    await Promise.all(writing);
  }

  /** Adds the next bytes of an image. Leaves its record alone, so that no record has to wait until they are on the disk. */
  async putSlice({ key }: KeptImage, start: number, slice: ArrayBuffer): Promise<void> {
    await this.#database.put('bytes', slice, [key, start]);
  }

  /** Those of these images whose bytes are all kept. */
  async whole(records: readonly KeptImage[]): Promise<readonly KeptImage[]> {
    const { store, done } = this.#database.transaction('bytes');
    const counting = Promise.all(records.map(({ key }) => store.count(slicesOf(key))));
    const [counts] = await Promise.all([counting, done]);
    return records.filter(({ size }, index) => counts[index] === Math.ceil(size / SLICE));
  }

  /** The bytes that are kept, as the file that was chosen. */
  async fileOf({ key, name, type, modified }: KeptImage): Promise<File> {
    const slices: Blob[] = [];
    const { store, done } = this.#database.transaction('bytes');
    const read = async () => {
      for await (const { value } of store.iterate(slicesOf(key))) slices.push(new Blob([value]));
    };
    await Promise.all([read(), done]);
    return new File(slices, name, { type, lastModified: modified });
  }

  async remove(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const transaction = this.#database.transaction(['images', 'bytes'], 'readwrite');
    await Promise.all([
      ...keys.map((key) => transaction.objectStore('images').delete(key)),
      ...keys.map((key) => transaction.objectStore('bytes').delete(slicesOf(key))),
      transaction.done,
    ]);
  }
}
