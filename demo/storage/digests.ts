// Computes digests of an upload, and compares them with those that the sender claims.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Error } from './s3-error.js';

/** Digests in base64, except `md5` and `contentSha256`, which are hexadecimal as in ETags and signatures. */
export interface Digests {
  readonly md5: string;
  readonly contentSha256: string;
  readonly checksums: Readonly<Record<Checksum, string>>;
}

/** The supported checksum algorithms, by the end of the header's name: `x-amz-checksum-sha256`. */
export type Checksum = 'sha256' | 'sha1' | 'crc32';

const BYTES: Readonly<Record<Checksum, number>> = { sha256: 32, sha1: 20, crc32: 4 };
export const CHECKSUMS = Object.keys(BYTES) as Checksum[];

/** Computes all digests in one pass, chunk by chunk. */
export class Digester {
  readonly #md5 = createHash('md5');
  readonly #sha256 = createHash('sha256');
  readonly #sha1 = createHash('sha1');
  #crc32 = 0;

  update(chunk: Buffer): void {
    this.#md5.update(chunk);
    this.#sha256.update(chunk);
    this.#sha1.update(chunk);
    this.#crc32 = crc32(chunk, this.#crc32);
  }

  digest(): Digests {
    const sha256 = this.#sha256.digest();
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(this.#crc32);
    return {
      md5: this.#md5.digest('hex'),
      contentSha256: sha256.toString('hex'),
      checksums: {
        sha256: sha256.toString('base64'),
        sha1: this.#sha1.digest('base64'),
        crc32: crc.toString('base64'),
      },
    };
  }
}

/** Checks the syntax of digests that the sender claims: form fields or headers, by lower-case name. */
export function checkClaims(claims: ReadonlyMap<string, string>): S3Error | undefined {
  const md5 = claims.get('content-md5');
  if (md5 !== undefined && !isDigest(md5, 16)) {
    return new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  }
  for (const checksum of CHECKSUMS) {
    const claim = claims.get(`x-amz-checksum-${checksum}`);
    if (claim !== undefined && !isDigest(claim, BYTES[checksum])) {
      return new S3Error('InvalidRequest', `Value for x-amz-checksum-${checksum} header is invalid.`);
    }
  }
  return undefined;
}

/** Returns `BadDigest` if the bytes do not have the claimed digests. */
export function compareClaims(claims: ReadonlyMap<string, string>, digests: Digests): S3Error | undefined {
  const md5 = claims.get('content-md5');
  const calculated = Buffer.from(digests.md5, 'hex').toString('base64');
  if (md5 !== undefined && md5 !== calculated) {
    return new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.', {
      ExpectedDigest: md5,
      CalculatedDigest: calculated,
    });
  }
  for (const checksum of CHECKSUMS) {
    const claim = claims.get(`x-amz-checksum-${checksum}`);
    if (claim !== undefined && claim !== digests.checksums[checksum]) {
      const name = checksum.toUpperCase();
      return new S3Error('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
    }
  }
  return undefined;
}

/** The `x-amz-checksum-…` headers to store with the object: those that were claimed and verified. */
export function claimedChecksums(claims: ReadonlyMap<string, string>): Record<string, string> {
  const names = CHECKSUMS.map((checksum) => `x-amz-checksum-${checksum}`);
  return Object.fromEntries([...claims].filter(([name]) => names.includes(name)));
}

function isDigest(base64: string, bytes: number): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && Buffer.from(base64, 'base64').length === bytes;
}
