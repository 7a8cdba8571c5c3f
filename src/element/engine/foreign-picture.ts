// Pictures of other origins. A page with COEP shows them by CORS alone, unless their server sends CORP; a plain page shows them
// where CORS is not allowed as well. Which page this is can't be asked in all cases, so both ways are tried.

/** How each image is loaded first, as its attribute `crossorigin`; `undefined` for none. */
export const crossOrigin = globalThis.crossOriginIsolated ? 'anonymous' : undefined;

/** The address that was tried both ways. */
const tried = new WeakMap<HTMLImageElement, string>();

/** @returns whether the browser now loads this image once more, the other way */
export function isLoadedAgain(image: HTMLImageElement): boolean {
  const { src } = image;
  // An address of the page's own origin may redirect to the bucket, which nothing tells.
  if (!/^https?:/.test(src) || tried.get(image) === src) return false;
  tried.set(image, src);
  image.crossOrigin = image.crossOrigin === null ? 'anonymous' : null;
  return true;
}
