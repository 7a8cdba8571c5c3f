// Signature Version 4 by WebCrypto: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html

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

export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** Names and values; names in lower case. `host` is signed with them. */
type Headers = Readonly<Record<string, string>>;

export interface Unsigned {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
}

/** `2026-11-29T12:00:00Z` */
export const isoSeconds = (date: Date) => date.toISOString().replace(/\.\d+/, '');

/** `20261129T120000Z` */
export const longDate = (date: Date) => isoSeconds(date).replace(/[-:]/g, '');

/** `20261129/us-east-1/s3/aws4_request` */
const scopeOf = ({ date, region }: Scope) => `${longDate(date).slice(0, 8)}/${region}/s3/aws4_request`;

/** Access key and scope, as in `X-Amz-Credential`. */
export const credentialOf = (scope: Scope) => `${scope.credentials.accessKeyId}/${scopeOf(scope)}`;

/** @returns the signature in lower-case hexadecimal digits */
export async function signText(scope: Scope, text: string): Promise<string> {
  const name = `${scope.credentials.secretAccessKey}/${scopeOf(scope)}`;
  if (latest?.name !== name) latest = { name, key: signingKey(scope) };
  const key = await latest.key;
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(text))));
}

/** The key of the latest signature, which is the same for a day: to derive it takes four signatures. */
let latest: { readonly name: string; readonly key: Promise<CryptoKey> } | undefined;

async function signingKey(scope: Scope): Promise<CryptoKey> {
  let bytes: Uint8Array<ArrayBuffer> = encode(`AWS4${scope.credentials.secretAccessKey}`);
  for (const part of scopeOf(scope).split('/'))
    bytes = new Uint8Array(await crypto.subtle.sign('HMAC', await imported(bytes), encode(part)));
  return imported(bytes);
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
  const signed = new URL(url);
  const query = [
    ...signed.searchParams,
    ['X-Amz-Content-Sha256', UNSIGNED],
    ...(sessionToken ? [['X-Amz-Security-Token', sessionToken] as const] : []),
    ['X-Amz-Algorithm', ALGORITHM],
    ['X-Amz-Credential', credentialOf(scope)],
    ['X-Amz-Date', longDate(scope.date)],
    ['X-Amz-Expires', String(expires)],
    ['X-Amz-SignedHeaders', namesOf({ ...headers, host: url.host })],
  ] as const;
  signed.search = canonicalQuery(query);
  const signature = await signatureOf({ method, url: signed, headers }, scope, UNSIGNED);
  signed.search = canonicalQuery([...query, ['X-Amz-Signature', signature]]);
  return signed.href;
}

/** Signs a request without a body in its headers. @returns all headers to send */
export async function signHeaders({ method, url, headers }: Unsigned, scope: Scope): Promise<Headers> {
  const { sessionToken } = scope.credentials;
  const all = {
    ...headers,
    'x-amz-content-sha256': UNSIGNED,
    'x-amz-date': longDate(scope.date),
    ...(sessionToken && { 'x-amz-security-token': sessionToken }),
  };
  const signature = await signatureOf({ method, url, headers: all }, scope, UNSIGNED);
  const names = namesOf({ ...all, host: url.host });
  return {
    ...all,
    authorization: `${ALGORITHM} Credential=${credentialOf(scope)}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** As S3 encodes keys in URLs: all but unreserved characters of RFC 3986; the slash only in a query. */
export const escaped = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const UNSIGNED = 'UNSIGNED-PAYLOAD';

const namesOf = (headers: Headers) => Object.keys(headers).sort().join(';');

async function signatureOf({ method, url, headers }: Unsigned, scope: Scope, payload: string) {
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
  return signText(scope, [ALGORITHM, longDate(scope.date), scopeOf(scope), digest].join('\n'));
}

const canonicalQuery = (query: readonly (readonly [string, string])[]) =>
  query
    .map((pair) => pair.map(escaped).join('='))
    .sort()
    .join('&');

const imported = (key: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

const encode = (text: string) => new TextEncoder().encode(text);

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
