// The unfinished multipart uploads on disk: for each a folder with a JSON file, and with a content and a JSON file for each part.
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checksum } from './digests.js';
import type { Staged } from './objects.js';

export interface Part {
  readonly number: number;
  readonly size: number;
  /** MD5 in hexadecimal. */
  readonly etag: string;
  /** ISO 8601. */
  readonly lastModified: string;
  /** In base64, if the upload has an algorithm. */
  readonly checksum?: string | undefined;
}

/** What is known when the upload is created. */
export interface Plan {
  readonly key: string;
  /** ISO 8601. */
  readonly initiated: string;
  /** Headers and visibility of the object. */
  readonly headers: Readonly<Record<string, string>>;
  readonly publicRead: boolean;
  readonly algorithm?: Checksum | undefined;
}

export interface MultipartUpload extends Plan {
  readonly id: string;
  /** By number. A part that is sent again replaces the earlier one. */
  readonly parts: ReadonlyMap<number, Part>;
}

interface Entry extends MultipartUpload {
  readonly parts: Map<number, Part & { readonly content: string }>;
  lastChange: Promise<unknown>;
}

const ID = /^[0-9a-f]{32}$/;
const PART = /^\d{1,5}\.json$/;

export class MultipartUploads {
  readonly #folder: string;
  readonly #uploads = new Map<string, Entry>();

  /** Finds the uploads of an earlier run. Parts that had not been written to their end do not count. */
  static async open(folder: string): Promise<MultipartUploads> {
    const uploads = new MultipartUploads(join(folder, 'uploads'));
    await uploads.#load();
    return uploads;
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** `undefined` if it was completed or aborted, never existed, or belongs to another key. */
  get(id: string, key: string): MultipartUpload | undefined {
    return this.#entry(id, key);
  }

  /** All unfinished uploads, the oldest first. */
  list(): readonly MultipartUpload[] {
    return [...this.#uploads.values()].sort((a, b) => (a.initiated < b.initiated ? -1 : 1));
  }

  async create(plan: Plan): Promise<MultipartUpload> {
    const id = randomBytes(16).toString('hex');
    await mkdir(join(this.#folder, id), { recursive: true });
    await this.#write(id, 'upload', plan);
    const entry: Entry = { ...plan, id, parts: new Map(), lastChange: Promise.resolve() };
    this.#uploads.set(id, entry);
    return entry;
  }

  /** Keeps staged bytes as a part. `false` if the upload has ended meanwhile. */
  addPart(id: string, key: string, staged: Staged, part: Part): Promise<boolean> {
    return this.exclusively(id, key, async (upload) => {
      const entry = upload && this.#entry(upload.id, key);
      if (!entry) return false;
      const content = `${part.number}.${randomBytes(8).toString('hex')}`;
      const old = entry.parts.get(part.number);
      await rename(staged.path, join(this.#folder, id, content));
      await this.#write(id, String(part.number), { ...part, content });
      entry.parts.set(part.number, { ...part, content });
      if (old) await rm(join(this.#folder, id, old.content), { force: true });
      return true;
    });
  }

  /** The bytes of these parts, one after the other. */
  async *read(id: string, key: string, numbers: readonly number[]): AsyncGenerator<Buffer> {
    for (const number of numbers) {
      const part = this.#entry(id, key)?.parts.get(number);
      if (part) yield* createReadStream(join(this.#folder, id, part.content)) as AsyncIterable<Buffer>;
    }
  }

  /** Removes the upload and its parts. */
  async remove(id: string): Promise<void> {
    this.#uploads.delete(id);
    await rm(join(this.#folder, id), { recursive: true, force: true });
  }

  /** Does `work` while nothing else changes the upload. `work` gets `undefined` if the upload has ended. */
  exclusively<Result>(
    id: string,
    key: string,
    work: (upload: MultipartUpload | undefined) => Promise<Result>,
  ): Promise<Result> {
    const entry = this.#entry(id, key);
    if (!entry) return work(undefined);
    const result = entry.lastChange.then(() => work(this.#entry(id, key)));
    entry.lastChange = result.catch(() => {});
    return result;
  }

  #entry(id: string, key: string): Entry | undefined {
    const entry = this.#uploads.get(id);
    return entry?.key === key ? entry : undefined;
  }

  /** Renames a finished file, so that a crash leaves either the old content or the new one. */
  async #write(id: string, name: string, content: object): Promise<void> {
    const temporary = join(this.#folder, id, `${randomBytes(8).toString('hex')}.new`);
    await writeFile(temporary, JSON.stringify(content));
    await rename(temporary, join(this.#folder, id, `${name}.json`));
  }

  async #load(): Promise<void> {
    const ids = await readdir(this.#folder).catch(() => []);
    for (const id of ids.filter((name) => ID.test(name))) {
      const names = await readdir(join(this.#folder, id));
      if (!names.includes('upload.json')) continue;
      const read = async (name: string): Promise<unknown> =>
        JSON.parse(await readFile(join(this.#folder, id, name), 'utf8'));
      const parts = (await Promise.all(names.filter((name) => PART.test(name)).map(read))) as (Part & {
        content: string;
      })[];
      const present = parts.filter(({ content }) => names.includes(content));
      this.#uploads.set(id, {
        ...((await read('upload.json')) as Plan),
        id,
        parts: new Map(present.map((part) => [part.number, part])),
        lastChange: Promise.resolve(),
      });
    }
  }
}
