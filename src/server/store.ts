// What the server kit does with a bucket. Two implementations: web-store.ts by WebCrypto and fetch, sdk-store.ts by the AWS SDK.

/** What a presigned POST allows. */
export interface Form {
  readonly key: string;
  /** Fields that the form has to have, with these values; each becomes a condition. */
  readonly fields: Readonly<Record<string, string>>;
  /** Bytes, both included. */
  readonly size: readonly [min: number, max: number];
  /** Seconds. */
  readonly expires: number;
}

/** What a presigned PUT allows: these bytes under this key, with these headers. */
export interface Put {
  readonly key: string;
  /** Names in lower case. */
  readonly headers: PutHeaders;
  /** Seconds. */
  readonly expires: number;
}

export interface PutHeaders {
  readonly 'content-type': string;
  /** Bytes. A page can't set it: the browser does, from the file. */
  readonly 'content-length': string;
  readonly 'if-none-match'?: '*';
  /** Base64. */
  readonly 'x-amz-checksum-sha256'?: string;
}

export interface PresignedForm {
  readonly url: string;
  readonly fields: Record<string, string>;
}

/** What the store knows of an object. */
export interface StoredObject {
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  readonly etag: string;
  /** Base64; `undefined` if the store keeps none. */
  readonly checksum: string | undefined;
}

/** A request of a multipart upload that a page sends. */
export type Step = {
  readonly key: string;
  readonly uploadId: string;
  /** Seconds. */
  readonly expires: number;
} & (
  | { readonly name: 'complete' | 'abort' | 'list' | 'head' }
  | {
      readonly name: 'part';
      readonly number: number;
      /** Bytes. */
      readonly size: number;
      /** SHA-256 in base64. The page has to send it as `x-amz-checksum-sha256`. */
      readonly checksum?: string | undefined;
    }
);

export interface CreatedUpload {
  readonly uploadId: string;
  /** Whether each part has to have a SHA-256. Stores that do not verify checksums do not say so. */
  readonly hasChecksums: boolean;
}

export interface Store {
  readonly presignPost: (form: Form) => Promise<PresignedForm>;
  readonly presignPut: (put: Put) => Promise<string>;
  /**
   * Begins a multipart upload of an object of this type.
   *
   * @param wantsChecksums whether each part is to have a SHA-256
   */
  readonly createUpload: (key: string, type: string, wantsChecksums: boolean) => Promise<CreatedUpload>;
  readonly presignStep: (step: Step) => Promise<string>;
  /** `undefined` if there is no such object. */
  readonly head: (key: string) => Promise<StoredObject | undefined>;
  /** Bytes of an object, from `start` up to `end`. It is an error if `etag` isn't the object's any more. */
  readonly read: (key: string, start: number, end: number, etag: string) => Promise<ArrayBuffer>;
  /**
   * Copies an object within the bucket, if its ETag is this one and the destination is free. Stores may ignore either condition.
   *
   * @returns whether it is copied: not if a condition does not hold, or another request writes the same key
   */
  readonly copy: (from: string, to: string, etag: string) => Promise<boolean>;
}

/** Statuses of a copy whose condition does not hold, that collides with another write (S3, conditional writes), or whose source is gone. */
export const UNMET: readonly number[] = [412, 409, 404];

/** Status of a copy with `If-None-Match` from a store without conditional writes, such as OpenStack Swift. */
export const NOT_IMPLEMENTED = 501;

/** Whether it is the ETag of an object that was sent in parts. Swift does not find its own objects by it. */
export const isOfParts = (etag: string): boolean => /-\d+"?$/.test(etag);

/** The store has refused what was asked of it. The message has its code and nothing secret. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly status: number;

  constructor(what: string, status: number, code: string) {
    super(`The store answered ${status}${code && ` ${code}`} to ${what}.`);
    this.status = status;
  }
}
