// The options of the server kit, and what they mean.
import { CREDENTIALS, isCredentials } from './check.js';
import type { KeyRequest } from './key.js';
import { fail } from './option-error.js';
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
    /** Whether the client was created with `endpoint`. */
    readonly isCustomEndpoint?: boolean;
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

/** How images are sent: a presigned form, which every store but R2, B2 and Swift takes, or a presigned PUT. Default `post`. */
export type Target =
  | { readonly target?: 'post'; readonly writeOnce?: never }
  | {
      readonly target: 'put';
      /** Signs `If-None-Match: *`, so that a key is written once. Default: only on AWS. */
      readonly writeOnce?: boolean;
    };

/** What claims are signed with, and for. */
export type Claims =
  | {
      /** At least 32 random characters, with which claims are signed. In a list the first one signs; the others are still valid. */
      readonly secret: string | readonly string[];
      /** What the images are for, such as the name of a form. A claim for one purpose is none for another. */
      readonly purpose?: string | undefined;
    }
  | { readonly secret?: never; readonly purpose?: never };

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
  /**
   * Images of more bytes are sent in parts. Bytes, or a number with a unit; `false` sends every image at once. Default 16 MiB. With `secret`,
   * expired URLs are signed again; without it, images with a checksum are sent at once.
   */
  readonly multipartFrom?: number | string | false;
  /** Seconds until a target can't be used any more: 600 by default, a week at most. */
  readonly expires?: number;
  /** Refuses images without a checksum of the page. A checksum that the page sends is signed in any case. */
  readonly checksum?: 'required';
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
  /**
   * Called once for each request, before anything is signed, with the number of images that are asked for: 0 if URLs of
   * a multipart upload are asked for again. A number refuses the request
   * for so many seconds (429).
   */
  readonly limit?: (identity: Identity, images: number) => number | undefined | Promise<number | undefined>;
  /** Called with what the visitor isn't told. Default `console.error`. */
  readonly log?: (message: string, cause?: unknown) => void;
  /** Events of the bucket have a handler of their own: `createStoredHandler`. */
  readonly onStored?: never;
}

export type PresignHandlerOptions = Bucket & Rules & Target & Claims;

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
  const given = async () => {
    const pair = typeof credentials === 'function' ? await credentials() : credentials;
    return isCredentials(pair) ? pair : fail('credentials', `they have to be ${CREDENTIALS}`);
  };
  return webStore({ bucket, region, endpoint, credentials: given });
}
