// Brings back the images of earlier pages, and shows those that another page works on. Loaded with the option `persist`.
import type { Failure } from '../rules/failure.js';
import { isUnchecked, type ChosenItem, type ItemState, type UploadItem } from '../rules/item.js';
import { newItem } from '../rules/new-item.js';
import { isStored, storedItem } from '../rules/stored-image.js';
import type { KeptImage } from './kept-images.js';
import type { Entry, KeptList } from './kept-list.js';

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

const UNREAD: Failure = { code: 'unreadable', cause: 'the browser can’t read the bytes that it has kept' };

const CUT: Failure = {
  code: 'unreadable',
  cause: 'the page was closed before all bytes of this file were kept',
};

export class KeptReading {
  readonly #list: KeptList;
  /** Owners whose images are adopted once their page has ended. */
  readonly #awaited = new Set<string>();
  #looking = Promise.resolve(true);
  #isReading = false;

  constructor(list: KeptList) {
    this.#list = list;
  }

  /** Brings back the images of pages that have ended, and shows those of other pages. One look at a time. */
  look(): Promise<boolean> {
    this.#looking = this.#looking.then(() => this.#list.attempt(() => this.#lookOnce()));
    return this.#looking;
  }

  async #lookOnce(): Promise<void> {
    const tabs = this.#list.tabs;
    const all = () => this.#list.images.all(this.#list.queue, Date.now());
    for (const owner of new Set((await all()).map((record) => record.owner))) {
      if (owner === tabs.owner || this.#awaited.has(owner)) continue;
      const adopt = () => this.#list.images.adopt(this.#list.queue, owner, tabs.owner);
      if (await tabs.ifDead(owner, adopt)) continue;
      this.#awaited.add(owner);
      void this.#list
        .attempt(() => tabs.onceDead(owner, adopt, this.#list.end))
        .then((isDead) => {
          this.#awaited.delete(owner);
          return isDead && this.look();
        });
    }
    let hasNew = false;
    const records = await all();
    const whole = await this.#list.images.whole(records.filter((record) => this.#list.isMine({ record })));
    for (const record of records) {
      const known = this.#list.byKey(record.key);
      if (
        this.#list.end.aborted ||
        this.#list.forgotten.has(record.key) ||
        (known && this.#list.isMine(known))
      )
        continue;
      if (this.#list.isMine({ record })) await this.#bringBack(record, whole.includes(record), known?.id);
      else if (known) known.record = record;
      else {
        this.#mirror(record);
        hasNew = true;
      }
    }
    if (hasNew) tabs.tell({ kind: 'opened' });
  }

  /** @param id of the item that shows it already, while another page worked on it */
  async #bringBack(record: KeptImage, isWhole: boolean, id: string | undefined): Promise<void> {
    const { queue, changes, newId, reject } = this.#list.host;
    const { stored, mode } = record;
    const isThere = ({ url }: { url?: string }) => url === stored?.url;
    if (stored && id === undefined && queue.items.filter(isStored).some(isThere)) {
      await this.#list.images.remove([record.key]); // the page shows it already
      return;
    }
    const entry: Entry = { id: id ?? newId(), record, kept: record.size, earlier: record.target };
    this.#list.entries.set(entry.id, entry);
    changes.make(() => {
      this.#replace(itemOf(entry));
      if (mode === 'send') changes.apply({ type: 'asked', ids: [entry.id] });
      else if (mode === 'paused') changes.apply({ type: 'paused', id: entry.id, kept: 0 });
      else if (mode === 'aborted') changes.apply({ type: 'aborted', id: entry.id });
    });
    if (stored || isWhole) return;
    this.#list.entries.delete(entry.id);
    await this.#list.images.remove([record.key]);
    reject(entry.id, CUT);
  }

  /** Reads the bytes of earlier pages: those of a few images ahead of the ones that are being sent. */
  async readAhead(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    const { queue, changes, check, reject } = this.#list.host;
    for (let entry = this.#nextToRead(); entry; entry = this.#nextToRead()) {
      const { id, record } = entry;
      const read = () =>
        this.#list.attempt(async () => (entry.file = await this.#list.images.fileOf(record)));
      entry.isRead = (await read()) || (await read());
      if (!entry.isRead) {
        this.#list.entries.delete(id);
        this.#list.forgotten.add(record.key); // the next page may be able to read it
        reject(id, UNREAD);
        continue;
      }
      if (this.#list.entries.get(id) !== entry) continue; // removed meanwhile
      changes.apply({ type: 'held', id, file: entry.file });
      const item = queue.find(id);
      if (item && isUnchecked(item)) void check([item as ChosenItem]);
    }
    this.#isReading = false;
  }

  /** Images to be sent come before those that are paused. */
  #nextToRead(): Entry | undefined {
    const { queue } = this.#list.host;
    const mine = [...this.#list.entries.values()].filter(
      (entry) => this.#list.isMine(entry) && !entry.record.stored,
    );
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
    const { changes, newId } = this.#list.host;
    const entry: Entry = { id: newId(), record, kept: record.size };
    this.#list.entries.set(entry.id, entry);
    changes.make(() => {
      this.#replace(itemOf(entry));
      changes.apply({ type: 'mirrored', id: entry.id, fields: {} });
    });
  }

  /** Puts the item in the place of the one with its id, or at the end. */
  #replace(item: UploadItem): void {
    const { queue, changes } = this.#list.host;
    const index = queue.items.findIndex(({ id }) => id === item.id);
    changes.apply({ type: 'removed', id: item.id });
    changes.apply({ type: 'added', items: [Object.freeze(item)] });
    if (index >= 0) changes.apply({ type: 'moved', id: item.id, index });
  }
}

/** The item of an image, before its bytes are read. */
function itemOf({ id, record }: Entry): UploadItem {
  const { stored, alt, name, type, size } = record;
  if (stored) return { ...storedItem({ ...stored, alt }, id), checksum: stored.checksum } as UploadItem;
  return { ...newItem(id, new File([], name, { type })), alt, size, total: size };
}
