// Reads CSS as text: escapes, strings, brackets, and the end of each part.

/** CSS Syntax 3, 4.3.7. */
export const unescaped = (css: string) =>
  css.replace(
    /\\(?:([\da-f]{1,6})(?:\r\n|[\t\n\r\f ])?|([^]))/gi,
    (_, hex: string | undefined, letter: string) =>
      hex === undefined ? letter : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)),
  );

/** Functions that are replaced by the value of a property or attribute (CSS Variables 1; CSS Values 5, 7). */
export const VARIABLE = /(?<![\w-])(?:var|attr|env|inherit)\(/i;

/** Escapes, unquoted URLs, strings and comments (CSS Syntax 3, 4.3). */
const tokens =
  /\\(?:[\da-f]{1,6}(?:\r\n|[\t\n\r\f ])?|[^])|(?<![\w\x80-\uffff-])url\([\t\n\r\f ]*(?!["'\t\n\r\f ])[^)\\]*(?:\\[^][^)\\]*)*\)?|"[^"\\\n\r\f]*(?:\\[^][^"\\\n\r\f]*)*"|'[^'\\\n\r\f]*(?:\\[^][^'\\\n\r\f]*)*'|\/\*[^]*?(?:\*\/|$)/gi;

/**
 * The CSS without comments, with characters instead of their escapes, and with no text in strings or URLs that looks like CSS.
 * `undefined` if the CSS can’t be parsed.
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

/** Finds the end of a part, ignoring braces and semicolons in brackets. */
function isBalanced(chunk: string): boolean {
  const open: string[] = [];
  for (const [bracket] of chunk.matchAll(/[()[\]]/g))
    if (bracket === '(') open.push(')');
    else if (bracket === '[') open.push(']');
    else if (open.pop() !== bracket) return false;
  return open.length === 0;
}

/** Splits at commas outside of brackets. */
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
