// Which preview is drawn next: first those that need no decoding, then the others, those on the screen first.
import { drawPreview, embeddedPreview, standBy, standDown } from '../../image/preview-workers.js';
import type { UploadItem } from '../../rules/item.js';

interface Preview {
  readonly item: UploadItem & { readonly file: File };
  /** Ends the work on it. */
  readonly stop: AbortController;
  url?: string | undefined;
  /** The URL that the list was last told of. It differs from `url` until the list is told again. */
  told?: string | undefined;
  /** The row that shows it. */
  row?: Element | undefined;
  /** The element in that row that it fills; a row that isn't filled has none. */
  frame?: HTMLElement | undefined;
  /** Whether the row is on the screen or near it; `undefined` until that is known. */
  near?: boolean | undefined;
  /** Device pixels along the longer edge: of the frame (0 without a layout), and of the latest drawing. */
  edge: number;
  drawn: number;
  isBeingDrawn: boolean;
}

const hasFile = (item: UploadItem): item is Preview['item'] => item.file !== undefined;

const SVG = 'image/svg+xml';

/** Images that count as visible before their position is known: as many as a list shows on most screens. */
const AT_ONCE = 8;

/** Off-screen previews that are reported together, because rendering a list takes longer than drawing a preview. */
const together = (count: number) => Math.max(16, count / 16);

/** How far from the screen counts as near: half of its height. */
const MARGIN = '50%';

/** A preview is drawn again when its frame has grown by this factor. A smaller difference is hard to see. */
const GROWTH = 1.1;

const idOf = (row: Element) => row.getAttribute('data-id') ?? '';

/** In device pixels; 0 without a layout. Transforms don't count: a dialog may open by growing. */
const edgeOf = ({ offsetWidth, offsetHeight, currentCSSZoom = 1 }: Frame) =>
  Math.ceil(Math.max(offsetWidth, offsetHeight) * currentCSSZoom * devicePixelRatio);

/** Not every browser reports the zoom. */
type Frame = Pick<HTMLElement, 'offsetWidth' | 'offsetHeight'> & { readonly currentCSSZoom?: number };

/** The first is also reported when the page is zoomed or moved to a screen with another resolution. WebKit has only the second. */
const BOX =
  'devicePixelContentBoxSize' in ResizeObserverEntry.prototype ? 'device-pixel-content-box' : 'content-box';

/** A preview waits while its frame is on the screen but not filled or not laid out. */
const isDue = ({ near, edge, drawn }: Preview) =>
  near !== undefined && (drawn === 0 ? edge > 0 || !near : edge > drawn * GROWTH);

export class PreviewOrder {
  readonly #root: ParentNode;
  readonly #tell: (id: string, url: string | undefined) => void;
  readonly #isSending: () => boolean;
  readonly #previews = new Map<string, Preview>();
  /** The previews whose latest `url` the list has not been told of. */
  readonly #untold = new Set<Preview>();
  #beingDrawn = 0;
  /** All rows of the latest search, which takes long among thousands. */
  #rows: ReadonlyMap<string, Element> = new Map();
  readonly #sight = new IntersectionObserver((entries) => this.#onSeen(entries), { rootMargin: MARGIN });
  readonly #layout = new ResizeObserver((entries) => this.#onLayout(entries));

  /**
   * @param tell called for each preview that was made or revoked
   * @param isSending whether images are being sent: meanwhile invisible previews wait
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

  /** A preview will be requested soon. */
  readonly standBy = standBy;
  readonly standDown = standDown;

  /** Keeps the previews of these images, as they are rendered now, and revokes all others. */
  show(items: readonly UploadItem[]): void {
    const present = new Set(items.map(({ id }) => id));
    for (const [id, preview] of this.#previews) if (!present.has(id)) this.#release(id, preview);
    for (const item of items) {
      const { told } = this.#previews.get(item.id) ?? {};
      if (told !== undefined && item.previewUrl !== told) this.#tell(item.id, told); // it was removed, and is back
      // An image that existed before is shown from its URL.
      if (hasFile(item) && !this.#previews.has(item.id))
        this.#previews.set(item.id, {
          item,
          stop: new AbortController(),
          edge: 0,
          drawn: 0,
          isBeingDrawn: false,
        });
    }
    this.#findRows();
    for (const preview of this.#previews.values()) this.#findFrame(preview);
    this.#drawSeen();
  }

  /** No image is being sent any more. */
  drawRest(): void {
    this.#drawSeen();
  }

  /** The browser can't show this preview. */
  giveUp(id: string): void {
    const preview = this.#previews.get(id);
    if (preview) this.#put(preview, undefined);
    else this.#tell(id, undefined);
  }

  /** Shows images that the browser decodes itself. Not all at once, because creating an object URL takes about a millisecond. */
  #showFirst(preview: Preview): void {
    const { file, facts } = preview.item;
    if (preview.url !== undefined || !facts) return;
    const drawing = facts.light ? file.slice(0, file.size, SVG) : undefined; // the browser draws it on this thread
    const first = facts.type === SVG ? drawing : embeddedPreview(file, facts);
    if (first) this.#put(preview, first);
  }

