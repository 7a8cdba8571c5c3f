// Which image has which picture: first what needs no decoding, then the real one, those on screen first.
import { drawPicture, embeddedPicture, standBy, standDown } from '../../image/picture.js';
import type { UploadItem } from '../../rules/item.js';

interface Picture {
  readonly item: UploadItem & { readonly file: File };
  /** Ends what is done for it. */
  readonly stop: AbortController;
  url?: string | undefined;
  /** What the list has been told; another one than `url` until the next telling. */
  told?: string | undefined;
  /** The row in which it is shown. */
  row?: Element | undefined;
  /** The element in that row which it fills; an unfilled row has none. */
  frame?: HTMLElement | undefined;
  /** The row is on the screen, or near; `undefined` until that is known. */
  near?: boolean | undefined;
  /** Pixels of the screen along the longer edge: of the frame, 0 until it is laid out, and of what was drawn last. */
  edge: number;
  drawn: number;
  isBeingDrawn: boolean;
}

const hasFile = (item: UploadItem): item is Picture['item'] => item.file !== undefined;

const SVG = 'image/svg+xml';

/** Images that are shown before it is known where they are; as many as a list shows on most screens. */
const AT_ONCE = 8;

/** Pictures off screen that are told of together: to draw the list takes longer than to draw a picture. */
const TOGETHER = 16;

/** How far from the screen is near: by half of its height. */
const MARGIN = '50%';

/** A picture is drawn again when its frame has grown by this factor: less is hard to see. */
const GROWTH = 1.1;

const idOf = (row: Element) => row.getAttribute('data-id') ?? '';

/** In pixels of the screen; 0 where it is not laid out. Transforms do not count: a dialog may open by growing. */
const edgeOf = ({ offsetWidth, offsetHeight, currentCSSZoom = 1 }: Frame) =>
  Math.ceil(Math.max(offsetWidth, offsetHeight) * currentCSSZoom * devicePixelRatio);

/** Not every browser tells the zoom. */
type Frame = Pick<HTMLElement, 'offsetWidth' | 'offsetHeight'> & { readonly currentCSSZoom?: number };

/** The first is also reported when the page is zoomed, or moved to a screen with other pixels. WebKit has the second only. */
const BOX =
  'devicePixelContentBoxSize' in ResizeObserverEntry.prototype ? 'device-pixel-content-box' : 'content-box';

/** While a frame on the screen is not filled or not laid out, the picture waits for it. */
const isDue = ({ near, edge, drawn }: Picture) =>
  near !== undefined && (drawn === 0 ? edge > 0 || !near : edge > drawn * GROWTH);

export class Pictures {
  readonly #root: ParentNode;
  readonly #tell: (id: string, url: string | undefined) => void;
  readonly #isSending: () => boolean;
  readonly #pictures = new Map<string, Picture>();
  /** The list has not been told of their latest `url`. */
  readonly #untold = new Set<Picture>();
  #beingDrawn = 0;
  /** All that were drawn when they were looked for last, which takes long among thousands. */
  #rows: ReadonlyMap<string, Element> = new Map();
  readonly #sight = new IntersectionObserver((entries) => this.#onSeen(entries), { rootMargin: MARGIN });
  readonly #layout = new ResizeObserver((entries) => this.#onLayout(entries));

