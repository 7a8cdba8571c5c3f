// Copies a claimed object to its final key. What stays under the incoming prefix is removed by a lifecycle rule.
import { keyFault } from './key.js';
import { fail } from './option-error.js';
import { storeOf } from './options.js';
import { haveSameBytes } from './same-bytes.js';
import type { Store, StoredObject } from './store.js';
import {
  claimOf,
  replaced,
  verifyObject,
  type RefusedUpload,
  type VerifiedUpload,
  type VerifyOptions,
} from './verify.js';

export interface KeepOptions {
  /** The final key, or a function that returns it. It must be the same each time for the same claim. */
  readonly to: string | ((upload: VerifiedUpload) => string);
}

/** Times that a copy is tried: S3 answers one of two writes to a key at the same time with 409, and asks for another try. */
const ATTEMPTS = 4;

/**
 * Verifies a claim as `verifyUpload` does, and copies its object to its final key. The copy is written once: if it runs twice at once,
 * or again after a crash, there is one object, and both answers are the same.
 *
 * @returns the facts, with the final key; `key-taken` if another object has that key; `object-replaced` if the object was uploaded
 *   again while it was kept
 * @throws if the store can't be reached or refuses the request, and if `to` gives a key that is not safe
 */
export async function keep(
  text: unknown,
  options: VerifyOptions & KeepOptions,
): Promise<
  VerifiedUpload | RefusedUpload | { readonly ok: false; readonly code: 'key-taken'; readonly cause: string }
> {
  const { to } = options;
  if (typeof to !== 'function') checkKey(to);
  const claim = await claimOf(text, options);
  if ('ok' in claim) return claim;
  const store = await storeOf(options);
  const upload = await verifyObject(claim, await store.head(claim.key), store, options);
  if (!upload.ok) return upload;
  const key = typeof to === 'function' ? to(upload) : to;
  checkKey(key, claim.key);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // Some stores ignore the conditions of a copy (docs/stores.md), so both keys are looked at, too.
    const other = await store.head(key);
    if (other)
      return (await isSame(other, key, upload, store))
        ? { ...upload, key }
        : { ok: false, code: 'key-taken', cause: `another object has the key ${key}` };
    const isCopied = await store.copy(claim.key, key, upload.etag);
    if ((await store.head(claim.key))?.etag !== upload.etag) return replaced;
    if (isCopied) return { ...upload, key };
  }
  throw new Error(`keep: the store did not write ${key}, which is free, ${ATTEMPTS} times.`);
}

/** @param incoming the key of the object itself, which a lifecycle rule removes */
function checkKey(key: unknown, incoming?: string): void {
  const fault = key === incoming ? 'is that of the upload' : keyFault(key);
  if (fault) fail('to', `the key ${fault}`);
}

/**
 * The ETag of a copy is the original's, unless the store encrypts, or the original was sent in parts. Then their checksums are compared, or
 * their bytes.
 */
async function isSame(
  other: StoredObject,
  key: string,
  upload: VerifiedUpload,
  store: Store,
): Promise<boolean> {
  if (other.size !== upload.size || other.type !== upload.type) return false;
  if (other.etag === upload.etag) return true;
  if (upload.checksum !== undefined && other.checksum !== undefined)
    return other.checksum === upload.checksum;
  return haveSameBytes(store, [upload, { key, etag: other.etag }], upload.size);
}
