// What S3 answered to an upload, read without a DOM: the core runs where there is none.
import { isWebAddress } from './web-address.js';

/** `header` answers `null` for a header that the bucket's CORS rule does not expose. */
export interface StorageAnswer {
  readonly status: number;
  readonly body: string;
  readonly header: (name: string) => string | null;
  /** The address that answered, behind all redirects; `undefined`: the one that was asked. */
  readonly url?: string | undefined;
}

export interface StoredObject {
  /** As S3 tells it; a page can't read it everywhere (CORS). */
  readonly key?: string;
  /** Without its quotes. */
  readonly etag?: string;
  readonly location?: string;
  /** SHA-256 in base64, where S3 tells it. */
  readonly checksum?: string;
}

/** Statuses of S3 for what it has stored: 200 to a PUT, any of them to a POST that asks for it. */
const STORED: readonly number[] = [200, 201, 204];

/**
 * `PostResponse` of a POST; a few stores answer a PUT by `PutObjectResult`, S3 by nothing. A list of the bucket is what a POST
 * gets that was redirected, for it became a GET.
 */
const RECEIPT = /^\s*(<\?xml[^>]*\?>\s*)?<(\w+:)?(PostResponse|PutObjectResult|CopyObjectResult)[\s/>]/;

/** What a presigned POST says of its answer. */
export interface Form {
  /** The address that it is sent to. */
  readonly url: string;
  /** The host of the page that answers once the image is stored; `undefined`: the storage answers. */
  readonly redirectsTo: string | undefined;
  /** It asks for the status 200, which S3 answers to no other POST. */
  readonly wants200: boolean;
}

/**
 * Did the storage say that it has stored it? Proxies, portals and gateways answer 2xx as well, with a page, a text or JSON of
 * their own.
 *
 * @param form none for a PUT, which stays one behind the redirects of S3
 */
export const isStored = ({ status, body, url }: StorageAnswer, form?: Form): boolean =>
  STORED.includes(status) &&
  ((body.trim() === '' && !(status === 200 && form && isElsewhere(form, url))) ||
    RECEIPT.test(body) ||
    (form?.redirectsTo !== undefined && (isKin(hostOf(url) ?? '', form.redirectsTo) || hasReceipt(url))));

/** A redirect by 301, 302 or 303 makes a GET of a POST (Fetch Standard, HTTP-redirect fetch), and drops the image. */
const isElsewhere = (form: Form, url: string | undefined) =>
  !form.wants200 && url !== undefined && url !== new URL(form.url).href;

/** The page that S3 redirects to may redirect further, to `www.` for one. */
const isKin = (host: string, other: string) =>
  host === other || host.endsWith(`.${other}`) || other.endsWith(`.${host}`);

/** S3 adds these to the address that it redirects to once it has stored something (S3, POST Object). */
function hasReceipt(url = ''): boolean {
  const query = new URLSearchParams(url.replace(/^[^?]*|#.*$/g, ''));
  return ['bucket', 'key', 'etag'].every((name) => query.has(name));
}

/** In lower case; `undefined` for no address. */
export function hostOf(url: string | undefined): string | undefined {
  try {
    return new URL(url ?? '').hostname;
  } catch {
    return undefined;
  }
}

/** The `PostResponse` document of a 201, else the headers. */
export function readStored({ body, header }: StorageAnswer): StoredObject {
  const key = element(body, 'Key');
  const etag = (element(body, 'ETag') ?? header('ETag'))?.replace(/^(W\/)?"|"$/g, '');
  const told = element(body, 'Location') ?? header('Location');
  const location = told && isWebAddress(told) ? told : undefined;
  const checksum = element(body, 'ChecksumSHA256') ?? header('x-amz-checksum-sha256');
  return {
    ...(key && { key }),
    ...(etag && { etag }),
    ...(location && { location }),
    ...(checksum && { checksum }),
  };
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text of the first element of this name. S3's answers nest no two of the same name. */
export function element(xml: string, name: string): string | undefined {
  const [, text] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
  return text?.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (all, hex?: string, decimal?: string, named?: string) => {
      const point = hex === undefined ? Number(decimal ?? NaN) : parseInt(hex, 16);
      return point <= MAX_CODE_POINT ? String.fromCodePoint(point) : (entities.get(named ?? '') ?? all);
    },
  );
}

const MAX_CODE_POINT = 0x10ffff; // Unicode
