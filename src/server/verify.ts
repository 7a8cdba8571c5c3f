// Checks what a form has posted: the claim, the object that it stands for, and the bytes of that object.
import { inspect } from '../image/inspect.js';
import type { ImageFacts } from '../rules/facts.js';
import { checkFile } from '../rules/limits.js';
import { checkClaim } from './check.js';
import { readClaim, type Claim, type ClaimFault } from './claim.js';
import { secretsOf, storeOf, type Bucket } from './options.js';
import { StoreError, type Store, type StoredObject } from './store.js';

/** Where the objects are, as in the options of the presign handler. */
export type VerifyOptions = Bucket & {
  readonly secret: string | readonly string[];
  /** The id of the visitor who has sent the form. */
  readonly identity: string;
  /** What the form is for, as in the options of the handler that signed the target. */
  readonly purpose?: string | undefined;
  /** Largest width × height. Default 268,435,456. */
  readonly maxPixels?: number | undefined;
};

export interface VerifiedUpload {
  readonly ok: true;
  readonly key: string;
  /** MIME type, by the bytes. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Pixels, upright; `undefined` for an SVG that has none. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly animated: boolean;
  readonly etag: string;
  /** SHA-256 in base64, if the store has verified one. */
  readonly checksum: string | undefined;
}

export type RefusalCode =
  | ClaimFault
  | 'claim-of-another'
  | 'claim-for-another-purpose'
  | 'object-missing'
  | 'object-replaced'
  | 'not-an-image'
  | 'type-differs'
  | 'size-differs'
  | 'checksum-differs'
  | 'too-many-pixels'
  | 'unreadable'
  | 'unsafe-svg';

export interface RefusedUpload {
  readonly ok: false;
  readonly code: RefusalCode;
  /** In English, for the log of the site. */
  readonly cause: string;
}

const refused = (code: RefusalCode, cause: string): RefusedUpload => ({ ok: false, code, cause });

/**
 * Checks a claim that a form has posted: its signature, expiry, visitor and purpose; whether its object is there, with size, type and
 * checksum as promised; and the first bytes of the object: format, pixels, script in an SVG.
 *
 * @param claim as it came; anything else than a text is refused
 * @throws if an option has a wrong value, which the message names, and if the store can't be reached or refuses the request
 */
export async function verifyUpload(
  claim: unknown,
  options: VerifyOptions,
): Promise<VerifiedUpload | RefusedUpload> {
  const read = await claimOf(claim, options);
  if ('ok' in read) return read;
  const store = await storeOf(options);
  return verifyObject(read, await store.head(read.key), store, options);
}

/** The claim alone, before the store is asked. */
export async function claimOf(text: unknown, options: VerifyOptions): Promise<Claim | RefusedUpload> {
  checkClaim(options);
  const claim = await readClaim(text, options.bucket, secretsOf(options.secret), Date.now());
  if (claim === 'claim-invalid')
    return refused(claim, 'none of the secrets has signed the text for this bucket');
  if (claim === 'claim-expired') return refused(claim, 'the claim has expired');
  if (claim.identity !== options.identity)
    return refused('claim-of-another', 'the claim was signed for another visitor');
  return claim.purpose === options.purpose
    ? claim
    : refused('claim-for-another-purpose', `the claim is for ${claim.purpose ?? 'no purpose'}`);
}

export async function verifyObject(
  claim: Claim,
  object: StoredObject | undefined,
  store: Store,
  options: Pick<VerifyOptions, 'maxPixels'>,
): Promise<VerifiedUpload | RefusedUpload> {
  try {
    return await verifyBytes(claim, object, store, options);
  } catch (cause) {
    // A target can be used again, until it expires.
    if (cause instanceof StoreError && [404, 412].includes(cause.status)) return replaced;
    throw cause;
  }
}

export const replaced = refused('object-replaced', 'the object was replaced or removed while it was checked');

async function verifyBytes(
  claim: Claim,
  object: StoredObject | undefined,
  store: Store,
  { maxPixels }: Pick<VerifyOptions, 'maxPixels'>,
): Promise<VerifiedUpload | RefusedUpload> {
  const { key, type, size, checksum } = claim;
  if (!object) return refused('object-missing', `there is no object ${key}`);
  if (object.size < size[0] || object.size > size[1])
    return refused('size-differs', `${object.size} bytes are not within ${size.join(' to ')}`);
  if (object.type !== type)
    return refused('type-differs', `the object is stored as ${object.type}, not ${type}`);
  if (checksum && object.checksum && object.checksum !== checksum)
    return refused('checksum-differs', `the store has the checksum ${object.checksum}, not ${checksum}`);
  const facts = await factsOf(key, object, store);
  if (!facts) return refused('not-an-image', 'the format of the bytes is not known');
  if ('cause' in facts) return refused('unreadable', String(facts.cause));
  if (facts.type !== type) return refused('type-differs', `the bytes are ${facts.type}, not ${type}`);
  const unsafe = type === 'image/svg+xml' ? await unsafeSvg(key, object, store) : undefined;
  if (unsafe !== undefined) return refused('unsafe-svg', unsafe);
  const failure = checkFile({ name: key, size: object.size, facts }, { accept: type, maxPixels }, 0);
  if (failure?.code === 'too-many-pixels')
    return refused(failure.code, `${failure.actual} pixels, of at most ${failure.limit}`);
  if (!facts.width && type !== 'image/svg+xml')
    return refused('unreadable', 'the bytes state no width and height');
  const { width, height, animated } = facts;
  const { etag, checksum: sum } = object;
  return { ok: true, key, type, size: object.size, width, height, animated, etag, checksum: sum };
}

async function factsOf(
  key: string,
  { size, etag }: StoredObject,
  store: Store,
): Promise<ImageFacts | undefined | { readonly cause: unknown }> {
  const slice = (start: number, end: number) => ({
    arrayBuffer: () =>
      end > start ? store.read(key, start, end, etag) : Promise.resolve(new ArrayBuffer(0)),
  });
  const inspection = await inspect({ size, slice });
  if (inspection.ok) return inspection.facts;
  const { cause } = inspection;
  if (cause instanceof Error && cause.name === 'UnreadableImage') return { cause };
  throw cause; // the store's
}

async function unsafeSvg(
  key: string,
  { size, etag }: StoredObject,
  store: Store,
): Promise<string | undefined> {
  const { lookThrough } = await import('../image/unsafe-svg.js');
  const found = await lookThrough({ size, arrayBuffer: () => store.read(key, 0, size, etag) });
  return found.unsafe;
}
