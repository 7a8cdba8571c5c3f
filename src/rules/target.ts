// The targets to which an image can be sent, and the parts that a presigned POST and a presigned PUT have in common.
import type { Entries, Facts } from './facts.js';
import type { Breach } from './policy.js';
import { bareUrl, quoted } from './secrets.js';
import type { Form } from './storage-answer.js';
import { isWebAddress } from './web-address.js';

export interface Address {
  readonly url: string;
  /** URL at which the stored image can be read, if it is not the URL that the image is sent to. */
  readonly publicUrl: string | undefined;
  /** The server's signed text that says who may keep the object, and as what. The form posts it with `value-as="claim"`. */
  readonly claim: string | undefined;
  /** Milliseconds since 1970; `Infinity` if the target does not say when it expires. */
  readonly expires: number;
}

interface Presigned extends Address {
  /** Returns the key that the object will have. */
  readonly keyFor: (fileName: string) => string;
  /** Returns the URL of the object with this key. */
  readonly urlOf: (key: string) => string;
  /** All fields and conditions, or headers and query parameters, of the target. Some values are secret. */
  readonly entries: Entries;
  /** Finds the condition for which S3 would refuse these bytes. */
  readonly findBreach: (facts: Facts) => Breach | undefined;
}

/** `{url, fields}`, the result of the AWS SDK's `createPresignedPost`. */
export interface PostTarget extends Presigned, Form {
  readonly kind: 'post';
  /** Returns the form's entries in the order in which they are sent; the file comes after them. */
  readonly fieldsFor: (facts: Facts) => Entries;
  /** Whether several images can use the target: their keys differ by their file names, and no other field depends on the image. */
  readonly isShareable: boolean;
}

/** `{url, method: 'PUT', headers}`, made with the AWS SDK's `getSignedUrl` for a `PutObject`. */
export interface PutTarget extends Presigned {
  readonly kind: 'put';
  readonly headersFor: (facts: Facts) => Entries;
}

/** `{multipart}`: presigned URLs for the parts of a large image, and for the steps around them. */
export interface MultipartTarget extends Presigned {
  readonly kind: 'multipart';
  readonly uploadId: string;
  /** Bytes of each part but the last. */
  readonly partSize: number;
  /** Each part is sent with its SHA-256. Its URL is signed for it, and has to be asked for with it. */
  readonly hasChecksums: boolean;
  readonly urls: MultipartUrls;
}

export interface MultipartUrls {
  readonly complete: string;
  readonly abort: string;
  readonly list: string;
  readonly head: string;
  /** In the order of the parts that were asked for: at first, from the first part on. There may be fewer than parts. */
  readonly parts: readonly string[];
}

/** A target to which an image is sent in one request. */
export type SingleTarget = PostTarget | PutTarget;

export type Target = SingleTarget | MultipartTarget;

/** Milliseconds for which a target has to be valid when an upload begins, since an upload takes time. */
export const SPARE = 60_000;

/** The answer of a presign endpoint: a JSON object. */
export type Answer = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param pageIsSecure whether the page was loaded by https; it can't send to http then (Mixed Content)
 * @returns the URL, or a message for the endpoint's author that says what is wrong
 */
export function readAddress(
  { url, publicUrl, expiresAt, ...more }: Answer,
  pageIsSecure: boolean,
): Address | string {
  if (typeof url !== 'string' || url === '') return 'the answer has no "url"';
  let address: URL;
  try {
    // Browsers resolve a URL without the slashes against the URL of the page.
    address = new URL(/^https?:(?!\/\/)/i.test(url) ? '' : url);
  } catch {
    return `"url" is not a URL${quoted(bareUrl(url))}`;
  }
  const { protocol, hostname } = address;
  if (protocol !== 'https:' && (protocol !== 'http:' || (pageIsSecure && !LOOPBACK.test(hostname))))
    return `this page can't send to ${protocol}//${hostname}`;
  const expires =
    (expiresAt ?? undefined) === undefined
      ? Infinity
      : Date.parse(typeof expiresAt === 'string' ? expiresAt : '');
  if (Number.isNaN(expires)) return `"expiresAt" is not a date${quoted(expiresAt)}`;
  const claim = typeof more.claim === 'string' && more.claim !== '' ? more.claim : undefined;
  if (typeof publicUrl !== 'string' || publicUrl === '') return { url, publicUrl: undefined, claim, expires };
  // The URL becomes a link on the page.
  if (!isWebAddress(publicUrl)) return '"publicUrl" is not an http: or https: URL';
  return { url, publicUrl, claim, expires };
}

/** Hosts that browsers treat as secure with any protocol (Secure Contexts, "potentially trustworthy"). */
export const LOOPBACK = /^(127(\.\d+){3}|\[::1\]|(.*\.)?localhost)$/;
