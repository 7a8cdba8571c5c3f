// What the option `persist` does for the list of an uploader. Loaded with that option.
import { isStored } from '../rules/stored-image.js';
import type { Target } from '../rules/target.js';
import { KeptImages } from './kept-images.js';
import { KeptList, type PersistenceHost } from './kept-list.js';
import { KeptWriting } from './kept-writing.js';
import type { KeptParts, KeptTarget, Memory } from './memory.js';
import type { Fields } from './mirrored.js';
import type { OtherPages } from './other-pages.js';
import type { Presigned } from './presign.js';
import { Tabs, type Method } from './tabs.js';

/** Milliseconds for which an upload waits for the database: a browser may never answer. */
const PATIENCE = 1000;

/** Waits until the database has done this, but not for ever. */
export async function inPatience(work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}

export class Persistence implements Memory {
  readonly #list: KeptList;
  readonly #writing: KeptWriting;
  #others: OtherPages | undefined;
  #meeting: Promise<OtherPages | undefined> | undefined;

  private constructor(list: KeptList) {
    this.#list = list;
    this.#writing = new KeptWriting(list, (entry) => this.#others?.show(entry));
    list.tabs.listen((message) => void this.#meet().then((others) => others?.onMessage(message)));
  }

  /** @param queue the name of the list. Rejects if the browser has no database for this page. */
  static async open(host: PersistenceHost, queue: string): Promise<Persistence> {
    const images = await KeptImages.open(host.fail);
    return new Persistence(new KeptList(host, queue, images, await Tabs.join<Fields>(queue)));
  }

  /** Brings back the images of earlier pages, and keeps those of this one. */
  start(): void {
    if (this.isClosed) return;
    const { host, end, images, queue, tabs } = this.#list;
    host.list.on('statechange', () => this.#save(), { signal: end });
    this.#save();
    tabs.tell({ kind: 'opened' });
    void this.#list.attempt(async () => {
      const all = await images.all(queue, Date.now());
      if (all.some(({ owner }) => owner !== tabs.owner)) await (await this.#meet())?.look();
    });
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
    const { stored, size } = entry.record;
    return !this.#list.isMine(entry) || stored !== undefined || entry.kept === size;
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
    return this.#others?.targetOf(id);
  }

  isEarlier(target: Target): boolean {
    return this.#others?.isEarlier(target) ?? false;
  }

  async keepTarget(id: string, target: KeptTarget): Promise<unknown> {
    this.#save();
    const entry = this.#list.entries.get(id);
    if (!entry || entry.record.stored || entry.record.target?.answer === target.answer) return undefined;
    Object.assign(entry.record, { target, parts: undefined });
    return inPatience(this.#list.put(entry));
  }

  partsOf(id: string): KeptParts {
    return this.#list.entries.get(id)?.record.parts ?? [];
  }

  async keepParts(id: string, parts: KeptParts): Promise<unknown> {
    const entry = this.#list.entries.get(id);
    if (!entry) return undefined;
    entry.record.parts = parts;
    return inPatience(this.#list.put(entry));
  }

  noted(): Promise<unknown> {
    return inPatience(this.#list.noted);
  }

  #save(): void {
    this.#writing.save();
    void this.#others?.readAhead();
  }

  /** Loads what is needed once there are images of other pages, or another page says something. */
  #meet(): Promise<OtherPages | undefined> {
    const load = async () => {
      const { OtherPages } = await this.#list.host.load(() => import('./other-pages.js'));
      this.#others = this.isClosed ? undefined : new OtherPages(this.#list);
    };
    this.#meeting ??= this.#list.attempt(load).then((isLoaded) => {
      if (!isLoaded) this.#meeting = undefined;
      return this.#others;
    });
    return this.#meeting;
  }
}
