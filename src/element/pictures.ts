// Which image has which picture: first what needs no decoding, then the real one, those on screen first.
import { drawPicture, embeddedPicture, standBy, standDown } from '../image/picture.js';
import type { UploadItem } from '../rules/item.js';

interface Picture {
  readonly item: UploadItem & { readonly file: File };
  /** Ends what is done for it. */
  readonly stop: AbortController;
  url?: string | undefined;
  /** The row in which it is shown. */
  place?: Element;
  /** Its place is on the screen, or near; `undefined` until that is known. */
  near?: boolean;
  /** The real one is drawn, or will be. */
  begun?: boolean;
}

const hasFile = (item: UploadItem): item is Picture['item'] => item.file !== undefined;

const SVG = 'image/svg+xml';

/** Images that are shown before it is known where they are; as many as a list shows on most screens. */
const AT_ONCE = 8;

/** How far from the screen is near: by half of its height. */
const MARGIN = '50%';

const idOf = (row: Element) => (row instanceof HTMLElement && row.dataset.id) || '';

/** Pixels of the screen that a picture fills in this row; 0 where it is not laid out. */
function edgeOf(row: Element): number {
  const { width = 0, height = 0 } = row.querySelector('[part~=thumbnail]')?.getBoundingClientRect() ?? {};
  return Math.ceil(Math.max(width, height) * devicePixelRatio);
}

export class Pictures {
  readonly #root: ParentNode;
  readonly #tell: (id: string, url: string | undefined) => void;
  readonly #pictures = new Map<string, Picture>();
  /** Pixels of the screen that a picture fills, as last seen. */
  #edge = 0;
  readonly #observer = new IntersectionObserver((entries) => this.#onSeen(entries), { rootMargin: MARGIN });

  /** @param tell told of each picture that there is, or is no longer */
  constructor(root: ParentNode, tell: (id: string, url: string | undefined) => void) {
    this.#root = root;
    this.#tell = tell;
  }

  /** A picture will be asked for soon. */
  readonly standBy = standBy;
  readonly standDown = standDown;

  /** Those of these images, as they are drawn now; all others are let go of. */
  show(items: readonly UploadItem[]): void {
    const present = new Set(items.map(({ id }) => id));
    for (const [id, picture] of this.#pictures) if (!present.has(id)) this.#release(id, picture);
    for (const item of items)
      // One that existed before has its picture where it is stored.
      if (hasFile(item) && !this.#pictures.has(item.id))
        this.#pictures.set(item.id, { item, stop: new AbortController() });
    if ([...this.#pictures.values()].every(({ place }) => place)) return;
    for (const place of this.#root.querySelectorAll('[data-id]')) {
      const picture = this.#pictures.get(idOf(place));
      if (!picture || picture.place) continue;
      picture.place = place;
      this.#observer.observe(place);
      if (this.#pictures.size <= AT_ONCE) this.#see(picture, place);
    }
    this.#drawSeen();
  }

  /** The browser said that it can't show this one. */
  giveUp(id: string): void {
    const picture = this.#pictures.get(id);
    if (picture) this.#put(picture, undefined);
    else this.#tell(id, undefined);
  }

  /** What needs no decoding here. Not for all at once: to make an object URL takes a millisecond of waiting. */
  #showFirst(picture: Picture): void {
    const { file, facts } = picture.item;
    if (picture.url !== undefined || !facts) return;
    const first = facts.type === SVG ? file.slice(0, file.size, SVG) : embeddedPicture(file, facts);
    if (first) this.#put(picture, first);
  }

  #release(id: string, picture: Picture): void {
    picture.stop.abort();
    this.#pictures.delete(id);
    if (picture.place) this.#observer.unobserve(picture.place);
    this.#put(picture, undefined);
  }

  #onSeen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const picture = this.#pictures.get(idOf(target));
      if (!picture) continue;
      if (isIntersecting) this.#see(picture, target);
      else picture.near = false;
    }
    this.#drawSeen();
  }

  #see(picture: Picture, row: Element): void {
    picture.near = true;
    this.#showFirst(picture);
    this.#edge = edgeOf(row) || this.#edge;
  }

  #drawSeen(): void {
    if (this.#edge === 0) return; // nothing can be seen yet
    const known = [...this.#pictures.values()].filter(({ begun, near }) => !begun && near !== undefined);
    // Those on screen first: workers without work take the first that they are given.
    for (const picture of known.sort((one, other) => Number(other.near) - Number(one.near))) {
      picture.begun = true;
      void this.#draw(picture, this.#edge);
    }
  }

  /** A drawing is its own picture, and comes before no decoder but the browser's. */
  async #draw(picture: Picture, edge: number): Promise<void> {
    const { file, facts } = picture.item;
    if (!facts?.width || facts.type === SVG) return; // who knows how many pixels it has
    const { signal } = picture.stop;
    try {
      this.#put(picture, await drawPicture({ file, facts, edge }, signal, () => (picture.near ? 0 : 1)));
    } catch {
      // The browser can't decode it; its type stands in its place, or what its camera has put into it.
    }
  }

  #put(picture: Picture, blob: Blob | undefined): void {
    if (picture.url !== undefined) URL.revokeObjectURL(picture.url);
    picture.url = blob && URL.createObjectURL(blob);
    this.#tell(picture.item.id, picture.url);
  }
}
