// What style sheets, and attributes that read like them, ask for; and which parts of the drawing they refer to.

/** How often the element that is referred to is drawn. */
export type Manner =
  /** Once for the element that refers to it. */
  | 'once'
  /** Once for each shape in that element: the property is inherited. */
  | 'shapes'
  /** Once for each point of each shape in that element. */
  | 'points'
  /** As `points`, and once for each other element in that element: it is not known which property has the value. */
  | 'anywhere';

export interface Reference {
  readonly id: string;
  readonly manner: Manner;
  /** How often that is: a filter in a list as often as the filters behind it may use what it has made. */
  readonly times: number;
}

/** Stands for a filter that is a function in a style, not an element. No id is an empty text. */
export const FILTER_FUNCTION = '';
/** Stands for what the parent refers to, by a property that is inherited only where a style says so. No XML has this letter. */
export const INHERITED = '\0';

/** What the rules of all sheets say, by what an element must have for them to hold: `.class`, `#id`, a name, or `*`. */
export interface Rules {
  readonly references: Map<string, Reference[]>;
  readonly styling: Map<string, Styling>;
  /** Letters of all custom properties. */
  letters: number;
}

/** What a browser does to style one element: selectors that it tries, and uses of custom properties. */
export interface Styling {
  selectors: number;
  /** Of these, those that go through all elements around it. */
  ancestors: number;
  /** Of these, those that go through all that stands beside it. */
  siblings: number;
  variables: number;
}

export const noRules = (): Rules => ({ references: new Map(), styling: new Map(), letters: 0 });

