// CSS as text: its escapes, its strings and brackets, and where one part of it ends.

/** CSS Syntax 3, 4.3.7. */
export const unescaped = (css: string) =>
  css.replace(
    /\\(?:([\da-f]{1,6})(?:\r\n|[\t\n\r\f ])?|([^]))/gi,
    (_, hex: string | undefined, letter: string) =>
      hex === undefined ? letter : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)),
  );

/** What stands for the value of another property, or of an attribute (CSS Variables 1; CSS Values 5, 7). */
export const VARIABLE = /(?<![\w-])(?:var|attr|env|inherit)\(/i;

/** Escapes, addresses without quotes, strings and comments (CSS Syntax 3, 4.3). */
const tokens =
  /\\(?:[\da-f]{1,6}(?:\r\n|[\t\n\r\f ])?|[^])|(?<![\w\x80-\uffff-])url\([\t\n\r\f ]*(?!["'\t\n\r\f ])[^)\\]*(?:\\[^][^)\\]*)*\)?|"[^"\\\n\r\f]*(?:\\[^][^"\\\n\r\f]*)*"|'[^'\\\n\r\f]*(?:\\[^][^'\\\n\r\f]*)*'|\/\*[^]*?(?:\*\/|$)/gi;

/**
 * Without comments, with nothing in quotes or addresses that looks like CSS, and with letters instead of their escapes.
 * `undefined`: that takes more than is known here.
 */
export function simplified(css: string): string | undefined {
  const simple = css.replace(tokens, (token) => {
    if (token.startsWith('/')) return ' ';
    if (token.startsWith('\\')) return /^[\w-]$/.test(unescaped(token)) ? unescaped(token) : '\ufffd';
    if (!/^(url\([\t\n\r\f ]*|.)#/i.test(token)) return '""';
    return /[{};\\]|^.+["'].+$/.test(token.slice(1, -1)) ? '\\' : token;
  });
  const isOdd =
    /["'\\]/.test(simple.replace(/(["'])[^"'\\]*\1/g, '')) ||
    simple.split(/[{};]/).some((chunk) => !isBalanced(chunk));
  return isOdd ? undefined : simple;
}

/** A brace or semicolon between brackets ends nothing. */
function isBalanced(chunk: string): boolean {
  const open: string[] = [];
  for (const [bracket] of chunk.matchAll(/[()[\]]/g))
    if (bracket === '(') open.push(')');
    else if (bracket === '[') open.push(']');
    else if (open.pop() !== bracket) return false;
  return open.length === 0;
}

/** Divided at the commas that are in no brackets. */
export function selectorsIn(prelude: string): string[] {
  const selectors: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of prelude.matchAll(/[()[\],]/g)) {
    if (mark !== ',') depth += /[([]/.test(mark) ? 1 : -1;
    else if (depth === 0) {
      selectors.push(prelude.slice(start, index));
      start = index + 1;
    }
  }
  return [...selectors, prelude.slice(start)];
}
