// Reads a presigned PUT from the answer of a presign endpoint.
import { findPutBreach, headerEntries } from './put-headers.js';
import { bareUrl } from './secrets.js';
import { isRecord, type Address, type Answer, type PutTarget } from './target.js';

/** @returns the target, or a message for the endpoint's author that says what is wrong */
export function readPutTarget({ headers, key }: Answer, address: Address): PutTarget | string {
  const entries = readHeaders(headers ?? {});
  if (typeof entries === 'string') return entries;
  const url = new URL(address.url);
  if (DOT_SEGMENT.test(address.url)) return `browsers shorten the path of "url" to ${url.pathname}`;
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  // `undefined` if the URL does not list the signed headers.
  const signed = query.get('x-amz-signedheaders')?.toLowerCase().split(';');
  return {
    kind: 'put',
    ...address,
    expires: Math.min(address.expires, signedUntil(query)),
    keyFor: () => (typeof key === 'string' ? key : keyInPath(url)),
    urlOf: () => bareUrl(address.url),
    entries: [...entries, ...url.searchParams],
    headersFor: (facts) => headerEntries(entries, signed, facts),
    findBreach: (facts) => findPutBreach(entries, signed, facts),
  };
}

/** `..` in a key; URL Standard, "double-dot URL path segment". */
const DOT_SEGMENT = /^[^?#]*\/(\.|%2e){1,2}([/?#]|$)/i;

function readHeaders(headers: unknown): string | [string, string][] {
  if (!isRecord(headers)) return '"headers" is not an object';
  const entries = Object.entries(headers) as [string, string][];
  const odd = entries.find(
    ([name, value]) =>
      typeof value !== 'string' ||
      !/^[!#$%&'*+.^_`|~\w-]+$/.test(name) ||
      !/^[^\0\r\n\u0100-\uffff]*$/.test(value),
  );
  if (odd) return `"${odd[0]}" is not a valid header`;
  const forbidden = entries.find(([name]) => FORBIDDEN.test(name));
  return forbidden ? `a page can't send the header "${forbidden[0]}"` : entries;
}

/** Fetch Standard, "forbidden request-header", without those headers that can be signed and that the browser sends. */
const FORBIDDEN =
  /^(accept-(charset|encoding)|access-control-request-.*|connection|cookie2?|date|dnt|expect|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(proxy|sec)-.*)$/i;

/** `X-Amz-Date` is ISO 8601 without its punctuation, `X-Amz-Expires` is seconds (SigV4, query parameters). */
function signedUntil(query: ReadonlyMap<string, string>): number {
  const signedAt = query
    .get('x-amz-date')
    ?.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const until = Date.parse(signedAt ?? '') + Number(query.get('x-amz-expires')) * 1000;
  return Number.isNaN(until) ? Infinity : until;
}

/** The key in the path. If the host is S3's own or an IP address, the first segment is the bucket (path style). */
function keyInPath({ hostname, pathname }: URL): string {
  const path = /^(s3[.-]|localhost$|[\d.]+$|\[)/.test(hostname) ? pathname.replace(/^\/[^/]*/, '') : pathname;
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return path.slice(1);
  }
}
