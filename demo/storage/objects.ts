// The objects on disk: a content file and a small JSON for each, and an index in memory.
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
  /** `x-amz-checksum-…` headers that were verified. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly publicRead: boolean;
}

/** Bytes on disk that belong to no object yet: `commit` or `discard` them. */
export interface Staged extends Digests {
  readonly path: string;
  /** Bytes that came; more than were kept where they passed the limit. */
  readonly size: number;
}

interface Entry extends StoredObject {
  /** File name of the content. */
  readonly content: string;
}

// Only files that look like ours are ever removed, should the folder hold others.
const LEFTOVER = /^[0-9a-f]{32}\.part$|^[0-9a-f]{64}\.[0-9a-f]{32}$/;

/**
 * File names are hashes of the key, so that neither `../` nor its length can matter.
 * The rename of the JSON is what makes an object: it names the content file, which is new each time,
 * so that a crash in between leaves the old object, and a reader of the old content is not disturbed.
 */
export class Objects {
  readonly #folder: string;
  readonly #index = new Map<string, Entry>();
  #lastChange: Promise<unknown> = Promise.resolve();

  /** Opens the folder, made if it isn't there, and removes what an earlier run left unfinished. */
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

  /** An object and its content, opened; whoever asks closes it. */
  async read(key: string): Promise<{ object: StoredObject; file: FileHandle } | undefined> {
    for (;;) {
      const entry = this.#index.get(key);
      if (!entry) return undefined;
      try {
        return { object: entry, file: await open(join(this.#folder, entry.content)) };
      } catch (error) {
        // Replaced or removed between the look and the opening: look again.
        if (this.#index.get(key) === entry) throw error;
      }
    }
  }

  /**
   * Writes `chunks` to a temporary file, which is removed if they break off.
   * Beyond `limit` bytes they are only counted, or with `stopAtLimit` left unread.
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

  /** Makes staged bytes an object; false, and nothing kept, where `onlyIfNew` and the key is taken. */
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

  /** Removes an object; nothing happens where there is none. */
  remove(key: string): Promise<void> {
    return this.#change(async () => {
      const entry = this.#index.get(key);
      if (!entry) return;
      this.#index.delete(key);
      await rm(join(this.#folder, `${hashOf(key)}.json`), { force: true });
      await rm(join(this.#folder, entry.content), { force: true });
    });
  }

  /** One change after the other, so that index and disk agree on which came last. */
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

/** An entry as this store wrote it; anything else in the folder is not an object. */
function parseEntry(json: string): Entry | undefined {
  try {
    const entry = JSON.parse(json) as Partial<Entry>;
    const isOurs = typeof entry.key === 'string' && entry.content?.startsWith(`${hashOf(entry.key)}.`);
    return isOurs ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}
