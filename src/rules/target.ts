// Where an image may be sent: what is the same for every kind of target, read from the answer of a presign endpoint.
import type { Entries, Facts } from './facts.js';
import type { Breach } from './policy.js';
import { bareUrl, quoted } from './secrets.js';
import type { Form } from './storage-answer.js';
import { isWebAddress } from './web-address.js';

export interface Address {
  readonly url: string;
  /** Where the stored image is read, when that is not where it is written. */
  readonly publicUrl: string | undefined;
  /** Milliseconds since 1970; `Infinity` where nothing tells. */
  readonly expires: number;
}

interface Presigned extends Address {
  /** The key that the object will have. */
  readonly keyFor: (fileName: string) => string;
  /** Where an object with this key is read. */
  readonly urlOf: (key: string) => string;
  /** All that it was made of: fields and conditions, or headers and query. Some of the values are secret. */
  readonly entries: Entries;
  /** What S3 would refuse these bytes for. */
  readonly findBreach: (facts: Facts) => Breach | undefined;
}

/** `{url, fields}` as `createPresignedPost` of the AWS SDK answers it. */
export interface PostTarget extends Presigned, Form {
  readonly kind: 'post';
  /** In the order in which they are sent; the file goes last. */
  readonly fieldsFor: (facts: Facts) => Entries;
  /** It may serve several images: their names make the keys differ, and no other field is about one of them. */
  readonly isShareable: boolean;
}

/** `{url, method: 'PUT', headers}` as `getSignedUrl` of a `PutObject` has it. */
export interface PutTarget extends Presigned {
  readonly kind: 'put';
  readonly headersFor: (facts: Facts) => Entries;
}

export type Target = PostTarget | PutTarget;

/** An object of JSON. */
export type Answer = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param pageIsSecure a page that came by https can't send to http (Mixed Content)
 * @returns why not, in words for the endpoint's author
 */
export function readAddress({ url, publicUrl, expiresAt }: Answer, pageIsSecure: boolean): Address | string {
  if (typeof url !== 'string' || url === '') return 'the answer has no "url"';
  let address: URL;
  try {
    // Without its slashes it would be an address within the page's own site.
    address = new URL(/^https?:(?!\/\/)/i.test(url) ? '' : url);
  } catch {
    return `"url" is no address${quoted(bareUrl(url))}`;
  }
  const { protocol, hostname } = address;
  if (protocol !== 'https:' && (protocol !== 'http:' || (pageIsSecure && !LOOPBACK.test(hostname))))
    return `this page can't send to ${protocol}//${hostname}`;
  const expires =
    (expiresAt ?? undefined) === undefined
      ? Infinity
      : Date.parse(typeof expiresAt === 'string' ? expiresAt : '');
  if (Number.isNaN(expires)) return `"expiresAt" is not a date${quoted(expiresAt)}`;
  if (typeof publicUrl !== 'string' || publicUrl === '') return { url, publicUrl: undefined, expires };
  // It becomes a link on the page.
  if (!isWebAddress(publicUrl)) return '"publicUrl" is no address that begins with http: or https:';
  return { url, publicUrl, expires };
}

/** Browsers take these for secure, whatever the protocol (Secure Contexts, "potentially trustworthy"). */
const LOOPBACK = /^(127(\.\d+){3}|\[::1\]|(.*\.)?localhost)$/;
