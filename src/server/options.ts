// The options of the presign handler, and what they mean. A wrong value throws when the handler is created, and names the option.
import { isAny, tokensOf, types } from '../rules/accept.js';
import { parseSize } from '../rules/size.js';
import { keyFault, type KeyRequest } from './key.js';
import type { Credentials } from './sigv4.js';
import type { Store } from './store.js';

/** Who asks. Each member beside `id` replaces the option of its name for this visitor. */
export interface Identity {
  /** Part of the claim: another visitor can't use it. */
  readonly id: string;
  readonly prefix?: string;
  readonly accept?: string;
  readonly minSize?: number | string;
  readonly maxSize?: number | string;
}

/** An `S3Client` of the AWS SDK. For `target: 'put'` create it with `requestChecksumCalculation: 'WHEN_REQUIRED'`. */
export interface SdkClient {
  readonly config: {
    readonly region: () => Promise<string>;
    readonly requestChecksumCalculation?: () => Promise<string>;
  };
}

/** Where the objects are, and who signs. */
export type Bucket = { readonly bucket: string } & (
  | {
      readonly client: SdkClient;
      readonly credentials?: never;
      readonly region?: never;
      readonly endpoint?: never;
    }
  | {
      readonly client?: never;
      /** Keys of an access key pair, or a function that returns them, which is called for each signature. */
      readonly credentials: Credentials | (() => Credentials | Promise<Credentials>);
      readonly region: string;
      /** Base URL of a store that is not AWS. The bucket is then in the path. */
      readonly endpoint?: string;
    }
);

export interface Rules {
  /**
   * Says who asks: an identity, `undefined` for somebody who has not signed in (401), or `false` for somebody who may not upload
   * (403). Without it the handler answers requests from this machine only.
   */
  readonly authorize?: (
    request: Request,
  ) => Identity | undefined | false | Promise<Identity | undefined | false>;
  /** Types of images, as in the attribute of that name. `image/*` means raster images; to accept SVG, name it. */
  readonly accept?: string;
  /** Bytes, or a number with a unit, such as `5MB`. Default: 1 byte, and 20 MB. */
  readonly minSize?: number | string;
  readonly maxSize?: number | string;
  /** Seconds until a target can't be used any more: 600 by default, a week at most. */
  readonly expires?: number;
  /** How images are sent: a presigned form, which every store but R2, B2 and Swift takes, or a presigned PUT. Default `post`. */
  readonly target?: 'post' | 'put';
  /** Refuses images without a checksum of the page. A checksum that the page sends is signed in any case. */
  readonly checksum?: 'required';
  /** Signs `If-None-Match: *` into PUTs, so that a key is written once. Default: only on AWS. */
  readonly writeOnce?: boolean;
  /** What keys begin with. A lifecycle rule on it removes what nobody claims. Default `incoming/`. */
  readonly prefix?: string;
  /** Returns the key of a new object. It has to have the random part. */
  readonly key?: (request: KeyRequest) => string;
  /** Base URL at which objects can be read, for `publicUrl` in the answer. */
  readonly publicBase?: string;
  /** Largest number of images in one request. Default 20. */
  readonly maxFiles?: number;
  /** Origins of other sites whose pages may ask, such as `https://admin.example`. */
  readonly origins?: readonly string[];
  /** Called before anything is signed. A number refuses the request for so many seconds (429). */
  readonly limit?: (identity: Identity) => number | undefined | Promise<number | undefined>;
  /** At least 32 random characters, with which claims are signed. In a list the first one signs; the others are still valid. */
  readonly secret?: string | readonly string[];
  /** What the images are for, such as the name of a form. A claim for one purpose is none for another. */
  readonly purpose?: string;
  /** Called with what the visitor isn't told. Default `console.error`. */
  readonly log?: (message: string, cause?: unknown) => void;
}

export type PresignHandlerOptions = Rules & Bucket;

export interface Limits {
  /** MIME types. */
  readonly accepted: ReadonlySet<string>;
  /** Bytes, both included. */
  readonly size: readonly [min: number, max: number];
  readonly prefix: string;
}

const DEFAULTS = { accept: 'image/*', minSize: 1, maxSize: '20MB', prefix: 'incoming/' } as const;

/** Bytes of a single request (S3, POST Object and PUT Object). */
const LARGEST = 5_368_709_120;

const WEEK = 604_800;

