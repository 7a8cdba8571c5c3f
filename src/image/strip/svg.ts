// Searches an SVG for metadata.
import type { Edit } from './edits.js';
import { bytesOf, malformed, type Read } from './slices.js';

const foreign = (name: string, namespace: string) => `\\s${name}\\s*=\\s*["'](?!${namespace}["'])`;

/**
 * What counts as metadata: data of programs about the file and its author, foreign namespaces, and embedded files. Title and
 * description do not, since browsers show them as a part of the drawing.
 */
const told = new RegExp(
  [
    '\\0', // every other byte in UTF-16, in which none of the other patterns would match
    '<!--|<!DOCTYPE|<\\?(?!xml\\s)|/\\*',
    '<(?:[\\w.-]+:)?(?:metadata|author|creator)|\\s(?:data-|xml:base|author|creator)|data:|file:',
    `\\sencoding\\s*=\\s*["'](?!utf-8["'])`,
    '\\sxmlns:(?!xlink\\b|svg\\b)',
    foreign('xmlns(?::svg)?', 'http://www.w3.org/2000/svg'),
    foreign('xmlns:xlink', 'http://www.w3.org/1999/xlink'),
  ].join('|'),
  'i',
);

/** An SVG is not changed, since people may have written it by hand; it is only searched. */
export async function svg(read: Read, size: number): Promise<Edit[]> {
  if (size > MOST_TEXT || told.test(utf8(bytesOf(await read(0, size))))) malformed();
  return [];
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return malformed();
  }
}

const MOST_TEXT = 1_048_576;
