// Files that the page and the harness generate from the same number, so that stored and sent files can be compared.
import { randomFrom } from '../random.js';

export interface FilePlan {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly seed: number;
}

/** SOI, and a frame of 16 × 16 gray pixels. */
const JPEG = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 16, 1, 1, 0x11, 0, 0xff, 0xda];

/** Begins like a JPEG, so that it counts as an image. The rest is noise, so that files differ everywhere. */
export function bytesOf({ size, seed }: FilePlan): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(size / 4));
  const next = randomFrom(seed);
  for (let at = 0; at < words.length; at += 1) words[at] = next() * 2 ** 32;
  const bytes = new Uint8Array(words.buffer, 0, size);
  bytes.set(JPEG);
  return bytes;
}

/** `count` files between these sizes. */
export function planFiles(count: number, [least, most]: readonly [number, number], seed = 1): FilePlan[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => ({
    name: `photo-${index + 1}.jpg`,
    size: Math.round(least + random() * (most - least)),
    seed: seed * 10_000 + index,
  }));
}
