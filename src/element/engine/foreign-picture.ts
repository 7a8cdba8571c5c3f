// Images of other origins. A page with COEP shows them only with CORS, unless their server sends CORP. A plain page shows them
// also without CORS. Since the element can't always tell which page it is on, it tries both.

/** The value of `crossorigin` with which each image is loaded first; `undefined` for none. */
export const crossOrigin = globalThis.crossOriginIsolated ? 'anonymous' : undefined;

/** The URL that was tried both ways. */
const tried = new WeakMap<HTMLImageElement, string>();

/** @returns whether the browser is now loading this image again, the other way */
export function isLoadedAgain(image: HTMLImageElement): boolean {
  const { src } = image;
  // A URL of the page's own origin may redirect to the bucket, which the page can't see.
  if (!/^https?:/.test(src) || tried.get(image) === src) return false;
  tried.set(image, src);
  image.crossOrigin = image.crossOrigin === null ? 'anonymous' : null;
  return true;
}
