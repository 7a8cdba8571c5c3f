// The other pages of a list: earlier ones, whose images are brought back, and other tabs. Loaded once there are any.
import { SPARE, type Target } from '../rules/target.js';
import type { Entry, KeptList } from './kept-list.js';
import { KeptReading } from './kept-reading.js';
import { fieldsOf, readFields, type Fields } from './mirrored.js';
import type { Presigned } from './presign.js';
import { readTarget } from './read-target.js';
import type { Message } from './tabs.js';

export class OtherPages {
  readonly #list: KeptList;
  readonly #reading: KeptReading;
  readonly #earlier = new WeakSet<Target>();

  constructor(list: KeptList) {
    this.#list = list;
    this.#reading = new KeptReading(list);
    list.tabs.tell({ kind: 'opened' });
    this.#showAll();
  }

  /** Brings back the images of pages that have ended, and shows those of other pages. */
  look(): Promise<boolean> {
    return this.#reading.look();
  }

  /** Reads the bytes of earlier pages that are needed next. */
  readAhead(): Promise<void> {
    return this.#reading.readAhead();
  }

  /** The target that an earlier page had for this image, once, if it still lasts. */
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

  /** Shows the image to the other pages. */
  show(entry: Entry): void {
    const { item, record } = entry;
    if (item && this.#list.isMine(entry))
      this.#list.tabs.tell({ kind: 'changed', key: record.key, fields: fieldsOf(item) });
  }

  onMessage(message: Message<Fields>): void {
    const { list, changes } = this.#list.host;
    if (message.kind === 'opened') {
      this.#showAll();
      return;
    }
    if (message.kind === 'removed') this.#list.forgotten.add(message.key);
    const entry = this.#list.byKey(message.key);
    if (!entry) {
      if (message.kind === 'changed') void this.look();
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

  #showAll(): void {
    for (const entry of this.#list.entries.values()) this.show(entry);
  }
}
