// Builds HEIF and JPEG XL files that no tool writes from boxes, and inspects them.
import type { ImageFacts } from '../../src/rules/facts.js';
import { factsOf, file } from './found.js';

export const fileNamed = async (name: string) => new Uint8Array(await (await file(name)).arrayBuffer());

export async function factsIn(...parts: BlobPart[]): Promise<ImageFacts> {
  const { thumbnail, ...facts } = await factsOf(new Blob(parts));
  return thumbnail ? { ...facts, thumbnail } : facts;
}

export const uint32 = (value: number) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);

export function joined(
  ...parts: readonly (Uint8Array | readonly number[] | string)[]
): Uint8Array<ArrayBuffer> {
  const bytes = parts.map((part) =>
    typeof part === 'string'
      ? Uint8Array.from(part, (letter) => letter.charCodeAt(0))
      : Uint8Array.from(part),
  );
  const all = new Uint8Array(bytes.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of bytes) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A box of HEIF or JPEG XL. */
export function box(type: string, ...contents: readonly (Uint8Array | readonly number[] | string)[]) {
  const inside = joined(...contents);
  return joined(uint32(inside.length + 8), type, inside);
}

/** The content of the boxes of a file or a part of it, by type; the first one of each type. */
export function boxesOf(bytes: Uint8Array): Record<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Record<string, Uint8Array> = {};
  for (let at = 0; at < bytes.length; at += view.getUint32(at))
    found[String.fromCharCode(...bytes.subarray(at + 4, at + 8))] ??= bytes.subarray(
      at + 8,
      at + view.getUint32(at),
    );
  return found;
}
