// Writes the images of a list to the database: what has changed, and the bytes. Loaded with the option `persist`.
import { isUnchecked, type UploadItem } from '../rules/item.js';
import { imagesOf, isStored } from '../rules/stored-image.js';
import { SLICE, type KeptImage } from './kept-images.js';
import type { Entry, KeptList } from './kept-list.js';

export class KeptWriting {
  readonly #list: KeptList;
  readonly #show: (entry: Entry) => void;
  #isWriting = false;

  /** @param show shows an image that has changed to the other pages */
  constructor(list: KeptList, show: (entry: Entry) => void) {
    this.#list = list;
    this.#show = show;
  }

  /** Writes what has changed since it was called the last time. */
  save(): void {
    const { queue } = this.#list.host;
    for (const [place, item] of queue.items.entries()) {
      const entry = this.#list.entries.get(item.id) ?? this.#begin(item);
      if (!entry || !this.#list.isMine(entry)) continue;
      if (item.state === 'rejected') this.#list.forget([entry]);
      else if (entry.item !== item || entry.record.place !== place) this.#update(entry, item, place);
    }
    this.#list.forget([...this.#list.entries.values()].filter(({ id }) => !queue.find(id)));
    void this.#writeBytes();
  }

  /** @returns `undefined` for an image that is not to be sent */
  #begin(item: UploadItem): Entry | undefined {
    const { id, state, file } = item;
    if (!file || isUnchecked(item) || state === 'rejected' || state === 'stored') return undefined;
    const record: KeptImage = {
      key: crypto.randomUUID(),
      queue: this.#list.queue,
      owner: this.#list.tabs.owner,
      added: Date.now(),
      name: file.name,
      type: file.type,
      modified: file.lastModified,
      size: file.size,
      place: -1,
      alt: undefined,
      mode: 'rest',
      target: this.#list.host.targetOf(id),
    };
    const entry: Entry = { id, record, file, kept: 0 };
    this.#list.entries.set(id, entry);
    return entry;
  }

  #update(entry: Entry, item: UploadItem, place: number): void {
    const { record } = entry;
    const { alt } = item;
    const mode = modeOf(item, this.#list.host.queue.isAsked(item.id));
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
      Object.assign(record, { stored, target: undefined, parts: undefined });
      entry.file = undefined;
      entry.isLost = false; // it needs no bytes any more
      this.#list.noted = this.#list.put(entry);
      if (entry.isRead) this.#list.host.changes.apply({ type: 'held', id: item.id, file: undefined });
    } else if (isNew) {
      const put = this.#list.put(entry);
      entry.begun ??= put;
    }
  }

  /** Writes the bytes of one image after the other. */
  async #writeBytes(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    const next = () =>
      [...this.#list.entries.values()].find(
        ({ file, record, kept, isLost }) => file && !isLost && kept < record.size,
      );
    for (let entry = next(); entry; entry = next()) await this.#writeSlice(entry);
    this.#isWriting = false;
  }

  async #writeSlice(entry: Entry): Promise<void> {
    const { id, record, file } = entry;
    const start = entry.kept;
    const write = async () => {
      const slice = await file?.slice(start, start + SLICE).arrayBuffer();
      if (!slice || this.#list.entries.get(id) !== entry || !entry.file) return; // removed or stored meanwhile
      if (slice.byteLength === 0) throw new Error('the file has become shorter');
      await this.#list.images.putSlice(record, start, slice);
      entry.kept = start + slice.byteLength;
    };
    if ((await entry.begun) && (await this.#list.attempt(write))) return;
    entry.isLost = true;
    void this.#list.attempt(() => this.#list.images.remove([record.key]));
  }
}

/** What another page does with the image. */
function modeOf({ state }: UploadItem, isAsked: boolean): KeptImage['mode'] {
  if (state === 'paused' || state === 'aborted') return state;
  return state === 'ready' && !isAsked ? 'rest' : 'send';
}
