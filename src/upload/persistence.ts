// Keeps the images of a list beyond its page, brings back those of earlier pages, and shows those that another page works on.
// Loaded with the option `persist`.
import type { Failure } from '../rules/failure.js';
import { isUnchecked, type ChosenItem, type ItemState, type UploadItem } from '../rules/item.js';
import { newItem } from '../rules/new-item.js';
import type { Queue } from '../rules/queue.js';
import { imagesOf, isStored, storedItem } from '../rules/stored-image.js';
import type { Target } from '../rules/target.js';
import type { Notes } from '../rules/transition.js';
import type { Changes } from './changes.js';
import { KeptImages, type KeptImage } from './kept-images.js';
import type { KeptParts, KeptTarget, Memory } from './memory.js';
import { fieldsOf, readFields, type Fields } from './mirrored.js';
import type { Presigned } from './presign.js';
import { readTarget } from './read-target.js';
import { Tabs, type Message, type Method } from './tabs.js';

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
  /** The target that an image has now. */
  readonly targetOf: (id: string) => KeptTarget | undefined;
  /** Called for each failure of the database. */
  readonly fail: (cause: unknown) => void;
}

/** An image of the list that is kept. */
interface Entry {
  readonly id: string;
  record: KeptImage;
  /** The bytes, if they are read. */
  file?: File | undefined;
  /** They were read from the database. */
  isRead?: boolean;
  /** The item when it was last written. */
  item?: UploadItem;
  /** The target of an earlier page that has not been used again yet. */
  earlier?: KeptTarget | undefined;
  /** Its bytes can't be kept. */
  isLost?: boolean;
}

/** Bytes that are read and written at once. */
const SLICE = 1024 * 1024;

/**
 * Bytes of earlier pages that are read before it is their turn. Chromium keeps them in memory, and with more than 500 MB in all it can't
 * read some of them any more.
 */
const AHEAD = 128 * 1024 * 1024;

/** States in which an image does not make progress by itself. */
const STILL: ReadonlySet<ItemState | undefined> = new Set([
  'paused',
  'aborted',
  'failed',
  'rejected',
  'stored',
]);

/** Milliseconds for which an upload waits for its target to be kept. */
const PATIENCE = 1000;

/** Milliseconds for which a target has to be valid. */
const SPARE = 60_000;

const UNREAD: Failure = { code: 'unreadable', cause: 'the browser can’t read the bytes that it has kept' };

const CUT: Failure = {
  code: 'unreadable',
  cause: 'the page was closed before all bytes of this file were kept',
};

export class Persistence implements Memory {
  readonly #host: PersistenceHost;
  readonly #queue: string;
  readonly #images: KeptImages;
  readonly #end = new AbortController();
  #tabs!: Tabs<Fields>;
  /** By id of the item. */
  readonly #entries = new Map<string, Entry>();
  /** Keys of images that were removed. They may be among records that were read before. */
  readonly #forgotten = new Set<string>();
  readonly #earlier = new WeakSet<Target>();
  /** Owners whose images are adopted once their page has ended. */
  readonly #awaited = new Set<string>();
  #looking = Promise.resolve(true);
  #isWriting = false;
  #isReading = false;

  private constructor(host: PersistenceHost, queue: string, images: KeptImages) {
    this.#host = host;
    this.#queue = queue;
    this.#images = images;
  }

  /** @param queue the name of the list. Rejects if the browser has no database for this page. */
  static async open(host: PersistenceHost, queue: string): Promise<Persistence> {
    const images = await KeptImages.open(host.fail);
    const opened = new Persistence(host, queue, images);
    opened.#tabs = await Tabs.join<Fields>(queue, (message) => opened.#onMessage(message));
    return opened;
  }

  /** Brings back the images of earlier pages, and keeps those of this one. */
  start(): void {
    if (this.isClosed) return;
    this.#host.list.on('statechange', () => this.#save(), { signal: this.#end.signal });
    this.#save();
    void this.#look();
  }

