// Which image has which picture: first what needs no decoding, then the real one, those on screen first.
import { drawPicture, embeddedPicture } from '../image/picture.js';
import type { UploadItem } from '../rules/item.js';

interface Picture {
  readonly item: UploadItem;
  /** Ends what is done for it. */
  readonly stop: AbortController;
  url?: string | undefined;
  /** Where it is shown. */
  place?: Element;
  /** Pixels of the screen that its place takes; `undefined` until that is laid out. */
  edge?: number;
  /** Its place is on the screen, or near. */
  near?: boolean;
}

const SVG = 'image/svg+xml';

/** How far from the screen is near: by half of its height. */
const MARGIN = '50%';

/** The part that shows a picture, in a row that says of which image. */
const idOf = (place: Element) => place.closest<HTMLElement>('[data-id]')?.dataset.id ?? '';

export class Pictures {
  readonly #root: ParentNode;
  readonly #tell: (id: string, url: string | undefined) => void;
  readonly #pictures = new Map<string, Picture>();
  readonly #observer = new IntersectionObserver((entries) => this.#onSeen(entries), { rootMargin: MARGIN });

  /** @param tell told of each picture that there is, or is no longer */
  constructor(root: ParentNode, tell: (id: string, url: string | undefined) => void) {
    this.#root = root;
    this.#tell = tell;
  }

  /** Those of these images, as they are drawn now; all others are let go of. */
  show(items: readonly UploadItem[]): void {
    const present = new Set(items.map(({ id }) => id));
    for (const [id, picture] of this.#pictures) if (!present.has(id)) this.#release(id, picture);
    const added = items.filter(({ id }) => !this.#pictures.has(id));
    if (added.length === 0) return;
    for (const item of added) this.#begin(item);
    const ids = new Set(added.map(({ id }) => id));
    for (const place of this.#root.querySelectorAll('[part~=thumbnail]')) {
      const picture = ids.has(idOf(place)) && this.#pictures.get(idOf(place));
      if (!picture) continue;
      picture.place = place;
      this.#observer.observe(place);
    }
  }

  /** The browser said that it can't draw this one. */
  giveUp(id: string): void {
    const picture = this.#pictures.get(id);
    if (picture) this.#put(picture, undefined);
  }

  #begin(item: UploadItem): void {
    const picture: Picture = { item, stop: new AbortController() };
    this.#pictures.set(item.id, picture);
    const { file, facts } = item;
    const first = facts?.type === SVG ? file.slice(0, file.size, SVG) : facts && embeddedPicture(file, facts);
    if (first) this.#put(picture, first);
  }

  #release(id: string, picture: Picture): void {
    picture.stop.abort();
    this.#pictures.delete(id);
    if (picture.place) this.#observer.unobserve(picture.place);
    this.#put(picture, undefined);
  }

  #onSeen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const picture = this.#pictures.get(idOf(target));
      if (!picture) continue;
      picture.near = isIntersecting;
      const { width, height } = boundingClientRect;
      if (picture.edge === undefined && width > 0) {
        picture.edge = Math.ceil(Math.max(width, height) * devicePixelRatio);
        void this.#draw(picture, picture.edge);
      }
    }
  }

  /** A drawing is its own picture, and comes before no decoder but the browser's. */
  async #draw(picture: Picture, edge: number): Promise<void> {
    const { file, facts } = picture.item;
    if (!facts || facts.type === SVG) return;
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
