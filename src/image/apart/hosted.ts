// The URL of the workers' file, if the page hosts it. In the script-tag build, hosted.cdn.ts replaces this file.
import { trustedScriptURL } from '../trusted-types.js';
import type { Kind } from './kind.js';

/** A `TrustedScriptURL` is an object that TypeScript's DOM library lacks. */
export type WorkerAddress = string | URL | { toString(): string };

let address: WorkerAddress | undefined; // one file for all kinds of work
let refused: string | undefined;

/** @returns `undefined` if workers are started from their text */
export const hosted: (kind: Kind) => WorkerAddress | undefined = () => {
  if (address === undefined || String(address) === refused) return undefined;
  const isPlain = typeof address === 'string' || address instanceof URL;
  return isPlain ? trustedScriptURL(String(address)) : address;
};

/** No worker starts from this URL. It isn't tried again, but a new one that the page sets is. */
export function refuse(one: WorkerAddress): void {
  refused = String(one);
}

/**
 * Starts workers from a copy of `s3-image-upload/worker.js` that the page hosts on its own origin, for pages whose
 * Content-Security-Policy has no `blob:` in `worker-src`. Call it before the first image is chosen. If the file can't be
 * used, workers are started as without this call.
 *
 * @param url URL of the copy, relative to the page. If the page requires Trusted Types, the package's policy trusts it; a page
 *   that doesn't allow that policy passes its own `TrustedScriptURL`
 * @example
 * import url from 's3-image-upload/worker.js?url'; // the syntax of Vite
 * import { workersFrom } from 's3-image-upload/workers';
 * workersFrom(url);
 */
export function workersFrom(url: WorkerAddress): void {
  address = url;
}
