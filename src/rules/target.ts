// What a presign endpoint answered, read into a target that can be sent to; or why it can't.
import { valueOf, withFileName, type Entries } from './form.js';
import { readPolicy, type Policy } from './policy.js';

interface Presigned {
  readonly url: string;
  /** Where the stored image is read, when that is not where it is written. */
  readonly publicUrl: string | undefined;
  /** Milliseconds since 1970; `Infinity` where nothing tells. */
  readonly expires: number;
}

/** `{url, fields}` as `createPresignedPost` answers it; contract, section 5. */
export interface PostTarget extends Presigned {
  readonly kind: 'post';
  readonly fields: Entries;
  /** `undefined`: a bucket that anyone may write to. */
  readonly policy: Policy | undefined;
}

/** `{url, method: 'PUT', headers}` as `getSignedUrl` of a `PutObject` has it. */
export interface PutTarget extends Presigned {
  readonly kind: 'put';
  readonly key: string;
  readonly headers: Entries;
  /** In lower case; `undefined` where the URL does not tell. */
  readonly signed: ReadonlySet<string> | undefined;
}

export type Target = PostTarget | PutTarget;

/**
 * @param answer the endpoint's JSON, or what a `presign` function resolved to
 * @param pageIsSecure a page that came by https can't send to http (Mixed Content)
 * @returns why not, in words for the endpoint's author
 */
export function readTarget(answer: unknown, pageIsSecure: boolean): Target | string {
  if (!isRecord(answer)) return 'the answer is not a JSON object';
  const { url, fields, headers = {}, method, publicUrl, expiresAt } = answer;
  if (typeof url !== 'string' || url === '') return 'the answer has no "url"';
  const address = parseUrl(url);
  if (!address) return `"url" is not an http(s) address: ${url.slice(0, 100)}`;
  if (pageIsSecure && address.protocol === 'http:' && !LOOPBACK.test(address.hostname))
    return `"url" is http, and this page is https: ${address.origin}`;
  const until =
    expiresAt === undefined ? Infinity : typeof expiresAt === 'string' ? Date.parse(expiresAt) : NaN;
  if (Number.isNaN(until)) return `"expiresAt" is not a date: ${JSON.stringify(expiresAt)}`;
  const common = { url, publicUrl: typeof publicUrl === 'string' ? publicUrl : undefined };
  const verb = typeof method === 'string' ? method.toUpperCase() : 'POST';
  if (verb === 'POST') {
    const read = readFields(fields);
    return typeof read === 'string'
      ? read
      : { kind: 'post', ...common, ...read, expires: Math.min(until, read.policy?.expires ?? Infinity) };
  }
  if (verb !== 'PUT') return `the method is ${verb}; POST and PUT are understood`;
  const entries = readHeaders(headers);
  if (typeof entries === 'string') return entries;
  if (DOT_SEGMENT.test(url)) return `browsers shorten the path of "url" to ${address.pathname}`;
  const query = new Map([...address.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const signed = query.get('x-amz-signedheaders');
  return {
    kind: 'put',
    ...common,
    key: typeof answer.key === 'string' ? answer.key : keyInPath(address),
    headers: entries,
    signed: signed === undefined ? undefined : new Set(signed.toLowerCase().split(';')),
    expires: Math.min(until, signedUntil(query)),
  };
}

/** `..` in a key; URL Standard, "double-dot URL path segment". */
const DOT_SEGMENT = /^[^?#]*\/(\.|%2e){1,2}([/?#]|$)/i;

/** Browsers take these for secure, whatever the protocol (Secure Contexts, "potentially trustworthy"). */
const LOOPBACK = /^(127\..*|\[::1\]|(.*\.)?localhost)$/;

function readFields(fields: unknown): string | Pick<PostTarget, 'fields' | 'policy'> {
  if (!isRecord(fields)) return 'the answer has no "fields"';
  const entries = Object.entries(fields);
  const odd = entries.find(([, value]) => typeof value !== 'string');
  if (odd) return `the field "${odd[0]}" is not a string`;
  const read = entries as [string, string][];
  const twice = read.find(([name], index) => read.findIndex(([other]) => isSame(other, name)) !== index);
  if (twice) return `the field "${twice[0]}" is there twice`;
  if (!valueOf(read, 'key')) return '"fields" has no "key"';
  const bytes = new TextEncoder().encode(read.flat().join('')).length;
  if (bytes > FORM_LIMIT) return `"fields" has ${bytes} bytes; S3 takes ${FORM_LIMIT}`;
  const text = valueOf(read, 'policy');
  const policy = text === undefined ? undefined : readPolicy(text);
  return typeof policy === 'string' ? policy : { fields: read, policy };
}

const FORM_LIMIT = 20 * 1024; // S3, POST Object: what comes before the file

function readHeaders(headers: unknown): string | [string, string][] {
  if (!isRecord(headers)) return '"headers" is not an object';
  const entries = Object.entries(headers);
  const odd = entries.find(
    ([name, value]) =>
      typeof value !== 'string' ||
      !/^[!#$%&'*+.^_`|~\w-]+$/.test(name) ||
      !/^[^\0\r\n\u0100-\uffff]*$/.test(value),
  );
  if (odd) return `"${odd[0]}" is no header that can be sent`;
  const forbidden = entries.find(([name]) => FORBIDDEN.test(name));
  return forbidden ? `no page may send the header "${forbidden[0]}"` : (entries as [string, string][]);
}

/** Fetch Standard, "forbidden request-header"; without those that a signature may cover and the browser sends itself. */
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

/** In path style the first part of the path is the bucket: where the host is S3's own, or a mere address. */
function keyInPath({ hostname, pathname }: URL): string {
  const path = /^(s3[.-]|localhost$|[\d.]+$|\[)/.test(hostname) ? pathname.replace(/^\/[^/]*/, '') : pathname;
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return path.slice(1);
  }
}

function parseUrl(url: string): URL | undefined {
  try {
    const parsed = new URL(url);
    return /^https?:$/.test(parsed.protocol) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The key that the object will have. */
export const keyOf = (target: Target, fileName: string): string =>
  target.kind === 'put' ? target.key : withFileName(valueOf(target.fields, 'key') ?? '', fileName);

/** One policy for several images: their names make the keys differ, and no other field may be about one of them. */
export const isShareable = ({ fields }: PostTarget): boolean =>
  Boolean(valueOf(fields, 'key')?.includes('${filename}')) && fields.every(([name]) => COMMON.test(name));

const COMMON =
  /^(key|bucket|acl|policy|cache-control|success_action_\w+|x-amz-(algorithm|credential|date|signature|security-token|storage-class|server-side-encryption.*)|x-ignore-.*)$/i;
