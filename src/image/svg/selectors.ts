// Finds selectors and custom properties for which a browser takes longer than for any drawing, in a style sheet of a few bytes.
import { simplified, VARIABLE } from './css.js';

/** Pseudo-classes that contain selectors. If they are nested, a browser tries all combinations of ancestors. */
const LISTS = String.raw`:(?:-\w+-any|is|where|not|has|matches|nth-[\w\-]+\([^()]*\sof)(?![\w\-])`;
const listInList = new RegExp(
  String.raw`:(?:-\w+-any|is|where|not|has|matches|nth-[\w\-]+)\([^(){}]*(?:\([^()]*\)[^(){}]*)*${LISTS}`,
  'i',
);

/** @returns in English, what takes too long in a style sheet or style attribute; `undefined` if nothing does */
export function unsafeRules(css: string): string | undefined {
  if (!/[({["'\\]/.test(css)) return undefined;
  const simple = simplified(css);
  if (simple === undefined) return 'It has a style that can’t be parsed.';
  const isSlow =
    /@(function|mixin)/i.test(simple) || listInList.test(simple) || isNested(simple) || doubles(simple);
  return isSlow ? 'It has a style that takes too long.' : undefined;
}

/** Whether rules are nested three deep: each level counts as `:is()` of the one around it. */
function isNested(simple: string): boolean {
  const open: boolean[] = [];
  let rules = 0;
  for (const [, chunk = '', mark] of simple.matchAll(/([^{};]*)([{};]|$)/g)) {
    const isRule = !/^\s*@/.test(chunk);
    if (mark === '{') {
      open.push(isRule);
      rules += Number(isRule);
    } else if (mark === '}') rules -= Number(open.pop() ?? false);
    if (rules > 2) return true;
  }
  return false;
}

/** Whether the value of a custom property uses another one twice, or may do so. */
const doubles = (simple: string) =>
  [...simple.matchAll(/([^{};]*)([{};]|$)/g)].some(
    ([, chunk = '', mark]) => /^\s*--/.test(chunk) && (mark === '{' || chunk.split(VARIABLE).length > 2),
  );
