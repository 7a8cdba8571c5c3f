// Reads the answer of S3 to an upload. Does without a DOM, since the uploader also runs in Node and workers.
import { isWebAddress } from './web-address.js';

/** `header` returns `null` for a header that the bucket's CORS rule does not expose. */
export interface StorageAnswer {
  readonly status: number;
  readonly body: string;
  readonly header: (name: string) => string | null;
  /** The URL that answered after all redirects; `undefined` if there was no redirect. */
  readonly url?: string | undefined;
}

export interface StoredObject {
  /** The URL in S3's answer; CORS may hide it from the page. */
  readonly key?: string;
  /** ETag without its quotes. */
  readonly etag?: string;
  readonly location?: string;
  /** SHA-256 in base64, if S3's answer has it. */
  readonly checksum?: string;
}

/** Statuses that mean that S3 has stored the object: 200 for a PUT; a POST chooses one in a field. */
const STORED: readonly number[] = [200, 201, 204];

/**
 * S3 answers a POST with `PostResponse`, and a PUT with an empty body; a few other stores send `PutObjectResult`. A POST that was
 * redirected becomes a GET, and gets a list of the bucket instead.
 */
const RECEIPT = /^\s*(<\?xml[^>]*\?>\s*)?<(\w+:)?(PostResponse|PutObjectResult|CopyObjectResult)[\s/>]/;

/** Properties of a presigned POST on which its answer depends. */
export interface Form {
  /** URL to which the form is sent. */
  readonly url: string;
  /** Host to which S3 redirects once the image is stored; `undefined` if the form asks for no redirect. */
  readonly redirectsTo: string | undefined;
  /** The form asks for the status 200. S3 answers no other POST with 200. */
  readonly wants200: boolean;
}

/**
 * Whether this answer is from the storage and says that the image is stored. Proxies, portals and gateways also answer with 2xx,
 * with HTML, text or JSON of their own.
 *
 * @param form `undefined` for a PUT, which stays a PUT when S3 redirects it
 */
export const isStored = ({ status, body, url }: StorageAnswer, form?: Form): boolean =>
  STORED.includes(status) &&
  ((body.trim() === '' && !(status === 200 && form && isElsewhere(form, url))) ||
    RECEIPT.test(body) ||
    (form?.redirectsTo !== undefined && (isKin(hostOf(url) ?? '', form.redirectsTo) || hasReceipt(url))));

/** A redirect by 301, 302 or 303 turns a POST into a GET, and drops the image (Fetch Standard, HTTP-redirect fetch). */
const isElsewhere = (form: Form, url: string | undefined) =>
  !form.wants200 && url !== undefined && url !== new URL(form.url).href;

/** S3's redirect can lead to a host that redirects again, for example to `www.`. */
const isKin = (host: string, other: string) =>
  host === other || host.endsWith(`.${other}`) || other.endsWith(`.${host}`);

/** S3 adds these parameters to the URL that it redirects to once the object is stored (S3, POST Object). */
function hasReceipt(url = ''): boolean {
  const query = new URLSearchParams(url.replace(/^[^?]*|#.*$/g, ''));
  return ['bucket', 'key', 'etag'].every((name) => query.has(name));
}

/** Host of the URL in lower case; `undefined` if it is not a URL. */
export function hostOf(url: string | undefined): string | undefined {
  try {
    return new URL(url ?? '').hostname;
  } catch {
    return undefined;
  }
}

/** Reads the `PostResponse` document of a 201, otherwise the headers. */
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

/** The text of the first element with this name. S3's answers never nest two elements of the same name. */
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
