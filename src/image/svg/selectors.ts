// Style sheets of a few bytes that take a browser longer than any drawing.
import { simplified, VARIABLE } from './css.js';

/** Each has selectors in it: where one is in another, a browser tries all combinations of the elements around. */
const LISTS = String.raw`:(?:-\w+-any|is|where|not|has|matches|nth-[\w\-]+\([^()]*\sof)(?![\w\-])`;
const listInList = new RegExp(
  String.raw`:(?:-\w+-any|is|where|not|has|matches|nth-[\w\-]+)\([^(){}]*(?:\([^()]*\)[^(){}]*)*${LISTS}`,
  'i',
);

/** @returns what takes too long about the rules of a style sheet, or the declarations of a style attribute; in English */
export function unsafeRules(css: string): string | undefined {
  if (!/[({["'\\]/.test(css)) return undefined;
  const simple = simplified(css);
  if (simple === undefined) return 'It has a style that is not understood.';
  const isSlow =
    /@(function|mixin)/i.test(simple) || listInList.test(simple) || isNested(simple) || doubles(simple);
  return isSlow ? 'It has a style that takes too long.' : undefined;
}

/** Whether a rule is in a rule that is in a rule: each level counts as `:is()` of the one around it. */
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

/** Whether a custom property has a value that is twice as long as that of another, or may have one. */
const doubles = (simple: string) =>
  [...simple.matchAll(/([^{};]*)([{};]|$)/g)].some(
    ([, chunk = '', mark]) => /^\s*--/.test(chunk) && (mark === '{' || chunk.split(VARIABLE).length > 2),
  );