/** A part of the same file, or pixels that are in it as they are. */
export const isInside = (address: string) =>
  /^($|#|data:image\/(png|jpe?g|gif|webp|avif|bmp)[;,])/i.test(address);

/** Letters that are in the file. Only a style asks for them. */
const isFont = (address: string) =>
  /^data:(font\/|application\/(x-)?font-?)(woff2?|[ot]tf|sfnt|collection|(true|open)type)[;,]/i.test(address);

export const refersTo = (address: string) => `It refers to ${address.slice(0, 80)}.`;

/** Without the spaces of XML around it. `trim()` drops others too, which belong to an address. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
  while (start < end && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return text.slice(start, end);
}

/** @returns `undefined` where browsers may differ about which id this is */
export function idOf(fragment: string): string | undefined {
  if (/[\0-\x20]$/.test(fragment)) return undefined; // an address ends before it (URL, 4.4)
  try {
    return decodeURIComponent(fragment.replace(/[\t\r\n]/g, ''));
  } catch {
    return undefined;
  }
}

/** It names a namespace and loads nothing (CSS Namespaces 3). With a backslash it is the beginning of a value, and no rule. */
const namespaceRule =
  /(?<!\\)@namespace\s+[\w-]*\s*(?:url\(\s*)?["']?http:\/\/www\.w3\.org\/[\w./#-]*["']?\s*\)?\s*;/gi;

/** The rest of `url(#id)` as programs write it; what is written in any other way is refused, lest a reference be missed. */
const localAddress = /^(?:"#([^"\\]*)"|'#([^'\\]*)'|#([^"'()\\\t\n\r\f ]*))[\t\n\r\f ]*\)/;

const LONGEST_ID = 1000;

/** @returns what the style asks for outside of the file, or in a way that is not understood here; in English */
export function unsafeStyle(css: string): string | undefined {
  if (!/[(@:\\]/.test(css)) return undefined;
  const plain = css.replace(namespaceRule, '');
  const read = plain.includes('\\') ? unescaped(plain) : plain;
  for (const text of new Set([plain, read]))
    if (/@import|javascript:|-moz-binding|(^|[^\w-])(src|(-\w+-)?(image-set|element))\(/i.test(text))
      return refersTo(text.trim());
  if (/([\w\x80-\uffff-]|\\(?:[\da-f]{1,6}\s?|[^]))url\(/i.test(plain)) return refersTo(plain.trim()); // another function
  const addresses = addressesIn(plain);
  if (addressesIn(read).length > addresses.length) return refersTo(read.trim()); // only escapes hide an address
  return addresses.map(unsafeAddress).find((found) => found !== undefined);
}

/** What follows on each `url(`, as far as it matters. */
const addressesIn = (css: string) =>
  [...css.matchAll(/url\([\t\n\r\f ]*/gi)].map(({ index, 0: { length } }) =>
    css.slice(index + length, index + length + LONGEST_ID),
  );

function unsafeAddress(address: string): string | undefined {
  const isLocal = /^["']?#/.test(address);
  const plain = address.replace(/^["']/, '');
  const isKnown = isLocal ? idIn(address) !== undefined : isInside(plain) || isFont(plain);
  return isKnown ? undefined : refersTo(address);
}

function idIn(address: string): string | undefined {
  const match = localAddress.exec(address);
  const fragment = match?.[1] ?? match?.[2] ?? match?.[3];
  return fragment === undefined ? undefined : idOf(fragment);
}

/** CSS Syntax 3, 4.3.7. */
export const unescaped = (css: string) =>
  css.replace(
    /\\(?:([\da-f]{1,6})(?:\r\n|[\t\n\r\f ])?|([^]))/gi,
    (_, hex: string | undefined, letter: string) =>
      hex === undefined ? letter : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)),
  );

const idsIn = (css: string) => addressesIn(css).flatMap((address) => idIn(address) ?? []);

const mannerOf = (property: string): Manner => {
  if (/^(-webkit-)?(mask|clip-path|(backdrop-)?filter|all$)/.test(property)) return 'once';
  if (/^(fill|stroke|marker-start|marker-end)$/.test(property)) return 'shapes';
  return /^marker(-mid)?$/.test(property) ? 'points' : 'anywhere';
};

/**
 * @param property `''`: any may be in it
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
    // Most filters use twice what is before them in the list: they draw it above its shadow.
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

/** @param css of a style sheet, or nothing is added where it is not understood; declarations outside of a rule count as those of every element */
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
      // No element draws what a font is made of: CorelDRAW keeps its letters in the drawing.
      selected.push(/^\s*@font-face/i.test(chunk) ? [] : isAtRule ? inner : selectors.map(keyOf));
      for (const selector of selectors) countSelector(rules, selector);
      continue;
    }
    const property = /^\s*([\w-]+)\s*:/.exec(chunk)?.[1]?.toLowerCase() ?? '';
    const isCustom = property.startsWith('--');
    if (isCustom) rules.letters += chunk.length;
    const variables = chunk.split(VARIABLE).length - 1;
    for (const key of variables > 0 ? inner : []) stylingOf(rules, key).variables += variables;
    // A custom property is used in other rules.
    add(isCustom ? everything : inner, referencesOf(property, chunk));
    if (mark === '}') selected.pop();
  }
}

/** What stands for the value of another property, or of an attribute (CSS Variables 1; CSS Values 5, 7). */
export const VARIABLE = /(?<![\w-])(?:var|attr|env|inherit)\(/i;

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

/** Divided at the commas that are in no brackets. */
function selectorsIn(prelude: string): string[] {
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

const everything = ['*'] as const;

/** What the last part of a selector asks of an element; `*` where it asks for anything but a class, an id or a name. */
function keyOf(selector: string): string {
  if (/[^\w.#:\t\n\r\f >+~|-]/.test(selector)) return '*';
  const [last = ''] =
    selector
      .trim()
      .split(/[\t\n\r\f >+~|]+/)
      .at(-1)
      ?.split(':') ?? [];
  const key = last.slice(Math.max(0, last.lastIndexOf('.'), last.lastIndexOf('#')));
  return /^(from|to|)$/i.test(key) ? '*' : key; // the last two are of key frames
}

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
