// A claim says who may keep which object as what. The server signs it with the target, the form posts it, the server checks it.

export interface Claim {
  readonly key: string;
  /** MIME type. */
  readonly type: string;
  /** Bytes, both included. */
  readonly size: readonly [min: number, max: number];
  /** SHA-256 in base64; `undefined` if the page named none. */
  readonly checksum?: string | undefined;
  /** The id that `authorize` returned. */
  readonly identity: string;
  /** What the image is for, such as the name of a form. */
  readonly purpose?: string | undefined;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

export type ClaimFault = 'claim-invalid' | 'claim-expired';

/** Characters. The claims of this server are shorter. */
const LONGEST = 4096;

/** Part of what is signed, so that a signature for anything else is none for a claim. */
const CONTEXT = 's3-image-upload claim 1.';

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

/** @param secret the first of the list */
export async function signClaim(claim: Claim, secret: string): Promise<string> {
  const payload = toBase64Url(new TextEncoder().encode(JSON.stringify(claim)));
  const key = await keyOf(secret);
  const signature = await crypto.subtle.sign(ALGORITHM.name, key, signedText(payload));
  return `${payload}.${toBase64Url(new Uint8Array(signature))}`;
}

/**
 * @param secrets all that are valid: a claim may have been signed before the secret was replaced
 * @param now milliseconds since 1970
 */
export async function readClaim(
  text: unknown,
  secrets: readonly string[],
  now: number,
): Promise<Claim | ClaimFault> {
  if (typeof text !== 'string' || text.length > LONGEST) return 'claim-invalid';
  const [payload = '', signature = '', ...more] = text.split('.');
  const given = fromBase64Url(signature);
  if (!given || more.length > 0) return 'claim-invalid';
  for (const secret of secrets) {
    // Compares in constant time (Web Crypto, HMAC, verify).
    if (!(await crypto.subtle.verify(ALGORITHM.name, await keyOf(secret), given, signedText(payload))))
      continue;
    const claim = JSON.parse(new TextDecoder().decode(fromBase64Url(payload))) as Claim;
    return claim.expires > now ? claim : 'claim-expired';
  }
  return 'claim-invalid';
}

/** By secret, of which a site has a few. */
const keys = new Map<string, Promise<CryptoKey>>();

function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const bytes = new TextEncoder().encode(secret);
  const key = crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['sign', 'verify']);
  keys.set(secret, key);
  return key;
}

const signedText = (payload: string) => new TextEncoder().encode(CONTEXT + payload);

const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** `undefined` unless this is the one text that stands for these bytes. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
      one.charCodeAt(0),
    );
    return toBase64Url(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}