  /** Removes the images of this list from the page. They stay in the database. */
  close(): void {
    this.#end.abort();
    const ids = [...this.#entries.keys()];
    this.#entries.clear();
    for (const id of ids) this.#host.list.remove(id);
    this.#tabs.leave(this.#images);
  }

  /** Whether this image would be brought back if the page ended now. */
  keeps(id: string): boolean {
    const entry = this.#entries.get(id);
    if (!entry) return false;
    const { stored, kept, size } = entry.record;
    return !this.#isMine(entry) || stored !== undefined || kept === size;
  }

  /** Whether another page works on this image. If so, the method is called there. */
  callElsewhere(id: string, method: Method, alt?: string): boolean {
    const entry = this.#entries.get(id);
    if (!entry || this.#isMine(entry)) return false;
    this.#tabs.tell({ kind: 'call', key: entry.record.key, method, alt });
    return true;
  }

  /** Forgets the stored images, which stay in the list. */
  forgetStored(): void {
    this.#forget([...this.#entries.values()].filter(({ item }) => item && isStored(item)));
  }

  get isClosed(): boolean {
    return this.#end.signal.aborted;
  }

  async targetOf(id: string): Promise<Presigned | undefined> {
    const entry = this.#entries.get(id);
    if (!entry?.earlier) return undefined;
    const { answer, skew } = entry.earlier;
    entry.earlier = undefined;
    const target = await readTarget(answer, location.protocol === 'https:').catch(() => '');
    const date = Date.now() + (skew ?? 0);
    if (typeof target === 'string' || target.expires < date + SPARE) return undefined;
    this.#earlier.add(target);
    return { ok: true, target, answer, date: skew === undefined ? undefined : date };
  }

  isEarlier(target: Target): boolean {
    return this.#earlier.has(target);
  }

  async keepTarget(id: string, target: KeptTarget): Promise<void> {
    this.#save();
    const entry = this.#entries.get(id);
    if (!entry || entry.record.stored || entry.record.target?.answer === target.answer) return;
    Object.assign(entry.record, { target, parts: undefined });
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
    await Promise.race([this.#put(entry), patience]);
  }

  partsOf(id: string): KeptParts {
    return this.#entries.get(id)?.record.parts ?? [];
  }

  keepParts(id: string, parts: KeptParts): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.record.parts = parts;
    void this.#put(entry);
  }

  #isMine({ record }: Pick<Entry, 'record'>): boolean {
    return record.owner === this.#tabs.owner;
  }

  #byKey(key: string): Entry | undefined {
    return [...this.#entries.values()].find(({ record }) => record.key === key);
  }

  /** @returns whether it has worked */
  async #try(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (cause) {
      if (!this.isClosed) this.#host.fail(cause);
      return false;
    }
  }

