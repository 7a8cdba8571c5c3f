// Reads and writes numbers, boxes and spans of bytes in a HEIF.
import { malformed } from './slices.js';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Reads consecutive big-endian numbers. */
export class Cursor {
  constructor(
    readonly view: DataView,
    public at: number,
  ) {}

  uint(bytes: number): number {
    let value = 0;
    for (; bytes > 0; bytes -= 1) value = value * 256 + this.view.getUint8(this.at++);
    return value;
  }
}

export const uint = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, index) => value >>> (8 * (bytes - 1 - index)));

type Part = Iterable<number>;

export function concat(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const arrays = parts.map((part) => (part instanceof Uint8Array ? part : Uint8Array.from(part)));
  const joined = new Uint8Array(arrays.reduce((all, { length }) => all + length, 0));
  let at = 0;
  for (const array of arrays) {
    joined.set(array, at);
    at += array.length;
  }
  return joined;
}

export function boxOf(type: string, parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const content = concat(parts);
  return concat([uint(content.length + 8, 4), Array.from(type, (letter) => letter.charCodeAt(0)), content]);
}

/** A `free` box of this length, to fill the place of removed bytes. */
export function free(length: number): Uint8Array<ArrayBuffer> {
  if (length === 0) return new Uint8Array();
  return length < 8 ? malformed() : boxOf('free', [new Uint8Array(length - 8)]);
}

/** Returns the parts of these spans that none of the other spans covers. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  const sorted = [...others].sort((one, other) => one.start - other.start);
  return spans.flatMap(({ start, end }) => {
    const left: Span[] = [];
    for (const other of [...sorted, { start: end, end }]) {
      if (other.start > start) left.push({ start, end: Math.min(other.start, end) });
      start = Math.max(start, other.end);
      if (start >= end) break;
    }
    return left;
  });
}