/** The limits of an identity, or those of the options. */
export function limitsOf(
  options: Pick<Rules, keyof typeof DEFAULTS>,
  identity: Partial<Identity> = {},
): Limits {
  const of = <Name extends keyof typeof DEFAULTS>(name: Name) =>
    identity[name] ?? options[name] ?? DEFAULTS[name];
  const bytes = (name: 'minSize' | 'maxSize') =>
    parseSize(of(name)) ??
    fail(name, `${String(of(name))} is not a size: write bytes, or a number with a unit, such as "5MB"`);
  const [min, max] = [bytes('minSize'), bytes('maxSize')];
  if (min > max) fail('minSize', 'it is larger than maxSize');
  if (max > LARGEST) fail('maxSize', 'S3 takes 5 GiB in one request at most');
  const prefix = of('prefix');
  if (prefix !== '') {
    const fault = keyFault(prefix);
    if (fault) fail('prefix', `${prefix} ${fault}`);
  }
  return { accepted: acceptedTypes(of('accept')), size: [min, max], prefix };
}

/** Raster images for `image/*`: an SVG is a document that can have scripts. */
function acceptedTypes(accept: string): ReadonlySet<string> {
  const known = new Set(types.values());
  const named = tokensOf(accept).map((token) => {
    if (isAny(token)) return [...known].filter((type) => type !== 'image/svg+xml');
    return types.get(token) ?? fail('accept', `${token} is not a known image type`);
  });
  if (named.length === 0) fail('accept', 'it does not name a type');
  return new Set(named.flat());
}

/** Throws if an option has a wrong value. */
export function check(options: PresignHandlerOptions): void {
  const { bucket, expires, target, maxFiles, publicBase } = options;
  // Callers without TypeScript may give any.
  const { client, credentials, region, endpoint } = options as Partial<Record<keyof Bucket, unknown>>;
  if (!bucket || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/i.test(bucket))
    fail('bucket', `${bucket} is not the name of a bucket`);
  if (client && credentials) fail('client', 'it excludes `credentials`: set one of the two');
  if (!client && !credentials) fail('credentials', 'set `credentials` or `client`');
  if (!client && !region)
    fail('region', 'set it; stores with a single region accept any name, such as "us-east-1"');
  if (endpoint !== undefined && !isWebUrl(endpoint)) fail('endpoint', 'it is not an http: or https: URL');
  if (publicBase !== undefined && !isWebUrl(publicBase))
    fail('publicBase', `${publicBase} is not an http: or https: URL`);
  if (expires !== undefined && !(Number.isInteger(expires) && expires > 0 && expires <= WEEK))
    fail('expires', `${expires} is not a number of seconds from 1 to ${WEEK}`);
  if (maxFiles !== undefined && !(Number.isInteger(maxFiles) && maxFiles > 0))
    fail('maxFiles', `${maxFiles} is not a number of images`);
  if (!['post', 'put', undefined].includes(target)) fail('target', `${target} is neither "post" nor "put"`);
  for (const origin of options.origins ?? [])
    if (!isWebUrl(origin) || new URL(origin).origin !== origin)
      fail('origins', `${origin} is not an origin, such as "https://admin.example"`);
  for (const secret of secretsOf(options.secret))
    if (secret.length < 32) fail('secret', 'it is shorter than 32 characters');
}

export const secretsOf = (secret: string | readonly string[] | undefined): readonly string[] =>
  typeof secret === 'string' ? [secret] : (secret ?? []);

/** Loaded only with a client, so that a runtime without the AWS SDK needs none. */
export async function storeOf(options: Bucket): Promise<Store> {
  const { bucket, client, credentials, region, endpoint } = options;
  if (client) {
    const { sdkStore } = await import('./sdk-store.js');
    return sdkStore(client as never, bucket); // its class, from an optional package, is in no public type
  }
  const { webStore } = await import('./web-store.js');
  const given = async () => (typeof credentials === 'function' ? credentials() : credentials);
  return webStore({ bucket, region, endpoint, credentials: given });
}

function isWebUrl(text: unknown): boolean {
  return typeof text === 'string' && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function fail(
  option: keyof Rules | 'bucket' | 'client' | 'credentials' | 'region' | 'endpoint',
  message: string,
): never {
  throw new TypeError(`s3-image-upload/server: ${option}: ${message}.`);
}
