// The queue: the images in their order, which of them will be sent, and how many may be in flight. All state is here.
// `rules/transition` decides what happens to a single image.
import { IndexedList } from './indexed-list.js';
import { isInFlight, isTaken, isUnfinished, type ItemState, type UploadItem } from './item.js';
import { follow, type ItemEvent } from './transition.js';

export type QueueEvent =
  | Exclude<ItemEvent, { readonly type: 'renewed' }>
  /** Appends these items to the list. */
  | { readonly type: 'added'; readonly items: readonly UploadItem[] }
  /** Replaces the list by these items. Only stored and rejected items of the old list may be missing. */
  | { readonly type: 'listed'; readonly items: readonly UploadItem[] }
  | { readonly type: 'asked'; readonly ids: readonly string[] }
  | { readonly type: 'removed'; readonly id: string }
  /** The storage asked for fewer requests at the same time. */
  | { readonly type: 'slowed' }
  | { readonly type: 'moved'; readonly id: string; readonly index: number };

/** Bytes of all images that are stored or to be stored. */
export interface Amount {
  readonly loaded: number;
  readonly total: number;
}

const NOTHING: Amount = { loaded: 0, total: 0 };

/**
 * Why an image that is not stored yet is not being sent: it is queued (`due`), nobody has asked to send it (`unasked`), it is
 * `paused`, or it failed and can (`retryable`) or can't (`final`) be tried again.
 */
export type Standstill = 'due' | 'unasked' | 'paused' | 'retryable' | 'final';

const DUE: ReadonlySet<Standstill> = new Set(['due']);

export class Queue {
  /** Each item that stands still is marked with the reason. */
  #list = new IndexedList<UploadItem, Standstill>();
  /** Ids of items that will be sent and have not begun. */
  #asked = new Set<string>();
  /** How many items may be in flight. `Infinity` until the storage asks for fewer requests. */
  #slots = Infinity;
  readonly #counts = new Map<ItemState, number>();
  #taken = 0;
  #storedVersion = 0;
  /** Ids of items that have passed their checks, by the name and size of their file. */
  readonly #namesakes = new Map<string, Set<string>>();
  #sum = { ...NOTHING };
  /** Requests beside the first one of their item. */
  #beside = 0;
  /** By id: the share of the item in the sum. */
  readonly #amounts = new Map<string, Amount>();
  /** Ids of items that another page works on. */
  readonly #elsewhere = new Set<string>();
  /** Ids of items that have changed since they were added to the sum. */
  readonly #unsummed = new Set<string>();

  /** The items as a frozen array, in the order of the list. They are sent in this order. */
  get items(): readonly UploadItem[] {
    return this.#list.items;
  }

  /** Whether images are being uploaded, or will be without a further action. */
  get isBusy(): boolean {
    return this.#asked.size > 0 || this.count('presigning', 'uploading', 'waiting') > 0;
  }

  /** Number of items that count towards `max-files`. */
  get taken(): number {
    return this.#taken;
  }

  get length(): number {
    return this.#list.length;
  }

  /** A number that changes with the stored images, their order and their fields, except previews. */
  get storedVersion(): number {
    return this.#storedVersion;
  }

