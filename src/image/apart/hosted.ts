// Where a page hosts the workers' file, if it does. In the script-tag build hosted.cdn.ts takes this file's place.
import { trustedScriptURL } from '../trusted-types.js';
import type { Kind } from './kind.js';

/** A `TrustedScriptURL` is an object that TypeScript's DOM library lacks. */
export type WorkerAddress = string | URL | { toString(): string };

let address: WorkerAddress | undefined; // one file for all kinds of work
let refused: string | undefined;

/** @returns `undefined`: workers are started from their text */
export const hosted: (kind: Kind) => WorkerAddress | undefined = () => {
  if (address === undefined || String(address) === refused) return undefined;
  const isPlain = typeof address === 'string' || address instanceof URL;
  return isPlain ? trustedScriptURL(String(address)) : address;
};

/** No worker starts from this address: it is not tried again, but another one that the page names later is. */
export function refuse(one: WorkerAddress): void {
  refused = String(one);
}

/**
 * Starts workers from a copy of `s3-image-upload/worker.js` that the page hosts on its own origin, for pages whose
 * Content-Security-Policy has no `blob:` in `worker-src`. To be called before the first image is chosen. Where the file can't
 * be used, workers are started as without this call.
 *
 * @param url of the copy, relative to the page. Where the page requires Trusted Types, the package's policy trusts it; a page
 *   that doesn't allow that policy gives a `TrustedScriptURL` of its own
 * @example
 * import url from 's3-image-upload/worker.js?url'; // as Vite writes it
 * import { workersFrom } from 's3-image-upload/workers';
 * workersFrom(url);
 */
export function workersFrom(url: WorkerAddress): void {
  address = url;
}
