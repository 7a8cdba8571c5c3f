// The objects on disk: a content file and a small JSON file for each, and an index in memory.
import { createHash, randomBytes } from 'node:crypto';
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { join } from 'node:path';
import { Digester, type Digests } from './digests.js';

export interface StoredObject {
  readonly key: string;
  readonly size: number;
  /** MD5 in hexadecimal, without the quotes of the header. */
  readonly etag: string;
  /** ISO 8601. */
  readonly lastModified: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Verified `x-amz-checksum-…` headers. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly publicRead: boolean;
}

/** Bytes on disk that do not belong to an object yet. `commit` or `discard` them. */
export interface Staged extends Digests {
  readonly path: string;
  /** Number of bytes that arrived; larger than the number of stored bytes if it exceeds the limit. */
  readonly size: number;
}

interface Entry extends StoredObject {
  /** File name of the content. */
  readonly content: string;
}

// Only files with such names are removed, in case the folder contains others.
const LEFTOVER = /^[0-9a-f]{32}\.part$|^[0-9a-f]{64}\.[0-9a-f]{32}$/;

/**
 * File names are hashes of the key, so that neither `../` nor the length of a key matters. Renaming the JSON file creates or replaces
 * an object. It names the content file, which is new each time, so that a crash leaves the old object, and a reader of the old content
 * is not affected.
 */
export class Objects {
  readonly #folder: string;
  readonly #index = new Map<string, Entry>();
  #lastChange: Promise<unknown> = Promise.resolve();

  /** Opens or creates the folder, and removes unfinished files of an earlier run. */
  static async open(folder: string): Promise<Objects> {
    await mkdir(folder, { recursive: true });
    const objects = new Objects(folder);
    await objects.#load();
    return objects;
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  get(key: string): StoredObject | undefined {
    return this.#index.get(key);
  }

  /** All objects in the order in which S3 lists them: by the bytes of their keys in UTF-8. */
  sorted(): StoredObject[] {
    const entries = [...this.#index].map(([key, entry]) => ({ bytes: Buffer.from(key), entry }));
    return entries.sort((a, b) => Buffer.compare(a.bytes, b.bytes)).map(({ entry }) => entry);
  }

  /** An object and its open content file, which the caller closes. */
  async read(key: string): Promise<{ object: StoredObject; file: FileHandle } | undefined> {
    for (;;) {
      const entry = this.#index.get(key);
      if (!entry) return undefined;
      try {
        return { object: entry, file: await open(join(this.#folder, entry.content)) };
      } catch (error) {
        // If the object was replaced or removed before the file was opened, look it up again.
        if (this.#index.get(key) === entry) throw error;
      }
    }
  }

  /**
   * Writes `chunks` to a temporary file, which is removed if they fail. Bytes beyond `limit` are only counted, or not read with
   * `stopAtLimit`.
   */
  async stage(chunks: AsyncIterable<Buffer>, limit: number, stopAtLimit = false): Promise<Staged> {
    const path = join(this.#folder, `${randomBytes(16).toString('hex')}.part`);
    const file = await open(path, 'wx');
    const digester = new Digester();
    let size = 0;
    try {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > limit && stopAtLimit) break;
        if (size > limit) continue;
        digester.update(chunk);
        await file.appendFile(chunk);
      }
    } catch (error) {
      await file.close();
      await rm(path, { force: true });
      throw error;
    }
    await file.close();
    return { path, size, ...digester.digest() };
  }

  async discard(staged: Staged): Promise<void> {
    await rm(staged.path, { force: true });
  }

  /** Turns staged bytes into an object. With `onlyIfNew`, discards them and returns `false` if the key exists. */
  commit(staged: Staged, object: StoredObject, onlyIfNew = false): Promise<boolean> {
    return this.#change(async () => {
      const old = this.#index.get(object.key);
      if (onlyIfNew && old) {
        await this.discard(staged);
        return false;
      }
      const name = hashOf(object.key);
      const entry: Entry = { ...object, content: `${name}.${randomBytes(16).toString('hex')}` };
      await rename(staged.path, join(this.#folder, entry.content));
      const temporary = join(this.#folder, `${randomBytes(16).toString('hex')}.part`);
      await writeFile(temporary, JSON.stringify(entry, null, 2));
      await rename(temporary, join(this.#folder, `${name}.json`));
      this.#index.set(object.key, entry);
      if (old) await rm(join(this.#folder, old.content), { force: true });
      return true;
    });
  }

  /** Removes an object, if it exists. */
  remove(key: string): Promise<void> {
    return this.#change(async () => {
      const entry = this.#index.get(key);
      if (!entry) return;
      this.#index.delete(key);
      await rm(join(this.#folder, `${hashOf(key)}.json`), { force: true });
      await rm(join(this.#folder, entry.content), { force: true });
    });
  }

  /** Makes one change after the other, so that index and disk agree on the last one. */
  #change<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#lastChange.then(change);
    this.#lastChange = result.catch(() => {});
    return result;
  }

  async #load(): Promise<void> {
    const names = await readdir(this.#folder);
    const used = new Set<string>();
    for (const name of names.filter((other) => /^[0-9a-f]{64}\.json$/.test(other))) {
      const entry = parseEntry(await readFile(join(this.#folder, name), 'utf8'));
      if (!entry || !(await this.#hasContent(entry))) continue;
      this.#index.set(entry.key, entry);
      used.add(entry.content);
    }
    for (const name of names.filter((other) => LEFTOVER.test(other) && !used.has(other))) {
      await rm(join(this.#folder, name), { force: true });
    }
  }

  async #hasContent(entry: Entry): Promise<boolean> {
    try {
      return (await stat(join(this.#folder, entry.content))).size === entry.size;
    } catch {
      return false;
    }
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Parses an entry that this store has written. Other files in the folder are not objects. */
function parseEntry(json: string): Entry | undefined {
  try {
    const entry = JSON.parse(json) as Partial<Entry>;
    const isOurs = typeof entry.key === 'string' && entry.content?.startsWith(`${hashOf(entry.key)}.`);
    return isOurs ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}
