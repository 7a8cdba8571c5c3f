// The SHA-256 of each part of a multipart upload, and the one that S3 computes from them. Loaded with the first target that asks for them.
import type { Failure } from '../rules/failure.js';
import type { Part } from '../rules/parts.js';
import { sha256 } from './checksum.js';

export class PartChecksums {
  readonly #blob: Blob;
  readonly #parts: readonly Part[];
  /** In base64, by number of the part. */
  readonly known = new Map<number, string>();

  constructor(blob: Blob, parts: readonly Part[]) {
    this.#blob = blob;
    this.#parts = parts;
  }

  async of(numbers: readonly number[], signal: AbortSignal): Promise<readonly string[] | Failure> {
    const found: string[] = [];
    for (const number of numbers) {
      const { start, end } = this.#parts[number - 1] ?? { start: 0, end: 0 };
      const checksum = this.known.get(number) ?? (await hash(this.#blob.slice(start, end), signal));
      if (typeof checksum !== 'string') return checksum;
      this.known.set(number, checksum);
      found.push(checksum);
    }
    return found;
  }

  /** The SHA-256 of all checksums, a hyphen, and the number of parts (S3, "Checking object integrity", composite checksums). */
  async composite(signal: AbortSignal): Promise<string | Failure> {
    const checksums = await this.of(
      this.#parts.map(({ number }) => number),
      signal,
    );
    if ('code' in checksums) return checksums;
    const bytes = checksums.map((checksum) => Uint8Array.from(atob(checksum), (one) => one.charCodeAt(0)));
    const whole = await hash(new Blob(bytes), signal);
    return typeof whole === 'string' ? `${whole}-${bytes.length}` : whole;
  }
}

async function hash(blob: Blob, signal: AbortSignal): Promise<string | Failure> {
  try {
    const hashed = await sha256(blob, signal);
    if (hashed.ok) return hashed.value;
    return { code: signal.aborted ? 'aborted' : 'unreadable', cause: hashed.cause };
  } catch (cause) {
    return { code: 'network', cause }; // a chunk could not be loaded
  }
}
