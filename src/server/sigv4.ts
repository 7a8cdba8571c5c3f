// Signature Version 4: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
import { hex } from './hex.js';
import { macOf, type Mac } from './mac.js';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The token of temporary credentials. */
  readonly sessionToken?: string | undefined;
}

/** What each signature depends on, beside the request. */
export interface Scope {
  readonly credentials: Credentials;
  readonly region: string;
  readonly date: Date;
}

/** The same, in words of S3. */
export interface Stamp {
  readonly credentials: Credentials;
  /** `20261129T120000Z` */
  readonly date: string;
  /** `20261129/us-east-1/s3/aws4_request` */
  readonly scope: string;
}

export function stampOf(scope: Scope): Stamp {
  const date = isoSeconds(scope.date).replace(/[-:]/g, '');
  return {
    credentials: scope.credentials,
    date,
    scope: `${date.slice(0, 8)}/${scope.region}/s3/aws4_request`,
  };
}

export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** Names and values; names in lower case. `host` is signed with them. */
type Headers = Readonly<Record<string, string>>;

export interface Unsigned {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
}

/** `2026-11-29T12:00:00Z` */
export const isoSeconds = (date: Date) => `${date.toISOString().slice(0, 19)}Z`;

/** Access key and scope, as in `X-Amz-Credential`. */
export const credentialOf = ({ credentials, scope }: Stamp) => `${credentials.accessKeyId}/${scope}`;

/** @returns the signature in lower-case hexadecimal digits */
export async function signText(stamp: Stamp, text: string): Promise<string> {
  const name = `${stamp.credentials.secretAccessKey}/${stamp.scope}`;
  if (latest?.name !== name) latest = { name, mac: signingKey(stamp) };
  const { sign } = await latest.mac;
  return hex(await sign(text));
}

/** The key of the latest signature, which is the same for a day: to derive it takes four signatures. */
let latest: { readonly name: string; readonly mac: Promise<Mac> } | undefined;

async function signingKey({ credentials, scope }: Stamp): Promise<Mac> {
  let mac = await macOf(encode(`AWS4${credentials.secretAccessKey}`));
  for (const part of scope.split('/')) mac = await macOf(await mac.sign(part));
  return mac;
}

/**
 * Presigns a request in its query. Its sender has to send these headers as they are.
 *
 * @param expires seconds
 */
export async function presign(
  { method, url, headers }: Unsigned,
  scope: Scope,
  expires: number,
): Promise<string> {
  const { sessionToken } = scope.credentials;
  const stamp = stampOf(scope);
  const signed = new URL(url);
  const query = [
    ...signed.searchParams,
    ['X-Amz-Content-Sha256', UNSIGNED],
    ...(sessionToken ? [['X-Amz-Security-Token', sessionToken] as const] : []),
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', credentialOf(stamp)],
    ['X-Amz-Date', stamp.date],
    ['X-Amz-Expires', String(expires)],
    ['X-Amz-SignedHeaders', namesOf({ ...headers, host: url.host })],
  ] as const;
  signed.search = canonicalQuery(query);
  const signature = await signatureOf({ method, url: signed, headers }, stamp, UNSIGNED);
  signed.search = canonicalQuery([...query, ['X-Amz-Signature', signature]]);
  return signed.href;
}

/** Signs a request without a body in its headers. @returns all headers to send */
export async function signHeaders({ method, url, headers }: Unsigned, scope: Scope): Promise<Headers> {
  const { sessionToken } = scope.credentials;
  const stamp = stampOf(scope);
  const all = {
    ...headers,
    'x-amz-content-sha256': UNSIGNED,
    'x-amz-date': stamp.date,
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
  };
  const signature = await signatureOf({ method, url, headers: all }, stamp, UNSIGNED);
  const names = namesOf({ ...all, host: url.host });
  return {
    ...all,
    authorization: `${ALGORITHM} Credential=${credentialOf(stamp)}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** As S3 encodes keys in URLs: all but unreserved characters of RFC 3986; the slash only in a query. */
export const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const UNSIGNED = 'UNSIGNED-PAYLOAD';

const namesOf = (headers: Headers) => Object.keys(headers).sort().join(';');

async function signatureOf({ method, url, headers }: Unsigned, stamp: Stamp, payload: string) {
  const signed: Headers = { ...headers, host: url.host };
  const names = Object.keys(signed).sort();
  const canonical = [
    method,
    url.pathname,
    canonicalQuery([...url.searchParams]),
    ...names.map((name) => `${name}:${(signed[name] ?? '').trim().replace(/\s+/g, ' ')}`),
    '',
    names.join(';'),
    payload,
  ].join('\n');
  const digest = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', encode(canonical))));
  return signText(stamp, [ALGORITHM, stamp.date, stamp.scope, digest].join('\n'));
}

const canonicalQuery = (query: readonly (readonly [string, string])[]) =>
  query
    .map((pair) => pair.map(escaped).join('='))
    .sort()
    .join('&');

const encode = (text: string) => new TextEncoder().encode(text);