  /**
   * @param tell told of each picture that there is, or is no longer
   * @param isSending whether images are being sent: pictures that nobody sees wait until they are not
   */
  constructor(
    root: ParentNode,
    tell: (id: string, url: string | undefined) => void,
    isSending: () => boolean = () => false,
  ) {
    this.#root = root;
    this.#tell = tell;
    this.#isSending = isSending;
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
        this.#pictures.set(item.id, {
          item,
          stop: new AbortController(),
          edge: 0,
          drawn: 0,
          isBeingDrawn: false,
        });
    this.#findRows();
    for (const picture of this.#pictures.values()) this.#findFrame(picture);
    this.#drawSeen();
  }

  /** Nothing is being sent any more. */
  drawRest(): void {
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
    const drawing = facts.light ? file.slice(0, file.size, SVG) : undefined; // the browser draws it on this thread
    const first = facts.type === SVG ? drawing : embeddedPicture(file, facts);
    if (first) this.#put(picture, first);
  }

  /** Those of another variant are other elements. */
  #findRows(): void {
    let isFresh = false;
    for (const [id, picture] of this.#pictures) {
      if (picture.row?.isConnected) continue;
      if (!isFresh && !this.#rows.get(id)?.isConnected) {
        this.#rows = new Map([...this.#root.querySelectorAll('[data-id]')].map((row) => [idOf(row), row]));
        isFresh = true;
      }
      const row = this.#rows.get(id);
      if (!row || picture.row === row) continue;
      if (picture.row) this.#sight.unobserve(picture.row);
      picture.row = row;
      picture.near = undefined;
      this.#sight.observe(row);
      if (this.#pictures.size <= AT_ONCE) this.#see(picture);
    }
  }

  /** A row may be filled later than it is drawn, and a frame laid out later than that: a closed dialog has no layout. */
  #findFrame(picture: Picture): void {
    if (picture.frame?.isConnected) return;
    if (picture.frame) this.#layout.unobserve(picture.frame);
    picture.frame = picture.row?.querySelector<HTMLElement>('[part~=thumbnail]') ?? undefined;
    if (!picture.frame) return;
    // In another document it would report to the wrong one of the two, which ends in errors of the page.
    if (picture.frame.ownerDocument === document) this.#layout.observe(picture.frame, { box: BOX });
    if (picture.near) this.#measure(picture);
  }

  #release(id: string, picture: Picture): void {
    picture.stop.abort();
    this.#pictures.delete(id);
    if (picture.row) this.#sight.unobserve(picture.row);
    if (picture.frame) this.#layout.unobserve(picture.frame);
    this.#put(picture, undefined);
  }

  #onSeen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const picture = this.#pictures.get(idOf(target));
      if (!picture) continue;
      if (isIntersecting) this.#see(picture);
      else picture.near = false;
    }
    this.#drawSeen();
  }

  #onLayout(entries: readonly ResizeObserverEntry[]): void {
    for (const { target } of entries) {
      const row = target.closest('[data-id]');
      const picture = row && this.#pictures.get(idOf(row));
      if (picture) this.#measure(picture);
    }
    this.#drawSeen();
  }

  #see(picture: Picture): void {
    picture.near = true;
    if (this.#untold.has(picture)) this.#tellAll();
    this.#showFirst(picture);
    this.#measure(picture);
  }

  #measure(picture: Picture): void {
    picture.edge = picture.frame?.isConnected ? edgeOf(picture.frame) : 0;
  }

  #drawSeen(): void {
    const all = [...this.#pictures.values()];
    // For rows off screen that are not filled yet. A gallery has one large frame, and many small ones.
    const smallest = all.reduce((least, { edge }) => Math.min(least, edge || least), Infinity);
    if (smallest === Infinity) return; // nothing can be seen yet
    const isSending = this.#isSending();
    const due = all.filter(
      (picture) => !picture.isBeingDrawn && (picture.near || !isSending) && isDue(picture),
    );
    // Those on screen first: workers without work take the first that they are given.
    for (const picture of due.sort((one, other) => Number(other.near) - Number(one.near)))
      void this.#draw(picture, smallest);
  }

  /** An SVG is shown as it is; the workers never rasterise it. */
  async #draw(picture: Picture, smallest: number): Promise<void> {
    const { file, facts } = picture.item;
    if (!facts?.width || facts.type === SVG) return; // who knows how many pixels it has
    const { signal } = picture.stop;
    const rank = () => (picture.near ? 0 : 1);
    picture.isBeingDrawn = true;
    this.#beingDrawn += 1;
    try {
      do {
        picture.drawn = picture.edge || smallest;
        this.#put(picture, await drawPicture({ file, facts, edge: picture.drawn }, signal, rank));
      } while (isDue(picture)); // its frame may have grown meanwhile
      // From now on only its frame counts. The browser looks for each row that is observed in each frame.
      if (picture.row) this.#sight.unobserve(picture.row);
    } catch {
      // The browser can't decode it; its type stands in its place, or what its camera has put into it.
    }
    picture.isBeingDrawn = false;
    this.#beingDrawn -= 1;
    if (this.#beingDrawn === 0) this.#tellAll();
  }

  #put(picture: Picture, blob: Blob | undefined): void {
    if (picture.url !== undefined && picture.url !== picture.told) URL.revokeObjectURL(picture.url);
    picture.url = blob && URL.createObjectURL(blob);
    this.#untold.add(picture);
    if (picture.near || !blob || this.#untold.size >= TOGETHER) this.#tellAll();
  }

  #tellAll(): void {
    const untold = [...this.#untold];
    this.#untold.clear();
    for (const picture of untold) {
      if (picture.told !== undefined) URL.revokeObjectURL(picture.told);
      picture.told = picture.url;
      this.#tell(picture.item.id, picture.url);
    }
  }
}
