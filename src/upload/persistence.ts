// What the option `persist` does for the list of an uploader. Loaded with that option.
import { isStored } from '../rules/stored-image.js';
import type { Target } from '../rules/target.js';
import { KeptImages } from './kept-images.js';
import { KeptList, type PersistenceHost } from './kept-list.js';
import { KeptReading } from './kept-reading.js';
import { KeptWriting } from './kept-writing.js';
import type { KeptParts, KeptTarget, Memory } from './memory.js';
import { readFields, type Fields } from './mirrored.js';
import type { Presigned } from './presign.js';
import { readTarget } from './read-target.js';
import { Tabs, type Message, type Method } from './tabs.js';

/** Milliseconds for which an upload waits for its target to be kept. */
const PATIENCE = 1000;

/** Milliseconds for which a target has to be valid. */
const SPARE = 60_000;

export class Persistence implements Memory {
  readonly #list: KeptList;
  readonly #reading: KeptReading;
  readonly #writing: KeptWriting;
  readonly #earlier = new WeakSet<Target>();

  private constructor(list: KeptList) {
    this.#list = list;
    this.#reading = new KeptReading(list);
    this.#writing = new KeptWriting(list);
    list.tabs.listen((message) => this.#onMessage(message));
  }

  /** @param queue the name of the list. Rejects if the browser has no database for this page. */
  static async open(host: PersistenceHost, queue: string): Promise<Persistence> {
    const images = await KeptImages.open(host.fail);
    return new Persistence(new KeptList(host, queue, images, await Tabs.join<Fields>(queue)));
  }

  /** Brings back the images of earlier pages, and keeps those of this one. */
  start(): void {
    if (this.isClosed) return;
    const { host, end } = this.#list;
    host.list.on('statechange', () => this.#save(), { signal: end });
    this.#save();
    void this.#reading.look();
  }

  /** Removes the images of this list from the page. They stay in the database. */
  close(): void {
    const ids = [...this.#list.entries.keys()];
    this.#list.close();
    for (const id of ids) this.#list.host.list.remove(id);
  }

  /** Whether this image would be brought back if the page ended now. */
  keeps(id: string): boolean {
    const entry = this.#list.entries.get(id);
    if (!entry) return false;
    const { stored, kept, size } = entry.record;
    return !this.#list.isMine(entry) || stored !== undefined || kept === size;
  }

  /** Whether another page works on this image. If so, the method is called there. */
  callElsewhere(id: string, method: Method, alt?: string): boolean {
    const entry = this.#list.entries.get(id);
    if (!entry || this.#list.isMine(entry)) return false;
    this.#list.tabs.tell({ kind: 'call', key: entry.record.key, method, alt });
    return true;
  }

  /** Forgets the stored images, which stay in the list. */
  forgetStored(): void {
    this.#list.forget([...this.#list.entries.values()].filter(({ item }) => item && isStored(item)));
  }

  get isClosed(): boolean {
    return this.#list.end.aborted;
  }

  async targetOf(id: string): Promise<Presigned | undefined> {
    const entry = this.#list.entries.get(id);
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
    const entry = this.#list.entries.get(id);
    if (!entry || entry.record.stored || entry.record.target?.answer === target.answer) return;
    Object.assign(entry.record, { target, parts: undefined });
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
    await Promise.race([this.#list.put(entry), patience]);
  }

  partsOf(id: string): KeptParts {
    return this.#list.entries.get(id)?.record.parts ?? [];
  }

  keepParts(id: string, parts: KeptParts): void {
    const entry = this.#list.entries.get(id);
    if (!entry) return;
    entry.record.parts = parts;
    void this.#list.put(entry);
  }

  #save(): void {
    this.#writing.save();
    void this.#reading.readAhead();
  }

  #onMessage(message: Message<Fields>): void {
    const { list, changes } = this.#list.host;
    if (message.kind === 'opened') {
      for (const entry of this.#list.entries.values()) this.#list.show(entry);
      return;
    }
    if (message.kind === 'removed') this.#list.forgotten.add(message.key);
    const entry = this.#list.byKey(message.key);
    if (!entry) {
      if (message.kind === 'changed') void this.#reading.look();
    } else if (this.#list.isMine(entry)) {
      if (message.kind !== 'call') return;
      if (message.method === 'note') list.note(entry.id, { alt: message.alt });
      else list[message.method](entry.id);
    } else if (message.kind === 'changed') {
      changes.apply({ type: 'mirrored', id: entry.id, fields: readFields(message.fields) });
    } else if (message.kind === 'removed') {
      this.#list.entries.delete(entry.id);
      changes.apply({ type: 'removed', id: entry.id });
    }
  }
}