  #put({ record, isLost }: Entry): Promise<boolean> {
    return isLost ? Promise.resolve(false) : this.#try(() => this.#images.put(record));
  }

  /** Brings back the images of pages that have ended, and shows those of other pages. One look at a time. */
  #look(): Promise<boolean> {
    this.#looking = this.#looking.then(() => this.#try(() => this.#lookOnce()));
    return this.#looking;
  }

  async #lookOnce(): Promise<void> {
    const tabs = this.#tabs;
    const all = () => this.#images.all(this.#queue, Date.now());
    for (const owner of new Set((await all()).map((record) => record.owner))) {
      if (owner === tabs.owner || this.#awaited.has(owner)) continue;
      const adopt = () => this.#images.adopt(this.#queue, owner, tabs.owner);
      if (await tabs.ifDead(owner, adopt)) continue;
      this.#awaited.add(owner);
      void this.#try(() => tabs.onceDead(owner, adopt, this.#end.signal)).then((isDead) => {
        this.#awaited.delete(owner);
        return isDead && this.#look();
      });
    }
    let hasNew = false;
    for (const record of await all()) {
      const known = this.#byKey(record.key);
      if (this.isClosed || this.#forgotten.has(record.key) || (known && this.#isMine(known))) continue;
      if (this.#isMine({ record })) await this.#bringBack(record, known?.id);
      else if (known) known.record = record;
      else {
        this.#mirror(record);
        hasNew = true;
      }
    }
    if (hasNew) tabs.tell({ kind: 'opened' });
  }

  /** @param id of the item that shows it already, while another page worked on it */
  async #bringBack(record: KeptImage, id: string | undefined): Promise<void> {
    const { queue, changes, newId, reject } = this.#host;
    const { stored, mode } = record;
    const isThere = ({ url }: { url?: string }) => url === stored?.url;
    if (stored && id === undefined && queue.items.filter(isStored).some(isThere)) {
      await this.#images.remove([record.key]); // the page shows it already
      return;
    }
    const entry: Entry = { id: id ?? newId(), record, earlier: record.target };
    this.#entries.set(entry.id, entry);
    changes.make(() => {
      this.#replace(itemOf(entry));
      if (mode === 'send') changes.apply({ type: 'asked', ids: [entry.id] });
      else if (mode === 'paused') changes.apply({ type: 'paused', id: entry.id, kept: 0 });
      else if (mode === 'aborted') changes.apply({ type: 'aborted', id: entry.id });
    });
    if (stored || record.kept === record.size) return;
    this.#entries.delete(entry.id);
    await this.#images.remove([record.key]);
    reject(entry.id, CUT);
  }

  /** Reads the bytes of earlier pages: those of a few images ahead of the ones that are being sent. */
  async #readAhead(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const { queue, changes, check, reject } = this.#host;
    for (let entry = this.#nextToRead(); entry; entry = this.#nextToRead()) {
      const { id, record } = entry;
      const read = () => this.#try(async () => (entry.file = await this.#images.fileOf(record)));
      entry.isRead = (await read()) || (await read());
      if (!entry.isRead) {
        this.#entries.delete(id);
        this.#forgotten.add(record.key); // the next page may be able to read it
        reject(id, UNREAD);
        continue;
      }
      if (this.#entries.get(id) !== entry) continue; // removed meanwhile
      changes.apply({ type: 'held', id, file: entry.file });
      const item = queue.find(id);
      if (item && isUnchecked(item)) void check([item as ChosenItem]);
    }
    this.#isReading = false;
  }

  /** Images to be sent come before those that are paused. */
  #nextToRead(): Entry | undefined {
    const { queue } = this.#host;
    const mine = [...this.#entries.values()].filter((entry) => this.#isMine(entry) && !entry.record.stored);
    const stateOf = ({ id }: Entry) => queue.find(id)?.state;
    const held = mine.filter(({ isRead }) => isRead);
    const moving = held.filter((entry) => !STILL.has(stateOf(entry)));
    const next = (state: ItemState, beside: readonly Entry[]) => {
      const bytes = beside.reduce((sum, { record }) => sum + record.size, 0);
      const found = mine.find((entry) => !entry.file && stateOf(entry) === state);
      return found && (bytes === 0 || bytes + found.record.size <= AHEAD) ? found : undefined;
    };
    return next('checking', moving) ?? next('paused', held);
  }

  /** Shows an image that another page works on. */
  #mirror(record: KeptImage): void {
    const { changes, newId } = this.#host;
    const entry: Entry = { id: newId(), record };
    this.#entries.set(entry.id, entry);
    changes.make(() => {
      this.#replace(itemOf(entry));
      changes.apply({ type: 'mirrored', id: entry.id, fields: {} });
    });
  }

  /** Puts the item in the place of the one with its id, or at the end. */
  #replace(item: UploadItem): void {
    const { queue, changes } = this.#host;
    const index = queue.items.findIndex(({ id }) => id === item.id);
    changes.apply({ type: 'removed', id: item.id });
    changes.apply({ type: 'added', items: [Object.freeze(item)] });
    if (index >= 0) changes.apply({ type: 'moved', id: item.id, index });
  }

  #onMessage(message: Message<Fields>): void {
    const { list, changes } = this.#host;
    if (message.kind === 'opened') {
      for (const entry of this.#entries.values()) this.#show(entry);
      return;
    }
    if (message.kind === 'removed') this.#forgotten.add(message.key);
    const entry = this.#byKey(message.key);
    if (!entry) {
      if (message.kind === 'changed') void this.#look();
    } else if (this.#isMine(entry)) {
      if (message.kind !== 'call') return;
      if (message.method === 'note') list.note(entry.id, { alt: message.alt });
      else list[message.method](entry.id);
    } else if (message.kind === 'changed') {
      changes.apply({ type: 'mirrored', id: entry.id, fields: readFields(message.fields) });
    } else if (message.kind === 'removed') {
      this.#entries.delete(entry.id);
      changes.apply({ type: 'removed', id: entry.id });
    }
  }

  /** Shows the image to the other pages. */
  #show(entry: Entry): void {
    const { item, record } = entry;
    if (item && this.#isMine(entry))
      this.#tabs.tell({ kind: 'changed', key: record.key, fields: fieldsOf(item) });
  }

  /** Writes what has changed since it was called the last time. */
  #save(): void {
    const { queue } = this.#host;
    for (const [place, item] of queue.items.entries()) {
      const entry = this.#entries.get(item.id) ?? this.#begin(item);
      if (!entry || !this.#isMine(entry)) continue;
      if (item.state === 'rejected') this.#forget([entry]);
      else if (entry.item !== item || entry.record.place !== place) this.#update(entry, item, place);
    }
    this.#forget([...this.#entries.values()].filter(({ id }) => !queue.find(id)));
    void this.#writeBytes();
    void this.#readAhead();
  }

  /** At once, since the page may be left. */
  #forget(entries: readonly Entry[]): void {
    for (const { id, record } of entries) {
      this.#entries.delete(id);
      this.#forgotten.add(record.key);
      this.#tabs.tell({ kind: 'removed', key: record.key });
    }
    const keys = entries.map(({ record }) => record.key);
    if (keys.length > 0) void this.#try(() => this.#images.remove(keys));
  }

  /** @returns `undefined` for an image that is not to be sent */
  #begin(item: UploadItem): Entry | undefined {
    const { id, state, file } = item;
    if (!file || isUnchecked(item) || state === 'rejected' || state === 'stored') return undefined;
    const record: KeptImage = {
      key: crypto.randomUUID(),
      queue: this.#queue,
      owner: this.#tabs.owner,
      added: Date.now(),
      name: file.name,
      type: file.type,
      modified: file.lastModified,
      size: file.size,
      kept: 0,
      place: -1,
      alt: undefined,
      mode: 'rest',
      target: this.#host.targetOf(id),
    };
    const entry: Entry = { id, record, file };
    this.#entries.set(id, entry);
    return entry;
  }

  #update(entry: Entry, item: UploadItem, place: number): void {
    const { record } = entry;
    const { alt } = item;
    const mode = modeOf(item, this.#host.queue.isAsked(item.id));
    const isFreed = isStored(item) && !record.stored;
    const isNew = record.place !== place || record.alt !== alt || record.mode !== mode;
    Object.assign(record, { place, alt, mode });
    if (entry.item !== item) {
      entry.item = item;
      this.#show(entry);
    }
    if (isFreed) {
      const [image] = imagesOf([item]);
      const stored = { ...image, url: item.url, checksum: item.checksum };
      Object.assign(record, { stored, kept: 0, target: undefined, parts: undefined });
      entry.file = undefined;
      void this.#try(() => this.#images.free(record));
      if (entry.isRead) this.#host.changes.apply({ type: 'held', id: item.id, file: undefined });
    } else if (isNew) void this.#put(entry);
  }

  /** Writes the bytes of one image after the other. */
  async #writeBytes(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    const next = () =>
      [...this.#entries.values()].find(
        ({ file, record, isLost }) => file && !isLost && record.kept < record.size,
      );
    for (let entry = next(); entry; entry = next()) await this.#writeSlice(entry);
    this.#isWriting = false;
  }

  async #writeSlice(entry: Entry): Promise<void> {
    const { id, record, file } = entry;
    const start = record.kept;
    const isWritten = await this.#try(async () => {
      const slice = await file?.slice(start, start + SLICE).arrayBuffer();
      if (!slice || this.#entries.get(id) !== entry || !entry.file) return; // removed or stored meanwhile
      if (slice.byteLength === 0) throw new Error('the file has become shorter');
      record.kept = start + slice.byteLength;
      await this.#images.putSlice(record, start, slice);
    });
    if (isWritten) return;
    entry.isLost = true;
    void this.#try(() => this.#images.remove([record.key]));
  }
}

/** What another page does with the image. */
function modeOf({ state }: UploadItem, isAsked: boolean): KeptImage['mode'] {
  if (state === 'paused' || state === 'aborted') return state;
  return state === 'ready' && !isAsked ? 'rest' : 'send';
}

/** The item of an image, before its bytes are read. */
function itemOf({ id, record }: Entry): UploadItem {
  const { stored, alt, name, type, size } = record;
  if (stored) return { ...storedItem({ ...stored, alt }, id), checksum: stored.checksum } as UploadItem;
  return { ...newItem(id, new File([], name, { type })), alt, size, total: size };
}
