// Observes from outside which pictures of the photos a visitor sees, since when, and whether they are made of the photo itself.
// Runs before any other script of the page, with the same cost for every contestant.

export type Picture = HTMLImageElement | HTMLCanvasElement;

export interface Showing {
  /** In the time of `performance.now()`. */
  readonly at: number;
  readonly width: number;
  readonly height: number;
  /** `false` for the thumbnail that is embedded in the file. */
  readonly ofPhoto: boolean;
}

/** By picture: what it has shown, the earliest first. */
export const showings = new Map<Picture, Showing[]>();

/** Called for each new showing. */
let onShowing: (showing: Showing) => void = () => {};
export const watchShowings = (listener: typeof onShowing) => (onShowing = listener);

const isPicture = (node: Node): node is Picture =>
  node instanceof HTMLImageElement || node instanceof HTMLCanvasElement;

const picturesIn = (node: Node): Picture[] => {
  if (isPicture(node)) return [node];
  return node instanceof Element ? [...node.querySelectorAll<Picture>('img, canvas')] : [];
};

/** Pictures that are drawn, and since when. The next frame checks for all at once whether they are visible. */
const unseen: (readonly [picture: Picture, width: number, height: number, at: number])[] = [];

function record(picture: Picture, width: number, height: number): void {
  if (!picture.isConnected) return;
  if (unseen.length === 0) requestAnimationFrame(() => void recordUnseen());
  unseen.push([picture, width, height, performance.now()]);
}

/** Pictures off screen count as seen, since a check would force the layout that the browser has postponed. */
async function recordUnseen(): Promise<void> {
  const drawn = unseen.splice(0);
  const visible = await onScreen(drawn.map(([picture]) => picture));
  for (const [picture, width, height, at] of drawn)
    if (visible.has(picture) && !picture.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      requestAnimationFrame(() => look(picture)); // a picture that fades in counts from the beginning
    else tell(picture, { at, width, height, ofPhoto: isOfPhoto(picture, width, height) });
}

function tell(picture: Picture, showing: Showing): void {
  showings.set(picture, [...(showings.get(picture) ?? []), showing]);
  onShowing(showing);
}

function look(picture: Picture): void {
  if (picture instanceof HTMLCanvasElement) {
    if (drawn.has(picture)) record(picture, picture.width, picture.height);
  } else if (picture.complete && picture.naturalWidth > PLACEHOLDER) {
    void decoded(picture).then(() => record(picture, picture.naturalWidth, picture.naturalHeight));
  }
}

// The only way to find out whether an image is decoded is to decode it, which is cheap for a small picture. The browser would not
// decode a large picture off screen, so this is not done for such a picture.
async function decoded(image: HTMLImageElement): Promise<void> {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth * naturalHeight > SMALL && !(await onScreen([image])).has(image)) return;
  await image.decode().catch(() => {}); // it shows something else now, whose own `load` follows
}

const SMALL = 512 * 512;

/** Pixels. Some contestants have an empty image of this size until there is a picture. */
const PLACEHOLDER = 1;

export function onScreen(pictures: readonly Picture[]): Promise<ReadonlySet<Picture>> {
  if (pictures.length === 0) return Promise.resolve(new Set());
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      observer.disconnect();
      resolve(
        new Set(entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target as Picture)),
      );
    });
    for (const picture of pictures) observer.observe(picture);
  });
}

const probe = new OffscreenCanvas(4, 4).getContext('2d', { willReadFrequently: true });

/** The thumbnails of the photos are green, the photos are not. A large picture is not a thumbnail. */
function isOfPhoto(picture: Picture, width: number, height: number): boolean {
  if (width * height > SMALL || !probe) return true;
  probe.drawImage(picture, 0, 0, 4, 4);
  const { data } = probe.getImageData(0, 0, 4, 4);
  const sums = [0, 0, 0, 0];
  data.forEach((value, index) => (sums[index % 4] = (sums[index % 4] ?? 0) + value));
  const [red = 0, green = 0, blue = 0] = sums;
  return green < 1.4 * Math.max(red, blue);
}

/** Canvases that were drawn on, in the document or not. */
const drawn = new WeakSet<HTMLCanvasElement>();

/** Makes a method report when it was called. */
function after<Target extends object>(
  prototype: Target,
  name: keyof Target,
  tell: (target: Target, result: unknown) => void,
): void {
  const method = prototype[name] as (...args: unknown[]) => unknown;
  const telling = function (this: Target, ...args: unknown[]) {
    const result = method.apply(this, args);
    tell(this, result);
    return result;
  };
  prototype[name] = telling as Target[keyof Target];
}

const onDrawing = ({ canvas }: CanvasRenderingContext2D | ImageBitmapRenderingContext) => {
  if (!(canvas instanceof HTMLCanvasElement)) return;
  drawn.add(canvas);
  if (canvas.isConnected) queueMicrotask(() => look(canvas)); // once the current task has drawn everything
};
after(CanvasRenderingContext2D.prototype, 'drawImage', onDrawing);
after(CanvasRenderingContext2D.prototype, 'putImageData', onDrawing);
after(ImageBitmapRenderingContext.prototype, 'transferFromImageBitmap', onDrawing);

/** A picture that replaces another one continues its showings. */
function onMutations(mutations: readonly MutationRecord[]): void {
  const removed = new Map<Node, Picture[]>();
  for (const { target, removedNodes } of mutations)
    removed.set(target, [...(removed.get(target) ?? []), ...[...removedNodes].flatMap(picturesIn)]);
  for (const { target, addedNodes } of mutations)
    for (const picture of [...addedNodes].flatMap(picturesIn)) {
      const before = removed.get(target)?.pop();
      if (before && !before.isConnected) showings.set(picture, showings.get(before) ?? []);
      look(picture);
    }
}

function watch(root: Document | ShadowRoot): void {
  new MutationObserver(onMutations).observe(root, { childList: true, subtree: true });
  const onLoad = ({ target }: Event) => target instanceof HTMLImageElement && look(target);
  root.addEventListener('load', onLoad, { capture: true }); // it does not bubble, nor leave a shadow root
}

after(Element.prototype, 'attachShadow', (_, root) => watch(root as ShadowRoot));
watch(document);
