// SVG: the size that the root element states (SVG 2, 8.2), if it needs no layout.
import { FIRST, MOST_AT_ONCE } from '../reading.js';
import { reader } from './facts-of.js';

/** Bytes that are read, step by step: the first step is enough for most files, but long comments may precede the root element. */
export const SVG_BYTES = [FIRST, MOST_AT_ONCE] as const;

export const readSvg = reader(function* (facts) {
  let text = '';
  let root: number | undefined;
  for (const length of SVG_BYTES) {
    text = textOf(yield { start: 0, length });
    root = svgRoot(text);
    if (root !== undefined && text.includes('>', root)) break;
  }
  facts.metadata = /<!--|<([\w.-]+:)?metadata[\s>]/.test(text);
  const attributes = attributesAt(root ?? text.length, text);
  const [, , boxWidth = NaN, boxHeight = NaN] = (attributes.get('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const ratio = boxWidth / boxHeight;
  const width = pixels(attributes.get('width'));
  const height = pixels(attributes.get('height'));
  facts.width = known(width ?? (height === undefined ? boxWidth : height * ratio));
  facts.height = known(height ?? (width === undefined ? boxHeight : width / ratio));
});

/** Decodes text by its byte order mark; without one as UTF-8, which is sufficient for names. */
export function textOf(bytes: ArrayBufferView): string {
  const mark = new Uint8Array(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2)).join();
  const encoding = mark === '255,254' ? 'utf-16le' : mark === '254,255' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

export const isMarkup = (bytes: ArrayBufferView) => /^\s*</.test(textOf(bytes));

/** Parts that XML allows before the root element. One pattern for all of them could take unbounded time. */
const prologue = /\s*(?:<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*(?:\[[^]*?\]\s*)?>)/iy;
const svg = /\s*<(?:[\w.-]+:)?svg(?=[\s>/])/iy;

/** @returns the offset of the root element's attributes; `undefined` if it is not an element of SVG */
export function svgRoot(text: string): number | undefined {
  let at = 0;
  for (prologue.lastIndex = 0; prologue.test(text);) at = prologue.lastIndex;
  svg.lastIndex = at;
  return svg.test(text) ? svg.lastIndex : undefined;
}

function attributesAt(start: number, text: string) {
  const attribute = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  attribute.lastIndex = start;
  const found = new Map<string, string>();
  for (let match; (match = attribute.exec(text));)
    found.set(match[1] ?? '', (match[2] ?? match[3] ?? '').trim());
  return found;
}

/** CSS Values 4, 6.2. */
const units: Record<string, number> = {
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  pt: 96 / 72,
  pc: 16,
};

/** @returns pixels; `undefined` if the size depends on the container, `NaN` if it depends on a font or is invalid */
function pixels(length: string | undefined): number | undefined {
  if (length === undefined || length === 'auto' || length.endsWith('%')) return undefined;
  const [, number, unit = ''] = /^\+?([\d.]+(?:e[-+]?\d+)?)([a-z]*)$/i.exec(length) ?? [];
  return Number(number) * (units[unit.toLowerCase() || 'px'] ?? NaN);
}

const known = (pixels: number) =>
  pixels > 0 && pixels < Infinity ? Math.max(1, Math.round(pixels)) : undefined;
