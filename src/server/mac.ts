// HMAC-SHA-256. On Node, WebCrypto signs in another thread, which takes longer than the signature: there `node:crypto` does.

export type Bytes = Uint8Array<ArrayBuffer>;

/** A key, with what it signs and verifies. */
export interface Mac {
  readonly sign: (text: string) => Bytes | Promise<Bytes>;
  /** In constant time. */
  readonly verify: (signature: Bytes, text: string) => boolean | Promise<boolean>;
}

export const macOf = async (key: Bytes): Promise<Mac> => (node ? nodeMac(node, key) : webMac(key));

/** What is used of `node:crypto`. */
interface NodeCrypto {
  readonly createHmac: (
    hash: string,
    key: Bytes,
  ) => { readonly update: (text: string) => { readonly digest: () => Bytes } };
  readonly timingSafeEqual: (one: Bytes, other: Bytes) => boolean;
}

/** Not imported, since other runtimes and bundlers for them have no such module. */
const node = (
  globalThis as {
    readonly process?: { readonly getBuiltinModule?: (name: string) => NodeCrypto | undefined };
  }
).process?.getBuiltinModule?.('node:crypto');

function nodeMac({ createHmac, timingSafeEqual }: NodeCrypto, key: Bytes): Mac {
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();
  return {
    sign,
    verify: (signature, text) => signature.length === 32 && timingSafeEqual(sign(text), signature),
  };
}

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' };

async function webMac(bytes: Bytes): Promise<Mac> {
  const key = await crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['sign', 'verify']);
  const encode = (text: string) => new TextEncoder().encode(text);
  return {
    sign: async (text) => new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(text))),
    verify: (signature, text) => crypto.subtle.verify('HMAC', key, signature, encode(text)),
  };
}
