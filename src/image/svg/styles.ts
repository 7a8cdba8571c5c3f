// Reads the references in style sheets and presentation attributes, and the elements that the rules apply to.
import { idsIn } from './addresses.js';
import { selectorsIn, simplified, unescaped, VARIABLE } from './css.js';

/** How often the referenced element is drawn. */
export type Manner =
  /** Once for the element that refers to it. */
  | 'once'
  /** Once for each shape in that element: the property is inherited. */
  | 'shapes'
  /** Once for each point of each shape in that element. */
  | 'points'
  /** As `points`, and once for each other element in that element, since the property with the value is not known. */
  | 'anywhere';

export interface Reference {
  readonly id: string;
  readonly manner: Manner;
  /** Factor: a filter in a list is computed as often as the filters after it use its result. */
  readonly times: number;
}

/** Stands for a filter function in a style, which is not an element. No id is empty. */
export const FILTER_FUNCTION = '';
/** Stands for the reference of the parent, if a style makes a property inherit it. This character can't occur in XML. */
export const INHERITED = '\0';

/** The rules of all style sheets, by the key that an element must have to match: `.class`, `#id`, a name, or `*`. */
export interface Rules {
  readonly references: Map<string, Reference[]>;
  readonly styling: Map<string, Styling>;
  /** Number of characters in all custom properties. */
  letters: number;
}

/** Work for the style of one element: selectors that are tried, and uses of custom properties. */
export interface Styling {
  selectors: number;
  /** Number of these selectors that search all ancestors. */
  ancestors: number;
  /** Number of these selectors that search all siblings. */
  siblings: number;
  variables: number;
}

export const noRules = (): Rules => ({ references: new Map(), styling: new Map(), letters: 0 });

const mannerOf = (property: string): Manner => {
  if (/^(-webkit-)?(mask|clip-path|(backdrop-)?filter|all$)/.test(property)) return 'once';
  if (/^(fill|stroke|marker-start|marker-end)$/.test(property)) return 'shapes';
  return /^marker(-mid)?$/.test(property) ? 'points' : 'anywhere';
};

/**
 * @param property empty if the value may be that of any property
 * @param value of one property
 */
export function referencesOf(property: string, value: string): Reference[] {
  const css = unescaped(value);
  const manner = mannerOf(property);
  const inherits = (manner === 'once' || property === '') && /(?<![\w#-])inherit(?![\w-])/i.test(css);
  if (!inherits && !css.includes('(')) return [];
  const ids = [...idsIn(css), ...Array.from(css.matchAll(/(blur|shadow)\(/gi), () => FILTER_FUNCTION)];
  const isList = manner === 'anywhere' || property.endsWith('filter');
  return [
    ...(inherits ? [{ id: INHERITED, manner, times: 1 }] : []),
    // Most filters use the result before them in the list twice: they draw it above its shadow.
    ...ids.map((id, place) => ({ id, manner, times: isList ? 2 ** (ids.length - 1 - place) : 1 })),
  ];
}

/** @param css of a style attribute */
export function referencesOfStyle(css: string): Reference[] {
  if (!/[(\\]|inherit/i.test(css)) return [];
  const rules = noRules();
  addRules(rules, css);
  return [...rules.references.values()].flat();
}

/** @param css of a style sheet. Adds nothing if it can't be parsed. Declarations outside of a rule count as those of every element */
export function addRules(rules: Rules, css: string): void {
  const add = (keys: readonly string[], found: readonly Reference[]) => {
    for (const key of found.length > 0 ? keys : []) {
      const known = rules.references.get(key) ?? [];
      for (const reference of found) known.push(reference);
      rules.references.set(key, known);
    }
  };
  const simple = simplified(css);
  if (simple === undefined) return;
  const selected: (readonly string[])[] = [];
  for (const [, chunk = '', mark] of simple.matchAll(/([^{};]*)([{};]|$)/g)) {
    const inner = selected.at(-1) ?? everything;
    if (mark === '{') {
      const isAtRule = /^\s*@/.test(chunk);
      const selectors = isAtRule ? [] : selectorsIn(chunk);
      // Fonts are not drawn as elements. CorelDRAW embeds its font in the drawing.
      selected.push(/^\s*@font-face/i.test(chunk) ? [] : isAtRule ? inner : selectors.map(keyOf));
      for (const selector of selectors) countSelector(rules, selector);
      continue;
    }
    const property = /^\s*([\w-]+)\s*:/.exec(chunk)?.[1]?.toLowerCase() ?? '';
    const isCustom = property.startsWith('--');
    if (isCustom) rules.letters += chunk.length;
    const variables = chunk.split(VARIABLE).length - 1;
    for (const key of variables > 0 ? inner : []) stylingOf(rules, key).variables += variables;
    // A custom property may be used in other rules.
    add(isCustom ? everything : inner, referencesOf(property, chunk));
    if (mark === '}') selected.pop();
  }
}

function stylingOf({ styling }: Rules, key: string): Styling {
  const known = styling.get(key) ?? { selectors: 0, ancestors: 0, siblings: 0, variables: 0 };
  styling.set(key, known);
  return known;
}

function countSelector(rules: Rules, selector: string): void {
  const all = stylingOf(rules, keyOf(selector));
  const arguments_ = selector.split(',').length;
  all.selectors += arguments_;
  if (/\S[\t\n\r\f ]+[^\t\n\r\f >+~]/.test(selector)) all.ancestors += arguments_;
  if (/~|has\(|-of-type|[\t\n\r\f ]of[\t\n\r\f ]/i.test(selector)) all.siblings += arguments_;
}

const everything = ['*'] as const;

/** The key that the last compound of a selector requires; `*` if it is not a class, an id or a name. */
function keyOf(selector: string): string {
  if (/[^\w.#:\t\n\r\f >+~|-]/.test(selector)) return '*';
  const [last = ''] =
    selector
      .trim()
      .split(/[\t\n\r\f >+~|]+/)
      .at(-1)
      ?.split(':') ?? [];
  const key = last.slice(Math.max(0, last.lastIndexOf('.'), last.lastIndexOf('#')));
  return /^(from|to|)$/i.test(key) ? '*' : key; // `from` and `to` are keyframes
}
