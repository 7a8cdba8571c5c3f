// The script-tag build has a file for each kind of worker. A page can start workers from these files if they have its own origin.
import { trustedScriptURL } from '../trusted-types.js';
import { url as hash } from './hash-worker.url.js';
import type { Kind } from './kind.js';
import { url as preview } from './preview-worker.url.js';
import { url as resize } from './resize-worker.url.js';
import { url as strip } from './strip-worker.url.js';
import { url as svg } from './svg-worker.url.js';

const urls: Readonly<Record<Kind, string>> = { hash, preview, resize, strip, svg };

let isRefused = false;

export const hosted = (kind: Kind) =>
  !isRefused && new URL(urls[kind]).origin === globalThis.origin ? trustedScriptURL(urls[kind]) : undefined;

export const refuse = () => {
  isRefused = true;
};
