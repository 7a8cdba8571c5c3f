// A claim says who may keep which object as what. The server signs it with the target, the form posts it, the server checks it.
import { macOf as macFor, type Bytes, type Mac } from './mac.js';

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

/** Part of what is signed, so that a signature for anything else, or for another bucket with the same secret, is none for a claim. */
const contextOf = (bucket: string) => `s3-image-upload claim 2.${bucket}.`;

/**
 * @param secret the first of the list
 * @throws if the claim is longer than any that is read
 */
export async function signClaim(claim: Claim, bucket: string, secret: string): Promise<string> {
  const payload = toBase64Url(new TextEncoder().encode(JSON.stringify(claim)));
  const { sign } = await macOf(secret);
  const text = `${payload}.${toBase64Url(await sign(contextOf(bucket) + payload))}`;
  if (text.length > LONGEST)
    throw new RangeError('The claim is too long: its key, or the id of its identity.');
  return text;
}

/**
 * @param secrets all that are valid: a claim may have been signed before the secret was replaced
 * @param now milliseconds since 1970
 */
export async function readClaim(
  text: unknown,
  bucket: string,
  secrets: readonly string[],
  now: number,
): Promise<Claim | ClaimFault> {
  if (typeof text !== 'string' || text.length > LONGEST) return 'claim-invalid';
  const [payload = '', signature = '', ...more] = text.split('.');
  const given = fromBase64Url(signature);
  if (!given || more.length > 0) return 'claim-invalid';
  for (const secret of secrets) {
    const { verify } = await macOf(secret);
    if (!(await verify(given, contextOf(bucket) + payload))) continue;
    const claim = JSON.parse(new TextDecoder().decode(fromBase64Url(payload))) as Claim;
    return claim.expires > now ? claim : 'claim-expired';
  }
  return 'claim-invalid';
}

/** By secret, of which a site has a few. */
const macs = new Map<string, Promise<Mac>>();

function macOf(secret: string): Promise<Mac> {
  const known = macs.get(secret);
  if (known) return known;
  const mac = macFor(new TextEncoder().encode(secret));
  macs.set(secret, mac);
  return mac;
}

const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** `undefined` unless this is the one text that stands for these bytes. */
function fromBase64Url(text: string): Bytes | undefined {
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
