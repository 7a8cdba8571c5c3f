// Images that have not been checked. They are held until the engine has loaded, whose list takes them over.
import type { ChosenItem, UploadItem } from '../../rules/item.js';
import { newItem } from '../../rules/new-item.js';
import { isStored, storedItem, type StoredImage } from '../../rules/stored-image.js';
import type { Progress } from '../../rules/progress.js';
import type { UploadEventMap } from '../../upload/events.js';
import { asFile } from '../../upload/as-file.js';
import type { Uploads } from '../engine/uploads.js';
import type { Settings } from './settings.js';

/** The images of the element, before and after the engine has loaded. */
export type Images = Pick<
  Uploads,
  | 'items'
  | 'length'
  | 'progress'
  | 'storedVersion'
  | 'addFiles'
  | 'upload'
  | 'abort'
  | 'pause'
  | 'resume'
  | 'retry'
  | 'remove'
  | 'move'
  | 'clear'
  | 'show'
>;

type ToldOfOne = 'upload-abort' | 'upload-pause' | 'upload-resume' | 'upload-remove';
type Told = ToldOfOne | 'upload-complete';

export interface Holder {
  readonly settings: () => Pick<Settings, 'uploadOn'>;
  readonly onChange: () => void;
  readonly tell: <Name extends Told>(name: Name, detail: UploadEventMap[Name]['detail']) => void;
}

type IsMeant = (item: UploadItem) => boolean;

export class HeldImages implements Images {
  items: readonly UploadItem[] = Object.freeze([]);
  /** Increases with each change. */
  storedVersion = 0;
  /** The list that has the images from now on. */
  handOver: (uploads: Uploads) => void = () => {};
  readonly #handedOver = new Promise<Uploads>((resolve) => (this.handOver = resolve));
  readonly #holder: Holder;
  readonly #asked = new Set<string>();
  /** Events of changes that a listener makes. They are dispatched after the event of that listener. */
  readonly #untold: [ToldOfOne, UploadItem][] = [];
  #added = 0;

  constructor(holder: Holder) {
    this.#holder = holder;
  }

  get length(): number {
    return this.items.length;
  }

  /** Ids of images that are to be sent. */
  get asked(): string[] {
    return [...this.#asked];
  }

  get progress(): Progress {
    const asked = this.items.filter(({ id, state }) => state === 'paused' || this.#asked.has(id));
    const total = asked.reduce((sum, item) => sum + item.total, 0);
    return { loaded: 0, total, fraction: 0, bytesPerSecond: undefined, secondsLeft: undefined };
  }

  async addFiles(files: Iterable<Blob> | null | undefined): Promise<UploadItem[]> {
    const added = [...(files ?? [])].map((file) => newItem(`held-${(this.#added += 1)}`, asFile(file)));
    if (this.#holder.settings().uploadOn === 'select') for (const { id } of added) this.#asked.add(id);
    this.#list([...this.items, ...added]);
    return added.length > 0 ? (await this.#handedOver).check(added) : [];
  }

  async upload(): Promise<UploadItem[]> {
    this.#ask(({ state }) => state === 'checking');
    return this.#asked.size > 0 ? (await this.#handedOver).atRest() : [...this.items];
  }

  abort(id?: string): void {
    this.#tell('upload-abort', this.#stop('aborted', is(id)));
  }

  pause(id?: string): void {
    this.#tell('upload-pause', this.#stop('paused', is(id)));
  }

  /** The images are checked with the others. */
  resume(id?: string): void {
    const paused = this.items.filter(({ state }) => state === 'paused').filter(is(id));
    this.#ask((item) => paused.includes(item));
    const resumed = paused.flatMap((item) => this.items.find((other) => other.id === item.id) ?? []);
    this.#tell('upload-resume', resumed);
  }

  /** The images are checked with the others. */
  retry(id?: string): void {
    this.#ask((item) => item.state === 'aborted' && is(id)(item));
  }

  remove(id: string): void {
    this.#take((item) => item.id === id);
  }

  move(id: string, index: number): void {
    const { items } = this;
    const others = items.filter((item) => item.id !== id);
    const given: unknown = index; // scripts can pass any type
    const place = Math.trunc(Math.min(Math.max(0, Number(given) || 0), others.length));
    this.#list([
      ...others.slice(0, place),
      ...items.filter((item) => item.id === id),
      ...others.slice(place),
    ]);
  }

  clear(): void {
    this.#take(() => true);
  }

  /** Replaces the images that are stored already. */
  show(images: readonly StoredImage[], newId: () => string): void {
    const present = this.items.filter(isStored);
    const shown = images.map((image) => {
      const index = present.findIndex(({ url }) => url === image.url);
      const [known] = index < 0 ? [] : present.splice(index, 1);
      const isSame =
        known && Object.entries(image).every(([field, value]) => value === known[field as 'url']);
      return isSame ? known : storedItem(image, known?.id ?? newId());
    });
    const items = [...shown, ...this.items.filter((item) => !isStored(item))];
    if (present.length > 0 || items.some((item, index) => item !== this.items[index])) this.#list(items);
  }

  #list(items: readonly UploadItem[]): void {
    this.items = Object.freeze(items);
    this.storedVersion += 1;
    this.#holder.onChange();
  }

  #ask(isMeant: IsMeant): void {
    this.#list(
      this.items.map((item) => {
        if (!isMeant(item)) return item;
        this.#asked.add(item.id);
        return Object.freeze({ ...(item as ChosenItem), state: 'checking' });
      }),
    );
  }

  /** @returns the images that will not be sent now */
  #stop(state: 'aborted' | 'paused', isMeant: IsMeant): readonly UploadItem[] {
    const stopped: UploadItem[] = [];
    const wasBusy = this.#asked.size > 0;
    const items = this.items.map((item) => {
      if (!isMeant(item)) return item;
      const isAsked = this.#asked.delete(item.id);
      if (!isAsked && (item.state !== 'paused' || state === 'paused')) return item;
      const ended = Object.freeze({ ...(item as ChosenItem), state });
      stopped.push(ended);
      return ended;
    });
    if (stopped.length > 0) this.#list(items);
    if (wasBusy && this.#asked.size === 0)
      // After the event that ended the work.
      queueMicrotask(() => {
        if (this.#asked.size === 0) this.#holder.tell('upload-complete', { items: this.items });
      });
    return stopped;
  }

  #take(isMeant: IsMeant): void {
    const stopped = this.#stop('aborted', isMeant);
    const removed = this.items.filter(isMeant);
    this.#list(this.items.filter((item) => !isMeant(item)));
    this.#tell('upload-abort', stopped);
    this.#tell('upload-remove', removed);
  }

  #tell(name: ToldOfOne, items: readonly UploadItem[]): void {
    this.#untold.push(...items.map((item): [typeof name, UploadItem] => [name, item]));
    for (let next = this.#untold.shift(); next; next = this.#untold.shift())
      this.#holder.tell(next[0], { item: next[1] });
  }
}

/** Whether an item has this id; `undefined` is that of all. */
const is =
  (id: string | undefined): IsMeant =>
  (item) =>
    id === undefined || item.id === id;