  /** Rows of another variant are other elements. */
  #findRows(): void {
    let isFresh = false;
    for (const [id, preview] of this.#previews) {
      if (preview.row?.isConnected) continue;
      if (!isFresh && !this.#rows.get(id)?.isConnected) {
        this.#rows = new Map([...this.#root.querySelectorAll('[data-id]')].map((row) => [idOf(row), row]));
        isFresh = true;
      }
      const row = this.#rows.get(id);
      if (!row || preview.row === row) continue;
      if (preview.row) this.#sight.unobserve(preview.row);
      preview.row = row;
      preview.near = undefined;
      this.#sight.observe(row);
      if (this.#previews.size <= AT_ONCE) this.#see(preview);
    }
  }

  /** A row may be filled after it is rendered, and laid out even later: a closed dialog has no layout. */
  #findFrame(preview: Preview): void {
    if (preview.frame?.isConnected) return;
    if (preview.frame) this.#layout.unobserve(preview.frame);
    preview.frame = preview.row?.querySelector<HTMLElement>('[part~=thumbnail]') ?? undefined;
    if (!preview.frame) return;
    // In another document, this observer would report to the wrong window, which ends in errors.
    if (preview.frame.ownerDocument === document) this.#layout.observe(preview.frame, { box: BOX });
    if (preview.near) this.#measure(preview);
  }

  #release(id: string, preview: Preview): void {
    preview.stop.abort();
    this.#previews.delete(id);
    if (preview.row) this.#sight.unobserve(preview.row);
    if (preview.frame) this.#layout.unobserve(preview.frame);
    this.#put(preview, undefined);
  }

  #onSeen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const preview = this.#previews.get(idOf(target));
      if (!preview) continue;
      if (isIntersecting) this.#see(preview);
      else preview.near = false;
    }
    this.#drawSeen();
  }

  #onLayout(entries: readonly ResizeObserverEntry[]): void {
    for (const { target } of entries) {
      const row = target.closest('[data-id]');
      const preview = row && this.#previews.get(idOf(row));
      if (preview) this.#measure(preview);
    }
    this.#drawSeen();
  }

  #see(preview: Preview): void {
    preview.near = true;
    if (this.#untold.has(preview)) this.#tellAll();
    this.#showFirst(preview);
    this.#measure(preview);
  }

  #measure(preview: Preview): void {
    preview.edge = preview.frame?.isConnected ? edgeOf(preview.frame) : 0;
  }

  #drawSeen(): void {
    const all = [...this.#previews.values()];
    // For off-screen rows that are not filled yet. A gallery has one large frame and many small ones.
    const smallest = all.reduce((least, { edge }) => Math.min(least, edge || least), Infinity);
    if (smallest === Infinity) return; // nothing is visible yet
    const isSending = this.#isSending();
    const due = all.filter(
      (preview) => !preview.isBeingDrawn && (!isSending || preview.near === true) && isDue(preview),
    );
    // Those on the screen first: idle workers take the first task that they get.
    for (const preview of due.sort((one, other) => Number(other.near) - Number(one.near)))
      void this.#draw(preview, smallest);
  }

  /** An SVG is shown as it is. Workers never rasterise it. */
  async #draw(preview: Preview, smallest: number): Promise<void> {
    const { file, facts } = preview.item;
    if (!facts?.width || facts.type === SVG) return; // its number of pixels is unknown
    const { signal } = preview.stop;
    const rank = () => (preview.near ? 0 : 1);
    preview.isBeingDrawn = true;
    this.#beingDrawn += 1;
    try {
      do {
        preview.drawn = preview.edge || smallest;
        this.#put(preview, await drawPreview({ file, facts, edge: preview.drawn }, signal, rank));
      } while (isDue(preview)); // its frame may have grown meanwhile
      // From now on only its frame counts. In each frame, the browser checks every observed row.
      if (preview.row) this.#sight.unobserve(preview.row);
    } catch {
      // The browser can't decode it. The embedded preview of the camera or the type is shown instead.
    }
    preview.isBeingDrawn = false;
    this.#beingDrawn -= 1;
    if (this.#beingDrawn === 0) this.#tellAll();
  }

  #put(preview: Preview, blob: Blob | undefined): void {
    if (preview.url !== undefined && preview.url !== preview.told) URL.revokeObjectURL(preview.url);
    preview.url = blob && URL.createObjectURL(blob);
    this.#untold.add(preview);
    if (preview.near || !blob || this.#untold.size >= together(this.#previews.size)) this.#tellAll();
  }

  #tellAll(): void {
    const untold = [...this.#untold];
    this.#untold.clear();
    for (const preview of untold) {
      if (preview.told !== undefined) URL.revokeObjectURL(preview.told);
      preview.told = preview.url;
      this.#tell(preview.item.id, preview.url);
    }
  }
}
