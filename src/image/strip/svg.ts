// SVG: text, in which it is looked for what tells of its author.
import type { Edit } from './edits.js';
import { bytesOf, malformed, type Read } from './slices.js';

const foreign = (name: string, namespace: string) => `\\s${name}\\s*=\\s*["'](?!${namespace}["'])`;

/**
 * What programs write into an SVG about it and its author, names that are not SVG's, and other files that are embedded.
 * A title and a description stay: browsers show and read them as a part of the drawing.
 */
const told = new RegExp(
  [
    '\\0', // as every other byte is in UTF-16, where none of these would be found
    '<!--|<!DOCTYPE|<\\?(?!xml\\s)|/\\*',
    '<(?:[\\w.-]+:)?(?:metadata|author|creator)|\\s(?:data-|xml:base|author|creator)|data:|file:',
    `\\sencoding\\s*=\\s*["'](?!utf-8["'])`,
    '\\sxmlns:(?!xlink\\b|svg\\b)',
    foreign('xmlns(?::svg)?', 'http://www.w3.org/2000/svg'),
    foreign('xmlns:xlink', 'http://www.w3.org/1999/xlink'),
  ].join('|'),
  'i',
);

/** An SVG is text that somebody may have written as it is; it isn't changed, only looked through. */
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