  /** Number of items in one of these states. */
  count(...states: readonly ItemState[]): number {
    return states.reduce((sum, state) => sum + (this.#counts.get(state) ?? 0), 0);
  }

  /** The first item that stands still for one of these reasons, except the items with the ids in `but`. */
  first(reasons: ReadonlySet<Standstill>, but?: ReadonlyMap<string, unknown>): UploadItem | undefined {
    for (const item of this.#list.marked(reasons)) if (!but?.has(item.id)) return item;
    return undefined;
  }

  /** Bytes of all images that are stored or will be. Computed on request, since reading the size of a file takes time. */
  get amount(): Amount {
    for (const id of this.#unsummed) {
      const item = this.#list.find(id);
      const isCounted = item && (isUnfinished(item) || item.state === 'stored' || this.#asked.has(id));
      const { loaded, total } = isCounted ? item : NOTHING;
      const before = this.#amounts.get(id) ?? NOTHING;
      this.#sum = {
        loaded: this.#sum.loaded + loaded - before.loaded,
        total: this.#sum.total + total - before.total,
      };
      if (isCounted) this.#amounts.set(id, { loaded, total });
      else this.#amounts.delete(id);
    }
    this.#unsummed.clear();
    return this.#sum;
  }

  find(id: string): UploadItem | undefined {
    return this.#list.find(id);
  }

  isAsked(id: string): boolean {
    return this.#asked.has(id);
  }

  /** Images that have passed their checks and whose files have the same name and size as this file. */
  namesakesOf(file: File): readonly UploadItem[] {
    return [...(this.#namesakes.get(nameAndSize(file)) ?? [])].flatMap((id) => this.find(id) ?? []);
  }

  /** The next item to send, or `undefined` if `concurrency` items are in flight already. */
  nextToBegin(concurrency: number): UploadItem | undefined {
    return this.#hasRoom(concurrency) ? this.upcoming() : undefined;
  }

  /** Takes a place for one more request of an item that is in flight, if `concurrency` allows it and no item waits for the place. */
  takePlace(concurrency: number): boolean {
    const isTaken = this.#hasRoom(concurrency) && !this.upcoming();
    if (isTaken) this.#beside += 1;
    return isTaken;
  }

  leavePlace(): void {
    this.#beside -= 1;
  }

  /** The next item to send, except the items with the ids in `but`. */
  upcoming(but?: ReadonlyMap<string, unknown>): UploadItem | undefined {
    return this.first(DUE, but);
  }

  /** @returns whether the event has changed anything */
  apply(event: QueueEvent): boolean {
    switch (event.type) {
      case 'added':
        this.#list.append(event.items);
        for (const item of event.items) this.#account(undefined, item);
        return event.items.length > 0;
      case 'listed':
        this.#replaceAll(event.items);
        return true;
      case 'asked':
        return event.ids.filter((id) => this.#ask(id)).length > 0;
      case 'removed': {
        const item = this.find(event.id);
        if (!item) return false;
        this.#list.remove(event.id);
        this.#elsewhere.delete(event.id);
        this.#asked.delete(event.id);
        this.#account(item, undefined);
        return true;
      }
      case 'moved': {
        const isMoved = this.#list.move(event.id, event.index);
        if (isMoved && this.find(event.id)?.state === 'stored') this.#storedVersion += 1;
        return isMoved;
      }
      case 'slowed':
        this.#slots = Math.max(1, Math.floor(Math.min(this.#slots, this.#inFlight) / 2));
        return true;
      case 'mirrored':
        this.#elsewhere.add(event.id);
        return this.#follow(event);
      case 'stored': {
        const isStored = this.#follow(event);
        if (isStored) this.#slots += 1; // the storage has kept up, so allow one more request
        return isStored;
      }
      default:
        return this.#follow(event);
    }
  }

  #hasRoom(concurrency: number): boolean {
    return this.#inFlight + this.#beside < Math.min(concurrency, this.#slots);
  }

  get #inFlight(): number {
    const elsewhere = [...this.#elsewhere].filter((id) => isInFlight(this.find(id)));
    return this.count('presigning', 'uploading') - elsewhere.length;
  }

  #follow(event: ItemEvent): boolean {
    const item = this.find(event.id);
    const next = item && follow(item, event);
    if (!next || next === item) return false;
    this.#list.replace(next);
    // An item in any other state has begun or has ended, so it no longer waits to be sent.
    if (next.state !== 'ready' && next.state !== 'checking') this.#asked.delete(next.id);
    this.#account(item, next);
    return true;
  }

  #ask(id: string): boolean {
    const item = this.find(id);
    if (!item || this.#asked.has(id) || this.#elsewhere.has(id)) return false;
    const isWaiting = item.state === 'checking' || item.state === 'ready';
    if (!isWaiting && !this.#follow({ type: 'renewed', id })) return false;
    this.#asked.add(id);
    this.#account(this.find(id), this.find(id));
    return true;
  }

  #replaceAll(items: readonly UploadItem[]): void {
    const before = new Map(this.items.map((item) => [item.id, item]));
    const stored = this.items.filter(isStored);
    this.#list = new IndexedList();
    this.#list.append(items);
    for (const item of items) {
      this.#account(before.get(item.id), item);
      before.delete(item.id);
    }
    for (const item of before.values()) this.#account(item, undefined);
    const isAsBefore = items.filter(isStored).every((item, index) => item === stored[index]);
    if (!isAsBefore) this.#storedVersion += 1; // removed items have changed it already
  }

  /** Updates all counts when an item is added, changed or removed. */
  #account(before: UploadItem | undefined, now: UploadItem | undefined): void {
    if (before) this.#counts.set(before.state, this.count(before.state) - 1);
    if (now) this.#counts.set(now.state, this.count(now.state) + 1);
    if (storedAs(before) !== storedAs(now)) this.#storedVersion += 1;
    const { id, file } = now ?? before ?? {};
    if (id === undefined) return;
    this.#unsummed.add(id);
    this.#list.mark(id, now && standstillOf(now, this.#asked.has(id)));
    const [wasTaken, nowTaken] = [!!before && isTaken(before), !!now && isTaken(now)];
    if (wasTaken === nowTaken) return;
    this.#taken += nowTaken ? 1 : -1;
    if (!file) return;
    const key = nameAndSize(file);
    const ids = this.#namesakes.get(key) ?? new Set();
    if (nowTaken) this.#namesakes.set(key, ids.add(id));
    else if (ids.delete(id) && ids.size === 0) this.#namesakes.delete(key);
  }
}

/** The fields of a stored image that can change, except its preview; `undefined` for any other item. */
const storedAs = (item: UploadItem | undefined) =>
  item && isStored(item) ? (item.alt ?? UNDESCRIBED) : undefined;

const UNDESCRIBED = Symbol();

const isStored = ({ state }: UploadItem) => state === 'stored';

function standstillOf(item: UploadItem, isAsked: boolean): Standstill | undefined {
  if (item.state === 'ready') return isAsked ? 'due' : 'unasked';
  if (item.state === 'paused') return 'paused';
  if (item.state === 'failed') return item.error.retryable ? 'retryable' : 'final';
  return undefined;
}

const nameAndSize = ({ name, size }: File) => `${size} ${name}`;
